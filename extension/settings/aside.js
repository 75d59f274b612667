/** Settings that can't be read, kept as they were found until the user has saved or deleted them. */

import { isRecord } from './shapes.js';

/** The entry of the storage. */
const ASIDE = 'aside';

/**
 * @typedef {object} Found
 * @property {string} key of the setting
 * @property {string} found when, as ISO 8601
 * @property {unknown} value as it was in the storage
 */

/** @returns {Promise<Found[]>} */
export async function loadAside() {
  const kept = (await chrome.storage.local.get(ASIDE))[ASIDE];
  return Array.isArray(kept) ? kept.filter((one) => isRecord(one) && 'value' in one) : [];
}

/**
 * Keeps a value, unless it is there already.
 * @param {string} key
 * @param {unknown} value
 */
export async function setAside(key, value) {
  const before = await loadAside();
  const text = JSON.stringify(value);
  if (before.some((one) => one.key === key && JSON.stringify(one.value) === text)) return;
  const found = new Date().toISOString();
  await chrome.storage.local.set({ [ASIDE]: [...before, { key, found, value }] });
}

export async function clearAside() {
  await chrome.storage.local.remove(ASIDE);
}
