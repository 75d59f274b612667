/** One list of tests for both browsers. */

import { after, before, describe } from 'node:test';
import { BROWSERS, launch } from './browser.mjs';
import { Server } from './server.mjs';
import { message } from './words.mjs';

export { message };

/** @typedef {import('./browser.mjs').Browser} Browser */

/** What people read when an article is on the clipboard. @param {string} format */
export function copiedAs(format) {
  return message('copied').replace('$FORMAT$', message(`copyFormat_${format}`));
}

/**
 * Defines tests that run in each browser, with a web of these pages.
 * @param {string} title
 * @param {Record<string, import('./server.mjs').Page>} pages by `host/path` or `/path`
 * @param {(context: {browser: Browser, server: Server}) => void} define the context is complete
 *   when the tests run
 * @param {Partial<import('./browser.mjs').Options>} [options] of the browsers
 */
export function inEachBrowser(title, pages, define, options) {
  for (const name of BROWSERS) {
    describe(`${title} (${name})`, () => {
      const context = /** @type {{browser: Browser, server: Server}} */ ({});
      before(async () => {
        context.server = await new Server(pages).start();
        context.browser = await launch(name, { ...options, proxyPort: context.server.port });
      });
      after(async () => {
        await context.browser?.quit();
        await context.server?.stop();
      });
      define(context);
    });
  }
}

/**
 * Asks again and again until the answer is truthy.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {string} what is waited for
 * @returns {Promise<Exclude<NonNullable<T>, false | 0 | ''>>}
 */
export async function until(ask, what) {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer) return /** @type {Exclude<NonNullable<T>, false | 0 | ''>} */ (answer);
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(50);
  }
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Clicks the toolbar button and waits for the reader.
 * @param {Browser} browser
 * @returns {Promise<string>} the text it shows
 */
export async function openReader(browser) {
  await browser.clickAction();
  return until(() => readerText(browser), 'the reader to open');
}

/**
 * The text that the reader shows; nothing when it isn't open, or not all of it has come.
 * @param {Browser} browser
 */
export function readerText(browser) {
  return browser.inReader((shadow) => {
    const dialog = shadow.querySelector('dialog');
    const isSeen = dialog?.matches(':modal') && dialog.checkVisibility({ opacityProperty: true });
    return isSeen && !shadow.querySelector('.waiting')
      ? shadow.querySelector('main')?.innerText
      : undefined;
  });
}

/**
 * Waits until the reader is gone.
 * @param {Browser} browser
 */
export async function untilClosed(browser) {
  await until(
    () => browser.inPage(() => document.querySelector('unhusk-reader') === null),
    'the reader to close',
  );
}

/**
 * Clicks something in the reader.
 * @param {Browser} browser
 * @param {string} selector
 */
export async function clickInReader(browser, selector) {
  const place = await browser.inReader((shadow, wanted) => {
    const element = shadow.querySelector(wanted);
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector);
  if (!place) throw new Error(`the reader has no ${selector}`);
  await browser.clickAt(place.x, place.y);
}

/**
 * Clicks something in a page.
 * @param {Browser} browser
 * @param {string} selector
 */
export async function clickOn(browser, selector) {
  const place = await browser.inPage((wanted) => {
    const element = document.querySelector(wanted);
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector);
  if (!place) throw new Error(`the page has no ${selector}`);
  await browser.clickAt(place.x, place.y);
}

/**
 * Puts a site on the list, by the options page.
 * @param {Browser} browser
 * @param {string} site
 * @param {(origins: string[], click: () => Promise<void>) => Promise<void>} [answer] what is said
 *   when the browser asks for access; yes, unless given
 */
export async function addSite(browser, site, answer = browser.giveAccess.bind(browser)) {
  await browser.openOwnPage('options/options.html');
  await browser.inPage((value) => {
    const input = document.querySelector('#sites-address');
    if (input instanceof HTMLInputElement) input.value = value;
  }, site);
  await answer([`*://${site.replace(/\/.*/, '')}/*`], () => clickOn(browser, '#sites-form button'));
  await until(
    () => browser.inPage(() => document.querySelector('#sites-status')?.textContent),
    'the answer',
  );
}
