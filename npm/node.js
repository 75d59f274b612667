/** The package in Node.js. */

import { readFileSync } from 'node:fs';
import { initSync } from './engine/unhusk.js';

initSync({ module: readFileSync(new URL('engine/unhusk_bg.wasm', import.meta.url)) });

export * from './api.js';
