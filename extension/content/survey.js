/**
 * What only the browser knows of a page that is to be tidied: what floats over it, what covers it,
 * what the user is using. A classic script that may be injected again.
 */

/** @typedef {import('../messages.js').Survey} Survey */

/**
 * A snapshot taken for tidy mode.
 * @typedef {object} UnhuskSurveyed
 * @property {Survey} survey
 * @property {Element[]} elements by their numbers; without those around the parts
 */

/**
 * What the user has done on a page that is tidied.
 * @typedef {object} UnhuskUse
 * @property {boolean} hasOpened whether what floats there has come because the user wanted it
 * @property {WeakSet<Element>} started players that the user has started
 */

/**
 * Takes a snapshot of the page, or of parts of it, and notes which element has which number.
 * @param {Set<Element>} [parts]
 * @param {UnhuskUse} [use]
 * @returns {UnhuskSurveyed}
 */
function takeUnhuskSurvey(parts, use) {
  /** Share of the window that something covers when it is in the way of all else. */
  const MOST = 0.5;
  /** Points of the window, as shares of its width and height, at which is looked what lies on top. */
  const POINTS = /** @type {const} */ ([
    [0.5, 0.5],
    [0.05, 0.1],
    [0.95, 0.1],
    [0.05, 0.9],
    [0.95, 0.9],
  ]);

  /** Elements by their numbers. @type {Element[]} */
  const elements = [];
  /** @type {number[]} */
  const floating = [];
  /** @type {number[]} */
  const covering = [];
  /** @type {number[]} */
  const used = [];
  const snapshot = takeSnapshot({ note, around: (number) => used.push(number) }, parts);
  return { survey: { ...snapshot, floating, covering, used }, elements };

  /**
   * @param {Element} element
   * @param {number} number
   * @param {boolean} isSeen
   */
  function note(element, number, isSeen) {
    elements[number] = element;
    if (!isSeen || viewUnhuskNode(element).ownerDocument !== document) return;
    if (isUsed(element)) used.push(number);
    const place = placeOf(element);
    if (!place) return;
    floating.push(number);
    if (place === 'covering') covering.push(number);
    if (use?.hasOpened && used.at(-1) !== number) used.push(number);
  }

  /**
   * How an element lies over the page, if it does.
   * @param {Element} element
   * @returns {'floating' | 'covering' | null}
   */
  function placeOf(element) {
    const view = viewUnhuskNode(element);
    if (view.matches('dialog:modal')) return 'covering';
    if (view.matches(':popover-open')) return 'floating';
    const { position, zIndex } = getComputedStyle(element);
    if (position === 'sticky') return 'floating';
    if (position !== 'fixed') return null;
    return Number(zIndex) > 0 && isCovering(view) ? 'covering' : 'floating';
  }

  /** @param {Element} view */
  function isCovering(view) {
    const { width, height } = view.getBoundingClientRect();
    if (width * height < MOST * innerWidth * innerHeight) return false;
    const root = view.getRootNode();
    return POINTS.some(([x, y]) => {
      const top =
        root instanceof ShadowRoot
          ? root.elementFromPoint(x * innerWidth, y * innerHeight)
          : document.elementFromPoint(x * innerWidth, y * innerHeight);
      return view.contains(top);
    });
  }

  /**
   * Whether the user has typed or chosen something in a field, has started a player, or is in a frame.
   * @param {Element} element
   */
  function isUsed(element) {
    if (element instanceof HTMLTextAreaElement) return element.value !== element.defaultValue;
    if (element instanceof HTMLInputElement) {
      return element.value !== element.defaultValue || element.checked !== element.defaultChecked;
    }
    if (element instanceof HTMLSelectElement) return hasChosen(element);
    if (element instanceof HTMLMediaElement) {
      if (use?.started.has(element)) return true;
      const isAudible = !element.muted && element.volume > 0;
      return isAudible && (!element.paused || (element.currentTime > 0 && !element.autoplay));
    }
    if (element instanceof HTMLElement && viewUnhuskNode(element).isContentEditable) {
      return element === document.activeElement;
    }
    // What happens in a frame of another site can't be seen; the user's click has taken the focus there.
    const isFrame = element instanceof HTMLIFrameElement && element === document.activeElement;
    return isFrame && navigator.userActivation.hasBeenActive;
  }

  /**
   * Whether something else is chosen than what the page has chosen; a menu begins with its first entry.
   * @param {HTMLSelectElement} list
   */
  function hasChosen({ options, type, selectedIndex }) {
    const all = [...options];
    const isLeftToBrowser = type === 'select-one' && !all.some((one) => one.defaultSelected);
    return isLeftToBrowser
      ? selectedIndex > 0
      : all.some((one) => one.selected !== one.defaultSelected);
  }
}
