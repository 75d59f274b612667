/**
 * Cuts the article into what is spoken at a time. A classic script that may be injected again.
 */

/**
 * The paragraphs of the article that can be read out, its title first.
 * @param {HTMLElement} content the reader's column
 * @returns {HTMLElement[]}
 */
function listUnhuskParagraphs(content) {
  const titles = /** @type {NodeListOf<HTMLElement>} */ (
    content.querySelectorAll('.unhusk-header h1')
  );
  const paragraphs = listUnhuskPieces(content).flatMap((piece) =>
    // Tables and figures are read piece by piece.
    piece.matches('table, figure')
      ? [.../** @type {NodeListOf<HTMLElement>} */ (piece.querySelectorAll(UNHUSK_PIECES))]
      : [piece],
  );
  return [...titles, ...paragraphs].filter((paragraph) => textOfUnhuskParagraph(paragraph) !== '');
}

/**
 * What of a paragraph is read out: its own text, without that of paragraphs inside.
 * @param {Element} paragraph
 */
function textOfUnhuskParagraph(paragraph) {
  return ownUnhuskText(paragraph).trim().replace(/\s+/g, ' ');
}

/**
 * Cuts a text at the ends of sentences, and long sentences between words: Chromium falls silent within
 * 15 seconds of an utterance.
 * @param {string} text
 * @param {string} lang
 * @returns {{text: string, start: number}[]} with the place of each in the text
 */
function cutUnhuskText(text, lang) {
  /** Characters of an utterance; it takes about 12 seconds at the usual speed. */
  const LONGEST = 180;
  /** As many take a character that is a word or a syllable. */
  const WIDE = 3;

  const chunks = /** @type {{text: string, start: number}[]} */ ([]);
  let length = 0;
  for (const { segment, index } of segments(text, 'sentence')) {
    if (weight(segment) <= LONGEST) {
      add(segment, index);
      continue;
    }
    // A long sentence stands by itself.
    length = LONGEST;
    for (const word of segments(segment, 'word')) add(word.segment, index + word.index);
    length = LONGEST;
  }
  return chunks.filter((chunk) => chunk.text.trim() !== '');

  /**
   * @param {string} part
   * @param {number} start
   */
  function add(part, start) {
    const last = chunks.at(-1);
    if (last && length + weight(part) <= LONGEST) {
      last.text += part;
      length += weight(part);
    } else {
      chunks.push({ text: part, start });
      length = weight(part);
    }
  }

  /**
   * @param {string} whole
   * @param {'sentence' | 'word'} granularity
   */
  function segments(whole, granularity) {
    try {
      return new Intl.Segmenter(lang || undefined, { granularity }).segment(whole);
    } catch {
      // The page has called its language something that is no language.
      return new Intl.Segmenter(undefined, { granularity }).segment(whole);
    }
  }

  /** @param {string} part */
  function weight(part) {
    const wide = part.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu) ?? [];
    return part.length + (WIDE - 1) * wide.length;
  }
}
