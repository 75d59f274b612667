/**
 * From a live document to its article, in a browser, beside the peers: every page in every round
 * goes through all of them. Prints `{version, milliseconds, memory}`: the totals of each page's median, and for
 * each page the bytes of its snapshot and those of the engine's memory after it.
 *
 * `node bench/browser/peers.mjs BROWSER LIST`
 */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { launch } from '../../tests/browser/harness/browser.mjs';
import { Server } from '../../tests/browser/harness/server.mjs';
import { until } from '../../tests/browser/harness/suite.mjs';
import { median } from './median.mjs';

const ROUNDS = 3;
/** Pages that are read once before, so that code is compiled. */
const WARM_UP = 5;
/** With these, browsers give a clock that is fine enough. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const [name, list] = process.argv.slice(2);
if ((name !== 'chromium' && name !== 'firefox') || !list) {
  console.error('usage: node bench/browser/peers.mjs chromium|firefox LIST');
  process.exit(2);
}

/**
 * @param {string} path
 * @param {string} type
 */
function file(path, type) {
  const body = readFileSync(new URL(path, import.meta.url));
  return { body, type, headers: ISOLATED };
}

const SCRIPT = 'text/javascript; charset=utf-8';
const paths = readFileSync(list, 'utf8').split('\n').filter(Boolean);
/** @type {Record<string, import('../../tests/browser/harness/server.mjs').Page>} */
const files = {
  '/': {
    body:
      '<!doctype html><title>Bench</title><script src="/readability.js"></script>' +
      '<script src="/defuddle.js"></script><script type="module" src="/page.js"></script>',
    headers: ISOLATED,
  },
  '/page.js': file('page.js', SCRIPT),
  '/markup.js': file('../../extension/content/markup.js', SCRIPT),
  '/snapshot.js': file('../../extension/content/snapshot.js', SCRIPT),
  '/pkg/unhusk.js': file('../../extension/pkg/unhusk.js', SCRIPT),
  '/pkg/unhusk_bg.wasm': file('../../extension/pkg/unhusk_bg.wasm', 'application/wasm'),
  '/readability.js': file('../node_modules/@mozilla/readability/Readability.js', SCRIPT),
  '/defuddle.js': file('../node_modules/defuddle/dist/index.js', SCRIPT),
};
paths.forEach((path, index) => {
  const bytes = readFileSync(path);
  files[`/${index}.html`] = {
    body: path.endsWith('.gz') ? gunzipSync(bytes) : bytes,
    headers: ISOLATED,
  };
});

const server = await new Server(files).start();
const browser = await launch(name, {});
try {
  await browser.open(`http://localhost:${server.port}/`);
  await until(() => browser.inPage(() => 'measure' in globalThis), 'the engine to start');
  const version = await browser.inPage(
    () => /(Chrome|Firefox)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent,
  );
  /** @type {(index: number, turn: number) => Promise<Record<string, number>>} */
  const measure = (index, turn) =>
    browser.inPage(
      (path, by) => /** @type {any} */ (globalThis).measure(path, by),
      `/${index}.html`,
      turn,
    );
  /** @type {(index: number) => Promise<{bytes: number, memory: number}>} */
  const memoryOf = (index) =>
    browser.inPage((path) => /** @type {any} */ (globalThis).memoryOf(path), `/${index}.html`);
  for (let index = 0; index < Math.min(WARM_UP, paths.length); index += 1) await measure(index, 0);

  /** @type {Record<string, number>} */
  const milliseconds = {};
  /** @type {{page: string, bytes: number, memory: number}[]} */
  const memory = [];
  for (let index = 0; index < paths.length; index += 1) {
    /** @type {Record<string, number>[]} */
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push(await measure(index, index + round));
    for (const contender of Object.keys(rounds[0] ?? {})) {
      const time = median(rounds.map((times) => times[contender] ?? 0));
      milliseconds[contender] = (milliseconds[contender] ?? 0) + time;
    }
    if (index % 10 === 9) console.error(`  ${name}: ${index + 1} of ${paths.length} pages`);
  }
  // Last, since it starts the engine anew for each page.
  for (let index = 0; index < paths.length; index += 1) {
    memory.push({ page: basename(paths[index] ?? ''), ...(await memoryOf(index)) });
  }
  console.log(JSON.stringify({ version, milliseconds, memory }));
} finally {
  await browser.quit();
  await server.stop();
}
