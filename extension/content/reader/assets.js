/**
 * What the reader needs besides an article, had ready ahead of it. A classic script that may be injected again.
 */

/** @typedef {ReturnType<typeof createUnhuskAssets>} UnhuskAssets */

function createUnhuskAssets() {
  const sheet = new CSSStyleSheet();
  const unseen = new CSSStyleSheet();
  // What is in the top layer does not go by the opacity of what it is in.
  unseen.replaceSync(':host, .frame { opacity: 0 !important; }');
  /** What the style sheet says. */
  let style = '';
  // Until something else is said, nothing may be in an article.
  let sanitizer = new Sanitizer({
    elements: [],
    attributes: [],
    comments: false,
    dataAttributes: false,
  });
  return {
    /** The reader's style sheet. */
    sheet,
    /** Added to it while the reader is not to be seen. */
    unseen,
    /** What may be in an article. */
    get sanitizer() {
      return sanitizer;
    },
    /** @param {import('../../messages.js').Assets} assets for the reader that is open, and those to come */
    replace(assets) {
      sanitizer = new Sanitizer(assets.sanitizer);
      // The same again would have an open reader laid out anew.
      if (assets.style !== style) sheet.replaceSync(assets.style);
      style = assets.style;
      formatsOfUnhusk();
    },
  };
}
