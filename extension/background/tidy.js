/** Tidy mode: the page stays, what is surely clutter on it is hidden. */

import { TIDY_SCRIPTS } from '../content-scripts.js';
import * as engine from '../engine.js';

/** @typedef {import('../messages.js').Problem} Problem */
/** @typedef {import('../messages.js').Sender} Sender */
/** @typedef {import('../messages.js').Survey} Survey */
/** @typedef {import('../messages.js').TidyAnswer} TidyAnswer */

const PAGE_STYLE = 'content/tidy-page.css';
const PANEL_STYLE = 'content/panel.css';

/**
 * Tidies a tab's page, if it is not tidied.
 * @param {number} tabId
 * @returns {Promise<Problem | null>} why it could not be done
 */
export function start(tabId) {
  return inject(tabId, 'content/tidy-start.js');
}

/**
 * Tidies a tab's page, or brings all back that was hidden.
 * @param {number} tabId
 * @returns {Promise<Problem | null>} why it could not be done
 */
export function toggle(tabId) {
  return inject(tabId, 'content/tidy-toggle.js');
}

/**
 * @param {number} tabId
 * @param {string} last
 * @returns {Promise<Problem | null>}
 */
async function inject(tabId, last) {
  const target = { tabId };
  try {
    const files = [...TIDY_SCRIPTS, last];
    const [injected] = await chrome.scripting.executeScript({ target, files });
    // Firefox runs nothing on pages that are off limits, and says so only in this way.
    if (!injected) return 'off-limits';
    return /** @type {Problem | null | undefined} */ (injected.result) ?? null;
  } catch {
    return 'off-limits';
  }
}

/**
 * Tells what of a page, or of a part of it, is clutter.
 * @param {Sender} sender
 * @param {Survey} survey
 * @param {number | null} prose what was said of the page's prose before; null for a whole page
 * @returns {Promise<TidyAnswer | null>}
 */
export async function answer({ tabId }, survey, prose) {
  const record = await engine.tidied(survey, prose);
  if (typeof record === 'string') return null;
  if (prose !== null) return { ...record, style: '' };
  await chrome.scripting.insertCSS(pageStyle(tabId));
  const response = await fetch(chrome.runtime.getURL(PANEL_STYLE));
  return { ...record, style: await response.text() };
}

/**
 * Takes the style sheet away from a page that is as it was.
 * @param {Sender} sender
 */
export function untidied({ tabId }) {
  chrome.scripting.removeCSS(pageStyle(tabId)).catch(() => {});
}

/**
 * @param {number} tabId
 * @returns {chrome.scripting.CSSInjection}
 */
function pageStyle(tabId) {
  return { target: { tabId }, files: [PAGE_STYLE], origin: 'USER' };
}
