/** The playground, as any static host serves it, under a path of its own. */

import { fileURLToPath } from 'node:url';
import { pagesOf } from './files.mjs';
import { until } from './suite.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const FOLDER = fileURLToPath(new URL('../../../dist/www/', import.meta.url));

/** Where the playground is on its host. */
const PATH = '/tools/unhusk/';
const FILES = pagesOf(FOLDER, PATH);

/** All that its host serves. */
export const PAGES = { ...FILES, [PATH]: FILES[`${PATH}index.html`] ?? { body: '' } };

/**
 * Goes to the playground and waits for its first sample.
 * @param {{browser: Browser, server: import('./server.mjs').Server}} context
 */
export async function openPlayground({ browser, server }) {
  await browser.open(`http://localhost:${server.port}${PATH}`);
  await until(() => textOf(browser, 'markdown'), 'the first sample');
  return browser;
}

/** @param {Browser} browser @param {string} id */
export function textOf(browser, id) {
  return browser.inPage((name) => document.getElementById(name)?.textContent ?? '', id);
}

/**
 * Puts something into a field, as typing does.
 * @param {Browser} browser
 * @param {string} id
 * @param {string} value
 */
export function fill(browser, id, value) {
  return browser.inPage(
    (name, text) => {
      const field = document.getElementById(name);
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    id,
    value,
  );
}
