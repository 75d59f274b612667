/**
 * The language of what Unhusk says: where there is no translation, the browser's own is another. A classic script
 * that may be injected again.
 */

/**
 * Says in which language, and which direction, an element's words are.
 * @param {HTMLElement} element
 */
function setUnhuskLanguage(element) {
  element.lang = languageOfUnhusk();
  element.dir = chrome.i18n.getMessage('direction');
}

/** As HTML names it; with the user's own region, for numbers and days, where it is the browser's language too. */
function languageOfUnhusk() {
  const said = chrome.i18n.getMessage('language');
  const wanted = chrome.i18n.getUILanguage();
  return wanted.split('-')[0] === said.split('-')[0] ? wanted : said;
}
