/**
 * The page's DOM in the form the engine reads. A classic script that may be injected again.
 */

/**
 * What else is to be noted while a snapshot is taken.
 * @typedef {object} UnhuskNotes
 * @property {(element: Element, number: number, isSeen: boolean) => void} note called for every
 *   element that has a number
 * @property {(number: number) => void} around called for every element that stands around the parts
 */

/**
 * A document in place of the page's own, with its address; it has no window, so that nothing is known about
 * what of it can be seen.
 * @typedef {{source: Document, url: string}} UnhuskSource
 */

/**
 * Serialises the page, its open shadow roots and its same-origin frames, and notes by number
 * which elements are not visible.
 * @param {UnhuskNotes} [notes]
 * @param {Set<Element>} [parts] elements of the page to which the snapshot is limited, none inside
 *   another; of the elements around them it holds the tags
 * @param {UnhuskSource} [other]
 * @returns {import('../messages.js').Snapshot}
 */
function takeSnapshot(notes, parts, other) {
  /** HTML elements that hold text to the engine's tokenizer, or something inert. */
  const OPAQUE = new Set(
    'iframe noembed noframes noscript plaintext script style template textarea title xmp'.split(
      ' ',
    ),
  );
  /** Elements that are never reported: parts of others, without a box of their own or a use for it. */
  const PARTS = new Set(
    (
      'area body br col colgroup datalist head link meta noscript optgroup option param rp script ' +
      'source style template title track wbr'
    ).split(' '),
  );
  /** A frame that holds less is not worth reading (pixels, pixels, characters). */
  const FRAME = { width: 300, height: 200, text: 250 };
  const XHTML = 'http://www.w3.org/1999/xhtml';
  const VISIBILITY = { visibilityProperty: true };
  /** Scripts that the engine reads: details about the page, formulas. */
  const READ_SCRIPTS = /^\s*(application\/ld\+json|math\/)/i;
  /** Shorter texts are not worth cutting out, in characters. */
  const WORTH_CUTTING = 100;

  /** @type {number[]} */
  const hidden = [];
  const page = other?.source ?? document;
  /** @type {Document[]} */
  const documents = [page];
  /** @type {ShadowRoot[]} */
  let shadowRoots = [];
  /** Scripts and style sheets that nobody reads, in their order: text and end tag. @type {string[][]} */
  let unread = [];
  let count = 0;

  /**
   * Numbers an element and what is in it in the order of their start tags.
   * @param {Element} element
   * @param {Element} view of it
   * @param {boolean} judge whether to ask if it is visible
   * @returns {boolean} whether it or something in it can be seen
   */
  function walk(element, view, judge) {
    const number = count++;
    const state = judge ? visibility(element, view) : 'part';
    const mark = hidden.length;
    if (state === 'none') hidden.push(number);
    notes?.note(element, number, state === 'seen');

    const isHtml = view.namespaceURI === XHTML;
    let seen = state === 'seen';
    if (isHtml && OPAQUE.has(view.localName)) {
      if (seen) noteFrame(element);
      noteUnread(element);
    } else {
      const judgeChildren = judge && isHtml && state !== 'none' && view.localName !== 'head';
      if (view.shadowRoot) {
        shadowRoots.push(view.shadowRoot);
        // The root is written as a `<template>`, which is an element as well.
        count += 1;
        seen = walkChildren(view.shadowRoot, judgeChildren) || seen;
      }
      seen = walkChildren(view, judgeChildren) || seen;
    }
    if (state === 'unseen' && !seen) {
      hidden.length = mark;
      hidden.push(number);
    }
    return seen;
  }

  /**
   * @param {ParentNode} parent a view of it
   * @param {boolean} judge
   */
  function walkChildren(parent, judge) {
    let seen = false;
    let child = parent.firstElementChild;
    while (child) {
      const view = viewUnhuskNode(child);
      seen = walk(child, view, judge) || seen;
      child = view.nextElementSibling;
    }
    return seen;
  }

  /** @param {Element} element */
  function parentOf(element) {
    return viewUnhuskNode(element).parentElement;
  }

  /**
   * `none`: it and all in it can't be seen; `unseen`: it can't, what is in it may (`visibility`
   * can be turned on again); `part`: this depends on what it is in.
   * @param {Element} element
   * @param {Element} view
   */
  function visibility(element, view) {
    if (PARTS.has(view.localName)) return 'part';
    if (!view.checkVisibility(VISIBILITY)) {
      if (view.checkVisibility()) return 'unseen';
      return getComputedStyle(element).display === 'contents' ? 'part' : 'none';
    }
    if (view.getAttribute('hidden') === 'until-found') return 'none';
    return isCollapsed(element, view) ? 'none' : 'seen';
  }

  /**
   * Whether an element is so small that its text is cut off.
   * @param {Element} element
   * @param {Element} view
   */
  function isCollapsed(element, view) {
    if (view.firstChild === null || view.namespaceURI !== XHTML) return false;
    const { offsetHeight, offsetWidth } = /** @type {HTMLElement} */ (view);
    // Sizes first: they cost far less than a computed style.
    if (offsetHeight > 1 && offsetWidth > 1) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    const cut = /hidden|clip/.test(offsetHeight <= 1 ? overflowY : overflowX);
    return cut && /\S/.test(view.textContent ?? '');
  }

  /**
   * Remembers the document of a frame that may hold the article.
   * @param {Element} element
   */
  function noteFrame(element) {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return;
    const frame = /** @type {HTMLIFrameElement} */ (element);
    if (frame.offsetWidth < FRAME.width || frame.offsetHeight < FRAME.height) return;
    const inner = frame.contentDocument;
    if (inner?.body && inner.body.innerText.length >= FRAME.text) documents.push(inner);
  }

  /**
   * Remembers the text of a script or style sheet that the engine does not read: often half of a page.
   * @param {Element} element
   */
  function noteUnread(element) {
    const name = element.localName;
    const isUnread =
      name === 'style' ||
      (name === 'script' && !READ_SCRIPTS.test(element.getAttribute('type') ?? ''));
    const text = isUnread ? (element.textContent ?? '') : '';
    if (text.length >= WORTH_CUTTING) unread.push([text, `</${name}>`]);
  }

  /**
   * Leaves the texts noted as unread out of what has been serialised.
   * @param {string} html
   */
  function cut(html) {
    let kept = '';
    let from = 0;
    for (const [text = '', end = ''] of unread) {
      // With the end tag, or the same text in the article could be taken for it.
      const at = html.indexOf(text + end, from);
      if (at < 0) break;
      kept += html.slice(from, at);
      from = at + text.length;
    }
    unread = [];
    return kept + html.slice(from);
  }

  /**
   * Numbers and serialises what is inside a document's root element.
   * @param {Document} inner
   */
  function serialise(inner) {
    const { documentElement: root, body } = viewUnhuskNode(inner);
    shadowRoots = [];
    notes?.note(root, count, true);
    count += 1;
    // A page that hides all of itself while it loads says nothing about its parts.
    const judge = body?.checkVisibility(VISIBILITY) ?? false;
    walkChildren(root, judge);
    return cut(root.getHTML({ shadowRoots }));
  }

  /**
   * Numbers and serialises those children of an element that are parts or stand around parts.
   * @param {ParentNode} parent
   * @param {Set<Element>} wanted the parts
   * @param {Set<Element>} around what stands around them
   */
  function serialiseParts(parent, wanted, around) {
    let html = '';
    let child = parent.firstElementChild;
    while (child) {
      const view = viewUnhuskNode(child);
      if (wanted.has(child)) {
        shadowRoots = [];
        walk(child, view, true);
        html += startUnhuskTag(child) + cut(view.getHTML({ shadowRoots })) + endUnhuskTag(child);
      } else if (around.has(child)) {
        notes?.around(count++);
        html += startUnhuskTag(child) + serialiseParts(view, wanted, around) + endUnhuskTag(child);
      }
      child = view.nextElementSibling;
    }
    return html;
  }

  const { contentType, URL: address } = viewUnhuskNode(page);
  const url = other?.url ?? address;
  if (!/^(text\/html|application\/xhtml\+xml)$/.test(contentType)) {
    return { contentType, url, html: '', hidden };
  }
  if (parts) {
    const around = new Set();
    for (const part of parts) {
      for (let outer = parentOf(part); outer; outer = parentOf(outer)) around.add(outer);
    }
    return { contentType, url, html: serialiseParts(viewUnhuskNode(page), parts, around), hidden };
  }
  let html = '';
  // Frames are found, and appended to the list, while the documents before them are walked.
  for (const inner of documents) {
    if (inner === page) {
      const root = viewUnhuskNode(inner).documentElement;
      html = `${startUnhuskTag(root)}${serialise(inner)}</html>`;
      continue;
    }
    // A frame without an address of its own resolves links against its parent's.
    const { URL: own, baseURI } = viewUnhuskNode(inner);
    const src = own.startsWith('about:') ? baseURI : own;
    html += `<unhusk-frame src="${escapeUnhuskMarkup(src)}">${serialise(inner)}</unhusk-frame>`;
  }
  return { contentType, url, html, hidden };
}
