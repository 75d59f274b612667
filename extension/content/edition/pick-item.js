/**
 * Removes pieces of the article by hand. A classic script that may be injected again.
 */

/**
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskPickItem(parts) {
  const ICON =
    'M6.5 3.5a3 3 0 0 1 2.7 4.3L12 10.6l6.6-6.6H21l-7.7 7.7L21 19.4V20h-2.4L12 13.4l-2.8 2.8a3 3 0 1 1-1.4-1.4L10.6 12 7.8 9.2a3 3 0 1 1-1.3-5.7m0 2a1 1 0 1 0 0 2 1 1 0 0 0 0-2m0 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2';
  /** @type {ReturnType<typeof pickUnhuskPieces> | null} */
  let picking = null;
  const button = buildUnhuskButton('pick', 'pick', toggle, ICON);
  button.ariaPressed = 'false';
  return { button };

  function toggle() {
    if (picking) return picking.end();
    button.ariaPressed = 'true';
    picking = pickUnhuskPieces(parts, () => {
      picking = null;
      button.ariaPressed = 'false';
      button.focus();
    });
  }
}

/**
 * Has the user point at pieces until it is ended.
 * @param {UnhuskParts} parts
 * @param {() => void} ended
 */
function pickUnhuskPieces(parts, ended) {
  const { getMessage } = chrome.i18n;
  const { content, scroller, edition } = parts;
  /** Characters of a piece that are said. */
  const WORDS = 60;

  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, parts.signal]);
  const marker = createUnhuskMarker({ ...parts, signal }, 'pointed');
  /** Where the pieces come from; null until that is known. @type {Map<Element, UnhuskPart> | null} */
  let found = null;
  let pieces = listUnhuskPieces(content);
  /** @type {HTMLElement | null} */
  let pointed = null;
  /** What was removed last, for a rule. @type {{elements: Element[], words: string} | null} */
  let removed = null;
  let isBusy = false;
  let isWide = false;

  const hint = buildUnhuskElement('p', 'hint', getMessage('pickHint'));
  hint.role = 'status';
  // It holds words of the article, too.
  hint.dir = 'auto';
  const wider = buildUnhuskButton('wider', 'pickWider', widen);
  const remove = buildUnhuskButton('remove', 'pickRemove', () => pointed && drop(pointed));
  const undo = buildUnhuskButton('undo', 'undo', takeBack);
  const rule = buildUnhuskButton('makeRule', 'pickRule', makeRule);
  rule.hidden = !canMakeUnhuskRules();
  const done = buildUnhuskButton('done', 'pickDone', end);
  const buttons = buildUnhuskElement('div', 'buttons', wider, remove, undo, rule, done);
  const strip = buildUnhuskElement('div', 'strip picking', hint, buttons);
  strip.role = 'group';
  strip.ariaLabel = getMessage('pick');
  scroller.append(strip);
  scroller.classList.add('has-strip');
  content.classList.add('picking');

  const offEscape = parts.onEscape(end);
  content.addEventListener('click', dropByClick, { capture: true, signal });
  parts.onPrivate((event, target) => {
    if (event.type === 'pointermove') pointAt(target);
    else if (event instanceof KeyboardEvent && event.type === 'keydown') onKey(event, target);
  }, signal);
  parts.onUpdate(() => (ready = renew()));
  scroller.focus({ preventScroll: true });
  showState();
  let ready = renew();
  return { end };

  /** Finds out what the pieces are made of, at the start and after each change. */
  async function renew() {
    if (ending.signal.aborted) return;
    const outline = await edition.outline(parts.ask);
    found = outline && matchUnhuskPieces(content, outline);
    pieces = listUnhuskPieces(content);
    if (!pointed?.isConnected) point(null);
  }

  /**
   * @param {HTMLElement | null} piece
   * @param {boolean} [wide] whether it was made wider
   */
  function point(piece, wide = false) {
    pointed = piece;
    isWide = wide;
    marker.set(piece);
    showState();
  }

  function showState() {
    remove.disabled = !pointed;
    wider.disabled = !around(pointed);
    undo.disabled = !edition.canUndo;
    rule.disabled = !removed;
  }

  /** The piece around another. @param {Element | null} piece */
  function around(piece) {
    const outer = piece?.parentElement;
    const isInside = outer?.closest('.unhusk-content') && !outer.matches('.unhusk-content');
    return isInside ? /** @type {HTMLElement} */ (outer) : null;
  }

  function widen() {
    const outer = around(pointed);
    if (outer) point(outer, true);
  }

  /** @param {Element | null} target */
  function pointAt(target) {
    const piece = pieceAt(target);
    // On the way to the strip, and within what was made wider, it stays.
    if (piece && !pointed?.contains(piece)) point(piece);
    else if (piece && pointed !== piece && !isWide) point(piece);
  }

  /** @param {EventTarget | null} target */
  function pieceAt(target) {
    if (!(target instanceof Element)) return null;
    return pieces.findLast((piece) => piece.contains(target)) ?? null;
  }

  /** @param {MouseEvent} event */
  function dropByClick(event) {
    event.preventDefault();
    event.stopPropagation();
    const piece = pieceAt(event.target);
    if (!event.isTrusted || !piece) return;
    // What was made wider stays so.
    drop(isWide && pointed?.contains(piece) ? pointed : piece);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Element | null} target
   */
  function onKey(event, target) {
    if (event.altKey) return;
    const { key } = event;
    const isOwn = target?.closest('button, input, textarea, select, summary, a');
    const isUndo = key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && !(target instanceof HTMLTextAreaElement)) takeBack();
    else if (isOwn || event.ctrlKey || event.metaKey) return;
    else if (key === 'ArrowDown') step(1);
    else if (key === 'ArrowUp') step(-1);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') widen();
    else if ((key === 'Enter' || key === 'Delete') && pointed) drop(pointed);
    else return;
    event.preventDefault();
  }

  /** @param {1 | -1} by */
  function step(by) {
    const edge = scroller.getBoundingClientRect().top;
    const index = pointed
      ? pieces.findLastIndex((piece) => piece === pointed || pointed?.contains(piece))
      : -1;
    const start = pieces.findIndex((piece) => piece.getBoundingClientRect().bottom > edge + 60);
    const next = pieces[index < 0 ? Math.max(0, start) : index + by];
    if (!next) return;
    point(next);
    next.scrollIntoView({ block: 'center', behavior: 'instant' });
    hint.textContent = wordsOf(next) || getMessage('pickPicture');
  }

  /** @param {Element} piece */
  function wordsOf(piece) {
    const text = (piece.textContent ?? '').trim().replace(/\s+/g, ' ');
    return text.length > WORDS ? `${text.slice(0, WORDS)}…` : text;
  }

  /** @param {HTMLElement} piece */
  async function drop(piece) {
    if (isBusy) return;
    isBusy = true;
    await ready;
    isBusy = false;
    if (signal.aborted) return;
    const elements = found ? sourcesOfUnhuskPiece(piece, found) : [];
    if (elements.length === 0) {
      hint.textContent = getMessage('pickImpossible');
      return;
    }
    const words = wordsOf(piece);
    const index = pieces.indexOf(piece);
    edition.choose(elements, false);
    if (await refresh()) {
      removed = { elements, words };
      hint.textContent = getMessage('pickRemoved');
      const byKey = pointed === null && scroller.contains(document.activeElement);
      if (byKey && index >= 0) point(pieces[index] ?? null);
    } else {
      edition.undo();
      hint.textContent = getMessage('pickNothingLeft');
    }
    showState();
  }

  async function takeBack() {
    if (isBusy || !edition.canUndo) return;
    edition.undo();
    removed = null;
    await refresh();
    hint.textContent = getMessage('pickUndone');
    showState();
  }

  async function refresh() {
    isBusy = true;
    const article = await refreshUnhuskReader(parts);
    isBusy = false;
    return article !== null;
  }

  function makeRule() {
    if (!removed) return;
    const naming = nameUnhuskElements(removed.elements);
    const root = removed.elements[0] && viewUnhuskNode(removed.elements[0]).getRootNode();
    if (!naming || !root) {
      hint.textContent = getMessage('ruleImpossible');
      return;
    }
    offerUnhuskRule(parts, { action: '##', selector: naming.selector, root, words: removed.words });
  }

  function end() {
    if (ending.signal.aborted) return;
    ending.abort();
    offEscape();
    marker.remove();
    strip.remove();
    scroller.classList.remove('has-strip');
    content.classList.remove('picking');
    ended();
  }
}
