/** The package in a browser: the engine is fetched from beside this file. */

import init from './engine/unhusk.js';

await init({ module_or_path: new URL('engine/unhusk_bg.wasm', import.meta.url) });

export * from './api.js';
