/** What a page costs the engine as WebAssembly, which is how the extension's background runs it. */

import { readFileSync } from 'node:fs';
import {
  __wbg_reset_state,
  book,
  copyPage,
  copyPassage,
  declutter,
  declutterPages,
  initSync,
  outline,
  setRules,
  textFile,
  tidy,
} from '../../dist/extension/pkg/unhusk.js';

const MODULE = new WebAssembly.Module(
  readFileSync(new URL('../../dist/extension/pkg/unhusk_bg.wasm', import.meta.url)),
);
initSync({ module: MODULE });

const ADDRESS = 'https://news.test/2024/05/ferry';
const RICH = /** @type {const} */ ({ format: 'rich', title: true, source: true, images: true });
const WORDS = {
  lang: 'en',
  dir: 'ltr',
  date: null,
  minutes: '3 min read',
  source: 'Source:',
  picture: 'Picture',
  article: 'Article',
};
/** As many pages as nobody turns. */
const PAGES = 200;

/** @param {string} html @param {number} [number] */
const snapshot = (html, number = 1) => ({
  html,
  url: `${ADDRESS}?page=${number}`,
  hidden: [],
  kept: [],
  dropped: [],
});
const none = () => new Uint32Array();

/** What the background can be asked to do with a page. @type {Record<string, (html: string) => unknown>} */
export const WORK = {
  read: (html) => declutter(html, ADDRESS, none()),
  tidy: (html) => tidy(html, ADDRESS, none(), none(), none(), none()),
  outline: (html) => outline(snapshot(html)),
  join: (html) =>
    declutterPages(Array.from({ length: PAGES }, (_, index) => snapshot(html, index + 1))),
  copy: (html) => copyPage(html, ADDRESS, none(), RICH),
  'copy a part': (html) => copyPassage(html, ADDRESS, null, RICH),
  'save as Markdown': (html) => textFile(html, ADDRESS, null, 'markdown', {}, WORDS),
  'save as a web page': (html) => textFile(html, ADDRESS, null, 'html', {}, WORDS),
  'save as a book': (html) => book(html, ADDRESS, null, {}, WORDS),
  'use as rules': (text) => setRules(text),
};

/**
 * @typedef {object} Cost
 * @property {string} outcome `article`, an error's code, or `trap`
 * @property {number} seconds of this process's time, waiting for others not counted
 * @property {number} megabytes of memory that the instance has grown to
 */

/**
 * Does something with a page in a fresh instance.
 * @param {string} html
 * @param {(html: string) => unknown} [work] reads it, unless given
 * @returns {Cost}
 */
export function costInWasm(html, work = WORK['read']) {
  __wbg_reset_state();
  // It has been started: this only tells what it exports.
  const { memory } = initSync({ module: MODULE });
  const before = process.cpuUsage();
  let outcome = 'article';
  try {
    work?.(html);
  } catch (error) {
    outcome = String(/** @type {{code?: unknown}} */ (error).code ?? 'trap');
  }
  const { user, system } = process.cpuUsage(before);
  return {
    outcome,
    seconds: (user + system) / 1e6,
    megabytes: memory.buffer.byteLength / (1 << 20),
  };
}
