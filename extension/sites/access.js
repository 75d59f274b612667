/** Access to sites: asked for one by one, given back when nothing needs it any more. */

import { change, load } from '../settings.js';
import { isCovered, needsAccess, withSite, without } from './list.js';
import { hasAccess, originOf } from './permission.js';
import { register, startIn } from './registration.js';

/** @typedef {import('../settings.js').Site} Site */

/**
 * Sites that come into the list as soon as access to them is given, and the tab that it all is about.
 * @typedef {{sites: Site[], tabId?: number}} Pending
 */

/** Entry of `storage.session` that holds a `Pending`. */
const PENDING = 'pending';

/**
 * Adds sites to the list, once the user has given access to them all.
 *
 * To be called at once in the handler of a click, as browsers show their prompt only then. The
 * prompt can close the page that this is called from: the background then adds the sites.
 * @param {Pending} pending in the tab, Unhusk starts at once
 * @param {Promise<boolean>} [isNeeded] if this says no, the list stays as it is
 * @returns {Promise<boolean>} whether they are on the list now and have not been before
 */
export async function addSites(pending, isNeeded) {
  const known = load('sites');
  const stored = chrome.storage.session.set({ [PENDING]: pending });
  const granted = await askFor(pending.sites);
  await stored;
  await chrome.storage.session.remove(PENDING);
  if (!granted || (await isNeeded) === false) return false;
  await add(pending);
  const patterns = (await known).map((site) => site.pattern);
  return pending.sites.some((site) => !patterns.includes(site.pattern));
}

/**
 * Asks for the access that sites need; in the handler of a click, as `addSites`.
 * @param {Site[]} sites
 * @returns {Promise<boolean>} whether it is there now
 */
export async function askFor(sites) {
  const origins = sites.filter(needsAccess).map(originOf);
  return origins.length === 0 || chrome.permissions.request({ origins });
}

/** Adds the sites that access was asked for, where the page that asked is gone. */
export async function addPending() {
  const stored = await chrome.storage.session.get(PENDING);
  const pending = /** @type {Pending | undefined} */ (stored[PENDING]);
  const access = await Promise.all((pending?.sites ?? []).map(hasAccess));
  if (!pending || !access.every(Boolean)) return;
  await chrome.storage.session.remove(PENDING);
  await add(pending);
}

/**
 * Takes a site off the list. The background then gives back the access that only it needed.
 * @param {Site} site
 */
export async function removeSite(site) {
  await change('sites', (sites) => without(sites, site.pattern));
}

/**
 * Gives back the access that the list has needed and needs no more.
 * @param {Site[]} before
 * @param {Site[]} now
 */
export async function giveBackAccess(before, now) {
  const needless = before.filter((site) => needsAccess(site) && !isCovered(site, now));
  const origins = needless.map(originOf);
  if (origins.length > 0) await chrome.permissions.remove({ origins });
}

/**
 * Changes a site of the list; one that is not in it any more stays out.
 * @param {string} pattern
 * @param {Partial<Site>} choices
 */
export async function changeSite(pattern, choices) {
  await change('sites', (sites) =>
    sites.map((site) => (site.pattern === pattern ? { ...site, ...choices } : site)),
  );
}

/** @param {Pending} pending */
async function add({ sites, tabId }) {
  await change('sites', (list) => sites.reduce(withSite, list));
  await register();
  if (tabId !== undefined) await startIn(tabId);
}
