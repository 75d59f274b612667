/**
 * Prints what the pages of `bombs.mjs` cost: the command line, the engine as WebAssembly, and, with
 * `--browsers`, the time from a click to the reader or its explanation. Run by `cargo xtask bombs`.
 */

import { spawn } from 'node:child_process';
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
const head = ['page', 'MB', 'native', 's', 'MB', 'WASM', 's', 'MB', ...browsers];
console.log(`| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
try {
  // The first run compiles the module, which is no page's fault.
  costInWasm('<p></p>');
  for (const [name, make] of Object.entries(BOMBS)) {
    const html = make();
    const file = path.join(folder, 'page.html');
    await writeFile(file, html);
    const native = await costOf(program, file);
    const wasm = costInWasm(html);
    const row = [name, (html.length / 1e6).toFixed(1), ...cells(native), ...cells(wasm)];
    for (const browser of browsers) row.push(await inBrowser(browser, html));
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
 * Opens a page in a browser and clicks the button.
 * @param {typeof BROWSERS[number]} name
 * @param {string} html
 * @returns {Promise<string>} seconds until there is an answer
 */
async function inBrowser(name, html) {
  const server = await new Server({ '/bomb': { body: html } }).start();
  const browser = await launch(name, { proxyPort: server.port });
  try {
    await browser.open('http://bomb.test/bomb');
    const begin = performance.now();
    await openReader(browser);
    return ((performance.now() - begin) / 1000).toFixed(1);
  } catch (error) {
    return `none: ${String(error).split('\n')[0]}`;
  } finally {
    await browser.quit();
    await server.stop();
  }
}
