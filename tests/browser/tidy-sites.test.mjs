/** Sites of the list whose pages are tidied by themselves. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { TITLE, article, paragraphs } from './harness/pages.mjs';
import { sitesIn } from './harness/sites.mjs';
import { addSite, inEachBrowser, pause, until } from './harness/suite.mjs';
import {
  CLUTTER,
  CLUTTERED,
  RELATED,
  SHARE,
  clickInPanel,
  inPanel,
  pageState,
  seen,
  untilBack,
  untilTidied,
} from './harness/tidy.mjs';

/** Milliseconds in which a page that should be left alone would have been tidied. */
const PATIENCE = 1500;
const STORY = '/2025/03/the-flood-that-came-in-march';
const FRONT = `<h1>Valley Post</h1><ul><li><a href="${STORY}">The flood in the valley</a></li></ul>${SHARE}`;

/** A site that draws its front page and its story into one page. */
const SINGLE_PAGE = {
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Valley Post</title></head><body>
<nav><a href="/">Home</a></nav><main id="app"></main>
<script>
  const story = ${JSON.stringify(`<article><h1>${TITLE}</h1>${paragraphs(3)}${SHARE}</article>`)};
  const front = ${JSON.stringify(FRONT)};
  function draw() {
    document.getElementById('app').innerHTML = location.pathname === '/' ? front : story;
  }
  function go(path) {
    history.pushState({}, '', path);
    draw();
  }
  addEventListener('popstate', draw);
  draw();
</script></body></html>`,
};

inEachBrowser(
  'tidied sites',
  {
    [`news.test${STORY}`]: CLUTTERED,
    // A list without an article to read.
    'news.test/sport': {
      body: `<!doctype html><html lang="en"><title>Sport</title><body><h1>Sport</h1>${SHARE}
        <ul><li><a href="/1">The race</a></li><li><a href="/2">The match</a></li></ul></body></html>`,
    },
    'spa.test/': SINGLE_PAGE,
    [`spa.test${STORY}`]: SINGLE_PAGE,
    'news.test/2025/04/a-story-with-a-list-beside-it': {
      body: article({
        content: paragraphs(4),
        after: RELATED,
      }),
    },
  },
  (context) => {
    const { choose } = sitesIn(context);

    before(async () => {
      for (const site of ['news.test', 'spa.test']) {
        await addSite(context.browser, site);
        await choose('siteMode', 'tidy', site);
      }
    });

    const isTidied = () =>
      context.browser.inPage(() => document.querySelector('unhusk-tidy') !== null);
    /** @param {string} path */
    const go = (path) =>
      context.browser.inPage((wanted) => Reflect.get(window, 'go')(wanted), path);

    test('an article is tidied, and stays in its place', async () => {
      const { browser } = context;
      await browser.open(`http://news.test${STORY}`);
      await untilTidied(browser);
      await until(async () => (await seen(browser, CLUTTER)).length === 0, 'the clutter to go');
      assert.equal(await browser.inPage(() => document.querySelector('unhusk-reader')), null);
      assert.ok(
        await browser.inPage(() => document.querySelector('article h1')?.checkVisibility()),
      );
      assert.deepEqual(await browser.errors(), []);
    });

    test('a list is left alone, unless all pages are wanted', async () => {
      const { browser } = context;
      await browser.open('http://news.test/sport');
      await pause(PATIENCE);
      assert.equal(await isTidied(), false);
      await choose('siteWhen', 'always', 'news.test');
      await browser.open('http://news.test/sport');
      await untilTidied(browser);
      assert.deepEqual(await seen(browser, ['share']), []);
      await choose('siteWhen', 'articles', 'news.test');
    });

    test('on a single-page site only the article is tidied, forth and back', async () => {
      const { browser } = context;
      await browser.open('http://spa.test/');
      await pause(PATIENCE);
      assert.equal(await isTidied(), false);
      const front = await pageState(browser);
      await go(STORY);
      await untilTidied(browser);
      await until(async () => (await seen(browser, ['share'])).length === 0, 'the bar to go');
      await browser.back();
      await untilBack(browser);
      assert.deepEqual(await pageState(browser), front);
      await pause(PATIENCE);
      assert.deepEqual(await seen(browser, ['share']), ['share']);
      await browser.forward();
      await untilTidied(browser);
      await until(async () => (await seen(browser, ['share'])).length === 0, 'the bar to go');
      assert.deepEqual(await browser.errors(), []);
    });

    test('what the user has brought back stays, though the page renames itself', async () => {
      const { browser } = context;
      await browser.open('http://news.test/2025/04/a-story-with-a-list-beside-it');
      await untilTidied(browser);
      await until(() => inPanel(browser, (shadow) => shadow.querySelector('.item')), 'the panel');
      await clickInPanel(browser, '.chip');
      await clickInPanel(browser, '.undoAll');
      await untilBack(browser);
      await browser.inPage(() => history.replaceState({}, '', '?part=2'));
      await pause(PATIENCE);
      assert.equal(await isTidied(), false);
      assert.deepEqual(await seen(browser, ['related']), ['related']);
    });
  },
);
