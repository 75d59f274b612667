/**
 * Where readers were left, for Back and Forward. Kept in memory, as long as the browser runs, and
 * not for private windows.
 */

/** @typedef {import('../messages.js').Sender} Sender */

/** @typedef {{tabId: number, entry: string, place: number}} Place */

/** Entry of `storage.session` that holds a list of `Place`, the latest first. */
const PLACES = 'places';
/** Places that are kept. */
const MOST = 200;

/**
 * @param {Sender} sender
 * @param {string} entry a page in the tab's history
 * @param {number} place how far its reader is scrolled, in CSS pixels
 */
export async function keepPlace({ tabId, isPrivate }, entry, place) {
  if (isPrivate) return;
  await navigator.locks.request(PLACES, async () => {
    const others = (await load()).filter((other) => !isOf(other, tabId, entry));
    const places = [{ tabId, entry, place }, ...others].slice(0, MOST);
    await chrome.storage.session.set({ [PLACES]: places });
  });
}

/**
 * @param {number} tabId
 * @param {string} entry
 * @returns {Promise<number>} 0 where none is known
 */
export async function placeOf(tabId, entry) {
  return (await load()).find((other) => isOf(other, tabId, entry))?.place ?? 0;
}

/**
 * @param {Place} place
 * @param {number} tabId
 * @param {string} entry
 */
function isOf(place, tabId, entry) {
  return place.tabId === tabId && place.entry === entry;
}

/** @returns {Promise<Place[]>} */
async function load() {
  const stored = await chrome.storage.session.get({ [PLACES]: [] });
  return /** @type {Place[]} */ (stored[PLACES]);
}
