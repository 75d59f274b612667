/** The user style sheets of pages that the reader covers. No page is told by its DOM what is chosen. */

import { LOOK } from '../look.js';

const PAGE = 'content/page.css';

/** @param {string} theme */
const paper = (theme) => `content/paper/${theme}.css`;

/** Style sheets of the themes; that of `auto` is the page's. */
const PAPERS = LOOK.theme.values.filter((theme) => theme !== 'auto').map(paper);

/**
 * @param {number} tabId
 * @param {string} theme
 */
export async function addPageStyle(tabId, theme) {
  const files = [PAGE, paper(theme)].filter((file) => file === PAGE || PAPERS.includes(file));
  await removePageStyle(tabId);
  await chrome.scripting.insertCSS({ target: { tabId }, files, origin: 'USER' });
}

/** @param {number} tabId */
export async function removePageStyle(tabId) {
  for (const file of [PAGE, ...PAPERS]) {
    await chrome.scripting.removeCSS({ target: { tabId }, files: [file], origin: 'USER' });
  }
}
