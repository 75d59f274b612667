/** The background's engine: starts when needed, and anew after a trap. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from 'node:fs/promises';

const EXTENSION = new URL('../../dist/extension/', import.meta.url);
const TEXT =
  'The ferry crossed the bay twice a day, in the morning with milk and letters, in the evening with whoever had missed the last coach. ';
const STORY = {
  contentType: 'text/html',
  url: 'https://news.test/ferry',
  html: `<html lang="en"><head><title>The ferry</title></head><body><article><h1>The ferry</h1>${Array.from({ length: 6 }, (_, day) => `<p>Day ${day}. ${TEXT.repeat(2)}</p>`).join('')}</article></body></html>`,
  hidden: [],
};

/** Answers with the extension's own files, once they are to be had. */
let isInstalled = false;
Object.assign(globalThis, {
  chrome: { runtime: { getURL: (/** @type {string} */ path) => new URL(path, EXTENSION).href } },
  fetch: async (/** @type {string} */ url) => {
    if (!isInstalled) throw new TypeError('no such file');
    // As from a browser that knows no MIME type for it.
    return new Response(await readFile(new URL(url)));
  },
});
const engine = await import('../../dist/extension/engine.js');

test('a start that failed can be tried again', async () => {
  await assert.rejects(engine.read(STORY), TypeError);
  isInstalled = true;
  const article = await engine.read(STORY);
  assert.ok(typeof article === 'object');
  assert.ok(article.reader.includes(TEXT.trim()));
  assert.equal(article.lang, 'en');
  assert.ok(article.markdown.startsWith('# The ferry'));
  assert.ok((article.sanitizer.elements?.length ?? 0) > 10);
});

test('a page with nothing to read is told by its code', async () => {
  assert.equal(await engine.read({ ...STORY, html: '<html></html>' }), 'nothing-to-read');
});

test('after a trap the next page is read', async (t) => {
  const trap = Object.create(Uint32Array.prototype, { length: { value: 1e9 } });
  const from = t.mock.method(Uint32Array, 'from', () => trap);
  assert.equal(await engine.read(STORY), 'failed');
  from.mock.restore();
  const article = await engine.read(STORY);
  assert.ok(typeof article === 'object' && article.reader.includes(TEXT.trim()));
});

test('the style sheet is that of the reader', async () => {
  assert.match(await engine.style(), /\.unhusk-reader/);
});
