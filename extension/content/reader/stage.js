/**
 * The reader's place on the page, on top of everything. It is there while the engine works, since the page
 * below takes its time to step back. A classic script that may be injected again.
 */

/** @typedef {ReturnType<typeof openUnhuskStage>} UnhuskStage */

/**
 * Opens it; it can't be seen until it is shown.
 * @param {UnhuskAssets} assets
 * @param {() => void} dismissed called when the user closes it before that
 */
function openUnhuskStage(assets, dismissed) {
  /** A page that removes the reader more often than this within a second has its way. */
  const STRUGGLES = 10;
  /** Milliseconds for which it waits to be shown; an article that comes later opens all the same. */
  const PATIENCE = 3000;

  const ending = new AbortController();
  const { signal } = ending;
  const before = rememberUnhuskPage();
  // In a document of its own the page's custom element definitions can't get at the shadow root.
  const host = document.implementation.createHTMLDocument('').createElement('unhusk-reader');
  const shadow = host.attachShadow({ mode: 'closed' });
  const { dialog, scroller, content } = buildUnhuskFrame();
  const { onEscape, escape } = createUnhuskEscape(dialog);
  const { onPrivate, seen } = createUnhuskEars(shadow);
  /** Called once, when it has closed by whatever way. @type {(byUser: boolean) => void} */
  let closed = () => {};
  let isShown = false;
  shadow.append(dialog);

  /** Times at which the page has taken the reader away or covered it. @type {number[]} */
  let struggles = [];
  let scrollTop = 0;

  keepUnhuskEvents(host, signal, () => escape() || dismiss(), seen);
  shadow.addEventListener('click', (event) => event.stopPropagation(), { signal });
  document.addEventListener('toggle', coverAgain, { capture: true, signal });
  window.addEventListener('focusin', comeBack, { capture: true, signal });
  window.addEventListener('beforeprint', openForPaper, { signal });
  window.addEventListener('afterprint', openForPaper, { signal });
  scroller.addEventListener('scroll', () => (scrollTop = scroller.scrollTop), { signal });
  // What browsers have for leaving a dialog besides Escape.
  dialog.addEventListener('cancel', closeOnRequest, { signal });
  dialog.addEventListener('close', closeOnRequest, { signal });

  const observer = new MutationObserver(() => {
    if (!host.isConnected || host.parentNode !== document.documentElement) attach();
  });
  const timer = setTimeout(() => isShown || close(true), PATIENCE);
  attach();
  return {
    host,
    shadow,
    dialog,
    scroller,
    content,
    signal,
    onEscape,
    onPrivate,
    show,
    close,
    /** How far it is scrolled, in CSS pixels. */
    get place() {
      return scrollTop;
    },
  };

  /**
   * Lets it be seen.
   * @param {number} top how far it is scrolled, in CSS pixels
   * @param {(byUser: boolean) => void} whenClosed called once, when it has closed by whatever way
   */
  function show(top, whenClosed) {
    closed = whenClosed;
    isShown = true;
    dress();
    scroller.scrollTop = top;
    scrollTop = top;
  }

  /** Puts the reader into the page, on top of everything. */
  function attach() {
    const now = Date.now();
    struggles = struggles.filter((time) => now - time < 1000);
    struggles.push(now);
    if (struggles.length > STRUGGLES || !document.documentElement) {
      close(true);
      return;
    }
    document.documentElement.append(host);
    observer.observe(document, { childList: true });
    observer.observe(document.documentElement, { childList: true });
    dress();
    open(true, scrollTop);
  }

  /** Style sheets belong to the document that made them: they come after the host has moved in. */
  function dress() {
    shadow.adoptedStyleSheets = isShown ? [assets.sheet] : [assets.sheet, assets.unseen];
  }

  /**
   * Opens the dialog in the top layer, or, for paper, in the flow of the page.
   * @param {boolean} modal
   * @param {number} top how far the article is scrolled
   */
  function open(modal, top) {
    if (dialog.open) dialog.close();
    if (modal) dialog.showModal();
    else dialog.show();
    scroller.scrollTop = top;
  }

  /** @param {Event} event before or after the browser prints; a page's own would uncover the page */
  function openForPaper(event) {
    if (event.isTrusted) open(event.type === 'afterprint', scroller.scrollTop);
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

  /**
   * Comes back on top of a dialog of which nothing else is told, in a shadow tree: only what lies above the
   * reader can have the focus.
   * @param {Event} event
   */
  function comeBack(event) {
    if (event.isTrusted && event.target !== host && dialog.matches(':modal')) attach();
  }

  /** @param {Event} event */
  function closeOnRequest(event) {
    const reopened = event.type === 'close' && dialog.open;
    if (event.isTrusted && event.target === dialog && !reopened) dismiss();
  }

  /** Closes for the user. */
  function dismiss() {
    if (!isShown) dismissed();
    close(true);
  }

  /**
   * Takes the reader away.
   * @param {boolean} byUser the page is then as it was; otherwise it is the page's own affair
   */
  function close(byUser) {
    if (signal.aborted) return;
    ending.abort();
    clearTimeout(timer);
    observer.disconnect();
    if (dialog.open) dialog.close();
    host.remove();
    if (byUser) before();
    closed(byUser);
  }
}
