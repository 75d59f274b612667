/**
 * Shows an article over the page, which stays as it is. A classic script that may be injected
 * again: the reader that is open then lives on.
 */

/** @typedef {import('../messages.js').PrepareMessage} PrepareMessage */
/** @typedef {import('../messages.js').ShowMessage} ShowMessage */
/** @typedef {import('../messages.js').Shown} Shown */

/** @type {ReturnType<typeof createUnhuskReader> | undefined} */
var unhuskReader;
unhuskReader ??= createUnhuskReader();

/** The page's one reader: the background or the page's follower opens it. */
function createUnhuskReader() {
  /** @type {ReturnType<typeof openUnhuskReader> | null} */
  let reader = null;
  const assets = createUnhuskAssets();

  chrome.runtime.onMessage.addListener(
    (/** @type {PrepareMessage | ShowMessage} */ message, sender) => {
      if (sender.id !== chrome.runtime.id) return;
      if (message.kind === 'prepare') assets.replace(message.assets);
      if (message.kind !== 'show') return;
      show(message);
      unhuskFollower?.opened(message.place);
    },
  );

  return {
    /** Has ready what the reader needs to open. */
    prepare: assets.replace,
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
    /** What is selected in it, or its article; null where there is none. */
    clip: () => reader?.clip() ?? null,
    /** What the user has made of it by hand. */
    get edition() {
      return reader?.edition ?? null;
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
   * @param {UnhuskEdition} [edition] what the user has made of the page so far
   */
  function show(message, edition = createUnhuskEdition()) {
    reader?.close(false);
    reader = openUnhuskReader(message, edition, assets, (byUser) => {
      if (reader) unhuskFollower?.left(reader.place);
      if (byUser) unhuskFollower?.dismissed(reader?.article?.text ?? null);
      reader = null;
      chrome.runtime.sendMessage({ kind: 'closed' });
    });
  }
}

/**
 * Opens the reader.
 * @param {ShowMessage} message
 * @param {UnhuskEdition} edition
 * @param {UnhuskAssets} assets
 * @param {(byUser: boolean) => void} closed called once, when it has closed by whatever way
 */
function openUnhuskReader(message, edition, assets, closed) {
  /** A page that removes the reader more often than this within a second has its way. */
  const PATIENCE = 10;

  const ending = new AbortController();
  const { signal } = ending;
  const before = rememberUnhuskPage();
  // In a document of its own the page's custom element definitions can't get at the shadow root.
  const host = document.implementation.createHTMLDocument('').createElement('unhusk-reader');
  const shadow = host.attachShadow({ mode: 'closed' });
  const { dialog, scroller, content } = buildUnhuskFrame();
  const { onEscape, escape } = createUnhuskEscape(dialog);
  const { onPrivate, seen } = createUnhuskEars(shadow);
  const updated = /** @type {(() => void)[]} */ ([]);
  let article = 'article' in message ? message.article : null;
  /** @type {ReturnType<typeof createUnhuskOpening> | null} */
  let opening = null;
  shadow.append(dialog);
  fill();

  /** Times at which the page has taken the reader away or covered it. @type {number[]} */
  let struggles = [];
  let scrollTop = message.place;

  keepUnhuskEvents(host, signal, () => escape() || close(true), seen);
  shadow.addEventListener('click', (event) => event.stopPropagation(), { signal });
  document.addEventListener('toggle', coverAgain, { capture: true, signal });
  window.addEventListener('beforeprint', showForPaper, { signal });
  window.addEventListener('afterprint', showForPaper, { signal });
  scroller.addEventListener('scroll', () => (scrollTop = scroller.scrollTop), { signal });
  // What browsers have for leaving a dialog besides Escape.
  dialog.addEventListener('cancel', closeOnRequest, { signal });
  dialog.addEventListener('close', closeOnRequest, { signal });

  const observer = new MutationObserver(() => {
    if (!host.isConnected || host.parentNode !== document.documentElement) attach();
  });
  attach();
  opening?.shown();
  return {
    close,
    update,
    clip: () => (article ? createUnhuskClipper(shadow, content, article).clip() : null),
    edition,
    get place() {
      return scrollTop;
    },
    get article() {
      return article;
    },
  };

  /** Puts in the article with its bar, or says why there is none. */
  function fill() {
    guardUnhuskCopies(host, signal);
    const { status, tell } = buildUnhuskStatus();
    /** @type {UnhuskParts} */
    const parts = {
      ...{
        dialog,
        scroller,
        content,
        signal,
        message,
        edition,
        tell,
        onEscape,
        onPrivate,
        close,
      },
      copying: {},
      copy: writeUnhuskClipboard,
      clipper: () => createUnhuskClipper(shadow, content, parts.article),
      ask: askUnhuskBackground,
      onUpdate: (changed) => updated.push(changed),
      get article() {
        return /** @type {Shown} */ (article);
      },
    };
    if (article) {
      fillUnhuskContent(content, article, assets.sanitizer);
      decorateUnhuskContent(content);
      if (message.place === 0) opening = createUnhuskOpening(scroller, content);
      listenUnhuskTools(parts);
      listenUnhuskJumps(parts);
      content.addEventListener('click', followAnchor);
    } else if ('problem' in message) {
      fillUnhuskProblem(content, message.problem);
    }
    const bar = buildUnhuskBar(parts, article ? listUnhuskBarItems() : []);
    bar.append(buildUnhuskProgress(parts));
    scroller.prepend(bar, status);
    scroller.append(buildUnhuskTail(parts));
    applyUnhuskLook(scroller, message.look.look);
  }

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
    // Style sheets belong to the document that made them: this one comes after the host has moved in.
    shadow.adoptedStyleSheets = [assets.sheet];
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

  /** @param {Event} event before or after the browser prints; a page's own would uncover the page */
  function showForPaper(event) {
    if (!event.isTrusted) return;
    opening?.end();
    show(event.type === 'afterprint', scroller.scrollTop);
  }

  /**
   * Comes back on top when the page opens a dialog or popover over the reader.
   * @param {Event} event
   */
  function coverAgain(event) {
    const { target, isTrusted } = event;
    const covers = target instanceof Element && target.matches('dialog:modal, :popover-open');
    if (isTrusted && covers) attach();
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
    opening?.end();
    updateUnhuskContent(scroller, content, later, assets.sanitizer);
    for (const changed of updated) changed();
  }

  /**
   * Leaves the reader for a place in the page, which the browser then goes to.
   * @param {MouseEvent} event
   */
  function followAnchor(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.hash || !event.isTrusted || event.defaultPrevented) return;
    if (link.href.slice(0, -link.hash.length) === document.URL.split('#')[0]) close(true);
  }
}
