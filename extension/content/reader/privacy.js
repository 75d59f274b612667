/**
 * Keeps what is done in the reader from the page's scripts. A classic script that may be injected
 * again.
 */

/**
 * @param {Element} host the reader's element
 * @param {AbortSignal} signal ends it
 * @param {() => void} escape what the Escape key does
 * @param {(event: Event) => void} seen called for each other event that the user has caused
 */
function keepUnhuskEvents(host, signal, escape, seen) {
  /**
   * Events that the page has no business to see while the reader is open: what they do by default
   * is done by the browser all the same. They don't come into the reader either; `onPrivate` tells of them.
   */
  const PRIVATE_EVENTS = (
    'keydown keypress keyup beforeinput input wheel mousewheel ' +
    'pointerdown pointermove pointerup pointerover pointerout pointercancel ' +
    'mousedown mousemove mouseup mouseover mouseout touchstart touchmove touchend touchcancel ' +
    'auxclick dblclick contextmenu selectstart dragstart drag dragend cut paste focusin focusout'
  ).split(' ');
  for (const name of PRIVATE_EVENTS) {
    window.addEventListener(name, keepFromPage, { capture: true, signal });
  }

  /** @param {Event} event */
  function keepFromPage(event) {
    if (event.target !== host) return;
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    const isEscape =
      event.type === 'keydown' && /** @type {KeyboardEvent} */ (event).key === 'Escape';
    if (!isEscape) return seen(event);
    // Left to itself, Firefox would close the dialogs of the page as well.
    event.preventDefault();
    escape();
    // Nor is the page told that the key has come up again.
    const options = { capture: true, once: true };
    window.addEventListener('keyup', (keyup) => keyup.stopImmediatePropagation(), options);
  }
}
