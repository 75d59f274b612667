/** What pictures are taken of: the sample page and the playground, as hosts of the test server. */

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pagesOf } from '../harness/files.mjs';

/** Where the sample page is. */
export const ADDRESS = 'http://valley-post.example/2026/flood';
/** Where the playground is. */
export const PLAYGROUND = 'http://playground.example/';

const SAMPLE = fileURLToPath(new URL('../../../docs/sample/', import.meta.url));
const BUILT = fileURLToPath(new URL('../../../dist/www/', import.meta.url));

/** @returns {Record<string, import('../harness/server.mjs').Page>} */
export function pages() {
  const host = new URL(ADDRESS).host;
  const sample = pagesOf(SAMPLE, `${host}/2026/`);
  const page = sample[`${host}/2026/index.html`];
  if (!page) throw new Error('docs/sample has no index.html');
  const playground = pagesOf(BUILT, `${new URL(PLAYGROUND).host}/`);
  const start = playground[`${new URL(PLAYGROUND).host}/index.html`];
  if (!start) throw new Error('the playground is not built');
  return {
    ...sample,
    [`${host}/2026/flood`]: page,
    ...playground,
    [`${new URL(PLAYGROUND).host}/`]: start,
  };
}

/**
 * The sample page in one file, with its style sheet and pictures in it, and in the colours and places in
 * which marks of the playground can be read: dark on light, nothing over anything else.
 * @returns {Promise<string>}
 */
export async function wholeSample() {
  const [page, style] = await Promise.all(
    ['index.html', 'site.css'].map((name) => readFile(path.join(SAMPLE, name), 'utf8')),
  );
  const plain = `${style}`
    .replaceAll(/position: (fixed|absolute)/g, '')
    .replaceAll('color: #fff', '');
  let whole = `${page}`.replace(/<link rel="stylesheet"[^>]*>/, `<style>${plain}</style>`);
  for (const name of await readdir(SAMPLE)) {
    if (!name.endsWith('.svg')) continue;
    const picture = (await readFile(path.join(SAMPLE, name))).toString('base64');
    whole = whole.replaceAll(`src="${name}"`, `src="data:image/svg+xml;base64,${picture}"`);
  }
  return whole;
}
