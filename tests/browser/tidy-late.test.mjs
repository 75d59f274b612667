/** Tidy mode on a page that goes on changing: what comes late, and what watching for it costs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser, until } from './harness/suite.mjs';
import {
  WALL,
  SHARE,
  RELATED,
  CONSENT,
  CLUTTERED,
  CLEAN,
  pageState,
  seen,
  untilTidied,
  untilBack,
  entries,
  clickInPanel,
} from './harness/tidy.mjs';

/** @typedef {import('./harness/suite.mjs').Browser} Browser */

inEachBrowser(
  'tidy mode, later',
  { 'news.test/story': CLUTTERED, 'news.test/late': CLEAN },
  (context) => {
    /** @param {string} path */
    async function open(path) {
      await context.browser.open(`http://news.test/${path}`);
    }

    /** Opens a page and tidies it. @param {string} path */
    async function tidy(path) {
      await open(path);
      await context.browser.tidy();
      await untilTidied(context.browser);
    }

    test('what scripts add later is caught within a few frames', async (t) => {
      const { browser } = context;
      await tidy('late');
      const all = [];
      for (const html of [WALL, SHARE, RELATED, CONSENT]) {
        const frames = await browser.inPage(async (markup) => {
          Reflect.get(window, 'add')(markup);
          const added = /** @type {HTMLElement} */ (document.body.lastElementChild);
          let count = 0;
          while (added.checkVisibility() && count < 300) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            count += 1;
          }
          return count;
        }, html);
        t.diagnostic(`${/id="(\w+)"/.exec(html)?.[1]}: ${frames} frames`);
        assert.ok(frames < 300, `${frames} frames`);
        all.push(frames);
      }
      // It is one or two on a machine that has nothing else to do.
      assert.ok(Math.min(...all) <= 20, `${all} frames`);
      assert.equal(
        await entries(browser),
        await browser.inPage(() => document.querySelectorAll('[data-unhusk-hidden]').length),
      );
    });

    test('what is shown later is caught as well', async () => {
      const { browser } = context;
      await tidy('story');
      await browser.inPage(() => document.body.classList.add('open'));
      await until(
        () => browser.inPage(() => !document.querySelector('#later')?.checkVisibility()),
        'the wall to go',
      );
    });

    test('undo all after late clutter gives the page as its scripts have made it', async () => {
      const { browser } = context;
      await tidy('late');
      await browser.inPage((html) => Reflect.get(window, 'add')(html), SHARE);
      await until(async () => (await seen(browser, ['share'])).length === 0, 'the bar to go');
      await clickInPanel(browser, '.chip');
      await clickInPanel(browser, '.undoAll');
      await untilBack(browser);
      const state = await pageState(browser);
      await open('late');
      await browser.inPage((html) => Reflect.get(window, 'add')(html), SHARE);
      assert.deepEqual(await pageState(browser), state);
    });

    test('a page that changes all the time is not slowed down', async (t) => {
      const { browser } = context;
      await open('late');
      const without = [];
      const tidied = [];
      // In turns: what else the machine does comes and goes.
      for (let round = 0; round < 3; round += 1) {
        without.push(await busy(browser));
        await browser.tidy();
        await untilTidied(browser);
        tidied.push(await busy(browser));
        await browser.tidy();
        await untilBack(browser);
      }
      const ratio = Math.min(...tidied) / Math.min(...without);
      t.diagnostic(`a page that changes all the time: ${ratio.toFixed(2)} times the time`);
      // The aim is 1.2; a machine that is busy with other things makes it any number near that.
      assert.ok(ratio < 2, `${ratio}`);
    });
  },
);

/**
 * Best time in milliseconds that a page takes for many changes, with what comes after them.
 * @param {Browser} browser
 */
function busy(browser) {
  return browser.inPage(async () => {
    const box = document.createElement('div');
    document.body.append(box);
    let best = Infinity;
    for (let round = 0; round < 3; round += 1) {
      const started = performance.now();
      for (let step = 0; step < 20; step += 1) {
        for (let change = 0; change < 50; change += 1) {
          const row = document.createElement('div');
          row.className = `row row-${change}`;
          row.innerHTML = `<p>Line <b>${step}</b> of the ticker</p>`;
          box.append(row);
          if (box.childElementCount > 200) box.firstElementChild?.remove();
          box.className = `tick-${change % 2}`;
        }
        void box.offsetHeight;
        await new Promise((resolve) => setTimeout(resolve));
      }
      best = Math.min(best, performance.now() - started);
    }
    box.remove();
    return best;
  });
}
