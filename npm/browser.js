/** The package in a browser: the engine is fetched from beside this file. */

import init from './engine/unhusk.js';

await init();

export * from './api.js';
