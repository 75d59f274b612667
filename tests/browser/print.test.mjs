/** On paper the article stands alone, and all of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SENTENCES, TITLE, article, paragraphs, style } from './harness/pages.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

/** How often the article tells its sentences: more than one sheet of paper. */
const ROUNDS = 12;

const PAGES = {
  '/story': {
    body: article({
      head: style(
        'html, body { height: 100%; overflow: hidden } body { position: relative; columns: 3 }',
      ),
      content: paragraphs(ROUNDS),
      after:
        '<aside><p>Nothing of this aside is part of the story of the flood in March, which is why it must not be printed.</p></aside>'
          .repeat(3)
          .replaceAll('<p>', '<span>')
          .replaceAll('</p>', '</span>'),
    }),
  },
};

/**
 * The text of each sheet.
 * @param {Buffer} pdf
 */
async function sheets(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const texts = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
    texts.push(text.join(''));
  }
  return texts;
}

/**
 * The colours that text is printed in, as `#rrggbb`.
 * @param {Buffer} pdf
 */
async function inks(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
  const found = new Set();
  let fill = '#000000';
  for (const [index, operator] of fnArray.entries()) {
    if (operator === OPS.setFillRGBColor) fill = argsArray[index][0];
    if (operator === OPS.showText) found.add(fill);
  }
  return found;
}

/**
 * A text without what typesetting does to it: line breaks, hyphens, ligatures.
 * @param {string} text
 */
function plain(text) {
  return text.normalize('NFKC').replace(/[\s\u00AD\u2010-]+/g, '');
}

inEachBrowser('print', PAGES, (context) => {
  test('prints the whole article and nothing else', async () => {
    const { browser } = context;
    await browser.open('http://news.test/story');
    await openReader(browser);
    await browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTo(0, 400));
    const pages = await sheets(await browser.pdf());
    const text = plain(pages.join(' '));
    assert.ok(pages.length > 1, 'more than one sheet');
    assert.ok(
      plain(pages[0] ?? '').startsWith(plain('Valley Post')) || text.includes(plain(TITLE)),
    );
    for (const sentence of SENTENCES) {
      assert.equal(text.split(plain(sentence)).length - 1, ROUNDS, sentence);
    }
    const husk = ['Weather', 'Subscribe now', 'Imprint', 'aside', message('close')];
    for (const part of husk) assert.ok(!text.includes(plain(part)), part);
    // Afterwards the reader is back on the screen, at its place.
    assert.ok((await readerText(browser))?.includes(TITLE));
    const top = await browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTop);
    assert.equal(top, 400);
  });

  test('is black on white in every theme', async () => {
    const { browser } = context;
    for (const theme of ['dark', 'contrast', 'sepia', 'auto']) {
      await browser.open('http://news.test/story');
      await openReader(browser);
      await clickInReader(browser, 'button.look');
      await clickInReader(browser, `.look-choice.theme > .${theme}`);
      await until(
        () =>
          browser.inReader(
            (shadow, wanted) =>
              shadow.querySelector('.unhusk-page')?.getAttribute('data-theme') === wanted,
            theme,
          ),
        theme,
      );
      // Firefox prints in black what is nearly so.
      const colours = await inks(await browser.pdf());
      assert.ok(colours.has('#000000'), theme);
      for (const colour of colours) assert.match(colour, /^#(000000|444444)$/, theme);
      await browser.press('Escape');
    }
  });

  test('without the reader, the page prints as ever', async () => {
    const { browser } = context;
    await browser.open('http://news.test/story');
    const before = await sheets(await browser.pdf());
    await openReader(browser);
    await browser.press('Escape');
    await untilClosed(browser);
    assert.deepEqual(await sheets(await browser.pdf()), before);
  });
});
