/** The section about sites: the list, a form to add to it, and well-known sites to choose from. */

import { load, watch } from '../settings.js';
import { addSites, removeSite } from '../sites/access.js';
import { build, buildButton, buildEntry, focusedControl } from '../sites/entry.js';
import { newSite, readPattern } from '../sites/list.js';
import { format, parse } from '../sites/pattern.js';
import { WELL_KNOWN } from '../sites/well-known.js';
import { find } from './find.js';

/** @typedef {import('../settings.js').Site} Site */

const { getMessage } = chrome.i18n;

/**
 * Brings the section to life.
 * @param {HTMLElement} section
 */
export function startSites(section) {
  const list = find(section, HTMLElement, '#sites-list');
  const status = find(section, HTMLElement, '#sites-status');
  const form = find(section, HTMLFormElement, '#sites-form');
  const address = find(section, HTMLInputElement, '#sites-address');
  const below = find(section, HTMLInputElement, '#sites-below');
  const problem = find(section, HTMLElement, '#sites-problem');
  const known = find(section, HTMLElement, '#sites-known');
  const addTicked = find(section, HTMLButtonElement, '#sites-add-ticked');

  address.value = new URLSearchParams(location.search).get('url') ?? '';
  address.addEventListener('input', () => showProblem(''));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    addTyped();
  });
  addTicked.addEventListener('click', addTickedSites);
  buildKnown();
  watch('sites', show);
  chrome.permissions.onAdded.addListener(show);
  chrome.permissions.onRemoved.addListener(show);
  show();

  /** Shows the list as it is; what is asked for while one is being built comes after it. */
  async function show() {
    await navigator.locks.request('sites-list', async () => {
      const sites = await load('sites');
      const entries = await Promise.all(sites.map((site) => buildEntry(site, () => remove(site))));
      const focus = focusedControl(list);
      list.replaceChildren(
        ...entries.map((entry) => {
          const item = document.createElement('li');
          item.append(entry);
          return item;
        }),
      );
      if (sites.length === 0) list.append(build('li', 'empty', getMessage('sitesEmpty')));
      focus?.();
      for (const box of boxes()) {
        box.disabled = sites.some((site) => site.pattern === box.value);
        if (box.disabled) box.checked = true;
      }
    });
  }

  function addTyped() {
    const parsed = parse(address.value);
    if ('problem' in parsed) {
      showProblem(getMessage(`pattern_${parsed.problem}`));
      return;
    }
    const { pattern } = parsed;
    const wide = parse(`*.${format(pattern)}`);
    const chosen = below.checked && 'pattern' in wide ? wide.pattern : pattern;
    add([newSite(chosen)]).then((added) => {
      if (added) address.value = '';
    });
  }

  function addTickedSites() {
    const ticked = boxes().filter((box) => box.checked && !box.disabled);
    if (ticked.length === 0) {
      say(getMessage('sitesNothingTicked'));
      return;
    }
    add(ticked.map((box) => newSite(readPattern(box.value))));
  }

  /**
   * To be called at once in the handler of a click.
   * @param {Site[]} sites
   */
  async function add(sites) {
    const names = sites.map((site) => site.pattern).join(', ');
    const before = load('sites');
    const added = await addSites({ sites });
    const isKnown = (await before).some((site) =>
      sites.some((one) => one.pattern === site.pattern),
    );
    if (added) say(getMessage('sitesAdded', names));
    else say(isKnown ? getMessage('sitesKnown', names) : getMessage('sitesRefused'));
    return added;
  }

  /** @param {Site} site */
  async function remove(site) {
    await removeSite(site);
    const undo = buildButton('undo', () => addSites({ sites: [site] }).then(() => say('')));
    say(getMessage('sitesRemoved', site.pattern), undo);
    undo.focus();
  }

  function buildKnown() {
    const names = new Intl.DisplayNames([], { type: 'language' });
    for (const [language, patterns] of Object.entries(WELL_KNOWN)) {
      const group = document.createElement('fieldset');
      group.append(build('legend', '', names.of(language)));
      for (const pattern of patterns) {
        const label = build('label');
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.value = pattern;
        label.append(box, pattern.replace(/^www\./, ''));
        group.append(label);
      }
      known.append(group);
    }
  }

  function boxes() {
    return [...known.querySelectorAll('input')];
  }

  /** @param {string} text */
  function showProblem(text) {
    problem.textContent = text;
    address.ariaInvalid = text ? 'true' : null;
    if (text) address.focus();
  }

  /**
   * @param {string} text
   * @param {Node[]} more
   */
  function say(text, ...more) {
    status.replaceChildren(text, ' ', ...more);
  }
}
