/** The engine (WebAssembly): started when first needed, started anew after a trap. */

import init, {
  __wbg_reset_state,
  declutter,
  mayBeArticle,
  readerStyle,
  sanitizer,
} from './pkg/unhusk.js';
import { problem } from './messages.js';

/** @typedef {import('./messages.js').Problem} Problem */
/** @typedef {import('./messages.js').Shown} Shown */
/** @typedef {import('./messages.js').Snapshot} Snapshot */

const MODULE = 'pkg/unhusk_bg.wasm';
const FRAME_STYLE = 'content/frame.css';

/** @type {Promise<void> | null} */
let starting = null;

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
export function start() {
  starting ??= compile()
    .then(async (module) => {
      await init({ module_or_path: module });
    })
    .catch((error) => {
      starting = null;
      throw error;
    });
  return starting;
}

/** The reader's style sheet: what Rust has for the article, and what surrounds it. */
export async function style() {
  const [response] = await Promise.all([fetch(chrome.runtime.getURL(FRAME_STYLE)), start()]);
  return readerStyle() + (await response.text());
}

/**
 * Whether the page at an address may be one article, by the address alone.
 * @param {string} url
 */
export async function isPromising(url) {
  await start();
  return mayBeArticle(url);
}

/**
 * Takes the husk off a page.
 * @param {Snapshot} snapshot
 * @returns {Promise<Shown | Problem>}
 */
export async function read(snapshot) {
  await start();
  try {
    const reading = declutter(snapshot.html, snapshot.url, Uint32Array.from(snapshot.hidden));
    return {
      reader: reading.reader,
      sanitizer: sanitizer(),
      lang: reading.lang,
      dir: reading.dir,
      clip: reading.clip,
      markdown: reading.markdown,
      single: reading.single,
    };
  } catch (error) {
    const code = /** @type {{code?: unknown} | null} */ (error)?.code;
    // An error that the engine has not raised itself is a trap or an exhausted stack or memory:
    // the instance can't be used any more.
    if (typeof code !== 'string') __wbg_reset_state();
    return problem(code);
  }
}
