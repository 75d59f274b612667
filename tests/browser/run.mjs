/**
 * Opens a page in a browser with the extension, and clicks its button.
 *
 * With `--headless` it prints the clean article as Markdown, read back from the clipboard, and
 * ends; otherwise the browser is left open until the user closes it.
 */

import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, launch } from './harness/browser.mjs';
import { Server } from './harness/server.mjs';
import { clickInReader, openReader, pause, until } from './harness/suite.mjs';

/** Milliseconds that pictures get to load before a screenshot is taken. */
const PICTURES = 5000;
/** What may lie beside the page. @type {Record<string, string>} */
const TYPES = { '.css': 'text/css', '.svg': 'image/svg+xml' };

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    page: { type: 'string' },
    screenshot: { type: 'string' },
    headless: { type: 'boolean', default: false },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '800' },
    dark: { type: 'boolean', default: false },
  },
});
const { page, screenshot, headless, dark } = values;
const name = BROWSERS.find((known) => known === values.browser);
if (!name || !page) {
  console.error(
    'usage: node tests/browser/run.mjs --page FILE [--browser chromium|firefox] [--headless] ' +
      '[--screenshot FILE] [--width PIXELS] [--height PIXELS] [--dark]',
  );
  process.exit(2);
}

const address = `/${path.basename(page)}`;
const server = await new Server(await beside(page)).start();
const browser = await launch(name, {
  headless,
  dark,
  width: Number(values.width),
  height: Number(values.height),
});
try {
  await browser.open(`http://localhost:${server.port}${address}`);
  await openReader(browser);
  if (screenshot) {
    await Promise.race([until(picturesLoaded, 'pictures'), pause(PICTURES)]);
    await mkdir(path.dirname(screenshot), { recursive: true });
    await browser.screenshot(screenshot);
  }
  if (headless) {
    await clickInReader(browser, 'button.copy');
    const copy = await until(async () => (await browser.clipboard()).plain, 'the copy');
    process.stdout.write(copy);
  } else {
    await browser.closed();
  }
} finally {
  await browser.quit();
  await server.stop();
}

/**
 * A page with the style sheets and pictures that lie beside it.
 * @param {string} file
 */
async function beside(file) {
  const folder = path.dirname(file);
  const names = (await readdir(folder)).filter((name) => path.extname(name) in TYPES);
  const found = await Promise.all(
    names.map(async (name) => [
      `/${name}`,
      { body: await readFile(path.join(folder, name)), type: TYPES[path.extname(name)] },
    ]),
  );
  return Object.fromEntries([...found, [address, { body: await readFile(file) }]]);
}

/** Whether the pictures that can be seen are there, or never will be. */
function picturesLoaded() {
  return browser.inReader((shadow) =>
    [...shadow.querySelectorAll('img')].every(
      (image) => image.complete || image.getBoundingClientRect().top > 2 * window.innerHeight,
    ),
  );
}
