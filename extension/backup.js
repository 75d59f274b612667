/** All settings in one JSON file. */

import { isRecord } from './settings/shapes.js';
import { SETTINGS, readSetting } from './settings/table.js';

/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {import('./settings/shapes.js').Findings} Findings */

/** Entries of the file. */
const ENTRIES = ['format', 'version', 'saved', 'settings'];
/** What the file says it is. */
const FORMAT = 'unhusk-settings';
/** Counts up when files of before can't be read as they are any more. */
const VERSION = 1;
/** Bytes of a file that is read. */
export const MOST_BYTES = 16_000_000;

/**
 * Why a file is none with settings; each has a message `backup_<reason>`.
 * @typedef {'json' | 'other' | 'newer' | 'large' | 'faults'} Refusal
 */

/**
 * What is in a file: settings, which may be only some of them, and entries that nobody knows; or why it
 * can't be used, with each thing that is wrong.
 * @typedef {{settings: Partial<Settings>, unknown: string[]} |
 *   {refusal: Refusal, faults: Findings['faults']}} Backup
 */

/**
 * @param {Settings} settings
 * @param {Date} now
 */
export function writeBackup(settings, now) {
  const file = { format: FORMAT, version: VERSION, saved: now.toISOString(), settings };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @param {Date} now */
export function backupName(now) {
  return `unhusk-settings-${now.toISOString().slice(0, 10)}.json`;
}

/**
 * @param {string} text
 * @returns {Backup}
 */
export function readBackup(text) {
  /** @type {unknown} */
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { refusal: 'json', faults: [] };
  }
  if (!isRecord(file) || file.format !== FORMAT) return { refusal: 'other', faults: [] };
  const { version, settings } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { refusal: 'other', faults: [] };
  }
  if (version > VERSION) return { refusal: 'newer', faults: [] };
  if (!isRecord(settings)) {
    return { refusal: 'faults', faults: [{ path: 'settings', problem: 'object' }] };
  }
  const unknown = Object.keys(file).filter((key) => !ENTRIES.includes(key));
  const findings = /** @type {Findings} */ ({ faults: [], unknown });
  const read = /** @type {[string, unknown][]} */ ([]);
  for (const [key, value] of Object.entries(settings)) {
    const known = SETTINGS.find((name) => name === key);
    if (known) read.push([known, readSetting(known, value, findings)]);
    else findings.unknown.push(key);
  }
  if (findings.faults.length > 0) return { refusal: 'faults', faults: findings.faults };
  return {
    settings: /** @type {Partial<Settings>} */ (Object.fromEntries(read)),
    unknown: findings.unknown,
  };
}
