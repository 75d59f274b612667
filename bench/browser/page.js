/** Runs in the measured page: every way from a document to its article, and the clock. */

/** Where the server has the engine's interface. @type {string} */
const ENGINE = '/pkg/unhusk.js';

const { default: init, declutter, __wbg_reset_state: reset } = await import(ENGINE);

const { Readability, Defuddle } = /** @type {any} */ (globalThis);

/**
 * The extension's own content script, on a document of our choice.
 * @type {(document: Document) => {html: string, hidden: number[]}}
 */
const takeSnapshot = /** @type {any} */ (
  new Function(
    'document',
    `${await source('/markup.js')}\n${await source('/snapshot.js')}; return takeSnapshot();`,
  )
);

const URL = 'https://example.com/page';

/** @type {Record<string, (page: Document) => unknown>} */
const CONTENDERS = {
  unhusk(page) {
    const { html, hidden } = takeSnapshot(page);
    return declutter(html, URL, Uint32Array.from(hidden));
  },
  // It changes the document it is given: its documentation says to clone it.
  readability: (page) => new Readability(page.cloneNode(true)).parse(),
  defuddle: (page) => new Defuddle(page, { url: URL }).parse(),
  snapshot: (page) => takeSnapshot(page),
  outer_html: (page) => page.documentElement.outerHTML,
};

/**
 * Measures every contender on one page, each with a document of its own.
 * @param {string} path of the page
 * @param {number} turn how far the order is turned
 * @returns {Promise<Record<string, number>>} milliseconds
 */
async function measure(path, turn) {
  const html = await (await fetch(path)).text();
  const names = Object.keys(CONTENDERS);
  /** @type {Record<string, number>} */
  const times = {};
  for (let place = 0; place < names.length; place += 1) {
    const name = /** @type {string} */ (names[(place + turn) % names.length]);
    const page = new DOMParser().parseFromString(html, 'text/html');
    const started = performance.now();
    try {
      CONTENDERS[name]?.(page);
    } catch {
      // Nothing to read, or a page that a contender can't take: its time counts as well.
    }
    times[name] = performance.now() - started;
  }
  return times;
}

/**
 * The memory of an engine of its own, code's data and snapshot included, after it has read a page: a module's
 * memory never shrinks.
 * @param {string} path of the page
 * @returns {Promise<{bytes: number, memory: number}>} bytes of the snapshot, and of the memory
 */
async function memoryOf(path) {
  const html = await (await fetch(path)).text();
  const snapshot = takeSnapshot(new DOMParser().parseFromString(html, 'text/html'));
  reset();
  try {
    declutter(snapshot.html, URL, Uint32Array.from(snapshot.hidden));
  } catch {
    // Nothing to read: it has been read all the same.
  }
  // Since there is an engine already, this gives the exports of that one.
  const { memory } = await init();
  return {
    bytes: new TextEncoder().encode(snapshot.html).length,
    memory: memory.buffer.byteLength,
  };
}

await init({ module_or_path: '/pkg/unhusk_bg.wasm' });
Object.assign(globalThis, { measure, memoryOf });

export {};

/**
 * The text of a script.
 * @param {string} path
 */
async function source(path) {
  return (await fetch(path)).text();
}
