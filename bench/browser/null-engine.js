/**
 * Stands in for `engine.js` in the null extension: the same way to the background and back, a fixed
 * text, no engine.
 */

/** @typedef {import('../../extension/messages.js').Shown} Shown */

const STYLES = ['content/frame.css', 'content/bar/bar.css'];
const TEXT = '<article><h1>A fixed text</h1><p>There is nothing else.</p></article>';

export async function checkRules() {
  return { rules: 0, problems: [] };
}

/** @type {Promise<import('../../extension/messages.js').Assets> | null} */
let gathering = null;

export async function assets() {
  gathering ??= gather();
  return gathering;
}

/** @returns {Promise<import('../../extension/messages.js').Assets>} */
async function gather() {
  const texts = STYLES.map(async (path) => (await fetch(chrome.runtime.getURL(path))).text());
  const style = (await Promise.all(texts)).join('\n');
  const elements = ['article', 'h1', 'p'].map((name) => ({ name, attributes: [] }));
  const sanitizer = { elements, attributes: [], comments: false, dataAttributes: false };
  return { style, sanitizer };
}

export async function isPromising() {
  return true;
}

/** @returns {Promise<Shown>} */
export async function read() {
  return {
    reader: TEXT,
    lang: null,
    dir: null,
    metadata: /** @type {any} */ ({}),
    text: 'A fixed text',
    next: null,
    pages: 1,
    minutes: 1,
    removed: [],
    single: true,
  };
}

export async function tidied() {
  return 'failed';
}
