/**
 * Takes the pictures of the guide, of README and of the stores: of the sample page, in both browsers.
 *
 * A picture that is larger than it may be ends it with an error: it would be loaded by everybody who
 * looks at the project.
 */

import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { BROWSERS, launch } from './harness/browser.mjs';
import { Server } from './harness/server.mjs';
import { ADDRESS, pages } from './pictures/pages.mjs';
import { SHEETS, sheets } from './pictures/sheets.mjs';
import * as shots from './pictures/shots.mjs';

/** Bytes that a picture may have. */
const LARGEST = 250_000;

const ROOT = new URL('../../', import.meta.url);
/** The guide shows what is in its own folder only; stores and README take theirs from there. */
const PICTURES = fileURLToPath(new URL('docs/src/pictures/', ROOT));
/** Parts of other pictures. */
const HALVES = fileURLToPath(new URL('dist/pictures/', ROOT));

/** What stores ask for. */
const WIDE = { width: 1280, height: 800 };
/** Half of that, without the sheet's margins and titles. */
const HALF = { width: 610, height: 720 };

/** Pictures that are put together on a sheet, by name. @type {Map<string, string>} */
const halves = new Map();
/** @type {string[]} */
const taken = [];

await mkdir(PICTURES, { recursive: true });
await mkdir(HALVES, { recursive: true });
for (const name of BROWSERS) {
  await inBrowser(name, HALF, async (browser) => {
    await browser.open(ADDRESS);
    await keepHalf(browser, `${name}-before`);
    await shots.reader(browser);
    await keepHalf(browser, `${name}-after`);
  });
  await inBrowser(name, WIDE, async (browser) => {
    for (const [picture, shoot] of Object.entries(shots.IN_EACH)) {
      await shoot(browser);
      await take(browser, `${picture}-${name}`);
    }
  });
}
await inBrowser('chromium', WIDE, async (browser) => {
  for (const [picture, shoot] of Object.entries(shots.OF_PLAYGROUND)) {
    await shoot(browser);
    await take(browser, picture);
  }
});
for (const { picture, size } of SHEETS) {
  await inBrowser('chromium', size, async (browser) => {
    await browser.open(`http://sheets.example/${picture}`);
    await take(browser, picture);
  });
}
for (const path of taken) {
  const { size } = await stat(path);
  console.log(`${String(Math.ceil(size / 1000)).padStart(4)} kB  ${path}`);
  if (size > LARGEST) {
    process.exitCode = 1;
    console.error(`${path} has more than ${LARGEST / 1000} kB: show less in it`);
  }
}

/**
 * Works in a browser of its own, so that no picture depends on what was done for another.
 * @param {typeof BROWSERS[number]} name
 * @param {{width: number, height: number}} size
 * @param {(browser: import('./harness/browser.mjs').Browser) => Promise<void>} work
 */
async function inBrowser(name, size, work) {
  const server = await new Server({ ...pages(), ...sheets(halves) }).start();
  const browser = await launch(name, { ...size, proxyPort: server.port });
  try {
    await work(browser);
  } finally {
    await browser.quit();
    await server.stop();
  }
}

/** @param {import('./harness/browser.mjs').Browser} browser @param {string} picture */
async function take(browser, picture) {
  const path = `${PICTURES}${picture}.png`;
  await shots.settle(browser);
  await browser.screenshot(path);
  taken.push(path);
}

/** @param {import('./harness/browser.mjs').Browser} browser @param {string} name */
async function keepHalf(browser, name) {
  const path = `${HALVES}${name}.png`;
  await shots.settle(browser);
  await browser.screenshot(path);
  halves.set(name, path);
}
