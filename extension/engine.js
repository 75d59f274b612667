/** The engine (WebAssembly): started when first needed, started anew after a trap. */

import init, {
  __wbg_reset_state,
  book as makeBook,
  checkRules as check,
  copyPage,
  copyPassage,
  declutter,
  declutterPages,
  mayBeArticle,
  outline as outlinePage,
  readerStyle,
  sanitizer as makeSanitizer,
  setRules,
  textFile as makeTextFile,
  tidy,
} from './pkg/unhusk.js';
import { problem } from './messages.js';
import { load, remember, watch } from './settings.js';

/** @typedef {import('./messages.js').Assets} Assets */
/** @typedef {import('./messages.js').Clip} Clip */
/** @typedef {import('./messages.js').Copied} Copied */
/** @typedef {import('./messages.js').FileOrder} FileOrder */
/** @typedef {import('./messages.js').Problem} Problem */
/** @typedef {import('./messages.js').Shown} Shown */
/** @typedef {import('./messages.js').Snapshot} Snapshot */
/** @typedef {import('./messages.js').Survey} Survey */

const MODULE = 'pkg/unhusk_bg.wasm';
/** Bytes of memory that an instance may keep when a page is done. */
const KEPT = 128 << 20;
/** What surrounds the article. */
const FRAME_STYLES = [
  'content/frame.css',
  'content/look/look.css',
  'content/look/controls.css',
  'content/bar/bar.css',
  'content/reader/content.css',
  'content/speech/speech.css',
  'content/edition/edition.css',
];

/** @type {Promise<WebAssembly.Module> | null} */
let starting = null;

/** Whether the user wants pictures. */
const hasPictures = remember('pictures');

/** The user's rules are compiled once, and anew when they have changed. @type {Promise<void> | null} */
let compiling = null;

/** @returns {Promise<WebAssembly.Module>} */
async function compile() {
  const url = chrome.runtime.getURL(MODULE);
  try {
    return await WebAssembly.compileStreaming(fetch(url));
  } catch {
    // Not every browser gives extension files the MIME type that streaming asks for.
    return await WebAssembly.compile(await (await fetch(url)).arrayBuffer());
  }
}

/** Starts the engine, once; a start that failed can be tried again. */
function start() {
  starting ??= compile()
    .then(async (module) => {
      await init({ module_or_path: module });
      return module;
    })
    .catch((error) => {
      starting = null;
      throw error;
    });
  return starting;
}

/**
 * Does something with the engine. An instance that has failed, or has taken much memory, is replaced.
 * @template T
 * @param {() => T | Promise<T>} work from when it calls the engine, it waits for nothing: nobody else can
 *   replace the instance meanwhile
 * @returns {Promise<T>}
 */
async function use(work) {
  const module = await start();
  try {
    return await work();
  } catch (error) {
    // An error that the engine has not raised itself may be a trap or an exhausted stack or memory:
    // the instance can't be used any more.
    if (codeOf(error) === null) replace();
    throw error;
  } finally {
    // Memory that has been taken is never given back.
    const { memory } = await init({ module_or_path: module });
    if (memory.buffer.byteLength > KEPT) replace();
  }
}

/**
 * Does something with the engine and the user's rules; its errors become problems.
 * @template T
 * @param {() => T} work
 * @returns {Promise<T | Problem>}
 */
async function perform(work) {
  await start();
  try {
    return await use(async () => {
      for (let current = null; current === null || current !== compiling;) {
        compiling ??= compileRules();
        current = compiling;
        await current;
      }
      return work();
    });
  } catch (error) {
    return problem(codeOf(error));
  }
}

/** Has the instance know the user's rules as they are now; a failure can be tried again. */
async function compileRules() {
  try {
    setRules(await load('rules'));
  } catch (error) {
    compiling = null;
    throw error;
  }
}

/**
 * The code of an error that the engine has raised.
 * @param {unknown} error
 */
function codeOf(error) {
  const code = /** @type {{code?: unknown} | null} */ (error)?.code;
  return typeof code === 'string' ? code : null;
}

/** A new instance; it has to be told the rules again. */
function replace() {
  __wbg_reset_state();
  compiling = null;
}

/**
 * Tells what is wrong with a list of rules, without using it.
 * @param {string} rules
 */
export function checkRules(rules) {
  return use(() => check(rules));
}

/** The reader's assets with pictures, once they are there. @type {Promise<Assets> | null} */
let gathering = null;

/**
 * What the reader needs besides an article: the style sheet of the article and of what surrounds it, and what
 * may be in it.
 * @returns {Promise<Assets>}
 */
