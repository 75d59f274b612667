/**
 * The page that is looked at: parsed into a document without a window, which runs and loads nothing, and
 * written for a frame in which nothing runs either.
 */

import { colour } from './kinds.js';
import { placesOf } from './places.js';

/** @typedef {import('./unhusk/engine/unhusk.js').ExplainedBlock} Block */

/** What would load, run, move or hide something in the frame, or replace its address. */
const REMOVED =
  'script, meta[http-equiv], base, iframe, frame, object, embed, portal, fencedframe, ' +
  'link:not([rel~=stylesheet i]), [href^="javascript:" i]:not(a)';

/** Attributes by which something in the page could lead away from it. */
const LEADING = ['href', 'xlink:href', 'ping', 'target', 'autofocus'];

/** What the frame may load: nothing, or what shows. */
const POLICY = {
  closed: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  open: "default-src 'none'; style-src 'unsafe-inline' https: http:; img-src data: https: http:; font-src data: https: http:",
};

/** How blocks look: what is known about the one under the mouse stands at the lower edge. */
const STYLE = `
  svg { max-inline-size: 4rem; max-block-size: 4rem; }
  body { margin: 12px; font: 15px/1.5 system-ui, sans-serif; }
  [data-unhusk] { outline: 2px solid var(--unhusk) !important; outline-offset: -1px !important;
    background-color: color-mix(in srgb, var(--unhusk) 14%, transparent) !important; }
  [data-unhusk]:hover { outline-width: 3px !important; }
  [data-unhusk]:hover:not(:has([data-unhusk]:hover))::after {
    content: attr(data-unhusk) !important; position: fixed !important; inset: auto 0 0 0 !important;
    z-index: 2147483647 !important; display: block !important; margin: 0 !important; padding: 8px 12px !important;
    background: #1b1a18 !important; color: #fff !important; font: 14px/1.4 system-ui, sans-serif !important;
    text-align: left !important; direction: ltr !important; white-space: pre-line !important;
    border-top: 4px solid var(--unhusk) !important; pointer-events: none !important; }`;

/**
 * Parses a page.
 * @param {string} html
 */
export function readPage(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const source = viewUnhuskNode(parsed);
  /** The page's elements by number. @type {Element[]} */
  const elements = [];
  const notes = {
    /** @param {Element} element @param {number} number */
    note(element, number) {
      elements[number] = element;
    },
    around() {},
  };
  const dom = takeSnapshot(notes, undefined, { source: parsed, url: '' }).html;
  const url = addressOf(source);
  disarm(source);

  return {
    html,
    dom,
    url,
    /**
     * The page for the frame, with its blocks marked.
     * @param {Block[]} blocks
     * @param {string} address
     * @param {boolean} net whether pictures and styles are loaded
     */
    marked(blocks, address, net) {
      for (const marked of source.querySelectorAll('[data-unhusk]')) {
        const view = viewUnhuskNode(marked);
        view.removeAttribute('data-unhusk');
        view.removeAttribute('data-unhusk-colour');
      }
      const colours = new Set();
      for (const [element, block] of placesOf(blocks, elements)) {
        const view = viewUnhuskNode(element);
        view.setAttribute('data-unhusk', about(block));
        const name = colour(block);
        view.setAttribute('data-unhusk-colour', name);
        colours.add(name);
      }
      return write(source, address, net, colours);
    },
  };
}

/**
 * Where a page says that it is from.
 * @param {Document} source
 */
function addressOf(source) {
  const link = source.querySelector('link[rel~=canonical i]')?.getAttribute('href');
  const meta = source.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return [link, meta].find((address) => /^https?:\/\//i.test(address ?? '')) ?? '';
}

/** @param {Document} source */
function disarm(source) {
  for (const element of source.querySelectorAll(REMOVED)) viewUnhuskNode(element).remove();
  for (const element of source.querySelectorAll('*')) {
    const view = viewUnhuskNode(element);
    for (const { name } of [...view.attributes]) {
      const isStyle = name === 'href' && view.localName === 'link';
      if (/^(on|data-unhusk)/i.test(name) || (LEADING.includes(name) && !isStyle)) {
        view.removeAttribute(name);
      }
    }
  }
}

/**
 * The document as text. What the frame may do comes first in it, before anything of the page.
 * @param {Document} source
 * @param {string} address
 * @param {boolean} net
 * @param {Set<string>} colours
 */
function write(source, address, net, colours) {
  const head = document.implementation.createHTMLDocument('').head;
  head.replaceChildren();
  const add = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes) => {
    const element = head.ownerDocument.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    head.append(element);
    return element;
  };
  add('meta', { charset: 'utf-8' });
  add('meta', {
    'http-equiv': 'Content-Security-Policy',
    content: net ? POLICY.open : POLICY.closed,
  });
  add('meta', { name: 'referrer', content: 'no-referrer' });
  if (/^https?:\/\//i.test(address)) add('base', { href: address });
  const rules = [...colours].map(
    (name) => `[data-unhusk-colour="${name}"] { --unhusk: ${name} !important; }`,
  );
  add('style', {}).textContent = `${STYLE}\n${rules.join('\n')}`;
  const mode = source.compatMode === 'CSS1Compat' ? '<!doctype html>' : '';
  return `${mode}<html><head>${head.innerHTML}</head>${source.documentElement.outerHTML}`;
}

/**
 * What is said about a block.
 * @param {Block} block
 */
export function about(block) {
  const what = block.kept ? 'Kept' : `Removed: ${block.label}. ${block.reason}`;
  if (block.score === null) return what;
  return `${what}\n${percent(block.score)} likely content (${weighed(block)})`;
}

/** @param {number} share */
export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/**
 * The features that weighed most in a block's score.
 * @param {Block} block
 */
export function weighed(block) {
  const weights = block.weights.map(
    ({ feature, added }) => `${feature} ${added < 0 ? '−' : '+'}${Math.abs(added).toFixed(1)}`,
  );
  return weights.join(', ') || 'nothing stands out';
}
