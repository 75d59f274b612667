/** What people call the parts that are not in the article. A classic script that may be injected again. */

/**
 * The words for a kind of removal: what it is, and why it is not in the article.
 * @param {string} kind the engine's name of it
 */
function nameUnhuskKind(kind) {
  const key = kind.replaceAll('-', '_');
  return {
    label: chrome.i18n.getMessage(`kind_${key}`),
    reason: chrome.i18n.getMessage(`why_${key}`),
  };
}
