/**
 * Where readers were left, for when a page is read on. Kept in memory, as long as the browser runs, and
 * not for private windows.
 */

/** @typedef {import('../messages.js').Sender} Sender */

/** @typedef {{address: string, place: number}} Place */

/** Entry of `storage.session` that holds a list of `Place`, the latest first. */
const PLACES = 'places';
/** Places that are kept. */
const MOST = 200;

/**
 * @param {Sender} sender
 * @param {string} address of the page
 * @param {number} place how far its reader is scrolled, in CSS pixels
 */
export async function keepPlace({ isPrivate }, address, place) {
  if (isPrivate) return;
  await navigator.locks.request(PLACES, async () => {
    const others = (await load()).filter((other) => other.address !== address);
    const places = place > 0 ? [{ address, place }, ...others] : others;
    await chrome.storage.session.set({ [PLACES]: places.slice(0, MOST) });
  });
}

/**
 * @param {string} address
 * @returns {Promise<number>} 0 where none is known
 */
export async function placeOf(address) {
  return (await load()).find((other) => other.address === address)?.place ?? 0;
}

/**
 * A page's address but for the part that leads to a place in it. Some single-page sites keep the
 * page's name there.
 * @param {string} url
 */
export function addressOf(url) {
  const hash = URL.parse(url)?.hash ?? '';
  return /^#[/!]/.test(hash) ? url : url.slice(0, url.length - hash.length);
}

/** @returns {Promise<Place[]>} */
async function load() {
  const stored = await chrome.storage.session.get({ [PLACES]: [] });
  return /** @type {Place[]} */ (stored[PLACES]);
}
