/** Pages with clutter, and what tests of tidy mode ask of a page and of the panel. */

import { article, paragraphs, script, style } from './pages.mjs';
import { until } from './suite.mjs';

/** @typedef {import('./suite.mjs').Browser} Browser */

export const WALL = `<div id="wall" class="modal"><h2>Before you read on</h2><p>Sign in or tell us who you are.</p><button>Later</button></div>`;
export const WALL_STYLE =
  '#wall { position: fixed; inset: 0; z-index: 99; background: rgb(0 0 0 / 80%); color: white }';
export const SHARE =
  '<div class="share-bar" id="share" data-odd=" a  b "><a href="#f">Facebook</a> <a href="#x">X</a></div>';
export const RELATED =
  '<section class="related" id="related"><h2>Most read</h2><ul><li><a href="/1">The mill that stands in the river</a></li><li><a href="/2">The bridge that nobody has built</a></li></ul></section>';
export const CONSENT =
  '<div class="cookie-banner" id="consent"><p>We use cookies.</p><button>Accept</button></div>';

/** A script by which a test adds markup to a page that is there. */
export const LATE = `
  window.add = (html) => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    document.body.append(holder.content);
  };`;

/** A page that a wall has locked, with clutter of every sort. */
export const CLUTTERED = {
  body: article({
    head: style(
      `body { min-height: 5000px } body.locked { overflow: hidden } ${WALL_STYLE}
       .float { position: fixed; bottom: 0; inset-inline: 0; z-index: 9; background: gold } .cover { position: fixed; inset: 0; z-index: 50; background: white }
       body:not(.open) > .later { display: none }`,
    ),
    content: `${paragraphs(4)}${SHARE}`,
    after: `${RELATED}${CONSENT}
      <div class="float promo" id="bar"><p>Support us <a href="/s">Subscribe</a></p></div>
      <div class="cover later" id="later"><p>One more thing before you go.</p></div>
      ${WALL}${script('document.body.className = "locked";')}`,
  }),
};
/** Ids of the clutter on it. */
export const CLUTTER = ['wall', 'share', 'related', 'consent', 'bar'];

/** A page without clutter, to which a test adds some. */
export const CLEAN = {
  body: article({
    head: style(`body { min-height: 3000px } ${WALL_STYLE}`),
    content: paragraphs(4),
    after: script(LATE),
  }),
};

/**
 * All of a page that tidy mode must leave as it was.
 * @param {Browser} browser
 */
export function pageState(browser) {
  return browser.inPage(() => ({
    html: document.documentElement.outerHTML,
    attributes: Array.from(document.querySelectorAll('*'), (element) =>
      Array.from(element.attributes, ({ name, value }) => `${name}=${value}`),
    ),
    overflow: getComputedStyle(document.documentElement).overflowY,
    sheets: document.adoptedStyleSheets.length,
  }));
}

/**
 * Which of these ids belong to elements that can be seen.
 * @param {Browser} browser
 * @param {string[]} ids
 */
export function seen(browser, ids) {
  return browser.inPage(
    (wanted) =>
      Array.from(document.querySelectorAll('[id]'))
        .filter((element) => wanted.includes(element.id) && element.checkVisibility())
        .map((element) => element.id)
        .sort((one, other) => wanted.indexOf(one) - wanted.indexOf(other)),
    ids,
  );
}

/** @param {Browser} browser */
export async function untilTidied(browser) {
  await until(async () => (await entries(browser)) !== undefined, 'the page to be tidied');
}

/** @param {Browser} browser */
export async function untilBack(browser) {
  await until(
    () => browser.inPage(() => document.querySelector('unhusk-tidy') === null),
    'all to come back',
  );
}

/** Number of things that the panel lists. @param {Browser} browser */
export function entries(browser) {
  return inPanel(browser, (shadow) => shadow.querySelectorAll('.item').length);
}

/**
 * @template T
 * @param {Browser} browser
 * @param {(shadow: ShadowRoot, ...args: any[]) => T} work
 * @param {...unknown} args
 */
export function inPanel(browser, work, ...args) {
  return browser.inShadow('unhusk-tidy', work, ...args);
}

/**
 * @param {Browser} browser
 * @param {string} selector
 */
export async function clickInPanel(browser, selector) {
  const place = await inPanel(
    browser,
    (shadow, wanted) => {
      const element = shadow.querySelector(wanted);
      element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element?.getBoundingClientRect();
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    selector,
  );
  if (!place) throw new Error(`the panel has no ${selector}`);
  await browser.clickAt(place.x, place.y);
}
