/** What happens by itself on the sites of the list. */

import * as engine from '../engine.js';
import { load, watch } from '../settings.js';
import { addPending, changeSite, giveBackAccess } from '../sites/access.js';
import { find, isActive } from '../sites/list.js';
import { hasAccess } from '../sites/permission.js';
import { register } from '../sites/registration.js';
import { lookOf } from './look.js';
import { placeOf } from './places.js';
import * as tidy from './tidy.js';

/** @typedef {import('../messages.js').Arrival} Arrival */
/** @typedef {import('../messages.js').Reading} Reading */
/** @typedef {import('../messages.js').Sender} Sender */
/** @typedef {import('../messages.js').Snapshot} Snapshot */
/** @typedef {import('../settings.js').Site} Site */

/**
 * Keeps what is registered with the browser in step with the list and with the access that the
 * user gives and takes. To be called when the background starts, whatever it has been started for.
 */
export function start() {
  watch('sites', (sites, before) => giveBackAccess(before, sites).then(register));
  chrome.permissions.onAdded.addListener(() => addPending().then(register));
  chrome.permissions.onRemoved.addListener(register);
  // An update of the extension takes its scripts out of the browser.
  chrome.runtime.onInstalled.addListener(register);
  chrome.runtime.onStartup.addListener(register);
}

/**
 * What is to happen by itself on a page.
 * @param {Sender} sender
 * @param {string} address the page's
 * @returns {Promise<Arrival | null>}
 */
export async function arrived({ url, isPrivate }, address) {
  const site = await activeSite(url, isPrivate);
  if (!site || (site.when === 'articles' && !(await engine.isPromising(url)))) return null;
  return { place: await placeOf(address) };
}

/**
 * Reads a page that nobody has clicked for, or that has changed since; or tidies it, where the user
 * wants it so.
 * @param {Sender} sender
 * @param {Snapshot[]} pages of one text
 * @param {boolean} automatic
 * @returns {Promise<Reading | 'tidied' | null>}
 */
export async function read({ tabId, url, isPrivate }, [snapshot, ...later], automatic) {
  const site = automatic ? await activeSite(url, isPrivate) : null;
  if (automatic && !site) return null;
  if (!snapshot) return null;
  const article = await engine.read(snapshot, ...later);
  const isArticle = typeof article !== 'string' && article.single;
  const wanted = isArticle || site?.when === 'always';
  if (wanted && site?.mode === 'tidy') return (await tidy.start(tabId)) ? null : 'tidied';
  if (typeof article === 'string') return null;
  return { assets: await engine.assets(), look: await lookOf(url), article, wanted };
}

/**
 * The entry that a page falls under, if something is to happen there and may.
 * @param {string} url
 * @param {boolean} isPrivate whether nothing may be written down about it
 * @returns {Promise<Site | null>}
 */
async function activeSite(url, isPrivate) {
  const site = find(await load('sites'), url);
  if (!site || !isActive(site, Date.now()) || !(await hasAccess(site))) return null;
  // The time for which it was turned off is over.
  if (site.off !== false && !isPrivate) await changeSite(site.pattern, { off: false });
  return site;
}
