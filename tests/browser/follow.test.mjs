/** The reader follows its page: text that comes late, single-page sites, Back and Forward. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { TITLE, article, paragraphs } from './harness/pages.mjs';
import {
  addSite,
  inEachBrowser,
  openReader,
  pause,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

/** Milliseconds after which the single-page site shows what its address says already. */
const DELAY = 600;

const OTHER_TITLE = 'A bakery opens its doors again';
const OTHER = [
  'For eleven years the oven in Mill Street had been cold, and the sign above the door had lost its last letter in an autumn storm.',
  'Then Nora Field, who had learnt her trade in the city, bought the house from the heirs and spent a winter on the chimney alone.',
  'She bakes four kinds of bread, and on Saturdays a plaited loaf with raisins that her grandmother used to make for weddings.',
  'On the first morning the queue reached down to the bridge, and by nine o’clock nothing was left on the shelves but flour dust.',
  'The mayor, who came at ten to make a speech, was handed a cup of coffee and asked to come earlier on the following day.',
  'Whether a village of six hundred people can feed a bakery is an open question, but most of them say that they mean to try.',
];

/** A site that draws its pages itself, some time after their address has come. */
const SINGLE_PAGE = {
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Valley Post</title></head><body>
<nav><a href="/">Home</a></nav><main id="app"></main>
<script>
  const stories = ${JSON.stringify({
    '/2025/03/the-flood-that-came-in-march': `<h1>${TITLE}</h1>${paragraphs(3)}`,
    '/2025/04/a-bakery-opens-its-doors-again': `<h1>${OTHER_TITLE}</h1>${[1, 2, 3]
      .flatMap((round) =>
        OTHER.map((text) => `<p>${round > 1 ? `As was said ${round} times: ` : ''}${text}</p>`),
      )
      .join('')}`,
  })};
  function draw(path = location.pathname) {
    const story = stories[path];
    document.getElementById('app').innerHTML = story
      ? '<article>' + story + '</article>'
      : '<ul>' + Object.keys(stories).map((path) => '<li><a href="' + path + '">A story</a></li>').join('') + '</ul>';
    document.title = (story ? document.querySelector('h1').textContent + ' | ' : '') + 'Valley Post';
  }
  function go(path) {
    history.pushState({}, '', path);
    setTimeout(draw, ${DELAY});
  }
  function drawAndGo(path) {
    draw(path);
    history.pushState({}, '', path);
  }
  addEventListener('popstate', () => setTimeout(draw, ${DELAY}));
  draw();
</script></body></html>`,
};

/** An article to which paragraphs come at both ends after a while. */
const GROWING = {
  body: article({
    content: paragraphs(6),
    after: `<script>
      setTimeout(() => {
        const story = document.querySelector('article');
        const paragraph = (text) => Object.assign(document.createElement('p'), { textContent: text });
        const first = story.querySelector('.byline');
        for (const text of ${JSON.stringify(OTHER)}) first.after(paragraph(text));
        for (const text of ${JSON.stringify(OTHER)}) story.querySelector('form').before(paragraph('Later, ' + text));
      }, 2500);
    </script>`,
  }),
};

const FLOOD = '/2025/03/the-flood-that-came-in-march';
const BAKERY = '/2025/04/a-bakery-opens-its-doors-again';

const PAGES = {
  'spa.test/': SINGLE_PAGE,
  [`spa.test${FLOOD}`]: SINGLE_PAGE,
  [`spa.test${BAKERY}`]: SINGLE_PAGE,
  [`other.test${FLOOD}`]: SINGLE_PAGE,
  'spa.test/2025/05/a-story-that-grows-and-grows': GROWING,
  'spa.test/2025/06/a-story-that-stays-as-it-is': { body: article({ content: paragraphs(8) }) },
  'other.test/elsewhere': { body: '<!doctype html><title>Elsewhere</title><p>Elsewhere' },
};

inEachBrowser('following', PAGES, (context) => {
  before(() => addSite(context.browser, 'spa.test'));

  /** @param {string} path */
  const go = (path) => context.browser.inPage((wanted) => Reflect.get(window, 'go')(wanted), path);

  /**
   * Waits for the reader with a title, and makes sure that it shows no other on the way.
   * @param {string} title
   */
  async function expectOnly(title) {
    await until(async () => {
      const text = await readerText(context.browser);
      assert.ok(!text || text.includes(title), `the reader shows another article: ${text}`);
      return text;
    }, `the reader with “${title}”`);
  }

  test('goes with a single-page site from story to story, and back', async () => {
    const { browser } = context;
    await browser.open('http://spa.test/');
    await pause(DELAY);
    assert.equal(await readerText(browser), undefined);
    await go(FLOOD);
    await expectOnly(TITLE);
    await go(BAKERY);
    await expectOnly(OTHER_TITLE);
    await browser.back();
    await expectOnly(TITLE);
    await browser.back();
    await untilClosed(browser);
    await pause(2 * DELAY);
    assert.equal(await readerText(browser), undefined);
    assert.deepEqual(await browser.errors(), []);
  });

  test('a story that was left is left; the next one opens', async () => {
    const { browser } = context;
    await browser.open(`http://spa.test${FLOOD}`);
    await expectOnly(TITLE);
    await browser.press('Escape');
    await untilClosed(browser);
    await go(BAKERY);
    await expectOnly(OTHER_TITLE);
  });

  test('a story that is drawn before its address comes opens, too', async () => {
    const { browser } = context;
    await browser.open('http://spa.test/');
    await pause(DELAY);
    await browser.inPage((path) => Reflect.get(window, 'drawAndGo')(path), FLOOD);
    await expectOnly(TITLE);
  });

  test('a reader that was opened by hand follows as well, and one that was closed does not', async () => {
    const { browser } = context;
    await browser.open(`http://other.test${FLOOD}`);
    await openReader(browser);
    await go(BAKERY);
    await expectOnly(OTHER_TITLE);
    await browser.press('Escape');
    await untilClosed(browser);
    await go(FLOOD);
    await pause(DELAY + 1500);
    assert.equal(await readerText(browser), undefined);
  });

  test('stays where the page only gives itself another name', async () => {
    const { browser } = context;
    await browser.open(`http://spa.test${FLOOD}`);
    await expectOnly(TITLE);
    await browser.inPage(() => history.replaceState({}, '', '?from=somewhere'));
    await pause(DELAY);
    assert.ok((await readerText(browser))?.includes(TITLE));
  });

  test('takes in what comes late, without losing the place', async () => {
    const { browser } = context;
    await browser.open('http://spa.test/2025/05/a-story-that-grows-and-grows');
    await until(() => readerText(browser), 'the reader');
    const look = () =>
      browser.inReader((shadow) => {
        const lines = [...shadow.querySelectorAll('.unhusk-content p')];
        const line = lines.find((one) => one.textContent?.startsWith('On day 3 the baker'));
        return {
          lines: lines.length,
          top: Math.round(line?.getBoundingClientRect().top ?? NaN),
          selected: String(shadow.ownerDocument.getSelection()),
        };
      });
    await browser.inReader((shadow) => {
      const lines = [...shadow.querySelectorAll('.unhusk-content p')];
      const line = lines.find((one) => one.textContent?.startsWith('On day 3 the baker'));
      line?.scrollIntoView({ block: 'start', behavior: 'instant' });
    });
    const early = await look();
    const late = await until(async () => {
      const now = await look();
      return (now?.lines ?? 0) > (early?.lines ?? 0) ? now : undefined;
    }, 'the text that comes late');
    assert.equal(late.lines - (early?.lines ?? 0), 2 * OTHER.length);
    assert.ok(Math.abs(late.top - (early?.top ?? 0)) <= 2, `${early?.top} → ${late.top}`);
  });

  test('after Back the reader is where it was', async () => {
    const { browser } = context;
    const place = () =>
      browser.inReader((shadow) =>
        Math.round(shadow.querySelector('.unhusk-page')?.scrollTop ?? 0),
      );
    await browser.open('http://spa.test/2025/06/a-story-that-stays-as-it-is');
    await until(() => readerText(browser), 'the reader');
    await browser.inReader((shadow) => {
      const scroller = shadow.querySelector('.unhusk-page');
      if (scroller) scroller.scrollTop = 700;
    });
    await pause(200);
    await browser.open('http://other.test/elsewhere');
    assert.equal(await readerText(browser), undefined);
    await browser.back();
    await until(() => readerText(browser), 'the reader');
    await until(async () => (await place()) === 700, `the place, not ${await place()}`);
  });

  test('a soft navigation to a part of the site that is left alone opens nothing', async () => {
    const { browser } = context;
    await browser.openOwnPage('options/options.html');
    const keep = (/** @type {boolean} */ isAlone) =>
      browser.inPage(async (alone) => {
        const pattern = 'spa.test/2025/04/*';
        /** @type {{sites: {pattern: string}[]}} */
        const { sites } = await chrome.storage.local.get({ sites: [] });
        const others = sites.filter((site) => site.pattern !== pattern);
        const entry = { pattern, when: 'never', mode: 'reader', off: false };
        await chrome.storage.local.set({ sites: alone ? [...others, entry] : others });
      }, isAlone);
    await keep(true);
    await browser.open(`http://spa.test${FLOOD}`);
    await expectOnly(TITLE);
    await go(BAKERY);
    await untilClosed(browser);
    await pause(2 * DELAY);
    assert.equal(await readerText(browser), undefined);
    await go(FLOOD);
    await expectOnly(TITLE);
    await browser.openOwnPage('options/options.html');
    await keep(false);
  });
});
