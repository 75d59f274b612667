/** Pieces of the article that are removed by hand, and the rules that are made of them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, article, paragraphs } from './harness/pages.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  readerText,
  until,
} from './harness/suite.mjs';

const ASIDE =
  'In the margin the editors note that the old mill is open to visitors from May to October, every day but Monday.';
const LOOSE =
  'A paragraph that nobody has given a name, and that stands between two others which have none either, as many do.';
const FIRST = SENTENCES[0] ?? '';
/** Fields that stand for properties of the form that they are in. */
const FIELDS =
  'id localName parentElement children classList matches contains getAttribute getRootNode ownerDocument querySelectorAll textContent'
    .split(' ')
    .map((name) => `<input type="hidden" name="${name}">`)
    .join('');

inEachBrowser(
  'pieces',
  {
    '/story': {
      body: article({
        content:
          `${paragraphs(1)}<p class="css-1x2y3z margin-note is-open">${ASIDE}</p>` +
          `<figure class="photo"><img src="/mill.jpg" alt="The mill" width="800" height="450"><figcaption>The mill in May, when the water had gone.</figcaption></figure>` +
          `<p>${LOOSE}</p>${paragraphs(2).split('\n').slice(6).join('\n')}`,
      }),
    },
    'news.test/form': {
      body: article({
        content: `<form class="whole-story">${FIELDS}${paragraphs(2)}<p>${LOOSE}</p></form>`,
      }),
    },
    'news.test/other': {
      body: article({ content: `${paragraphs(2)}<p class="margin-note">${ASIDE}</p>` }),
    },
  },
  (context) => {
    /**
     * @param {string} [host]
     * @param {string} [path]
     */
    async function start(host = 'news.test', path = '/story') {
      const { browser } = context;
      await browser.open(`http://${host}${path}`);
      await openReader(browser);
      await clickInReader(browser, '.bar .pick');
      await until(() => hint(), 'the strip');
    }

    const hint = () =>
      context.browser.inReader((shadow) => shadow.querySelector('.strip .hint')?.textContent ?? '');

    const lines = async () => (await readerText(context.browser))?.split('\n') ?? [];
    /** @param {string} text a whole paragraph */
    const untilGone = (text) =>
      until(async () => !(await lines()).includes(text), `“${text}” to go`);
    /** @param {string} text a whole paragraph */
    const untilThere = (text) =>
      until(async () => (await lines()).includes(text), `“${text}” to be there`);

    /** Clicks the piece with a text. @param {string} text */
    async function clickPiece(text) {
      const { browser } = context;
      const place = await browser.inReader((shadow, wanted) => {
        const piece = [...shadow.querySelectorAll('.unhusk-content :is(p, figcaption)')].find(
          (one) => one.textContent?.includes(wanted),
        );
        piece?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = piece?.getBoundingClientRect();
        return box && { x: box.x + 30, y: box.y + 10 };
      }, text);
      assert.ok(place, text);
      await browser.clickAt(place.x, place.y);
    }

    test('a click removes a piece, from copies too, and it comes back', async () => {
      const { browser } = context;
      // Where the clipboard can be read from a page.
      await start('localhost');
      await clickPiece(LOOSE);
      await untilGone(LOOSE);
      const text = await readerText(browser);
      for (const other of [ASIDE, FIRST]) assert.ok(text?.includes(other), other);
      await clickInReader(browser, '.strip .undo');
      await untilThere(LOOSE);
      await clickPiece('The mill in May');
      await untilGone('The mill in May, when the water had gone.');
      assert.equal(
        await browser.inReader((shadow) => shadow.querySelector('.unhusk-content img')),
        null,
      );
      await clickInReader(browser, '.strip .done');
      await clickInReader(browser, '.bar .copy');
      const copy = await until(async () => (await browser.clipboard()).plain, 'the copy');
      assert.ok(!copy.includes('The mill in') && copy.includes('nobody has given a name'));
    });

    test('keys do the same', async () => {
      const { browser } = context;
      await start();
      await browser.press('ArrowDown');
      await until(
        async () => FIRST.startsWith(((await hint()) ?? '').slice(0, 40)),
        'the first piece',
      );
      await browser.press('Enter');
      await untilGone(FIRST);
      await until(async () => (await hint()) === message('pickRemoved'), 'the removal');
      await browser.press('Undo');
      await untilThere(FIRST);
      await browser.press('Escape');
      assert.equal(await browser.inReader((shadow) => shadow.querySelector('.strip')), null);
      assert.ok((await readerText(browser))?.includes(FIRST));
      assert.equal(await browser.inReader((shadow) => shadow.activeElement?.className), 'pick');
    });

    test('only the user’s own click removes', async () => {
      const { browser } = context;
      await start();
      await browser.inReader((shadow) => {
        /** @type {HTMLElement | null} */ (shadow.querySelector('.unhusk-content p'))?.click();
        /** @type {HTMLElement | null} */ (shadow.querySelector('.strip .remove'))?.click();
      });
      await clickPiece(LOOSE);
      await untilGone(LOOSE);
      assert.ok((await readerText(browser))?.includes(FIRST));
    });

    /** What the sheet with the rule says. */
    const sheet = () =>
      context.browser.inReader((shadow) => ({
        line: shadow.querySelector('.sheet .line')?.textContent,
        hits: shadow.querySelector('.sheet .hits')?.textContent,
      }));

    test('a piece becomes a rule also where fields stand for what its form is called', async () => {
      const { browser } = context;
      await start('news.test', '/form');
      await clickPiece(LOOSE);
      await untilGone(LOOSE);
      await until(async () => (await hint()) === message('pickRemoved'), 'the removal');
      await clickInReader(browser, '.strip .makeRule');
      assert.equal((await sheet())?.line, 'news.test##.whole-story > p:nth-of-type(13)');
    });

    test('a piece becomes a rule for the site, which can be taken back', async () => {
      const { browser } = context;
      await start();
      await clickPiece(ASIDE);
      await untilGone(ASIDE);
      await until(async () => (await hint()) === message('pickRemoved'), 'the removal');
      await clickInReader(browser, '.strip .makeRule');
      const offered = await sheet();
      assert.equal(offered?.line, 'news.test##.margin-note');
      assert.match(offered?.hits ?? '', /: 1\.$/);
      await clickInReader(browser, '.sheet .save');
      await until(async () => (await sheet())?.hits === message('ruleSaved'), 'the rule');
      assert.equal(await rules(), `! ${ASIDE.slice(0, 60)}…\nnews.test##.margin-note\n`);
      await browser.open('http://news.test/other');
      assert.ok(!(await openReader(browser)).includes(ASIDE));
      await start();
      await clickPiece(LOOSE);
      await untilGone(LOOSE);
      await until(async () => (await hint()) === message('pickRemoved'), 'the removal');
      await clickInReader(browser, '.strip .makeRule');
      assert.match((await sheet())?.line ?? '', /^news\.test##.*nth-of-type/);
      await clickInReader(browser, '.sheet .save');
      await until(async () => (await sheet())?.hits === message('ruleSaved'), 'the rule');
      await clickInReader(browser, '.sheet .undo');
      await until(
        () => browser.inReader((shadow) => shadow.querySelector('.sheet') === null),
        'the rule to go',
      );
      const left = await rules();
      assert.ok(left.includes('margin-note') && !left.includes('nth-of-type'), left);
    });

    /** The user's rules as they are kept. */
    async function rules() {
      const { browser } = context;
      await browser.openOwnPage('options/options.html#rules');
      return browser.inPage(async () => {
        const { rules = '' } = await chrome.storage.local.get('rules');
        return /** @type {string} */ (rules);
      });
    }
  },
);
