/**
 * Puts an article into the reader, and a later state of it in the place of an earlier one. A
 * classic script that may be injected again.
 */

/**
 * @param {HTMLElement} content the reader's column
 * @param {import('../messages.js').Shown} article
 * @param {Sanitizer} sanitizer what may be in it
 */
function fillUnhuskContent(content, article, sanitizer) {
  content.lang = article.lang ?? '';
  content.dir = article.dir ?? 'auto';
  content.ariaLabel = article.metadata.title ?? null;
  content.setHTML(article.reader, { sanitizer });
  translateUnhuskContent(content, article);
}

/**
 * Brings the reader up to date. What is the same stays, and with it what is selected, unfolded or
 * loaded; what is being read stays where it is on the screen.
 * @param {HTMLElement} scroller what scrolls the column
 * @param {HTMLElement} content the reader's column
 * @param {import('../messages.js').Shown} article
 * @param {Sanitizer} sanitizer what may be in it
 */
function updateUnhuskContent(scroller, content, article, sanitizer) {
  /** Elements one of which is being read. */
  const LINES = 'h1, h2, h3, h4, h5, h6, p, li, pre, blockquote, figcaption, td, dd';

  const place = readingPlace();
  const later = /** @type {HTMLElement} */ (content.cloneNode(false));
  // The browser's own way of keeping the place would come on top of this one.
  scroller.style.overflowAnchor = 'none';
  fillUnhuskContent(later, article, sanitizer);
  decorateUnhuskContent(later);
  content.lang = later.lang;
  content.dir = later.dir;
  content.ariaLabel = later.ariaLabel;
  merge(content, later);
  restore(place);
  scroller.style.overflowAnchor = '';

  /** The first line that can be seen, with its text and its distance from the top. */
  function readingPlace() {
    const edge = scroller.getBoundingClientRect().top;
    if (scroller.scrollTop === 0) return null;
    for (const line of content.querySelectorAll(LINES)) {
      const { top, bottom } = line.getBoundingClientRect();
      if (bottom > edge) return { line, text: line.textContent, top };
    }
    return null;
  }

  /** @param {ReturnType<typeof readingPlace>} place */
  function restore(place) {
    if (!place) return;
    const line = place.line.isConnected
      ? place.line
      : [...content.querySelectorAll(LINES)].find((other) => other.textContent === place.text);
    if (line) scroller.scrollTop += line.getBoundingClientRect().top - place.top;
  }

  /**
   * Makes what is in one element that of the other. Both begin and end alike more often than not:
   * only what lies between is replaced.
   * @param {Element} old
   * @param {Element} fresh
   */
  function merge(old, fresh) {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    let start = 0;
    while (before[start] && after[start] && before[start]?.isEqualNode(after[start] ?? null)) {
      start += 1;
    }
    let ends = 0;
    while (
      Math.min(before.length, after.length) - ends > start &&
      before.at(-1 - ends)?.isEqualNode(after.at(-1 - ends) ?? null)
    ) {
      ends += 1;
    }
    const gone = before.slice(start, before.length - ends);
    const come = after.slice(start, after.length - ends);
    const pairs = gone.map((node, index) => /** @type {const} */ ([node, come[index]]));
    if (gone.length === come.length && pairs.every(([node, other]) => isPart(node, other))) {
      for (const [node, other] of pairs) {
        merge(/** @type {Element} */ (node), /** @type {Element} */ (other));
      }
      return;
    }
    for (const node of gone) node.remove();
    const next = before[before.length - ends] ?? null;
    for (const node of come) old.insertBefore(node, next);
  }

  /**
   * Whether both are the same part of the reader: header, article, or list of what was removed.
   * @param {Node} node
   * @param {Node | undefined} other
   */
  function isPart(node, other) {
    return (
      node instanceof Element &&
      other instanceof Element &&
      node.localName === other.localName &&
      node.className === other.className &&
      /^(header|article|details|ul)$/.test(node.localName)
    );
  }
}
