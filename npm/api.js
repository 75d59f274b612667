/** What the package offers, once the engine has been started by the file for the place it runs in. */

import {
  __wbg_reset_state,
  declutter as declutterPage,
  inspect as inspectPage,
} from './engine/unhusk.js';

export { checkRules, decode, version } from './engine/unhusk.js';

/** Why a page does not become an article. */
export class UnhuskError extends Error {
  name = 'UnhuskError';

  /** @param {{code: string, message: string}} failure */
  constructor({ code, message }) {
    super(message);
    /** Stable name of what is wrong, such as `nothing-to-read`. */
    this.code = code;
  }
}

/**
 * Takes the husk off a page.
 * @param {string} html the page's markup; `decode` makes it of bytes
 * @param {import('./engine/unhusk.js').PageOptions} [options]
 */
export function declutter(html, options) {
  return perform(() => declutterPage(html, options));
}

/**
 * Tells what is decided about each block of a page, and why.
 * @param {string} dom a document as `outerHTML` writes it, not the source that a server sends
 * @param {import('./engine/unhusk.js').PageOptions} [options]
 */
export function inspect(dom, options) {
  return perform(() => inspectPage(dom, options));
}

/**
 * @template T
 * @param {() => T} work
 */
function perform(work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) {
      throw new UnhuskError(/** @type {{code: string, message: string}} */ (error));
    }
    // A trap, or a stack or memory that is used up: the instance can't be used any more.
    __wbg_reset_state();
    throw error;
  }
}
