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

const RICH = /** @type {const} */ ({ format: 'rich', title: true, source: true, images: true });

/** What is stored, and who wants to know of changes. @type {{rules?: string}} */
let stored = {};
let changed = /** @type {(changes: object) => void} */ (() => {});

/** Answers with the extension's own files, once they are to be had. */
let isInstalled = false;
Object.assign(globalThis, {
  chrome: {
    runtime: { getURL: (/** @type {string} */ path) => new URL(path, EXTENSION).href },
    storage: {
      local: { get: async () => stored },
      onChanged: {
        addListener: (/** @type {(changes: object, area: string) => void} */ listener) =>
          (changed = (changes) => listener(changes, 'local')),
      },
    },
  },
  fetch: async (/** @type {string} */ url) => {
    if (!isInstalled) throw new TypeError('no such file');
    // As from a browser that knows no MIME type for it.
    return new Response(await readFile(new URL(url)));
  },
});
const engine = await import('../../dist/extension/engine.js');
const { default: init } = await import('../../dist/extension/pkg/unhusk.js');

test('a start that failed can be tried again', async () => {
  await assert.rejects(engine.read(STORY), TypeError);
  isInstalled = true;
  const article = await engine.read(STORY);
  assert.ok(typeof article === 'object');
  assert.ok(article.reader.includes(TEXT.trim()));
  assert.equal(article.lang, 'en');
  assert.ok(article.text.includes('Day 1.'));
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

test('after rules at which the engine traps, pages are read and rules checked', async () => {
  const trap = /** @type {any} */ ({ length: 3e9, charCodeAt: () => 97 });
  await assert.rejects(engine.checkRules(trap), WebAssembly.RuntimeError);
  assert.equal((await engine.checkRules('##.a')).rules, 1);
  assert.equal(typeof (await engine.read(STORY)), 'object');
});

test('the memory that a large page has taken is given back', async () => {
  const signs = `<p>${'&amp;&lt;&#x41;'.repeat(700_000)}</p>`;
  const snapshot = { ...STORY, html: STORY.html.replace('</article>', `${signs}</article>`) };
  const copied = await engine.copied({ snapshot }, RICH);
  assert.ok(typeof copied === 'object' && copied.plain.length > 2e6);
  // It has been started: this only tells what it exports.
  const { memory } = await init({ module_or_path: new URL('pkg/unhusk_bg.wasm', EXTENSION) });
  assert.ok(memory.buffer.byteLength < 32 << 20, `${memory.buffer.byteLength} bytes`);
  assert.equal(typeof (await engine.read(STORY)), 'object');
});

test('rules that can’t be had for once stop no later page', async (t) => {
  changed({ rules: {} });
  const { local } = /** @type {any} */ (globalThis).chrome.storage;
  const get = t.mock.method(local, 'get', async (/** @type {string} */ key) => {
    if (key === 'rules') throw new Error('no storage');
    return stored;
  });
  assert.equal(await engine.read(STORY), 'failed');
  get.mock.restore();
  assert.equal(typeof (await engine.read(STORY)), 'object');
});

test('the style sheet is that of the reader', async () => {
  const { style, sanitizer } = await engine.assets();
  assert.match(style, /\.unhusk-reader/);
  assert.ok((sanitizer.elements?.length ?? 0) > 10);
});

test('the user’s rules hold, also after they have changed and after a trap', async (t) => {
  const lines = async () => {
    const article = await engine.read(STORY);
    assert.ok(typeof article === 'object');
    return article.text.split('\n').filter((line) => line.startsWith('Day')).length;
  };
  assert.equal(await lines(), 6);
  stored = { rules: 'news.test##p:nth-of-type(2)' };
  assert.equal(await lines(), 6);
  changed({ rules: { newValue: stored.rules } });
  assert.equal(await lines(), 5);
  const trap = Object.create(Uint32Array.prototype, { length: { value: 1e9 } });
  const from = t.mock.method(Uint32Array, 'from', () => trap);
  assert.equal(await engine.read(STORY), 'failed');
  from.mock.restore();
  assert.equal(await lines(), 5);
  stored = {};
  changed({ rules: {} });
  assert.equal(await lines(), 6);
});

test('tidy mode is told what is clutter, by number', async () => {
  const survey = { ...STORY, floating: [], covering: [], used: [] };
  const share = '<div class="share-bar"><a href="/f">Facebook</a> <a href="/x">X</a></div>';
  survey.html = STORY.html.replace('</body>', `${share}</body>`);
  const record = await engine.tidied(survey, null);
  assert.ok(typeof record === 'object');
  assert.deepEqual(
    record.hidden.map(({ kind }) => kind),
    ['share'],
  );
  // html, head, title, body, article, h1, six paragraphs, the bar.
  assert.equal(record.hidden[0]?.element, 12);
  assert.ok(record.prose > 100 && !record.unlocks);
  const used = await engine.tidied({ ...survey, used: [13] }, null);
  assert.deepEqual(typeof used === 'object' && used.hidden, []);
});

test('problems of rules are told with their place', async () => {
  const report = await engine.checkRules('##.a\nexample.com##.b:hover\n');
  assert.equal(report.rules, 1);
  const [problem] = report.problems;
  assert.deepEqual(
    { ...problem, message: '' },
    { line: 2, column: 16, code: 'pseudo-class', part: ':hover', message: '' },
  );
});
