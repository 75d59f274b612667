/**
 * Shows an article over the page, which stays as it is. A classic script that may be injected
 * again: the reader that is open then lives on.
 */

/** @typedef {import('../messages.js').ReaderMessage} ReaderMessage */
/** @typedef {import('../messages.js').ShowMessage} ShowMessage */
/** @typedef {import('../messages.js').Shown} Shown */

/** @type {ReturnType<typeof createUnhuskReader> | undefined} */
var unhuskReader;
unhuskReader ??= createUnhuskReader();

/** The page's one reader: the background or the page's follower opens it. */
function createUnhuskReader() {
  /** @type {ReturnType<typeof openUnhuskReader> | null} */
  let reader = null;
  /** Where it will open, once there is an article. @type {UnhuskStage | null} */
  let room = null;
  /** Under which an article is to come; null where none is expected. @type {number | null} */
  let ticket = null;
  const assets = createUnhuskAssets();

  chrome.runtime.onMessage.addListener((/** @type {ReaderMessage} */ message, sender) => {
    if (sender.id !== chrome.runtime.id) return;
    if (message.kind === 'prepare') assets.replace(message.assets);
    else if (message.kind === 'show' || message.kind === 'withdraw') receive(message);
  });

  return {
    /** Has ready what the reader needs to open. */
    prepare: assets.replace,
    expect,
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
    /** Says something in the open reader for a moment. @param {string} text */
    tell: (text) => reader?.tell(text),
    /** What the user has made of it by hand. */
    get edition() {
      return reader?.edition ?? null;
    },
    /** Shows a later state of the article, at the same place. @param {Shown} article */
    update: (article) => reader?.update(article),
    /** Closes the reader because the page has gone elsewhere. */
    leave() {
      cancel();
      (reader ?? room)?.close(false);
    },
    /** Closes the reader for the user; false if it was not open. */
    close() {
      const open = reader !== null;
      reader?.close(true);
      return open;
    },
  };

  /**
   * Has the page step back, unseen, for an article that is about to be asked for.
   * @returns {number} the ticket under which it is to come
   */
  function expect() {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    ticket = drawn;
    // Once the snapshot is on its way there is time.
    setTimeout(() => {
      if (reader || ticket !== drawn) return;
      room?.close(false);
      room = openUnhuskStage(assets, cancel);
    });
    return drawn;
  }

  /** An article that is on its way is no longer wanted. */
  function cancel() {
    ticket = null;
  }

  /** @param {Exclude<ReaderMessage, {kind: 'prepare'}>} message */
  function receive(message) {
    // It may be for another page in this tab, or for somebody who has left it since.
    const isExpected = message.ticket === ticket;
    if (isExpected) cancel();
    if (isExpected && message.kind === 'show') {
      show(message);
      unhuskFollower?.opened(message.place);
      return;
    }
    if (isExpected) room?.close(true);
    if (!reader) chrome.runtime.sendMessage({ kind: 'closed' });
  }

  /**
   * @param {ShowMessage} message
   * @param {UnhuskEdition} [edition] what the user has made of the page so far
   */
  function show(message, edition = createUnhuskEdition()) {
    reader?.close(false);
    const stage = room?.signal.aborted === false ? room : openUnhuskStage(assets, cancel);
    room = null;
    if (stage.signal.aborted) return;
    reader = openUnhuskReader(message, edition, assets, stage, (byUser) => {
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
 * @param {UnhuskStage} stage where it opens
 * @param {(byUser: boolean) => void} closed called once, when it has closed by whatever way
 */
function openUnhuskReader(message, edition, assets, stage, closed) {
  const { host, shadow, dialog, scroller, content, signal, onEscape, onPrivate, close } = stage;
  const updated = /** @type {(() => void)[]} */ ([]);
  let article = 'article' in message ? message.article : null;
  const tell = fill();
  const opening = article && message.place === 0 ? createUnhuskOpening(scroller, content) : null;
  stage.show(message.place, closed);
  opening?.shown();
  // There was nothing to be read out when the dialog came.
  if (shadow.activeElement === scroller) content.focus({ preventScroll: true });
  window.addEventListener('beforeprint', () => opening?.end(), { signal });
  return {
    close,
    update,
    tell,
    clip: () => (article ? createUnhuskClipper(shadow, content, article).clip() : null),
    edition,
    get place() {
      return stage.place;
    },
    get article() {
      return article;
    },
  };

  /** Puts in the article with its bar, or says why there is none. Returns what says something in the bar. */
  function fill() {
    guardUnhuskCopies(host, signal);
    const { status, tell } = buildUnhuskStatus();
    /** @type {UnhuskParts} */
    const parts = {
      ...{ dialog, scroller, content, signal, message, edition, tell, onEscape, onPrivate, close },
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
    return tell;
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
