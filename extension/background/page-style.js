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
  await Promise.all([add(tabId, PAGE), changePaper(tabId, theme)]);
}

/**
 * Gives the page's scroll bar the colour of another theme.
 * @param {number} tabId
 * @param {string} theme
 */
export async function changePaper(tabId, theme) {
  const wanted = paper(theme);
  await Promise.all(PAPERS.map((file) => (file === wanted ? add : remove)(tabId, file)));
}

/** @param {number} tabId */
export async function removePageStyle(tabId) {
  await Promise.all([PAGE, ...PAPERS].map((file) => remove(tabId, file)));
}

/**
 * @param {number} tabId
 * @param {string} file
 */
async function add(tabId, file) {
  await chrome.scripting.insertCSS({ target: { tabId }, files: [file], origin: 'USER' });
}

/**
 * @param {number} tabId
 * @param {string} file
 */
async function remove(tabId, file) {
  await chrome.scripting.removeCSS({ target: { tabId }, files: [file], origin: 'USER' });
}
