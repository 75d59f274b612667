/**
 * Tidy mode: hides in the live page what the engine takes for clutter, and brings it back. A classic
 * script that may be injected again: the tidying that is under way then lives on.
 */

/** @typedef {import('../messages.js').TidyAnswer} TidyAnswer */

/**
 * Something that is hidden.
 * @typedef {object} UnhuskHidden
 * @property {Element} element
 * @property {HTMLDialogElement[]} dialogs what was open as a modal dialog in it
 * @property {string} kind the engine's name of what it is
 * @property {string} text its first words
 */

/** @type {ReturnType<typeof createUnhuskTidy> | undefined} */
var unhuskTidy;
unhuskTidy ??= createUnhuskTidy();

/** The page's one tidying. */
function createUnhuskTidy() {
  /** @type {ReturnType<typeof openUnhuskTidy> | null} */
  let tidying = null;
  let isBeginning = false;
  /** Whether nobody has clicked for it. */
  let isAutomatic = false;

  return {
    /** Tidies the page, or brings all back. */
    async toggle() {
      if (!tidying) {
        isAutomatic = false;
        return begin();
      }
      tidying.undo();
      return null;
    },
    /** Tidies the page by itself, if it is not tidied. */
    async start() {
      if (tidying) return null;
      isAutomatic = true;
      return begin();
    },
    /** The page has become one on which nothing is to happen by itself. */
    leave() {
      if (isAutomatic) tidying?.undo();
    },
  };

  /** @returns {Promise<import('../messages.js').Problem | null>} why nothing could be done */
  async function begin() {
    if (!/^(text\/html|application\/xhtml\+xml)$/.test(document.contentType)) return 'not-a-page';
    if (isBeginning) return null;
    isBeginning = true;
    try {
      const surveyed = takeUnhuskSurvey();
      const answer = await askUnhusk({ kind: 'tidy', survey: surveyed.survey, prose: null });
      if (answer === null) return 'failed';
      tidying = openUnhuskTidy(answer, surveyed, () => (tidying = null));
      return null;
    } finally {
      isBeginning = false;
    }
  }
}

/**
 * Asks the engine what of a page, or of a part of it, is clutter.
 * @param {{kind: 'tidy', survey: Survey, prose: number | null}} question
 * @returns {Promise<TidyAnswer | null>}
 */
async function askUnhusk(question) {
  try {
    return await chrome.runtime.sendMessage(question);
  } catch {
    // After an update of the extension nobody answers any more.
    return null;
  }
}

/**
 * Tidies the page, and goes on doing so.
 * @param {TidyAnswer} first what the engine says of the page
 * @param {UnhuskSurveyed} surveyed what it was told of the page
 * @param {() => void} ended called when all has been brought back
 */
function openUnhuskTidy(first, surveyed, ended) {
  const HIDDEN = 'data-unhusk-hidden';
  const SCROLLS = 'data-unhusk-scrolls';
  /** @type {Set<UnhuskHidden>} */
  const hidden = new Set();
  /** What the user wants to see. @type {WeakSet<Element>} */
  const spared = new WeakSet();
  let unlocks = false;
  let { prose } = first;

  const panel = createUnhuskPanel(first.style, { restore, undo });
  const watch = createUnhuskWatch(look);
  apply(first, surveyed.elements);
  watch.start(surveyed);
  return { undo };

  /**
   * Has parts of the page looked at that have come later, or all of it.
   * @param {Set<Element> | undefined} parts
   * @param {UnhuskUse} use
   * @returns {Promise<UnhuskSurveyed>} what was looked at
   */
  async function look(parts, use) {
    panel.stay();
    const surveyed = takeUnhuskSurvey(parts, use);
    const { survey, elements } = surveyed;
    const answer = await askUnhusk({ kind: 'tidy', survey, prose: parts ? prose : null });
    const started = performance.now();
    if (answer && watch.isOn) apply(answer, elements);
    watch.spend(performance.now() - started);
    return surveyed;
  }

  /**
   * @param {TidyAnswer} answer
   * @param {Element[]} numbered
   */
  function apply(answer, numbered) {
    const before = hidden.size;
    for (const { element: number, kind, text } of answer.hidden) {
      const element = numbered[number];
      if (element && mayHide(element)) hide({ element, dialogs: [], kind, text });
    }
    prose = Math.max(prose, answer.prose);
    unlocks ||= answer.unlocks && hidden.size > 0;
    if (unlocks) unlock();
    if (answer === first || hidden.size !== before) panel.show(hidden);
  }

  /** @param {Element} element */
  function mayHide(element) {
    const view = viewUnhuskNode(element);
    return (
      view.isConnected &&
      view.ownerDocument === document &&
      element !== document.documentElement &&
      element !== document.body &&
      !spared.has(element) &&
      !view.hasAttribute(HIDDEN)
    );
  }

  /** @param {UnhuskHidden} entry */
  function hide(entry) {
    const { element, dialogs } = entry;
    const view = viewUnhuskNode(element);
    for (const found of withOpenShadows(element)) {
      // As long as it is open, all else on the page is inert, whether it can be seen or not.
      if (found instanceof HTMLDialogElement && found.matches(':modal')) dialogs.push(found);
    }
    for (const dialog of dialogs) dialog.close();
    view.setAttribute(HIDDEN, '');
    hidden.add(entry);
  }

  /**
   * An element and all in it, with what is in open shadow roots.
   * @param {Element} element
   * @returns {Element[]}
   */
  function withOpenShadows(element) {
    const found = [element, ...viewUnhuskNode(element).querySelectorAll('*')];
    const inShadows = found.flatMap((host) => {
      const { shadowRoot } = viewUnhuskNode(host);
      return shadowRoot ? Array.from(shadowRoot.children, withOpenShadows).flat() : [];
    });
    return [...found, ...inShadows];
  }

  /** @param {UnhuskHidden} entry */
  function show(entry) {
    viewUnhuskNode(entry.element).removeAttribute(HIDDEN);
    for (const dialog of entry.dialogs) {
      if (dialog.isConnected && !dialog.open) dialog.showModal();
    }
    hidden.delete(entry);
  }

  /**
   * Brings back one thing.
   * @param {UnhuskHidden} entry
   */
  function restore(entry) {
    spared.add(entry.element);
    show(entry);
    viewUnhuskNode(entry.element).scrollIntoView({ block: 'center' });
    panel.show(hidden);
  }

  /** Brings back all, and leaves the page as it was. */
  function undo() {
    watch.stop();
    panel.remove();
    for (const entry of hidden) show(entry);
    document.documentElement.removeAttribute(SCROLLS);
    chrome.runtime.sendMessage({ kind: 'untidied' }).catch(() => {});
    ended();
  }

  /** Lets the page scroll again where what is hidden has locked it. */
  function unlock() {
    const { documentElement: root, body } = document;
    if (!body || root.hasAttribute(SCROLLS)) return;
    const style = getComputedStyle(body);
    const isFixed = style.position === 'fixed';
    const isCut = [getComputedStyle(root), style].some(({ overflowY }) =>
      /^(hidden|clip)$/.test(overflowY),
    );
    if (!isFixed && !isCut) return;
    const top = isFixed ? -parseFloat(style.top) : 0;
    root.setAttribute(SCROLLS, isFixed ? 'fixed' : '');
    if (top > 0) window.scrollTo({ top, behavior: 'instant' });
  }
}
