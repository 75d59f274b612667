/**
 * What the user has chosen: one entry for each key. What is about the user goes along to the other
 * devices by the browser's own storage, where that is possible; what is about sites and pages stays.
 * What is damaged counts as not chosen, and is kept aside before anything is written over it.
 */

import { setAside } from './settings/aside.js';
import { SETTINGS, readSetting, standard } from './settings/table.js';

/**
 * A site on which Unhusk works by itself, or does not.
 * @typedef {object} Site
 * @property {string} pattern `example.com`, `*.example.com` or `example.com/news/*`
 * @property {'articles' | 'always' | 'never'} when on which of its pages
 * @property {'reader' | 'tidy'} mode what is done there
 * @property {boolean | number} off turned off; a number is the time (in milliseconds since 1970)
 *   until which it is
 */

/** @typedef {import('./copying.js').Copying} Copying */
/** @typedef {import('./look.js').Look} Look */

/**
 * How the user wants to be read to.
 * @typedef {object} Speech
 * @property {number} rate speed, 1 for the usual one
 * @property {Record<string, string>} voices the browser's name for the voice of each language
 */

/**
 * @typedef {object} Settings
 * @property {Site[]} sites no two of one pattern
 * @property {string} rules of the user's own, one a line
 * @property {boolean} pictures whether the reader shows any
 * @property {Partial<Look>} look of the reader; what is missing is as in the table of `look.js`
 * @property {Speech} speech
 * @property {Record<string, Partial<Look>>} siteLooks the whole look on some sites, by host
 * @property {Copying} copy how articles are copied and saved
 */

/** What is kept in `storage.sync`. @type {readonly (keyof Settings)[]} */
const SYNCED = ['look', 'siteLooks', 'speech', 'copy'];

/**
 * @template {keyof Settings} Key
 * @param {Key} key
 * @returns {Promise<Settings[Key]>}
 */
export async function load(key) {
  const kept = await loadKept(key);
  return kept === undefined ? standard(key) : readSetting(key, kept);
}

/**
 * Changes a setting; changes that other pages of the extension make at the same time wait.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @param {(value: Settings[Key]) => Settings[Key]} work gives the new value
 */
export async function change(key, work) {
  await locked(async () => {
    await rescue(key);
    await keep(key, work(await load(key)));
  });
}

/**
 * Sets several settings, or none: when it is interrupted, or there is no room, either all of them hold
 * or those of before.
 * @param {Partial<Settings>} settings
 */
export async function replace(settings) {
  await locked(async () => {
    const keys = SETTINGS.filter((key) => settings[key] !== undefined);
    for (const key of keys) await rescue(key);
    // One write, of what has precedence; only then does each go where it belongs.
    await chrome.storage.local.set(settings);
    for (const key of keys.filter((one) => SYNCED.includes(one))) {
      await keep(key, /** @type {any} */ (settings[key]));
    }
  });
}

/** Puts aside what of all settings can't be read: it is damaged, or a newer version has written it. */
export async function rescueAll() {
  await locked(async () => {
    for (const key of SETTINGS) await rescue(key);
  });
}

/**
 * Calls `changed` with a setting's new value and the one before, whoever changes it.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @param {(value: Settings[Key], before: Settings[Key]) => void} changed
 */
export function watch(key, changed) {
  chrome.storage.onChanged.addListener((changes, area) => {
    const entry = changes[key];
    const isMoved = SYNCED.includes(key) && area === 'local' && entry?.newValue === undefined;
    if (!entry || isMoved || !['local', 'sync'].includes(area)) return;
    const { newValue = standard(key), oldValue = standard(key) } = entry;
    changed(readSetting(key, newValue), readSetting(key, oldValue));
  });
}

/**
 * A setting that is loaded when it is first asked for, and anew when it has changed.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @returns {() => Promise<Settings[Key]>}
 */
export function remember(key) {
  /** @type {Promise<Settings[Key]> | null} */
  let loading = null;
  const forget = () => (loading = null);
  watch(key, forget);
  return () =>
    (loading ??= load(key).catch((error) => {
      forget();
      throw error;
    }));
}

/** @param {() => Promise<void>} work */
async function locked(work) {
  await navigator.locks.request('settings', work);
}

/** @param {keyof Settings} key */
async function rescue(key) {
  const kept = await loadKept(key);
  if (kept === undefined) return;
  const findings = /** @type {import('./settings/shapes.js').Findings} */ ({
    faults: [],
    unknown: [],
  });
  readSetting(key, kept, findings);
  if (findings.faults.length + findings.unknown.length > 0) await setAside(key, kept);
}

/**
 * @template {keyof Settings} Key
 * @param {Key} key
 * @param {Settings[Key]} value
 */
async function keep(key, value) {
  if (SYNCED.includes(key) && (await sync(key, value))) await chrome.storage.local.remove(key);
  else await chrome.storage.local.set({ [key]: value });
}

/** @param {keyof Settings} key */
async function loadKept(key) {
  return (await chrome.storage.local.get(key))[key] ?? (await loadSynced(key));
}

/** @param {keyof Settings} key */
async function loadSynced(key) {
  if (!SYNCED.includes(key)) return undefined;
  try {
    return (await chrome.storage.sync.get(key))[key];
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value where the user's other devices see it.
 * @param {keyof Settings} key
 * @param {unknown} value
 * @returns {Promise<boolean>} false where that is turned off, or there is no room left
 */
async function sync(key, value) {
  try {
    await chrome.storage.sync.set({ [key]: value });
    return true;
  } catch {
    return false;
  }
}
