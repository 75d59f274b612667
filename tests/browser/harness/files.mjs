/** Files of a folder, as a static host serves them. */

import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const TYPES = /** @type {Record<string, string>} */ ({
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
});

/**
 * The files under a folder, as pages of the test server.
 * @param {string} folder
 * @param {string} prefix of their addresses
 * @returns {Record<string, import('./server.mjs').Page>}
 */
export function pagesOf(folder, prefix) {
  /** @type {Record<string, import('./server.mjs').Page>} */
  const pages = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    const type = TYPES[path.extname(name)] ?? '';
    pages[prefix + name.replaceAll('\\', '/')] = { body: readFileSync(file), type };
  }
  return pages;
}
