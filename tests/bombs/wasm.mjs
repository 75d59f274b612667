/** What a page costs the engine as WebAssembly, which is how the extension's background runs it. */

import { readFileSync } from 'node:fs';
import { __wbg_reset_state, declutter, initSync } from '../../dist/extension/pkg/unhusk.js';

const MODULE = new WebAssembly.Module(
  readFileSync(new URL('../../dist/extension/pkg/unhusk_bg.wasm', import.meta.url)),
);
initSync({ module: MODULE });

/**
 * @typedef {object} Cost
 * @property {string} outcome `article`, an error's code, or `trap`
 * @property {number} seconds of this process's time, waiting for others not counted
 * @property {number} megabytes of memory that the instance has grown to
 */

/**
 * Reads a page in a fresh instance.
 * @param {string} html
 * @returns {Cost}
 */
export function costInWasm(html) {
  __wbg_reset_state();
  // It has been started: this only tells what it exports.
  const { memory } = initSync({ module: MODULE });
  const before = process.cpuUsage();
  let outcome = 'article';
  try {
    declutter(html, 'https://news.test/2024/05/ferry', new Uint32Array());
  } catch (error) {
    outcome = String(/** @type {{code?: unknown}} */ (error).code ?? 'trap');
  }
  const { user, system } = process.cpuUsage(before);
  return {
    outcome,
    seconds: (user + system) / 1e6,
    megabytes: memory.buffer.byteLength / (1 << 20),
  };
}
