/** What is done before each picture is taken. */

import { addSite, clickInReader, openReader, pause, until } from '../harness/suite.mjs';
import { clickInPanel, untilTidied } from '../harness/tidy.mjs';
import { ADDRESS, PLAYGROUND, wholeSample } from './pages.mjs';

/** @typedef {import('../harness/browser.mjs').Browser} Browser */
/** @typedef {Record<string, (browser: Browser) => Promise<void>>} Shots */

/** Milliseconds that movements and messages get to end. */
const STILL = 3500;

/** Pictures of the extension, by name. @type {Shots} */
export const IN_EACH = { removed, look, tidy, options };

/** Pictures that one browser is enough for. @type {Shots} */
export const OF_PLAYGROUND = { playground, 'playground-blocks': playgroundBlocks };

/** Waits until nothing moves any more, and nothing is being said. @param {Browser} browser */
export async function settle(browser) {
  await browser.inPage(async () => {
    await document.fonts.ready;
    await Promise.all(
      Array.from(document.images, (image) => image.decode().catch(() => undefined)),
    );
  });
  await pause(STILL);
}

/** @param {Browser} browser */
export async function reader(browser) {
  await browser.open(ADDRESS);
  await openReader(browser);
}

/** @param {Browser} browser */
async function removed(browser) {
  await reader(browser);
  await clickInReader(browser, '.unhusk-removed > summary');
  await scrollTo(browser, '.unhusk-removed', 'start');
}

/** @param {Browser} browser */
async function look(browser) {
  await reader(browser);
  await clickInReader(browser, 'button.look');
  await until(
    () => browser.inReader((shadow) => shadow.querySelector('.panel.look:popover-open') !== null),
    'the panel',
  );
  await clickInReader(browser, '.look-choice.theme > .sepia');
  await until(
    () =>
      browser.inReader(
        (shadow) => shadow.querySelector('.unhusk-page')?.getAttribute('data-theme') === 'sepia',
      ),
    'the colours',
  );
  await scrollTo(browser, 'h1', 'center');
}

/**
 * Scrolls the reader, and not what floats over it; at its start there is room for what comes before.
 * @param {Browser} browser
 * @param {string} selector
 * @param {ScrollLogicalPosition} block
 */
async function scrollTo(browser, selector, block) {
  await browser.inReader(
    (shadow, wanted, where) => {
      const element = /** @type {HTMLElement} */ (shadow.querySelector(wanted));
      element.style.scrollMarginBlockStart = '200px';
      element.scrollIntoView({ block: where, behavior: 'instant' });
    },
    selector,
    block,
  );
}

/** @param {Browser} browser */
async function tidy(browser) {
  await browser.open(ADDRESS);
  await browser.tidy();
  await untilTidied(browser);
  await clickInPanel(browser, '.chip');
}

/** @param {Browser} browser */
async function options(browser) {
  await addSite(browser, 'valley-post.example');
  await addSite(browser, 'weather.example/warnings/*');
  await browser.openOwnPage('options/options.html');
}

/** @param {Browser} browser */
async function playground(browser) {
  await browser.open(PLAYGROUND);
  const markdown = () => browser.inPage(() => document.getElementById('markdown')?.textContent);
  const first = await until(markdown, 'the first sample');
  await browser.inPage(
    (html) => {
      const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('html'));
      field.value = html;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    await wholeSample(),
  );
  await until(async () => (await markdown()) !== first, 'the page');
}

/** @param {Browser} browser */
async function playgroundBlocks(browser) {
  await playground(browser);
  await browser.inPage(() => document.getElementById('tab-blocks')?.click());
}
