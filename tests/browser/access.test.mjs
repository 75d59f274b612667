/** What the extension shows passes axe-core's checks of WCAG 2.2 AA, light and dark. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { SENTENCES, article } from './harness/pages.mjs';
import { clickInReader, inEachBrowser, openReader, pause, until } from './harness/suite.mjs';
import { CLUTTERED, clickInPanel, untilTidied } from './harness/tidy.mjs';
import { giveVoices, spoken } from './harness/voices.mjs';

/** @typedef {import('./harness/browser.mjs').Browser} Browser */

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Milliseconds in which what an own page loads is shown. */
const SETTLED = 500;

const [first, second, third, fourth, fifth, sixth] = SENTENCES.map(
  (sentence) => `<p>${sentence}</p>`,
);
const CONTENT = `${first}${second}<h2>The mill</h2>${third}
  <pre><code>let level = 3;</code></pre>
  <figure><img src="/p.png" alt="The mill" width="400" height="300"><figcaption>The mill in March</figcaption></figure>
  <h2>The bridge</h2>${fourth}
  <table><tr><th>Year</th><th>Flood</th></tr><tr><td>1924</td><td>2.1 m</td></tr></table>
  <h2>The weir</h2>${fifth}${sixth}
  <blockquote><p>Nobody has seen the river so high.</p></blockquote>`;

const PAGES = {
  '/story': { body: article({ content: CONTENT }) },
  '/tidy': CLUTTERED,
  '/page': {
    body: '<!doctype html><html lang="en"><title>Page</title><body><main><h1>The page itself</h1></main></body></html>',
  },
  '/empty': { body: '<!doctype html><html lang="en"><title>Nothing</title><body></body></html>' },
  '/copy': {
    body: '<!doctype html><html lang="en"><title>Copy of the reader</title><body></body></html>',
  },
};
/**
 * What opens in the reader besides the article: where it is, and how to get there.
 * @type {Record<string, [string, (browser: Browser) => Promise<void>]>}
 */
const OPENED = {
  look: ['.panel.look:popover-open', (browser) => clickInReader(browser, 'button.look')],
  contents: [
    '.panel.contents:popover-open',
    (browser) => clickInReader(browser, 'button.contents'),
  ],
  'copy and save': ['.panel.save:popover-open', (browser) => clickInReader(browser, 'button.save')],
  'the picture viewer': [
    '.viewer:popover-open',
    (browser) => clickInReader(browser, '.unhusk-tool.enlarge'),
  ],
  'reading aloud': [
    '.strip .speechVoice',
    async (browser) => {
      await browser.inContentScript(giveVoices);
      await clickInReader(browser, '.bar .speech');
      await until(() => spoken(browser), 'the voice');
    },
  ],
  'removing a piece': ['.strip.picking', (browser) => clickInReader(browser, '.bar .pick')],
  'a rule': [
    '.sheet .save',
    async (browser) => {
      await clickInReader(browser, '.bar .pick');
      await browser.press('ArrowDown');
      await browser.press('Enter');
      const button = '.strip .makeRule:enabled';
      const isReady = () =>
        browser.inReader((shadow, wanted) => shadow.querySelector(wanted) !== null, button);
      await until(isReady, 'something to make a rule of');
      await clickInReader(browser, button);
    },
  ],
  'the outline': ['.outline .group', (browser) => clickInReader(browser, '.notWanted')],
  'what was removed': [
    '.unhusk-removed[open]',
    (browser) => clickInReader(browser, '.unhusk-removed summary'),
  ],
};
/** Pages of the extension, with what stands in the place of what the background says. */
const OWN_PAGES = ['options/options.html', 'message/message.html?off-limits'];

/**
 * What axe finds wrong with the page that is open, one line a rule.
 * @param {Browser} browser
 * @returns {Promise<string[]>}
 */
async function violations(browser) {
  await browser.inPage(/** @type {() => void} */ (new Function(axe.source)));
  return browser.inPage(async (standards) => {
    const found = await /** @type {any} */ (window).axe.run(document, { runOnly: standards });
    return found.violations.map(
      (/** @type {import('axe-core').Result} */ rule) =>
        `${rule.id}: ${rule.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
    );
  }, STANDARDS);
}

/**
 * Shows in a page of its own what the reader or the panel of tidy mode shows: no checker sees into closed
 * roots.
 * @param {Browser} browser
 * @param {string} page
 * @param {string} [host]
 */
async function copyShadow(browser, page, host = 'unhusk-reader') {
  const copy = await until(
    () =>
      browser.inShadow(host, (shadow) => ({
        html: shadow.innerHTML,
        open: Array.from(shadow.querySelectorAll('[popover]'), (one) =>
          one.matches(':popover-open'),
        ),
        style: [...shadow.adoptedStyleSheets]
          .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
          .join('\n'),
      })),
    host,
  );
  await browser.open(page);
  await browser.inPage(({ html, open, style }) => {
    const host = document.createElement('div');
    document.body.append(host);
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    shadow.innerHTML = html;
    const dialog = shadow.querySelector('dialog');
    dialog?.close();
    dialog?.showModal();
    for (const [index, popover] of [...shadow.querySelectorAll('[popover]')].entries()) {
      if (open[index]) /** @type {HTMLElement} */ (popover).showPopover();
    }
  }, copy);
}

for (const dark of [false, true]) {
  inEachBrowser(
    `access, ${dark ? 'dark' : 'light'}`,
    PAGES,
    (context) => {
      for (const page of ['story', 'empty']) {
        test(`the reader of /${page}`, async () => {
          const { browser, server } = context;
          const origin = `http://localhost:${server.port}`;
          await browser.open(`${origin}/${page}`);
          await openReader(browser);
          await copyShadow(browser, `${origin}/copy`);
          assert.deepEqual(await violations(browser), []);
        });
      }

      for (const [name, [selector, open]] of Object.entries(OPENED)) {
        test(name, async () => {
          const { browser, server } = context;
          const origin = `http://localhost:${server.port}`;
          await browser.open(`${origin}/story`);
          await openReader(browser);
          await open(browser);
          const isOpen = () =>
            browser.inReader((shadow, wanted) => shadow.querySelector(wanted) !== null, selector);
          await until(isOpen, selector);
          await copyShadow(browser, `${origin}/copy`);
          assert.deepEqual(await violations(browser), []);
        });
      }

      test('the panel of tidy mode', async () => {
        const { browser, server } = context;
        const origin = `http://localhost:${server.port}`;
        await browser.open(`${origin}/tidy`);
        await browser.tidy();
        await untilTidied(browser);
        await clickInPanel(browser, '.chip');
        await copyShadow(browser, `${origin}/page`, 'unhusk-tidy');
        assert.deepEqual(await violations(browser), []);
      });

      for (const page of OWN_PAGES) {
        test(page.replace(/.*\/|\?.*/g, ''), async () => {
          const { browser } = context;
          await browser.openOwnPage(page);
          await pause(SETTLED);
          await browser.inPage(() =>
            document.querySelectorAll('details').forEach((part) => (part.open = true)),
          );
          assert.deepEqual(await violations(browser), []);
        });
      }
    },
    { dark },
  );
}
