/**
 * What the reader is made of, and what it gives to those who add to it. A classic script that may
 * be injected again.
 */

/**
 * What a feature of the reader gets to work with. It ends with `signal`.
 * @typedef {object} UnhuskParts
 * @property {HTMLDialogElement} dialog
 * @property {HTMLElement} scroller what scrolls, below the bar too
 * @property {HTMLElement} content the column with the article
 * @property {AbortSignal} signal aborted when the reader closes
 * @property {import('../../messages.js').ShowMessage} message with which it was opened
 * @property {import('../../messages.js').Shown} article as it is shown now
 * @property {UnhuskEdition} edition what the user makes of the article by hand
 * @property {Partial<import('../../copying.js').Copying>} copying what is chosen for this reader alone: in
 *   private windows, where nothing is remembered
 * @property {typeof writeUnhuskClipboard} copy
 * @property {() => ReturnType<typeof createUnhuskClipper>} clipper gives what is to be copied or saved
 * @property {(text: string) => void} tell says something in the bar for a moment
 * @property {(message: import('../../messages.js').PageMessage) => Promise<unknown>} ask asks the
 *   background; null where it does not answer
 * @property {(changed: () => void) => void} onUpdate calls `changed` when the content has been
 *   replaced in part by a later state of the article
 * @property {(end: () => void) => () => void} onEscape has the next Escape call `end` instead of
 *   closing the reader, unless the function it returns is called before; open popovers need no call
 * @property {(listener: UnhuskListener, signal: AbortSignal) => void} onPrivate calls `listener` for what
 *   the user does with keys, pointer and fields, of which elements in the reader hear nothing but clicks
 *   and changes
 * @property {(byUser: boolean) => void} close
 */

/**
 * @callback UnhuskListener
 * @param {Event} event
 * @param {Element | null} target what is pointed at, or has the focus
 */

/** The dialog, and in it what scrolls, with the column of text. */
function buildUnhuskFrame() {
  const dialog = buildUnhuskElement('dialog', 'frame');
  setUnhuskLanguage(dialog);
  dialog.ariaLabel = chrome.i18n.getMessage('reader');
  const scroller = buildUnhuskElement('div', 'unhusk-page');
  scroller.tabIndex = 0;
  scroller.autofocus = true;
  const content = buildUnhuskElement('main', 'unhusk-reader');
  content.tabIndex = -1;
  scroller.append(content);
  dialog.append(scroller);
  return { dialog, scroller, content };
}

/**
 * Says why there is no article.
 * @param {HTMLElement} content
 * @param {import('../../messages.js').Problem} problem
 */
function fillUnhuskProblem(content, problem) {
  const key = `problem_${problem.replaceAll('-', '_')}`;
  const title = buildUnhuskElement('h1', 'problem', chrome.i18n.getMessage(`${key}_title`));
  const explanation = buildUnhuskElement('p', 'problem', chrome.i18n.getMessage(key));
  title.id = 'unhusk-problem';
  explanation.id = 'unhusk-problem-explained';
  content.setAttribute('aria-labelledby', title.id);
  content.setAttribute('aria-describedby', explanation.id);
  content.append(title, explanation);
}

/**
 * Passes on what is kept from the page.
 * @param {ShadowRoot} shadow
 */
function createUnhuskEars(shadow) {
  const listeners = /** @type {Set<UnhuskListener>} */ (new Set());
  return {
    /** @type {UnhuskParts['onPrivate']} */
    onPrivate(listener, signal) {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    /** @param {Event} event */
    seen(event) {
      if (listeners.size === 0) return;
      const target =
        event instanceof MouseEvent
          ? shadow.elementFromPoint(event.clientX, event.clientY)
          : shadow.activeElement;
      for (const listener of listeners) listener(event, target);
    },
  };
}

/**
 * What Escape does, one thing at a time: the innermost popover closes, then what asked for it by
 * `onEscape`, the latest first.
 * @param {HTMLDialogElement} dialog
 */
function createUnhuskEscape(dialog) {
  const layers = /** @type {(() => void)[]} */ ([]);
  return {
    /** @type {UnhuskParts['onEscape']} */
    onEscape(end) {
      layers.push(end);
      return () => {
        const index = layers.lastIndexOf(end);
        if (index >= 0) layers.splice(index, 1);
      };
    },
    /** Whether there was something to end. */
    escape() {
      const popovers = /** @type {NodeListOf<HTMLElement>} */ (
        dialog.querySelectorAll(':popover-open')
      );
      const innermost = [...popovers].at(-1);
      const end = innermost ? () => innermost.hidePopover() : layers.pop();
      end?.();
      return end !== undefined;
    },
  };
}

/**
 * Asks the background. After an update of the extension nobody answers any more.
 * @type {UnhuskParts['ask']}
 */
async function askUnhuskBackground(message) {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch {
    return null;
  }
}
