/**
 * Watches a tidied page for what its scripts add or show later. A classic script that may be injected
 * again.
 */

/**
 * One observer, work in idle time, and a share of the time that is never exceeded.
 * @param {(parts: Set<Element> | undefined, use: UnhuskUse) => Promise<UnhuskSurveyed>} look
 *   has parts of the page looked at, or all of it
 */
function createUnhuskWatch(look) {
  /** Share of the time that looking at changes may take… */
  const SHARE = 0.05;
  /** …and milliseconds that it may take at once. */
  const BURST = 80;
  /** Milliseconds after which changes are looked at though the page is never idle. */
  const PATIENCE = 60;
  /** Milliseconds after a click or key press in which what opens or plays is what the user wants. */
  const USERS_OWN = 1000;
  /** Milliseconds after which a page that has gone to another address is looked at as a whole. */
  const ARRIVAL = 500;
  /** More changed elements than this are looked at as a whole page. */
  const MOST = 300;
  /** Elements that are never clutter by themselves. */
  const PARTS = new Set(
    (
      'a abbr b base br circle em g hr i img input link meta noscript option path script small source ' +
      'span strong style sub sup svg template text time title track tspan use wbr'
    ).split(' '),
  );
  const ATTRIBUTES = ['class', 'style', 'hidden', 'open'];

  /** Elements that have been added. @type {Set<Element>} */
  const added = new Set();
  /** Elements of which an attribute has changed. @type {Set<Element>} */
  const changed = new Set();
  /** Elements that can't be seen; they are looked at when they can. @type {Set<Element>} */
  const dormant = new Set();
  /** Elements that have been looked at while they floated. @type {WeakSet<Element>} */
  const floating = new WeakSet();
  /** Players that the user has started. @type {WeakSet<Element>} */
  const started = new WeakSet();

  const ending = new AbortController();
  const options = { capture: true, passive: true, signal: ending.signal };
  const observer = new MutationObserver(note);
  let isWhole = false;
  let isScheduled = false;
  let isLooking = false;
  /** Milliseconds of the page's time that looking may take now. */
  let budget = BURST;
  /** When that was reckoned. */
  let reckoned = 0;
  let userActed = -Infinity;
  let address = pageAddress();

  return {
    get isOn() {
      return !ending.signal.aborted;
    },
    /** Takes off the budget what was spent elsewhere on a look. @param {number} spent milliseconds */
    spend(spent) {
      reckon(spent);
    },
    /** @param {UnhuskSurveyed} surveyed what has been looked at */
    start(surveyed) {
      remember(surveyed);
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ATTRIBUTES,
      });
      for (const name of ['pointerdown', 'keydown']) {
        window.addEventListener(name, noteUser, options);
      }
      window.addEventListener('play', notePlayer, options);
      window.navigation.addEventListener('currententrychange', noteAddress, options);
    },
    stop() {
      observer.disconnect();
      ending.abort();
    },
  };

  /** @param {MutationRecord[]} records */
  function note(records) {
    // All of the page will be looked at, whatever else happens until then.
    if (isWhole && isScheduled) return;
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        if (changed.size < MOST) changed.add(/** @type {Element} */ (target));
        continue;
      }
      for (const node of addedNodes) {
        if (node instanceof Element && !isTrifle(node)) added.add(node);
      }
    }
    if (added.size > MOST) {
      added.clear();
      isWhole = true;
    }
    if (added.size > 0 || changed.size > 0 || isWhole) schedule();
  }

  /**
   * Whether an element is too little to be clutter: a word that changes, a picture.
   * @param {Element} element
   */
  function isTrifle(element) {
    const { localName, firstElementChild } = viewUnhuskNode(element);
    return PARTS.has(localName) && firstElementChild === null;
  }

  /** @param {Event} event */
  function noteUser(event) {
    if (event.isTrusted) userActed = performance.now();
  }

  /** @param {Event} event */
  function notePlayer({ isTrusted, target }) {
    const isUsers = isTrusted && performance.now() - userActed < USERS_OWN;
    if (isUsers && target instanceof HTMLMediaElement) started.add(target);
  }

  function noteAddress() {
    if (pageAddress() === address) return;
    address = pageAddress();
    setTimeout(() => {
      isWhole = true;
      schedule();
    }, ARRIVAL);
  }

  function pageAddress() {
    return location.href.split('#')[0];
  }

  function schedule() {
    if (isScheduled || isLooking || ending.signal.aborted) return;
    isScheduled = true;
    reckon(0);
    if (budget < 0) setTimeout(whenIdle, -budget / SHARE);
    else whenIdle();
  }

  function whenIdle() {
    requestIdleCallback(run, { timeout: PATIENCE });
  }

  async function run() {
    isScheduled = false;
    if (ending.signal.aborted) return;
    isLooking = true;
    const began = performance.now();
    const hasOpened = began - userActed < USERS_OWN;
    const parts = isWhole ? undefined : takeParts();
    forget();
    if (!parts || parts.size > 0) {
      const looking = look(parts, { hasOpened, started });
      reckon(performance.now() - began);
      remember(await looking);
    } else {
      reckon(performance.now() - began);
    }
    isLooking = false;
    if (added.size > 0 || changed.size > 0 || isWhole) schedule();
  }

  /**
   * Adds to the budget what has come in since it was reckoned, and takes off what was spent.
   * @param {number} spent milliseconds of the page's time
   */
  function reckon(spent) {
    const now = performance.now();
    budget = Math.min(BURST, budget + (now - reckoned) * SHARE) - spent;
    reckoned = now;
  }

  function forget() {
    added.clear();
    changed.clear();
    isWhole = false;
  }

  /** What is new on the page and can be seen, none inside another. */
  function takeParts() {
    /** @type {Set<Element>} */
    const parts = new Set();
    for (const element of added) {
      const part = inPage(element);
      if (!part) continue;
      if (viewUnhuskNode(part).checkVisibility()) parts.add(part);
      else dormant.add(part);
    }
    if (changed.size > 0) {
      for (const element of dormant) {
        const view = viewUnhuskNode(element);
        if (view.isConnected && !view.checkVisibility()) continue;
        dormant.delete(element);
        const part = inPage(element);
        if (part) parts.add(part);
      }
    }
    for (const element of changed) {
      const { isConnected } = viewUnhuskNode(element);
      if (!isConnected || floating.has(element) || !isFloating(element)) continue;
      const part = inPage(element);
      if (part) parts.add(part);
    }
    for (const part of parts) {
      for (let outer = parentOf(part); outer; outer = parentOf(outer)) {
        if (parts.has(outer)) {
          parts.delete(part);
          break;
        }
      }
    }
    return parts;
  }

  /**
   * The element, or the outermost host of the shadow trees that it is in; nothing for what is not a
   * part of the page.
   * @param {Element} element
   */
  function inPage(element) {
    let part = element;
    for (let root = rootOf(part); root instanceof ShadowRoot; root = rootOf(part)) {
      part = root.host;
    }
    const { isConnected, localName } = viewUnhuskNode(part);
    const isOwn = localName.startsWith('unhusk-');
    return isConnected && document.body?.contains(part) && part !== document.body && !isOwn
      ? part
      : null;
  }

  /** @param {Element} element */
  function rootOf(element) {
    return viewUnhuskNode(element).getRootNode();
  }

  /** @param {Element} element */
  function parentOf(element) {
    return viewUnhuskNode(element).parentElement;
  }

  /** @param {Element} element */
  function isFloating(element) {
    return /^(fixed|sticky)$/.test(getComputedStyle(element).position);
  }

  /** @param {UnhuskSurveyed} surveyed what has been looked at */
  function remember({ survey, elements }) {
    for (const number of survey.floating) {
      const element = elements[number];
      if (element) floating.add(element);
    }
    for (const number of survey.hidden) {
      const element = elements[number];
      if (element && !isTrifle(element)) dormant.add(element);
    }
    for (const element of dormant) {
      if (!viewUnhuskNode(element).isConnected) dormant.delete(element);
    }
  }
}
