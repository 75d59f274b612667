/**
 * Puts an article on the clipboard. A classic script that may be injected again.
 */

/** @typedef {import('../messages.js').Copied} Copied */

/** Whether a copy event is of the extension's own making. */
var unhuskIsCopying = false;

/**
 * Puts a copy on the clipboard, as formatted and plain text at the same time.
 * @param {Pick<Copied, 'html' | 'plain'>} copied
 * @returns {Promise<boolean>} whether it is there
 */
async function writeUnhuskClipboard({ html, plain }) {
  // On its way here, null may have become undefined.
  const types = Object.entries({ 'text/html': html, 'text/plain': plain }).flatMap(
    ([type, text]) => (typeof text === 'string' ? [{ type, text }] : []),
  );
  let isWritten = false;
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  window.addEventListener('copy', write, options);
  // The command is deprecated, but extensions may use it everywhere: on insecure pages, and where
  // a page's policy forbids what has come after it.
  unhuskIsCopying = true;
  document.execCommand('copy');
  unhuskIsCopying = false;
  ending.abort();
  if (isWritten) return true;
  try {
    const item = types.map(({ type, text }) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(item))]);
    return true;
  } catch {
    return false;
  }

  /** @param {ClipboardEvent} event */
  function write(event) {
    if (!event.isTrusted || !event.clipboardData) return;
    // A script of the page may have been here before.
    event.clipboardData.clearData();
    for (const { type, text } of types) event.clipboardData.setData(type, text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isWritten = true;
  }
}

/**
 * Keeps what the user copies from the reader by hand from the page's scripts, which like to add to it.
 * @param {Element} host the reader's element
 * @param {AbortSignal} signal ends it
 */
function guardUnhuskCopies(host, signal) {
  const guard = (/** @type {Event} */ event) => {
    if (event.target === host && !unhuskIsCopying) event.stopImmediatePropagation();
  };
  window.addEventListener('copy', guard, { capture: true, signal });
}
