/**
 * The whole extension: from the toolbar's click to the reader's first paint, beside a null extension
 * that is the same without the engine. Prints `{click, cold}`: the median page's ratio, and how many
 * milliseconds longer the first click takes when the background has to start.
 *
 * `node bench/browser/click.mjs BROWSER LIST FOLDER`: the null extension is made in that folder.
 */

import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EXTENSION, launch } from '../../tests/browser/harness/browser.mjs';
import { Server } from '../../tests/browser/harness/server.mjs';
import { pause, untilClosed } from '../../tests/browser/harness/suite.mjs';
import { median, sample } from './median.mjs';

/** @typedef {import('../../tests/browser/harness/browser.mjs').Browser} Browser */

const PAGES = 25;
const ROUNDS = 3;
const COLD_ROUNDS = 9;
/** Milliseconds after which a reader is taken to come no more. */
const PATIENCE = 15_000;
/** Milliseconds that a stopped background gets to be gone. */
const STOPPED = 300;

const [name, list, folder] = process.argv.slice(2);
if ((name !== 'chromium' && name !== 'firefox') || !list || !folder) {
  console.error('usage: node bench/browser/click.mjs chromium|firefox LIST FOLDER');
  process.exit(2);
}

const without = path.join(folder, 'null-extension');
await rm(without, { recursive: true, force: true });
await cp(EXTENSION, without, { recursive: true });
await cp(new URL('null-engine.js', import.meta.url), path.join(without, 'engine.js'));

const paths = sample((await readFile(list, 'utf8')).split('\n').filter(Boolean), PAGES);
/** @type {Record<string, import('../../tests/browser/harness/server.mjs').Page>} */
const files = {};
const addresses = await Promise.all(
  paths.map(async (file, index) => {
    const bytes = await readFile(file);
    const address = `/news/${index}.html`;
    files[address] = { body: file.endsWith('.gz') ? gunzipSync(bytes) : bytes };
    return address;
  }),
);
const server = await new Server(files).start();
const browsers = /** @type {Browser[]} */ ([]);
try {
  for (const extension of [EXTENSION, without]) {
    browsers.push(await launch(name, { extension, proxyPort: server.port }));
  }
  const ratios = [];
  let usual = '';
  for (const [index, address] of addresses.entries()) {
    const url = `http://example.com${address}`;
    try {
      const [ours, least] = await compare(browsers, url);
      ratios.push(Number(ours) / Number(least));
      usual = url;
    } catch (error) {
      // Some pages reload themselves or open dialogs when their scripts miss something.
      console.error(`  ${name}: left out ${paths[index]}: ${error}`);
    }
    if (index % 5 === 4) console.error(`  ${name}: clicked on ${index + 1} of ${addresses.length}`);
  }

  if (!usual) throw new Error('none of the pages can be clicked on');
  for (const browser of browsers) await browser.open(usual);
  /** @type {number[][]} */
  const cold = [[], []];
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    for (const which of [round % 2, 1 - (round % 2)]) {
      const browser = /** @type {Browser} */ (browsers[which]);
      await browser.stopBackground();
      await pause(STOPPED);
      cold[which]?.push(await click(browser));
      await close(browser);
    }
  }
  const [ours, least] = cold.map(median);
  console.log(JSON.stringify({ click: median(ratios), cold: Number(ours) - Number(least) }));
} finally {
  for (const browser of browsers) await browser.quit();
  await server.stop();
}

/**
 * Clicks on a page in turns.
 * @param {Browser[]} browsers
 * @param {string} url of the page
 * @returns {Promise<number[]>} the median time of each browser, in milliseconds
 */
async function compare(browsers, url) {
  for (const browser of browsers) await browser.open(url);
  /** @type {number[][]} */
  const times = [[], []];
  // The first click on a page is for the browser to have compiled and cached what it can.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const which of [round % 2, 1 - (round % 2)]) {
      const browser = /** @type {Browser} */ (browsers[which]);
      const time = await click(browser);
      await close(browser);
      if (round > 0) times[which]?.push(time);
    }
  }
  return times.map(median);
}

/**
 * Clicks the toolbar's button.
 * @param {Browser} browser
 * @returns {Promise<number>} milliseconds until the reader was painted
 */
async function click(browser) {
  await browser.inPage(() => {
    /** @type {any} */ (window).painted = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('unhusk-reader')) return;
        observer.disconnect();
        requestAnimationFrame(look);
      });
      observer.observe(document.documentElement, { childList: true });

      /** The reader is made ready before it can be seen. */
      function look() {
        const reader = document.querySelector('unhusk-reader');
        if (!reader?.checkVisibility({ opacityProperty: true })) return requestAnimationFrame(look);
        // What follows the frame's own callbacks is a task after the paint.
        return setTimeout(() => resolve(performance.timeOrigin + performance.now()));
      }
    });
  });
  const started = performance.timeOrigin + performance.now();
  await browser.clickAction();
  const painted = await browser.inPage(
    (patience) =>
      Promise.race([
        /** @type {any} */ (window).painted,
        new Promise((resolve) => setTimeout(resolve, patience, null)),
      ]),
    PATIENCE,
  );
  if (painted === null) throw new Error('the reader has not come');
  return Number(painted) - started;
}

/** @param {Browser} browser */
async function close(browser) {
  await browser.clickAction();
  await untilClosed(browser);
  // The background ends its work on the click after the reader has gone.
  await pause(100);
}
