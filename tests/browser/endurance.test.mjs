/**
 * Many automatic loads, one after the other, leave nothing behind. `UNHUSK_LOADS` sets how many
 * (the default keeps the suite quick; 1000 takes some minutes in each browser).
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, paragraphs } from './harness/pages.mjs';
import { addSite, inEachBrowser, readerText, until } from './harness/suite.mjs';

const LOADS = Number(process.env.UNHUSK_LOADS ?? 30);
/** Loads after which everything that is kept for good has come to be. */
const WARM = 20;
/** Bytes that the background may hold more after all loads: what a heap is off by from time to time. */
const TOLERANCE = 4 << 20;

const PAGES = {
  'news.test/2025/03/the-flood-that-came-in-march': { body: article({ content: paragraphs(12) }) },
};

inEachBrowser('endurance', PAGES, (context) => {
  test(`${LOADS} automatic loads leave nothing behind`, async (t) => {
    const { browser } = context;
    await addSite(browser, 'news.test');
    /** @param {number} times */
    const load = async (times) => {
      for (let time = 0; time < times; time += 1) {
        await browser.open(`http://news.test/2025/03/the-flood-that-came-in-march?${time}`);
        await until(() => readerText(browser), 'the reader');
      }
    };
    await load(WARM);
    const before = await browser.backgroundMemory();
    await load(LOADS);
    const after = await browser.backgroundMemory();
    t.diagnostic(`background: ${before >> 10} kB, after ${LOADS} more loads ${after >> 10} kB`);
    assert.ok(before > 0);
    assert.ok(after - before < TOLERANCE, `${before} → ${after} bytes`);
    const left = await browser.inPage(() => document.querySelectorAll('unhusk-reader').length);
    assert.equal(left, 1);
    assert.deepEqual(await browser.errors(), []);
  });
});
