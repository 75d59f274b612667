/**
 * Makes CSS selectors for elements of the page, for rules that are to hold on other pages of the site too.
 * A classic script that may be injected again.
 */

/**
 * What a rule names: a selector, and the elements of this page that it hits.
 * @typedef {{selector: string, hits: number}} UnhuskNaming
 */

/**
 * Names elements that make up one part of the page.
 * @param {Element[]} elements
 * @returns {UnhuskNaming | null} null where they can't be named
 */
function nameUnhuskElements(elements) {
  /** Elements that are named one by one; more of them make no rule that people understand. */
  const FEW = 5;
  /** Share of a box's text that has to be the part's for the box to be named in its place. */
  const MOST = 0.8;
  /** Elements that a selector may hit beside the one that it is made for. */
  const ALIKE = 4;
  /** Characters from which a name is not one that somebody has chosen. */
  const LONGEST_NAME = 40;
  /** Elements that hold the page as a whole. */
  const WHOLE = 'html, body, main, [role="main"], article';
  /** Attributes that sites name their parts by. */
  const NAMES = ['data-testid', 'data-component', 'data-module', 'data-block', 'itemprop', 'role'];
  /** Class names that say how something is at the moment. */
  const STATE =
    /^(is|has|js|no|u)-|^(active|open|opened|closed|hidden|visible|show|loaded|lazy\w*|selected|first|last|odd|even|row|col\w*|clearfix)$/i;

  const targets = findTargets();
  if (targets.length === 0 || targets.length > FEW) return null;
  const selectors = new Set(targets.map(selectorFor));
  const selector = [...selectors].join(', ');
  const root = targets[0] && viewUnhuskNode(targets[0]).getRootNode();
  return { selector, hits: root ? countUnhuskHits(root, selector) : 0 };

  /** The box that holds the part and next to nothing else; without one, the elements themselves. */
  function findTargets() {
    const [first, ...rest] = elements;
    let box = first;
    while (box && !rest.every((element) => box && holds(box, element))) box = around(box);
    const length = elements
      .filter((element) => !elements.some((other) => other !== element && holds(other, element)))
      .reduce((sum, element) => sum + size(element), 0);
    if (!box || is(box, WHOLE) || length < MOST * size(box)) {
      return elements.filter((element) => !is(element, WHOLE));
    }
    // What stands around it alone would be left behind as an empty box.
    for (let outer = around(box); outer; outer = around(outer)) {
      if (is(outer, WHOLE) || size(outer) > size(box) || count(outer, 'h1') > 0) break;
      if (count(outer, 'img, video, iframe') > count(box, 'img, video, iframe')) break;
      box = outer;
    }
    return [box];
  }

  /** @param {Element} element */
  function around(element) {
    return viewUnhuskNode(element).parentElement ?? undefined;
  }

  /**
   * @param {Element} box
   * @param {Element} element
   */
  function holds(box, element) {
    return viewUnhuskNode(box).contains(element);
  }

  /**
   * @param {Element} element
   * @param {string} selector
   */
  function is(element, selector) {
    return viewUnhuskNode(element).matches(selector);
  }

  /**
   * @param {Element} box
   * @param {string} selector
   */
  function count(box, selector) {
    return viewUnhuskNode(box).querySelectorAll(selector).length;
  }

  /** @param {Element} element */
  function size(element) {
    return (viewUnhuskNode(element).textContent ?? '').replace(/\s+/g, '').length;
  }

  /** @param {Element} element */
  function selectorFor(element) {
    const view = viewUnhuskNode(element);
    const { localName, ownerDocument } = view;
    const root = view.getRootNode();
    const own = simpleSelectors(element);
    const exact = own.find((selector) => countUnhuskHits(root, selector) === 1);
    if (exact) return exact;
    const alike = own.find((selector) => countUnhuskHits(root, selector) <= 1 + ALIKE);
    if (alike) return alike;
    // Inside of something that can be named.
    for (let outer = around(element); outer; outer = around(outer)) {
      // What these are called differs from page to page.
      if (is(outer, 'html, body')) break;
      for (const named of simpleSelectors(outer)) {
        if (countUnhuskHits(root, named) !== 1) continue;
        const inner = [...own, localName].find(
          (selector) => countUnhuskHits(root, `${named} ${selector}`) === 1,
        );
        return inner ? `${named} ${inner}` : `${named}${path(element, outer)}`;
      }
    }
    const { body, documentElement } = viewUnhuskNode(ownerDocument);
    const top = body ?? documentElement;
    return `${top.localName}${path(element, top)}`;
  }

  /**
   * Selectors by what the element is called, the surest first.
   * @param {Element} element
   */
  function simpleSelectors(element) {
    const view = viewUnhuskNode(element);
    const { localName, id, classList } = view;
    const names = [...classList].filter((name) => !STATE.test(name) && !isHash(name));
    const attributes = NAMES.filter((name) => !isHash(view.getAttribute(name) ?? '1'));
    return [
      ...(id && !isHash(id) ? [`#${CSS.escape(id)}`] : []),
      ...names.map((name) => `.${CSS.escape(name)}`),
      ...(names.length > 1 ? [names.map((name) => `.${CSS.escape(name)}`).join('')] : []),
      ...attributes.map(
        (name) => `${localName}[${name}="${CSS.escape(view.getAttribute(name) ?? '')}"]`,
      ),
    ];
  }

  /**
   * Whether a name was made by a program and will be another one tomorrow.
   * @param {string} name
   */
  function isHash(name) {
    // What tools append to a name that somebody has chosen.
    const suffix = /__(?=[\w-]*[A-Z\d])[\w-]{5,}$/;
    const mixed = /\d{3}|[a-z]\d+[a-z]|\d[a-z]+\d|^\d/i;
    const unspeakable = /(^|[-_])[bcdfghjklmnpqrstvwxz]{5,}($|[-_])/i;
    const tools = /^(css|sc|jss|jsx|svelte|emotion|astro)-/;
    const humps = name.match(/[a-z](?=[A-Z])/g) ?? [];
    return (
      name.length > LONGEST_NAME ||
      humps.length > 3 ||
      [suffix, mixed, unspeakable, tools].some((sign) => sign.test(name))
    );
  }

  /**
   * The way from an element around to the one inside.
   * @param {Element} element
   * @param {Element} outer
   */
  function path(element, outer) {
    let steps = '';
    for (let inner = element; inner !== outer;) {
      const parent = around(inner);
      if (!parent) break;
      const { localName } = viewUnhuskNode(inner);
      const same = [...viewUnhuskNode(parent).children].filter(
        (child) => viewUnhuskNode(child).localName === localName,
      );
      const place = same.length > 1 ? `:nth-of-type(${same.indexOf(inner) + 1})` : '';
      steps = ` > ${localName}${place}${steps}`;
      inner = parent;
    }
    return steps;
  }
}

/**
 * The number of elements in a document, or in a shadow root, that a selector hits; 0 where it is none.
 * @param {Node} root
 * @param {string} selector
 */
function countUnhuskHits(root, selector) {
  try {
    return viewUnhuskNode(/** @type {Document} */ (root)).querySelectorAll(selector).length;
  } catch {
    return 0;
  }
}
