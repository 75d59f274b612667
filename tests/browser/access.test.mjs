/** What the extension shows passes axe-core's checks of WCAG 2.2 AA, light and dark. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { article, paragraphs } from './harness/pages.mjs';
import { inEachBrowser, openReader, pause, until } from './harness/suite.mjs';

/** @typedef {import('./harness/browser.mjs').Browser} Browser */

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Milliseconds in which what an own page loads is shown. */
const SETTLED = 500;

const CONTENT = `${paragraphs(3)}<h2>The mill</h2>${paragraphs(2)}<h2>The bridge</h2>
  <table><tr><th>Year</th><th>Flood</th></tr><tr><td>1924</td><td>2.1 m</td></tr></table>
  <pre><code>let level = 3;</code></pre><h2>The weir</h2>${paragraphs(2)}
  <blockquote><p>Nobody has seen the river so high.</p></blockquote>`;

const PAGES = {
  '/story': { body: article({ content: CONTENT }) },
  '/empty': { body: '<!doctype html><html lang="en"><title>Nothing</title><body></body></html>' },
  '/copy': {
    body: '<!doctype html><html lang="en"><title>Copy of the reader</title><body></body></html>',
  },
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
 * Shows in a page of its own what the reader shows: no checker sees into the reader's closed root.
 * @param {Browser} browser
 * @param {string} page
 */
async function copyReader(browser, page) {
  const copy = await until(
    () =>
      browser.inReader((shadow) => ({
        html: shadow.innerHTML,
        style: [...shadow.adoptedStyleSheets]
          .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
          .join('\n'),
      })),
    'the reader',
  );
  await browser.open(page);
  await browser.inPage(({ html, style }) => {
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
          await copyReader(browser, `${origin}/copy`);
          assert.deepEqual(await violations(browser), []);
        });
      }

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
