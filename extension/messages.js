/**
 * Every message between the background and a page's content scripts, and every problem a user
 * can be told about. Content scripts are classic scripts and can't import this file; they use
 * its types.
 */

/**
 * What `content/toggle.js` returns: the reader was open and has closed, or a page to read.
 * @typedef {{closed: true} | Snapshot} Toggled
 */

/**
 * A page's DOM, for the engine.
 * @typedef {object} Snapshot
 * @property {string} contentType the document's MIME type
 * @property {string} url the document's address
 * @property {string} html the serialised DOM; empty when the document isn't HTML
 * @property {number[]} hidden ascending numbers of the elements that are not visible
 */

/**
 * Why there is no article: the engine's error codes and those of the extension itself.
 * `_locales` has a title and a sentence for each (`-` becomes `_`).
 * @typedef {'nothing-to-read' | 'too-large' | 'out-of-memory' | 'ambiguous' | 'not-a-page' |
 *   'off-limits' | 'failed'} Problem
 */

/**
 * An article, ready to be shown and copied.
 * @typedef {object} Shown
 * @property {string} reader the reader's content as an HTML fragment
 * @property {SanitizerConfig} sanitizer what may be in it
 * @property {string | null} lang language of the article
 * @property {string | null} dir its direction, `ltr` or `rtl`
 * @property {string} clip the article for the clipboard, as HTML
 * @property {string} markdown the same as Markdown
 */

/**
 * Background → page: open the reader, with an article or with the reason why there is none.
 * @typedef {{kind: 'show', style: string, article: Shown} |
 *   {kind: 'show', style: string, problem: Problem}} ShowMessage
 */

/**
 * Page → background: the reader has closed.
 * @typedef {{kind: 'closed'}} ClosedMessage
 */

/** @type {readonly Problem[]} */
const PROBLEMS = [
  'nothing-to-read',
  'too-large',
  'out-of-memory',
  'ambiguous',
  'not-a-page',
  'off-limits',
  'failed',
];

/**
 * Reads a problem's code that comes from elsewhere; an unknown one is `failed`.
 * @param {unknown} code
 * @returns {Problem}
 */
export function problem(code) {
  return PROBLEMS.find((known) => known === code) ?? 'failed';
}

/**
 * The key of a problem's sentence in `_locales`; with `_title` added, that of its title.
 * @param {Problem} problem
 */
export function messageKey(problem) {
  return `problem_${problem.replaceAll('-', '_')}`;
}

/**
 * Calls `closed` with the tab whose reader has closed; every other message is dropped.
 * @param {(tabId: number) => void} closed
 */
export function listen(closed) {
  chrome.runtime.onMessage.addListener((/** @type {unknown} */ message, sender) => {
    const known =
      typeof message === 'object' &&
      message !== null &&
      Object.hasOwn(message, 'kind') &&
      /** @type {{kind: unknown}} */ (message).kind === 'closed';
    if (known && sender.id === chrome.runtime.id && sender.tab?.id !== undefined) {
      closed(sender.tab.id);
    }
  });
}

/**
 * Opens the reader in a tab.
 * @param {number} tabId
 * @param {ShowMessage} message
 */
export async function show(tabId, message) {
  await chrome.tabs.sendMessage(tabId, message, { frameId: 0 });
}
