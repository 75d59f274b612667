/** The content scripts that the browser starts by itself on the sites of the list. */

import { READER_SCRIPTS } from '../content-scripts.js';
import { load } from '../settings.js';
import { isActive, needsAccess, patternOf } from './list.js';
import { matchPatterns } from './pattern.js';
import { hasAccess, originOf } from './permission.js';

/** @typedef {import('../settings.js').Site} Site */
/** @typedef {chrome.scripting.RegisteredContentScript} Script */

/**
 * Scripts of every page of a listed host: a single-page site can come from a page that does not
 * count to one that does.
 */
const AUTOMATIC = [...READER_SCRIPTS, 'content/automatic.js'];
/** What hides a page that says it is an article until the reader is there. */
const COVER = { js: ['content/cover.js'], css: ['content/cover.css'] };

/** Makes the registered content scripts those that the list and the access ask for. */
export async function register() {
  await navigator.locks.request('registration', async () => {
    const scripts = wanted(await accessible(await load('sites')), Date.now());
    const ids = (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id);
    const stale = ids.filter((id) => !scripts.some((script) => script.id === id));
    if (stale.length > 0) await chrome.scripting.unregisterContentScripts({ ids: stale });
    for (const script of scripts) {
      if (ids.includes(script.id)) await chrome.scripting.updateContentScripts([script]);
      else await chrome.scripting.registerContentScripts([script]);
    }
  });
}

/**
 * Starts on a page that is open already.
 * @param {number} tabId
 */
export async function startIn(tabId) {
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: AUTOMATIC });
  } catch {
    // The tab has been closed, or has gone to another site.
  }
}

/**
 * @param {Site[]} sites
 * @returns {Promise<Site[]>} those that nothing is in the way of
 */
async function accessible(sites) {
  const access = await Promise.all(sites.map(hasAccess));
  return sites.filter((_, index) => access[index]);
}

/**
 * The scripts for these sites.
 * @param {Site[]} sites
 * @param {number} now in milliseconds since 1970
 * @returns {Script[]}
 */
function wanted(sites, now) {
  const origins = sites.filter((site) => needsAccess(site) && site.off !== true).map(originOf);
  if (origins.length === 0) return [];
  const isCovered = (/** @type {Site} */ site) => isActive(site, now) && site.mode === 'reader';
  const patterns = (/** @type {Site[]} */ some) =>
    unique(some.flatMap((site) => matchPatterns(patternOf(site))));
  const covered = patterns(sites.filter(isCovered));
  const common = /** @type {const} */ ({
    runAt: 'document_start',
    allFrames: false,
    persistAcrossSessions: true,
  });
  const automatic = { ...common, id: 'automatic', matches: unique(origins), js: AUTOMATIC };
  if (covered.length === 0) return [automatic];
  const excludeMatches = patterns(sites.filter((site) => !isCovered(site)));
  // First the cover: scripts run in the order in which they are registered.
  return [{ ...common, ...COVER, id: 'cover', matches: covered, excludeMatches }, automatic];
}

/** @param {string[]} values */
function unique(values) {
  return [...new Set(values)];
}
