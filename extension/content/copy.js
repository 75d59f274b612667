/**
 * Puts an article on the clipboard. A classic script that may be injected again.
 */

/**
 * The way to the clipboard while the reader is open. What the user copies from the reader by
 * hand is kept from the page's scripts, which like to add to it.
 * @param {Element} host the reader's element
 * @param {AbortSignal} signal ends it
 * @returns {(html: string, plain: string) => Promise<boolean>} copies rich and plain text at the
 *   same time, and tells whether they are on the clipboard
 */
function createUnhuskClipboard(host, signal) {
  /** What a copy command is to put on the clipboard: text by MIME type. */
  let pending = /** @type {Record<string, string> | null} */ (null);

  window.addEventListener(
    'copy',
    (event) => {
      if (pending && event.isTrusted && event.clipboardData) {
        for (const [type, text] of Object.entries(pending)) event.clipboardData.setData(type, text);
        event.preventDefault();
        event.stopImmediatePropagation();
        pending = null;
      } else if (event.target === host) {
        event.stopImmediatePropagation();
      }
    },
    { capture: true, signal },
  );

  return async (html, plain) => {
    const types = { 'text/html': html, 'text/plain': plain };
    try {
      const item = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(item))]);
      return true;
    } catch {
      // Insecure pages don't have this clipboard, and a page's policy can forbid it. The command
      // is deprecated, but extensions may use it everywhere.
      pending = types;
      document.execCommand('copy');
      const copied = pending === null;
      pending = null;
      return copied;
    }
  };
}
