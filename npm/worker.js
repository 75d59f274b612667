/** The package in Cloudflare Workers and the like, which compile modules before they run. */

import module from './engine/unhusk_bg.wasm';
import { initSync } from './engine/unhusk.js';

initSync({ module });

export * from './api.js';
