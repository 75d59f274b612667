/**
 * Serialises what the user has selected, or another part of a page, with the tags around it. A
 * classic script that may be injected again.
 */

/** @typedef {import('../messages.js').Passage} Passage */

/**
 * What is selected, if anything is.
 * @param {ShadowRoot} [shadow] inside which it is to be, where it can't be seen from outside
 * @returns {Passage | null}
 */
function takeUnhuskSelection(shadow) {
  const page = shadow ? document : findUnhuskFocus();
  const selection = page.getSelection();
  if (!selection) return null;
  const ranges = shadow ? rangesInside(shadow) : rangesOutside();
  const html = ranges
    .filter((range) => !range.collapsed)
    .map(serialiseUnhuskRange)
    .join('');
  if (!html) return null;
  return shadow ? { url: document.URL, html } : completeUnhuskPassage(page, html);

  /** Where cells of a table are selected, each is a range of its own. */
  function rangesOutside() {
    return Array.from({ length: selection?.rangeCount ?? 0 }, (_, index) =>
      /** @type {Selection} */ (selection).getRangeAt(index),
    );
  }

  /** @param {ShadowRoot} root */
  function rangesInside(root) {
    const composed = selection?.getComposedRanges({ shadowRoots: [root] }) ?? [];
    const inside = composed.filter(
      ({ startContainer, endContainer }) =>
        root.contains(startContainer) && root.contains(endContainer),
    );
    return inside.map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range;
    });
  }
}

/**
 * All that some elements of the reader show.
 * @param {Iterable<Element>} elements
 * @returns {Passage}
 */
function takeUnhuskPassage(elements) {
  const html = Array.from(elements, (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return serialiseUnhuskRange(range);
  });
  return { url: document.URL, html: html.join('') };
}

/** The document that has the focus: this one, or that of a frame of the same site. */
function findUnhuskFocus() {
  /** @type {Document} */
  let inner = document;
  for (;;) {
    const frame = inner.activeElement;
    const next = frame?.localName === 'iframe' || frame?.localName === 'frame' ? frame : null;
    const deeper = /** @type {HTMLIFrameElement | null} */ (next)?.contentDocument;
    if (!deeper) return inner;
    inner = deeper;
  }
}

/**
 * Adds what the page says about itself.
 * @param {Document} page
 * @param {string} html
 * @returns {Passage}
 */
function completeUnhuskPassage(page, html) {
  const { documentElement, head, URL: url } = page;
  const data = Array.from(
    page.body?.querySelectorAll('script[type="application/ld+json"]') ?? [],
    (script) => script.outerHTML,
  );
  return {
    url,
    html: `${startUnhuskTag(documentElement)}<head>${head?.getHTML() ?? ''}${data.join('')}</head><body>${html}</body></html>`,
  };
}

/**
 * What of a range can be seen, inside the tags of the elements that it is in.
 * @param {Range} range
 */
function serialiseUnhuskRange(range) {
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range;
  const isText = commonAncestorContainer.nodeType === Node.TEXT_NODE;
  let html = isText
    ? serialise(commonAncestorContainer, false)
    : serialiseChildren(commonAncestorContainer, false);
  let outer = isText ? commonAncestorContainer.parentNode : commonAncestorContainer;
  while (outer) {
    const view = viewUnhuskNode(outer);
    if (view.nodeType === Node.DOCUMENT_NODE) break;
    if (view.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
      outer = /** @type {ShadowRoot} */ (outer).host ?? null;
      continue;
    }
    const element = /** @type {Element} */ (outer);
    if (!(/** @type {Element} */ (view).matches('html, body'))) {
      html = startUnhuskTag(element) + html + endUnhuskTag(element);
    }
    outer = view.parentNode;
  }
  return html;

  /**
   * @param {Node} parent
   * @param {boolean} isWhole whether all of it is in the range
   */
  function serialiseChildren(parent, isWhole) {
    const { childNodes } = viewUnhuskNode(parent);
    return Array.from(childNodes, (child) => serialise(child, isWhole)).join('');
  }

  /**
   * @param {Node} node
   * @param {boolean} isWhole
   * @returns {string}
   */
  function serialise(node, isWhole) {
    if (!isWhole && !range.intersectsNode(node)) return '';
    if (node.nodeType === Node.TEXT_NODE) {
      const text = /** @type {Text} */ (node).data;
      const from = node === startContainer ? startOffset : 0;
      const to = node === endContainer ? endOffset : text.length;
      const { parentElement: parent } = node;
      const isSeen =
        !parent || viewUnhuskNode(parent).checkVisibility({ visibilityProperty: true });
      return isSeen ? escapeUnhuskMarkup(text.slice(from, to)) : '';
    }
    const element = /** @type {Element} */ (node);
    const view = viewUnhuskNode(element);
    // Those of a frame are no instances of this window's classes.
    if (view.nodeType !== Node.ELEMENT_NODE) return '';
    // Where a page of the text ends.
    if (view.matches('.unhusk-turn')) return '<hr>';
    const isTool = view.matches('.unhusk-tool');
    if (!isTool && !isShown(element)) return '';
    const inside = isWhole || !(view.contains(startContainer) || view.contains(endContainer));
    const shadow = inside && view.shadowRoot;
    const template = shadow
      ? `<template shadowrootmode="open">${serialiseChildren(shadow, true)}</template>`
      : '';
    const inner = serialiseChildren(element, inside);
    // The reader's own controls; those that open a picture have it in them.
    if (isTool) return element.querySelector('img') ? inner : '';
    return startUnhuskTag(element) + template + inner + endUnhuskTag(element);
  }

  /**
   * Whether an element is there to be seen and copied.
   * @param {Element} element
   */
  function isShown(element) {
    const { localName } = viewUnhuskNode(element);
    if (/^(script|style|noscript|template)$/.test(localName)) return false;
    const { display, userSelect } = getComputedStyle(element);
    // A picture in a control can't be selected by itself, and is there all the same.
    return display !== 'none' && (userSelect !== 'none' || localName === 'img');
  }
}
