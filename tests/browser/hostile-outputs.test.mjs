/**
 * What becomes of every payload of `tests/hostile`, in a page without any policy: the engine's output
 * put in without a sanitiser, and the payload itself put in as the reader does. Each wall holds alone.
 */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import {
  book,
  copyPage,
  copyPassage,
  declutter,
  initSync,
  sanitizer,
  textFile,
} from '../../dist/extension/pkg/unhusk.js';
import { ALLOWED, payloads } from '../hostile/pages.mjs';
import { inEachBrowser } from './harness/suite.mjs';
import { setTraps, tryOut } from './harness/traps.mjs';

/** Pieces of markup that are tried at a time. */
const BATCH = 150;

/** What stands around an article in a file, with what a page may have had a hand in. */
const WORDS = {
  lang: '<img src=x onerror=alert(1)>',
  dir: '"><script>alert(1)</script>',
  date: '<b onclick=alert(1)>today</b>',
  minutes: '<svg onload=alert(1)>',
  source: '<iframe src=javascript:alert(1)>',
  picture: '<a href=javascript:alert(1)>',
  article: '</title><script>alert(1)</script>',
};

const RICH = /** @type {const} */ ({ format: 'rich', title: true, source: true, images: true });

const EXTENSION = new URL('../../dist/extension/', import.meta.url);
/** What puts an article into the reader, with something that names every message by its key. */
const READER = [
  'globalThis.chrome = { i18n: { getMessage: (key) => (key === "direction" ? "ltr" : key), getUILanguage: () => "en" } };',
  ...['language.js', 'reader/elements.js', 'kinds.js', 'reader/words.js', 'update.js'].map((name) =>
    readFileSync(new URL(`content/${name}`, EXTENSION), 'utf8'),
  ),
].join('\n');

const PAGES = {
  '/plain': { body: '<!doctype html><title>plain</title><body>' },
  '/reader': {
    body: `<!doctype html><title>reader</title><body><script>${READER.replaceAll('</', '<\\/')}</script>`,
  },
};

initSync({
  module: new WebAssembly.Module(readFileSync(new URL('pkg/unhusk_bg.wasm', EXTENSION))),
});

/**
 * All outputs of a page that are HTML.
 * @param {{id: string, html: string, address: string}} page
 */
function outputs({ id, html, address }) {
  try {
    const reading = declutter(html, address, new Uint32Array());
    const copied = copyPage(html, address, new Uint32Array(), RICH);
    const source = copyPage(html, address, new Uint32Array(), { ...RICH, format: 'html' });
    const selected = copyPassage(html, address, null, RICH);
    const passage = /** @type {const} */ ([reading.reader, address, reading.metadata]);
    const saved = textFile(...passage, 'html', {}, WORDS);
    const chapter = book(...passage, {}, WORDS);
    return [
      { id: `${id} reader`, html: reading.reader },
      { id: `${id} copy`, html: copied.html ?? '' },
      { id: `${id} selection`, html: selected.html ?? '' },
      { id: `${id} source`, html: source.plain },
      { id: `${id} saved`, html: saved.text, isPage: true },
      { id: `${id} chapter`, html: chapter.body, isBook: true },
    ];
  } catch (error) {
    // Markup that no DOM is written as may be refused, in so many words.
    assert.equal(/** @type {{code?: unknown}} */ (error).code, 'ambiguous', id);
    return [];
  }
}

inEachBrowser('hostile markup', PAGES, (context) => {
  const all = payloads();

  /**
   * @param {string} path
   * @param {{id: string, html: string}[]} pieces
   * @param {SanitizerConfig} [config]
   */
  async function tryAll(path, pieces, config) {
    const { browser } = context;
    await browser.open(`http://plain.test${path}`);
    await browser.inPage(setTraps);
    for (let start = 0; start < pieces.length; start += BATCH) {
      const batch = pieces.slice(start, start + BATCH);
      const problems = await browser.inPage(tryOut, batch, ALLOWED, config);
      assert.deepEqual(problems, []);
    }
    assert.equal(await browser.inPage(() => document.URL), `http://plain.test${path}`);
  }

  before(() => assert.ok(all.length >= 500));

  test('the engine’s output does nothing, put in without a sanitiser', async () => {
    const { server } = context;
    server.requests.length = 0;
    const pieces = all.flatMap(outputs);
    assert.ok(pieces.length > 5 * all.length, `only ${pieces.length} outputs`);
    await tryAll('/plain', pieces);
    const asked = server.requests.filter((request) => /evil\.test/.test(request));
    assert.deepEqual(asked, []);
  });

  test('hostile markup does nothing, put in as the reader does', async () => {
    const pieces = all.flatMap(({ id, html, markup }) => [
      { id, html: markup },
      { id: `${id} page`, html },
    ]);
    await tryAll('/reader', pieces, sanitizer());
  });
});