export async function assets() {
  gathering ??= gather().catch((error) => {
    gathering = null;
    throw error;
  });
  const [{ style, sanitizer }, pictures] = await Promise.all([gathering, hasPictures()]);
  return { style, sanitizer: pictures ? sanitizer : withoutPictures(sanitizer) };
}

/** @returns {Promise<Assets>} */
async function gather() {
  const texts = FRAME_STYLES.map(async (path) => (await fetch(chrome.runtime.getURL(path))).text());
  const [[article, sanitizer], frame] = await Promise.all([
    use(() => /** @type {const} */ ([readerStyle(), makeSanitizer()])),
    Promise.all(texts),
  ]);
  return { style: [article, ...frame].join('\n'), sanitizer };
}

/**
 * What may be in the reader of somebody who wants no pictures: they are never put into the page, so
 * nothing is asked of their hosts.
 * @param {import('./pkg/unhusk.js').SanitizerConfig} config
 */
function withoutPictures(config) {
  return { ...config, elements: config.elements.filter(({ name }) => name !== 'img') };
}

/**
 * Whether the page at an address may be one article, by the address alone.
 * @param {string} url
 */
export function isPromising(url) {
  return use(() => mayBeArticle(url));
}

/** Has the user's rules read anew before the next page. */
export function forgetRules() {
  compiling = null;
}

/**
 * Takes the husk off a page.
 * @param {Snapshot} snapshot
 * @param {Snapshot[]} later pages of the same text after it
 * @returns {Promise<Shown | Problem>}
 */
export async function read(snapshot, ...later) {
  const pages = [snapshot, ...later];
  const isPlain = pages.length === 1 && !snapshot.kept?.length && !snapshot.dropped?.length;
  const pictures = await hasPictures();
  return perform(() => {
    const reading = isPlain
      ? declutter(snapshot.html, snapshot.url, Uint32Array.from(snapshot.hidden), !pictures)
      : declutterPages(pages.map(completePage), !pictures);
    return {
      reader: reading.reader,
      lang: reading.lang,
      dir: reading.dir,
      text: reading.text,
      metadata: reading.metadata,
      next: reading.next,
      pages: reading.pages,
      minutes: reading.minutes,
      removed: reading.removed,
      single: reading.single,
    };
  });
}

/**
 * The parts of a page, kept or not; null where they can't be told.
 * @param {Snapshot} snapshot
 */
export async function outline(snapshot) {
  const parts = await perform(() => outlinePage(completePage(snapshot)));
  return typeof parts === 'string' ? null : parts;
}

/** @param {Snapshot} snapshot */
function completePage({ html, url, hidden, kept = [], dropped = [] }) {
  return { html, url, hidden, kept, dropped };
}

/**
 * Tells what is surely clutter on a page, or on a part of it.
 * @param {Survey} survey
 * @param {number | null} prose what was said of the page's prose before; null for a whole page
 * @returns {Promise<import('./pkg/unhusk.js').TidyRecord | Problem>}
 */
export function tidied(survey, prose) {
  const { html, url, hidden, floating, covering, used } = survey;
  return perform(() =>
    tidy(
      html,
      url,
      Uint32Array.from(hidden),
      Uint32Array.from(floating),
      Uint32Array.from(covering),
      Uint32Array.from(used),
      prose,
    ),
  );
}

/**
 * Makes a copy for the clipboard.
 * @param {Clip} clip
 * @param {import('./pkg/unhusk.js').CopyOptions} options
 * @returns {Promise<Copied | Problem>}
 */
export function copied(clip, options) {
  return perform(() => {
    if ('snapshot' in clip) {
      const { html, url, hidden } = clip.snapshot;
      return copyPage(html, url, Uint32Array.from(hidden), options);
    }
    const { passage, metadata } = clip;
    return copyPassage(passage.html, passage.url, metadata, options);
  });
}

/**
 * Makes a file of text with an article.
 * @param {FileOrder} order
 * @param {'markdown' | 'html'} format
 * @returns {Promise<import('./pkg/unhusk.js').TextFile | Problem>}
 */
export function textFile({ passage, metadata, pictures, words }, format) {
  return perform(() => makeTextFile(passage.html, passage.url, metadata, format, pictures, words));
}

/**
 * Prepares an article for the writer of books.
 * @param {FileOrder} order
 * @param {Record<string, string>} pictures the places in the book of the article's pictures
 * @returns {Promise<import('./pkg/unhusk.js').Book | Problem>}
 */
export function book({ passage, metadata, words }, pictures) {
  return perform(() => makeBook(passage.html, passage.url, metadata, pictures, words));
}

watch('rules', forgetRules);
