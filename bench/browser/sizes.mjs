/** Sizes of a file in bytes, as it is and packed: `node bench/browser/sizes.mjs FILE`. */

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const bytes = readFileSync(process.argv[2] ?? '');
const gzip = gzipSync(bytes, { level: 9 }).length;
console.log(JSON.stringify({ raw: bytes.length, gzip, brotli: brotliCompressSync(bytes).length }));
