/**
 * Shows an article over the page, which stays as it is. A classic script that may be injected
 * again: the reader that is open then lives on.
 */

/** @typedef {import('../messages.js').ShowMessage} ShowMessage */
/** @typedef {import('../messages.js').Shown} Shown */

/** @type {ReturnType<typeof createUnhuskReader> | undefined} */
var unhuskReader;
unhuskReader ??= createUnhuskReader();

/** The page's one reader: the background or the page's follower opens it. */
function createUnhuskReader() {
  /** @type {ReturnType<typeof openUnhuskReader> | null} */
  let reader = null;

  chrome.runtime.onMessage.addListener((/** @type {ShowMessage} */ message, sender) => {
    if (sender.id !== chrome.runtime.id || message.kind !== 'show') return;
    show(message, 0);
    unhuskFollower?.opened();
  });

  return {
    show,
    /** Whether it is open. */
    get isOpen() {
      return reader !== null;
    },
    /** How far it is scrolled, in CSS pixels. */
    get place() {
      return reader?.place ?? 0;
    },
    /** The article that it shows. */
    get article() {
      return reader?.article ?? null;
    },
    /** Shows a later state of the article, at the same place. @param {Shown} article */
    update: (article) => reader?.update(article),
    /** Closes the reader because the page has gone elsewhere. */
    leave: () => reader?.close(false),
    /** Closes the reader for the user; false if it was not open. */
    close() {
      const open = reader !== null;
      reader?.close(true);
      return open;
    },
  };

  /**
   * @param {ShowMessage} message
   * @param {number} place how far the article is scrolled, in CSS pixels
   */
  function show(message, place) {
    reader?.close(false);
    reader = openUnhuskReader(message, place, (byUser) => {
      if (byUser) unhuskFollower?.dismissed(reader?.article?.markdown ?? null);
      reader = null;
      chrome.runtime.sendMessage({ kind: 'closed' });
    });
  }
}

/**
 * Opens the reader.
 * @param {ShowMessage} message
 * @param {number} place how far the article is scrolled, in CSS pixels
 * @param {(byUser: boolean) => void} closed called once, when it has closed by whatever way
 */
