/**
 * Prints what the pages of `bombs.mjs` cost: the command line, the engine as WebAssembly, and, with
 * `--browsers`, from a click to the reader or its explanation: seconds, and by how many megabytes all of the
 * browser's processes grow at most; and whether the next page is read then. Run by `cargo xtask bombs`.
 */

import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, launch } from '../browser/harness/browser.mjs';
import { Server } from '../browser/harness/server.mjs';
import { openReader } from '../browser/harness/suite.mjs';
import { BOMBS } from './bombs.mjs';
import { costInWasm } from './wasm.mjs';

/** Milliseconds between looks at how much memory a program has. */
const LOOK = 5;

const { values } = parseArgs({
  options: { program: { type: 'string' }, browsers: { type: 'boolean', default: false } },
});
const { program } = values;
if (!program) throw new Error('usage: node tests/bombs/table.mjs --program unhusk [--browsers]');

const folder = await mkdtemp(path.join(tmpdir(), 'unhusk-bombs-'));
const browsers = values.browsers ? BROWSERS : [];
const ofBrowsers = browsers.flatMap((name) => [`${name}: s`, 'MB', 'next page']);
const head = ['page', 'MB', 'native', 's', 'MB', 'WASM', 's', 'MB', ...ofBrowsers];
console.log(`| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
try {
  // The first run compiles the module, which is no page's fault.
  costInWasm('<p></p>');
  for (const [name, make] of Object.entries(BOMBS)) {
    const html = make();
    const file = path.join(folder, 'page.html');
    await writeFile(file, html);
    const native = await costOf(program, file);
    const wasm = costInWasm(String(html));
    const row = [name, (html.length / 1e6).toFixed(1), ...cells(native), ...cells(wasm)];
    for (const browser of browsers) row.push(...(await inBrowser(browser, html)));
    console.log(`| ${row.join(' | ')} |`);
  }
} finally {
  await rm(folder, { recursive: true });
}

/** @param {import('./wasm.mjs').Cost} cost */
function cells({ outcome, seconds, megabytes }) {
  return [outcome, seconds.toFixed(2), megabytes.toFixed(0)];
}

/**
 * Runs the command line on a page.
 * @param {string} command
 * @param {string} file
 * @returns {Promise<import('./wasm.mjs').Cost>} memory is 0 where the system does not tell
 */
async function costOf(command, file) {
  const begin = performance.now();
  const child = spawn(command, ['--format', 'json', '--url', 'https://news.test/', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (data) => (complaint += data));
  let megabytes = 0;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    if (peak) megabytes = Number(peak) / 1024;
  }, LOOK);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  // “unhusk: page.html: is too large: …”
  const outcome = code === 0 ? 'article' : (complaint.split(':')[2] ?? complaint).trim();
  return { outcome, seconds: (performance.now() - begin) / 1000, megabytes };
}

/**
 * Opens a page in a browser and clicks the button, then does so with an ordinary page.
 * @param {typeof BROWSERS[number]} name
 * @param {string | Buffer} html
 * @returns {Promise<string[]>} seconds until there is an answer, megabytes, whether the next page is read
 */
async function inBrowser(name, html) {
  const ordinary = String(BOMBS['an ordinary page']?.());
  // What the page's pictures would cost is the browser's affair.
  const headers = { 'content-security-policy': "img-src 'none'" };
  const pages = { '/bomb': { body: html, headers }, '/next': { body: ordinary } };
  const server = await new Server(pages).start();
  const browser = await launch(name, { proxyPort: server.port });
  /** @param {string} path */
  const read = async (path) => {
    await browser.open(`http://bomb.test${path}`);
    const before = residentMegabytes();
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, residentMegabytes())), 20 * LOOK);
    const begin = performance.now();
    try {
      await openReader(browser);
    } finally {
      clearInterval(timer);
    }
    return [((performance.now() - begin) / 1000).toFixed(1), (most - before).toFixed(0)];
  };
  const failed = (/** @type {unknown} */ error) => `none: ${String(error).split('\n')[0]}`;
  try {
    const cost = await read('/bomb').catch((error) => [failed(error), '–']);
    const next = await read('/next').then(() => 'read', failed);
    return [...cost, next];
  } finally {
    await browser.quit();
    await server.stop();
  }
}

/** What all programs that this one has started hold in memory; 0 where the system does not tell. */
function residentMegabytes() {
  /** @type {Map<number, {parent: number, kilobytes: number}>} */
  const all = new Map();
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const field = (/** @type {RegExp} */ wanted) => Number(wanted.exec(status)?.[1] ?? 0);
        const parent = field(/PPid:\s+(\d+)/);
        all.set(Number(name), { parent, kilobytes: field(/VmRSS:\s+(\d+)/) });
      } catch {
        // It has ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  /** @param {number} id @returns {boolean} */
  const isOurs = (id) => {
    const parent = all.get(id)?.parent;
    return parent !== undefined && parent > 0 && (parent === process.pid || isOurs(parent));
  };
  const ours = [...all].filter(([id]) => isOurs(id));
  return ours.reduce((sum, [, { kilobytes }]) => sum + kilobytes, 0) / 1024;
}
