/** Entries in the menus of the page and of the toolbar button. */

import { load } from '../settings.js';
import { addSites } from '../sites/access.js';
import { find, newSite } from '../sites/list.js';
import { hostPattern } from '../sites/pattern.js';

/** Entry → where it stands and the message that names it. */
const ENTRIES = /** @type {const} */ ([
  { id: 'read', title: 'action', contexts: ['page'] },
  { id: 'copy', title: 'copyArticleAction', contexts: ['page'] },
  { id: 'copySelection', title: 'copySelectionAction', contexts: ['selection'] },
  { id: 'tidy', title: 'tidyAction', contexts: ['page', 'action'] },
  { id: 'always', title: 'alwaysHere', contexts: ['page', 'action'] },
]);

/**
 * @typedef {object} MenuActions
 * @property {(tab: chrome.tabs.Tab) => Promise<void>} read opens the reader, or closes it
 * @property {(tab: chrome.tabs.Tab) => Promise<void>} tidy tidies the page, or brings all back
 * @property {(tab: chrome.tabs.Tab, frameId?: number) => Promise<void>} copy copies the selection, or
 *   the article
 * @property {(page: {tabId: number, url: string, isPrivate: boolean}) => Promise<void>} show
 *   shows what is to happen on a page's site
 */

/** Makes the entries; browsers keep them. */
export async function createMenu() {
  // Firefox for Android has no context menus.
  await chrome.contextMenus?.removeAll();
  for (const { id, title, contexts } of ENTRIES) {
    chrome.contextMenus?.create({
      id,
      title: chrome.i18n.getMessage(title),
      contexts: [...contexts],
    });
  }
}

/** @param {MenuActions} actions */
export function listenToMenu(actions) {
  chrome.contextMenus?.onClicked.addListener((info, tab) => {
    if (!tab) return;
    if (info.menuItemId === 'read') actions.read(tab);
    if (info.menuItemId === 'tidy') actions.tidy(tab);
    if (info.menuItemId === 'copy') actions.copy(tab);
    if (info.menuItemId === 'copySelection') actions.copy(tab, info.frameId);
    if (info.menuItemId === 'always') always(actions, tab, info.pageUrl ?? tab.url ?? '');
  });
}

/**
 * Puts the site of a page on the list. Where it is there already, or can't be, says so.
 * @param {MenuActions} actions
 * @param {chrome.tabs.Tab} tab
 * @param {string} url
 */
async function always({ show }, { id: tabId, incognito: isPrivate }, url) {
  if (tabId === undefined) return;
  const pattern = hostPattern(url);
  const known = load('sites').then((sites) => find(sites, url));
  if (pattern && !isPrivate) {
    // Nothing is waited for before this: browsers show their prompt in a click only.
    const isNew = known.then((site) => site === null);
    const added = await addSites({ sites: [newSite(pattern)], tabId }, isNew);
    if (added || (await isNew)) return;
  }
  await show({ tabId, url, isPrivate });
}