function openUnhuskReader(message, place, closed) {
  /**
   * Events that the page has no business to see while the reader is open, and that nothing in
   * the reader waits for: what they do by default is done by the browser all the same.
   */
  const PRIVATE_EVENTS = (
    'keydown keypress keyup beforeinput input wheel mousewheel ' +
    'pointerdown pointermove pointerup pointerover pointerout pointercancel ' +
    'mousedown mousemove mouseup mouseover mouseout touchstart touchmove touchend touchcancel ' +
    'auxclick dblclick contextmenu selectstart dragstart drag dragend cut paste focusin focusout'
  ).split(' ');
  /** Milliseconds for which the bar says what a button has done. */
  const NOTICE = 3000;
  /** A page that removes the reader more often than this within a second has its way. */
  const PATIENCE = 10;

  const ending = new AbortController();
  const { signal } = ending;
  const before = rememberPage();
  // In a document of its own the page's custom element definitions can't get at the shadow root.
  const host = document.implementation.createHTMLDocument('').createElement('unhusk-reader');
  const shadow = host.attachShadow({ mode: 'closed' });
  const copy = createUnhuskClipboard(host, signal);
  let article = 'article' in message ? message.article : null;
  const { dialog, scroller, content } = buildDialog();
  shadow.append(dialog);

  /** Times at which the page has taken the reader away or covered it. @type {number[]} */
  let struggles = [];
  let scrollTop = place;

  for (const name of PRIVATE_EVENTS) {
    window.addEventListener(name, keepFromPage, { capture: true, signal });
  }
  shadow.addEventListener('click', (event) => event.stopPropagation(), { signal });
  document.addEventListener('toggle', coverAgain, { capture: true, signal });
  window.addEventListener('beforeprint', () => show(false, scroller.scrollTop), { signal });
  window.addEventListener('afterprint', () => show(true, scroller.scrollTop), { signal });
  scroller.addEventListener('scroll', () => (scrollTop = scroller.scrollTop), { signal });
  // What browsers have for leaving a dialog besides Escape.
  dialog.addEventListener('cancel', closeOnRequest, { signal });
  dialog.addEventListener('close', closeOnRequest, { signal });

  const observer = new MutationObserver(() => {
    if (!host.isConnected || host.parentNode !== document.documentElement) attach();
  });
  attach();
  return {
    close,
    update,
    get place() {
      return scrollTop;
    },
    get article() {
      return article;
    },
  };

  /** Puts the reader into the page, on top of everything. */
  function attach() {
    const now = Date.now();
    struggles = struggles.filter((time) => now - time < 1000);
    struggles.push(now);
    if (struggles.length > PATIENCE || !document.documentElement) {
      close(true);
      return;
    }
    document.documentElement.append(host);
    observer.observe(document, { childList: true });
    observer.observe(document.documentElement, { childList: true });
    // Style sheets belong to the document that made them: they come after the host has moved in.
    const style = new CSSStyleSheet();
    style.replaceSync(message.style);
    shadow.adoptedStyleSheets = [style];
    show(true, scrollTop);
  }

  /**
   * Shows the dialog in the top layer, or, for paper, in the flow of the page.
   * @param {boolean} modal
   * @param {number} top how far the article is scrolled
   */
  function show(modal, top) {
    if (dialog.open) dialog.close();
    if (modal) dialog.showModal();
    else dialog.show();
    scroller.scrollTop = top;
  }

  /**
   * Comes back on top when the page opens a dialog or popover over the reader.
   * @param {Event} event
   */
  function coverAgain(event) {
    const { target } = event;
    if (target instanceof Element && target.matches('dialog:modal, :popover-open')) attach();
  }

  /** @param {Event} event */
  function keepFromPage(event) {
    if (event.target !== host) return;
    event.stopImmediatePropagation();
    if (event.type === 'keydown' && /** @type {KeyboardEvent} */ (event).key === 'Escape') {
      closeByEscape(event);
    }
  }

  /**
   * Left to itself, Firefox would close the dialogs of the page as well.
   * @param {Event} event
   */
  function closeByEscape(event) {
    if (!event.isTrusted) return;
    event.preventDefault();
    close(true);
    // Nor is the page told that the key has come up again.
    const options = { capture: true, once: true };
    window.addEventListener('keyup', (keyup) => keyup.stopImmediatePropagation(), options);
  }

  /** @param {Event} event */
  function closeOnRequest(event) {
    const reopened = event.type === 'close' && dialog.open;
    if (event.isTrusted && event.target === dialog && !reopened) close(true);
  }

  /**
   * Takes the reader away.
   * @param {boolean} byUser the page is then as it was; otherwise it is the page's own affair
   */
  function close(byUser) {
    if (signal.aborted) return;
    ending.abort();
    observer.disconnect();
    if (dialog.open) dialog.close();
    host.remove();
    if (byUser) before();
    closed(byUser);
  }

  /**
   * Shows a later state of the article, at the same place.
   * @param {Shown} later
   */
  function update(later) {
    article = later;
    updateUnhuskContent(scroller, content, later);
  }

  /**
   * Notes where the page stands.
   * @returns {() => void} goes back there
   */
  function rememberPage() {
    const { scrollX, scrollY } = window;
    const selection = document.getSelection();
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
    return () => {
      if (window.scrollX !== scrollX || window.scrollY !== scrollY) {
        window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
      }
      if (
        !selection ||
        (selection.anchorNode === anchorNode && selection.focusNode === focusNode)
      ) {
        return;
      }
      if (anchorNode?.isConnected && focusNode?.isConnected) {
        selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
      } else {
        selection.removeAllRanges();
      }
    };
  }

  /** The dialog: a bar with buttons, and the article below it. */
  function buildDialog() {
    const dialog = build('dialog', 'frame');
    dialog.lang = chrome.i18n.getUILanguage();
    dialog.dir = chrome.i18n.getMessage('@@bidi_dir');
    dialog.ariaLabel = chrome.i18n.getMessage('reader');
    const scroller = build('div', 'unhusk-page');
    scroller.tabIndex = 0;
    scroller.autofocus = true;
    const content = build('main', 'unhusk-reader');
    const bar = build('div', 'bar');
    const status = build('span', 'status');
    status.role = 'status';
    bar.append(status);
    if ('article' in message) {
      fillUnhuskContent(content, message.article);
      content.addEventListener('click', followAnchor);
      bar.append(
        buildButton('copy', async () => {
          const copied = article !== null && (await copy(article.clip, article.markdown));
          status.textContent = chrome.i18n.getMessage(copied ? 'copied' : 'copyFailed');
          setTimeout(() => (status.textContent = ''), NOTICE);
        }),
        buildButton('alwaysHere', () => chrome.runtime.sendMessage({ kind: 'site' })),
      );
    } else {
      const key = `problem_${message.problem.replaceAll('-', '_')}`;
      const title = build('h1', 'problem');
      title.append(chrome.i18n.getMessage(`${key}_title`));
      const explanation = build('p', 'problem');
      explanation.append(chrome.i18n.getMessage(key));
      content.append(title, explanation);
    }
    bar.append(buildButton('close', () => close(true)));
    scroller.append(bar, content);
    dialog.append(scroller);
    return { dialog, scroller, content };
  }
  /**
   * Leaves the reader for a place in the page, which the browser then goes to.
   * @param {MouseEvent} event
   */
  function followAnchor(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.hash || !event.isTrusted) return;
    if (link.href.slice(0, -link.hash.length) === document.URL.split('#')[0]) close(true);
  }

  /**
   * @param {string} key of its label
   * @param {() => void} act
   */
  function buildButton(key, act) {
    const button = build('button', key);
    button.type = 'button';
    button.append(chrome.i18n.getMessage(key));
    button.addEventListener('click', (event) => event.isTrusted && act(), { signal });
    return button;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} className
   */
  function build(tag, className) {
    const element = document.createElement(tag);
    element.className = className;
    return element;
  }
}
