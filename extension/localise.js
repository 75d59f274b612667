/** Puts the user's language into the extension's own pages. */

/**
 * Fills every element that has `data-message` with the message of that key, and sets the
 * attribute that comes before a colon (`data-message-attributes="placeholder:key title:key"`).
 * @param {ParentNode} [root]
 */
export function localise(root = document) {
  setUnhuskLanguage(document.documentElement);
  for (const element of root.querySelectorAll('[data-message]')) {
    element.textContent = chrome.i18n.getMessage(element.getAttribute('data-message') ?? '');
  }
  for (const element of root.querySelectorAll('[data-message-attributes]')) {
    const pairs = element.getAttribute('data-message-attributes')?.split(' ') ?? [];
    for (const pair of pairs) {
      const [name = '', key = ''] = pair.split(':');
      element.setAttribute(name, chrome.i18n.getMessage(key));
    }
  }
}
