/** Text of files with pages. */

import { decode } from './unhusk/browser.js';

/**
 * The markup in a file, which may be packed (gzip), in any encoding.
 * @param {Blob} file
 */
export async function textOf(file) {
  let bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
    bytes = new Uint8Array(await new Response(unpacked).arrayBuffer());
  }
  return decode(bytes);
}
