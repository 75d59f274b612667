/** The section that puts all settings into a file and takes them from one. */

import { MOST_BYTES, backupName, readBackup, writeBackup } from '../backup.js';
import { load, replace, rescueAll } from '../settings.js';
import { clearAside, loadAside } from '../settings/aside.js';
import { SETTINGS } from '../settings/table.js';
import { askFor } from '../sites/access.js';
import { build, buildButton } from '../sites/entry.js';
import { find } from './find.js';

/** @typedef {import('../settings.js').Settings} Settings */

/** Things that are listed; more would only be scrolled past. */
const LISTED = 20;
/** The file for settings that can't be read. */
const ASIDE_NAME = 'unhusk-settings-unreadable.json';

const { getMessage } = chrome.i18n;

/**
 * Brings the section to life.
 * @param {HTMLElement} section
 */
export function startBackup(section) {
  const status = find(section, HTMLElement, '#backup-status');
  const preview = find(section, HTMLElement, '#backup-preview');
  const file = find(section, HTMLInputElement, '#backup-file');
  find(section, HTMLButtonElement, '#backup-export').addEventListener('click', exportFile);
  find(section, HTMLButtonElement, '#backup-import').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen) await readFile(chosen);
    file.value = '';
  });

  void showAside();

  async function exportFile() {
    const now = new Date();
    const name = backupName(now);
    save(name, writeBackup(await loadAll(), now));
    preview.replaceChildren();
    status.textContent = getMessage('backupExported', name);
  }

  /** Tells of settings that can't be read, which the user may still want to have. */
  async function showAside() {
    const aside = find(section, HTMLElement, '#backup-aside');
    // Where there is no room to put them, they stay where they are.
    await rescueAll().catch(() => {});
    const found = await loadAside();
    if (found.length === 0) {
      aside.replaceChildren();
      return;
    }
    const names = SETTINGS.filter((name) => found.some(({ key }) => key === name)).map((name) =>
      getMessage(`setting_${name}`),
    );
    const actions = build('div', 'actions');
    actions.append(
      buildButton('asideSave', () =>
        save(ASIDE_NAME, `${JSON.stringify({ aside: found }, null, 2)}\n`),
      ),
      buildButton('asideDelete', async () => {
        await clearAside();
        await showAside();
      }),
    );
    aside.replaceChildren(build('p', '', getMessage('asideFound', names.join(', '))), actions);
  }

  /** @param {File} chosen */
  async function readFile(chosen) {
    const backup =
      chosen.size > MOST_BYTES
        ? { refusal: /** @type {const} */ ('large'), faults: [] }
        : readBackup(await chosen.text());
    if ('refusal' in backup) {
      status.textContent = getMessage(`backup_${backup.refusal}`, chosen.name);
      preview.replaceChildren(
        buildList(backup.faults.map(({ path, problem }) => [path, getMessage(`shape_${problem}`)])),
      );
      return;
    }
    await showPreview(chosen.name, backup.settings, backup.unknown);
  }

  /**
   * Says what will change, and waits for the user's word.
   * @param {string} name of the file
   * @param {Partial<Settings>} settings
   * @param {string[]} unknown
   */
  async function showPreview(name, settings, unknown) {
    const before = await loadAll();
    const changes = SETTINGS.map((key) => [
      getMessage(`setting_${key}`),
      describe(before[key], settings[key]),
    ]);
    const take = buildButton('backupTake', () => apply(settings));
    const cancel = buildButton('cancel', () => {
      preview.replaceChildren();
      status.textContent = getMessage('backupCancelled');
    });
    const actions = build('div', 'actions');
    actions.append(take, cancel);
    preview.replaceChildren(buildList(changes));
    if (unknown.length > 0) {
      preview.append(
        build('p', 'hint', getMessage('backupUnknown', unknown.slice(0, LISTED).join(', '))),
      );
    }
    preview.append(actions);
    status.textContent = getMessage('backupPreview', name);
    take.focus();
  }

  /**
   * Sets all settings of a file, or none of them. The browser asks for the access that its sites need, or those
   * of before at the way back, only in the handler of a click.
   * @param {Partial<Settings>} settings
   */
  async function apply(settings) {
    askFor(settings.sites ?? []).catch(ignoreRefusal);
    preview.replaceChildren();
    const before = await loadAll();
    try {
      await replace(settings);
    } catch {
      status.textContent = getMessage('backupNotKept');
      return;
    }
    const undo = buildButton('undo', async () => {
      askFor(before.sites).catch(ignoreRefusal);
      await replace(before);
      status.textContent = getMessage('backupUndone');
    });
    status.replaceChildren(getMessage('backupTaken'), ' ', undo);
    undo.focus();
  }
}

/** Sites without access say so in the list. */
function ignoreRefusal() {}

/**
 * @param {string} name
 * @param {string} text
 */
function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** @returns {Promise<Settings>} */
async function loadAll() {
  const entries = SETTINGS.map(async (key) => [key, await load(key)]);
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * What a file changes about a setting, in words.
 * @param {unknown} before
 * @param {unknown} after `undefined` where the file says nothing about it
 */
function describe(before, after) {
  if (after === undefined) return getMessage('backupMissing');
  if (JSON.stringify(before) === JSON.stringify(after)) return getMessage('backupSame');
  const counts = [before, after].map(count);
  return counts.includes('') ? getMessage('backupChanged') : getMessage('backupCounts', counts);
}

/**
 * How much there is of a setting; nothing for one that has no parts to count.
 * @param {unknown} value
 */
function count(value) {
  if (Array.isArray(value)) return value.length.toLocaleString();
  if (typeof value !== 'string') return '';
  return value
    .split('\n')
    .filter((line) => line.trim() !== '')
    .length.toLocaleString();
}

/** @param {string[][]} entries name and text */
function buildList(entries) {
  const list = build('dl', 'changes');
  for (const [name = '', text = ''] of entries.slice(0, LISTED)) {
    list.append(build('dt', '', name), build('dd', '', text));
  }
  if (entries.length > LISTED) {
    list.append(build('dt', '', getMessage('backupMore', String(entries.length - LISTED))));
  }
  return list;
}
