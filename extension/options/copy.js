/** The section about how is copied and saved. */

import { COPY_FORMATS, COPY_SWITCHES } from '../copying.js';
import { change, load, watch } from '../settings.js';
import { build } from '../sites/entry.js';
import { find } from './find.js';

/** @typedef {import('../copying.js').Copying} Copying */

const { getMessage } = chrome.i18n;

/**
 * Brings the section to life. Each choice takes effect at once.
 * @param {HTMLElement} section
 */
export async function startCopy(section) {
  const formats = COPY_FORMATS.map((format) => {
    const box = buildBox('radio', `copyFormat_${format}`, () => ({ format }));
    box.input.name = 'copy-format';
    box.input.value = format;
    return box;
  });
  const switches = COPY_SWITCHES.map((name) => {
    const box = buildBox('checkbox', `copy_${name}`, (isOn) => ({ [name]: isOn }));
    box.input.value = name;
    return box;
  });
  find(section, HTMLElement, '#copy-formats').append(...formats.map(({ label }) => label));
  find(section, HTMLElement, '#copy-switches').append(...switches.map(({ label }) => label));
  const shortcuts = find(section, HTMLElement, '#copy-shortcut');
  const commands = (await chrome.commands?.getAll()) ?? [];
  const shortcut = commands.find(({ name }) => name === 'copy')?.shortcut;
  if (shortcut) shortcuts.textContent = getMessage('copyShortcut', shortcut);
  watch('copy', show);
  show(await load('copy'));

  /** @param {Copying} copying */
  function show(copying) {
    for (const { input } of formats) input.checked = input.value === copying.format;
    for (const { input } of switches) {
      input.checked = copying[/** @type {'title'} */ (input.value)];
    }
  }

  /**
   * @param {'radio' | 'checkbox'} type
   * @param {string} key of its label
   * @param {(isOn: boolean) => Partial<Copying>} chosen
   */
  function buildBox(type, key, chosen) {
    const input = document.createElement('input');
    input.type = type;
    input.addEventListener('change', () => {
      // Now: before it is this change's turn, an earlier one may be shown.
      const choice = chosen(input.checked);
      return change('copy', (copying) => ({ ...copying, ...choice }));
    });
    const label = build('label', 'tick');
    label.append(input, build('span', '', getMessage(key)));
    return { input, label };
  }
}
