/**
 * What Readability.js and Defuddle make of pages, in Chromium. Prints a line of JSON for each page, with its path
 * and the text of its article; no text where the extractor finds none.
 *
 * `node bench/browser/articles.mjs @mozilla/readability|defuddle LIST`
 */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { Server } from '../../tests/browser/harness/server.mjs';

const [name, list] = process.argv.slice(2);
if ((name !== '@mozilla/readability' && name !== 'defuddle') || !list) {
  console.error('usage: node bench/browser/articles.mjs @mozilla/readability|defuddle LIST');
  process.exit(2);
}

const SCRIPT = 'text/javascript; charset=utf-8';
/** Articles load nothing and run nothing. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** @param {string} path */
const script = (path) => ({
  body: readFileSync(new URL(path, import.meta.url)),
  type: SCRIPT,
});

/** @type {Record<string, import('../../tests/browser/harness/server.mjs').Page>} */
const files = {
  '/': {
    body:
      '<!doctype html><title>Articles</title><script src="/readability.js"></script>' +
      '<script src="/defuddle.js"></script><script type="module" src="/text.js"></script>',
    headers: { 'content-security-policy': POLICY },
  },
  '/text.js': script('text.js'),
  '/readability.js': script('../node_modules/@mozilla/readability/Readability.js'),
  '/defuddle.js': script('../node_modules/defuddle/dist/index.js'),
};
const paths = readFileSync(list, 'utf8').split('\n').filter(Boolean);
paths.forEach((path, index) => {
  const bytes = readFileSync(path);
  // Without an encoding: the page says it itself.
  files[`/${index}.html`] = {
    body: path.endsWith('.gz') ? gunzipSync(bytes) : bytes,
    type: 'text/html',
  };
});

const server = await new Server(files).start();
// Of the tests' harness there is no need: no extension is in it.
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const tab = await browser.newPage();
  await tab.goto(`http://localhost:${server.port}/`);
  await tab.waitForFunction(() => 'articleText' in globalThis);
  for (const [index, path] of paths.entries()) {
    const text = await tab.evaluate(
      (extractor, page) => /** @type {any} */ (globalThis).articleText(extractor, page),
      name,
      `/${index}.html`,
    );
    console.log(JSON.stringify({ path, text }));
  }
} finally {
  await browser.close();
  await server.stop();
}
