/** Makes files of articles. */

import * as engine from '../engine.js';
import { problem } from '../messages.js';
import init, { pictureKind, writeBook } from '../pkg/unhusk_epub.js';

/** @typedef {import('../messages.js').FileOrder} FileOrder */
/** @typedef {import('../messages.js').MadeFile} MadeFile */
/** @typedef {import('../messages.js').Problem} Problem */

const BOOK_TYPE = 'application/epub+zip';
const BOOK_WRITER = 'pkg/unhusk_epub_bg.wasm';

/** The writer of books is loaded when it is first needed. @type {Promise<unknown> | null} */
let starting = null;

/**
 * @param {FileOrder} order
 * @returns {Promise<MadeFile | Problem>}
 */
export async function makeFile(order) {
  return order.format === 'epub' ? makeBook(order) : engine.textFile(order, order.format);
}

/**
 * @param {FileOrder} order
 * @returns {Promise<MadeFile | Problem>}
 */
async function makeBook(order) {
  try {
    starting ??= init({ module_or_path: chrome.runtime.getURL(BOOK_WRITER) });
    await starting;
    const places = /** @type {Record<string, string>} */ ({});
    const pictures = /** @type {[string, Uint8Array][]} */ ([]);
    for (const [address, data] of Object.entries(order.pictures)) {
      const bytes = await bytesOf(data);
      const kind = pictureKind(bytes);
      // One that readers of books can't show stays a link.
      if (!kind) continue;
      const name = `pictures/${pictures.length + 1}${kind}`;
      places[address] = name;
      pictures.push([name, bytes]);
    }
    const book = await engine.book(order, places);
    if (typeof book === 'string') return book;
    const bytes = writeBook(book, pictures, new Date().toISOString().slice(0, 10));
    return { name: book.name, type: BOOK_TYPE, base64: toBase64(bytes) };
  } catch {
    starting = null;
    return problem('failed');
  }
}

/** @param {string} address a `data:` address with base64 */
function bytesOf(address) {
  const text = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  /** Bytes that are turned into letters at a time: a call takes no more arguments than some. */
  const STEP = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(text);
}
