/** The payloads, and the pages that they stand on: what `pages.rs` is to the tests in Rust. */

import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('./', import.meta.url);

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, FOLDER), 'utf8');

/**
 * What may stand in an output.
 * @typedef {object} Allowed
 * @property {string[]} everywhere
 * @property {string[]} everywhereInBooks the same in the chapters of books, besides
 * @property {Record<string, string[]>} article
 * @property {Record<string, string[]>} formula in MathML's namespace
 * @property {Record<string, string[]>} layout
 * @property {Record<string, string[]>} page what a whole page has beside those
 * @property {string[]} linkSchemes
 * @property {string[]} pictureSchemes
 * @property {string[]} pictureData
 */

/** @type {Allowed} */
export const ALLOWED = JSON.parse(read('allowed.json'));

/** @type {Record<string, {root?: string, head?: string, content?: string, address?: string}>} */
const PLACES = JSON.parse(read('places.json'));

/**
 * @typedef {object} Payload
 * @property {string} id its class and number
 * @property {string} [place] where on the page it stands
 * @property {string} markup what an attacker would write
 */

/**
 * All payloads, each with its page.
 * @returns {(Payload & {html: string, address: string})[]}
 */
export function payloads() {
  const page = read('page.html');
  return readdirSync(new URL('payloads/', FOLDER))
    .sort()
    .flatMap((name) => read(`payloads/${name}`).trimEnd().split('\n'))
    .map((line) => {
      const payload = /** @type {Payload} */ (JSON.parse(line));
      const place = PLACES[payload.place ?? 'content'];
      if (!place) throw new Error(`${payload.id}: no place ${payload.place}`);
      const put = (template = '') => putInto(template, payload.markup);
      let html = page;
      for (const part of /** @type {const} */ (['root', 'head', 'content'])) {
        html = html.replace(`{{${part}}}`, () => put(place[part]));
      }
      const address = put(place.address) || 'https://site.example/2024/05/bridge';
      return { ...payload, html, address };
    });
}

/**
 * A template with a payload as it is, as text of HTML, or as a string of JSON.
 * @param {string} template
 * @param {string} markup
 */
function putInto(template, markup) {
  const text = markup.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const json = JSON.stringify(markup).replaceAll('<', '\\u003c');
  return template
    .replaceAll('{{raw}}', () => markup)
    .replaceAll('{{text}}', () => text)
    .replaceAll('{{json}}', () => json);
}
