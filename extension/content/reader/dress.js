/**
 * What the reader wears, made ready ahead of the article. A classic script that may be injected again.
 */

/** @typedef {ReturnType<typeof createUnhuskDress>} UnhuskDress */

function createUnhuskDress() {
  const sheet = new CSSStyleSheet();
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
    /** What may be in an article. */
    get sanitizer() {
      return sanitizer;
    },
    /** @param {import('../../messages.js').Dress} dress for the reader that is open, and those to come */
    put(dress) {
      sanitizer = new Sanitizer(dress.sanitizer);
      // The same again would have an open reader laid out anew.
      if (dress.style !== style) sheet.replaceSync(dress.style);
      style = dress.style;
      formatsOfUnhusk();
    },
  };
}
