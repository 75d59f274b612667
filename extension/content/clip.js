/**
 * Copies a page without its reader being opened. A classic script that may be injected again.
 */

/** @typedef {import('../messages.js').Clip} Clip */

/**
 * What is to be copied: the selection, if there is one, else the article.
 * @returns {Clip}
 */
function takeUnhuskClip() {
  // Where only this has been injected, there is no reader.
  const reader = typeof unhuskReader === 'undefined' ? null : unhuskReader;
  const clip = reader?.clip();
  if (clip) return clip;
  const passage = takeUnhuskSelection();
  if (passage) return { passage, metadata: null, isSelection: true };
  return { snapshot: takeSnapshot() };
}

/**
 * Puts a copy on the clipboard and says so for a moment.
 * @param {import('../messages.js').CopyAnswer} answer
 * @param {string} style of the notice
 */
async function putUnhuskClip(answer, style) {
  const isThere = await writeUnhuskClipboard(answer);
  const said = isThere ? answer.said : chrome.i18n.getMessage('copyFailed');
  // Outside of a modal dialog nothing is read out.
  const reader = typeof unhuskReader === 'undefined' ? null : unhuskReader;
  if (reader?.isOpen) reader.tell(said);
  else showUnhuskNotice(said, style);
}

/**
 * Says something over the page.
 * @param {string} text
 * @param {string} style
 */
function showUnhuskNotice(text, style) {
  /** Milliseconds. */
  const NOTICE = 3000;
  const NAME = 'unhusk-notice';
  document.querySelector(NAME)?.remove();
  // In a document of its own the page's custom element definitions can't get at the shadow root.
  const host = document.implementation.createHTMLDocument('').createElement(NAME);
  const shadow = host.attachShadow({ mode: 'closed' });
  const notice = document.createElement('p');
  notice.role = 'status';
  setUnhuskLanguage(notice);
  // In the top layer it stands above all of the page, and above the reader.
  notice.popover = 'manual';
  shadow.append(notice);
  document.documentElement.append(host);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  notice.showPopover();
  // What is there when the notice comes is not read out.
  requestAnimationFrame(() => (notice.textContent = text));
  setTimeout(() => host.remove(), NOTICE);
}
