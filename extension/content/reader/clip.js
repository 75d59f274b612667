/**
 * What of the reader is to be copied or saved: just what it shows. A classic script that may be
 * injected again.
 */

/**
 * @param {ShadowRoot} shadow the reader's
 * @param {HTMLElement} content the column with the article
 * @param {import('../../messages.js').Shown} article
 * @returns {{
 *   whole: () => import('../../messages.js').Passage,
 *   selected: () => import('../../messages.js').Passage | null,
 *   clip: () => Extract<import('../../messages.js').Clip, {passage: unknown}>
 * }} the article, what is selected, and the second, or else the first, for the clipboard
 */
function createUnhuskClipper(shadow, content, article) {
  const whole = () => takeUnhuskPassage(content.querySelectorAll('.unhusk-content'));
  const selected = () => takeUnhuskSelection(shadow);
  return {
    whole,
    selected,
    clip() {
      const selection = selected();
      return {
        passage: selection ?? whole(),
        metadata: article.metadata,
        isSelection: selection !== null,
      };
    },
  };
}
