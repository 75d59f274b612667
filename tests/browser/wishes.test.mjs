/** The reader can be used with the system's own colours, and without motion. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, paragraphs } from './harness/pages.mjs';
import { clickInReader, inEachBrowser, openReader, pause, until } from './harness/suite.mjs';
import { finish, giveVoices, spoken } from './harness/voices.mjs';

/** @typedef {import('./harness/suite.mjs').Browser} Browser */

const CONTENT = `${paragraphs(1)}<h2>The gauge</h2><pre><code>let level = 3;</code></pre>${paragraphs(12)}`;
const PAGES = { 'news.test/story': { body: article({ content: CONTENT }) } };

/**
 * How an element is painted.
 * @param {Browser} browser
 * @param {string} selector
 */
function paint(browser, selector) {
  return until(
    () =>
      browser.inReader((shadow, wanted) => {
        const element = shadow.querySelector(wanted);
        if (!element) return null;
        const view = /** @type {Window} */ (element.ownerDocument.defaultView);
        const style = view.getComputedStyle(element);
        return {
          background: style.backgroundColor,
          border: style.borderTopStyle === 'none' ? '' : style.borderTopColor,
          borderWidth: parseFloat(style.borderTopWidth),
          outline: style.outlineStyle,
          width: element.getBoundingClientRect().width,
        };
      }, selector),
    selector,
  );
}

for (const dark of [false, true]) {
  inEachBrowser(
    `forced colours, ${dark ? 'dark' : 'light'}`,
    PAGES,
    (context) => {
      test('controls have borders, and what is chosen, read and spoken can be seen', async () => {
        const { browser } = context;
        await browser.open('http://news.test/story');
        assert.ok(await browser.inPage(() => matchMedia('(forced-colors: active)').matches));
        await openReader(browser);
        const paper = await paint(browser, '.unhusk-page');
        for (const control of ['.bar .look', '.bar .close', '.copy-code', 'pre']) {
          const { border, borderWidth } = await paint(browser, control);
          assert.ok(border && border !== paper.background && borderWidth >= 1, control);
        }
        await browser.press('End');
        await until(async () => (await paint(browser, '.progress')).width > 100, 'progress');
        assert.notEqual((await paint(browser, '.progress')).background, paper.background);

        await clickInReader(browser, 'button.look');
        const chosen = await paint(browser, '.look-choice input:checked + span');
        const other = await paint(browser, '.look-choice input:not(:checked) + span');
        assert.notEqual(chosen.background, other.background);
        const panel = await paint(browser, '.panel.look');
        assert.ok(panel.border && panel.border !== panel.background && panel.borderWidth >= 1);
        await browser.press('Escape');

        await browser.inContentScript(giveVoices);
        await clickInReader(browser, '.bar .speech');
        await until(() => spoken(browser), 'the voice');
        assert.notEqual((await paint(browser, '.mark.spoken')).outline, 'none');
        await browser.press('Escape');
      });
    },
    { dark, forced: true },
  );
}

inEachBrowser(
  'little motion',
  PAGES,
  (context) => {
    test('nothing moves by itself, and reading aloud jumps to its paragraph', async () => {
      const { browser } = context;
      await browser.open('http://news.test/story');
      assert.ok(await browser.inPage(() => matchMedia('(prefers-reduced-motion: reduce)').matches));
      await openReader(browser);
      await browser.inContentScript(giveVoices);
      await clickInReader(browser, '.bar .speech');
      await until(() => spoken(browser), 'the voice');
      const state = () =>
        browser.inReader((shadow) => ({
          place: shadow.querySelector('.unhusk-page')?.scrollTop ?? 0,
          animations: /** @type {any} */ (shadow).getAnimations().length,
        }));
      // One frame after the mark has moved, and when a slow movement would have ended.
      for (let step = 0; step < 8; step += 1) await finish(browser);
      const soon = await state();
      await pause(700);
      const later = await state();
      assert.ok((later?.place ?? 0) > 0);
      assert.deepEqual(soon, { ...later, animations: 0 });
    });
  },
  { still: true },
);
