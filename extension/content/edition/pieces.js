/**
 * The pieces of the article that is shown, and the parts of the page that they come from. A classic script
 * that may be injected again.
 */

/** What can be pointed at: an element of the article, or a whole figure or table. */
var UNHUSK_PIECES =
  'p, h1, h2, h3, h4, h5, h6, li, pre, blockquote, figure, table, dt, dd, summary, figcaption, td, th, caption, img';

/**
 * The pieces of the article, in their order; of figures and tables only the whole.
 * @param {HTMLElement} content the reader's column
 * @returns {HTMLElement[]}
 */
function listUnhuskPieces(content) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll(`.unhusk-content :is(${UNHUSK_PIECES})`)
  );
  return [...found].filter(
    (piece) =>
      !piece.parentElement?.closest('figure, table') &&
      !piece.matches('.unhusk-turn') &&
      (piece.matches('figure, table, img') || /\S/.test(ownUnhuskText(piece))),
  );
}

/**
 * The text of a piece without that of the pieces in it.
 * @param {Element} piece
 */
function ownUnhuskText(piece) {
  let text = '';
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (parentElement?.closest(UNHUSK_PIECES) !== piece || parentElement.closest('button'))
      continue;
    text += walker.currentNode.textContent;
  }
  return text;
}

/**
 * Finds the part of the page that each piece comes from. Both are in the same order.
 * @param {HTMLElement} content the reader's column
 * @param {UnhuskPart[]} parts
 * @returns {Map<Element, UnhuskPart>}
 */
function matchUnhuskPieces(content, parts) {
  /** Characters that tell a piece from its neighbours. */
  const ENOUGH = 80;
  const kept = parts
    .filter((part) => part.kept)
    .map((part) => ({ part, text: part.text.replace(/\s+/g, '') }));
  const texts = kept.filter(({ part }) => part.kind !== 'picture');
  const pictures = kept.filter(({ part }) => part.kind === 'picture');
  /** @type {Map<Element, UnhuskPart>} */
  const found = new Map();
  let [text, picture] = [0, 0];
  for (const piece of content.querySelectorAll(`.unhusk-content :is(${UNHUSK_PIECES})`)) {
    if (piece instanceof HTMLImageElement) {
      const alt = piece.alt.replace(/\s+/g, '');
      const at = pictures.findIndex((one, index) => index >= picture && one.text === alt);
      const match = pictures[at];
      if (!match) continue;
      found.set(piece, match.part);
      picture = at + 1;
      continue;
    }
    const start = ownUnhuskText(piece).replace(/\s+/g, '').slice(0, ENOUGH);
    if (!start) continue;
    const at = texts.findIndex((one, index) => index >= text && one.text.includes(start));
    const match = texts[at];
    if (!match) continue;
    found.set(piece, match.part);
    text = at;
  }
  return found;
}

/**
 * The elements of the page that a piece is made of, with all that is in it.
 * @param {Element} piece
 * @param {Map<Element, UnhuskPart>} found
 * @returns {Element[]}
 */
function sourcesOfUnhuskPiece(piece, found) {
  const inside = [piece, ...piece.querySelectorAll(UNHUSK_PIECES)];
  return [...new Set(inside.flatMap((one) => found.get(one)?.elements ?? []))];
}
