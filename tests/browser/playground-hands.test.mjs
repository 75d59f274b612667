/** What mouse and keys do in the playground: loading from the web, the reason at the pointer, the dialog. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { PAGES, fill, openPlayground, textOf } from './harness/playground.mjs';
import { clickOn, inEachBrowser, pause, until } from './harness/suite.mjs';

/** @typedef {import('./harness/browser.mjs').Browser} Browser */

/** Milliseconds after which a request that is made would have been seen. */
const PATIENCE = 700;

/**
 * A page that has a picture and a style sheet from other hosts, and a script that must never be asked for.
 * @param {string} word that its text and the names of its hosts hold
 */
function pageOf(word) {
  const prose = `<p>The ${word} rose in the valley for three days, and nobody could remember such a week, not even the miller.</p>`;
  return `<!doctype html><html lang="en"><head><title>The ${word}</title>
    <link rel="stylesheet" href="http://styles-${word}.test/page.css">
    <script src="http://scripts-${word}.test/page.js"></script></head>
    <body><article><h1>The ${word}</h1>${prose.repeat(2)}
    <figure><img src="http://pictures-${word}.test/one.png" width="800" height="450" alt="The bridge">
    <figcaption>The bridge on the third day</figcaption></figure>${prose.repeat(2)}</article>
    <form class="newsletter"><p>Sign up for our newsletter</p><input type="email"><button>Sign up</button></form></body></html>`;
}

/**
 * Pastes a page and waits until it is shown.
 * @param {Browser} browser
 * @param {string} word
 */
async function paste(browser, word) {
  await fill(browser, 'html', pageOf(word));
  const shown = async () => (await textOf(browser, 'text')).includes(`The ${word} rose`);
  await until(shown, `the page of the ${word}`);
}

/** @param {Browser} browser */
function focused(browser) {
  return browser.inPage(() => document.activeElement?.id);
}

/** @param {Browser} browser */
function isDialogOpen(browser) {
  return browser.inPage(() => document.querySelector('dialog')?.open);
}

inEachBrowser('playground, by hand', PAGES, (context) => {
  test('loads from the web when asked, and as long as asked', async () => {
    const { server } = context;
    const browser = await openPlayground(context);
    await paste(browser, 'river');
    await pause(PATIENCE);
    assert.deepEqual(server.hosts, ['localhost'], 'before');

    await clickOn(browser, '#net');
    const wanted = ['localhost', 'pictures-river.test', 'styles-river.test'];
    await until(async () => server.hosts.length >= wanted.length, 'picture and style sheet');
    await pause(PATIENCE);
    assert.deepEqual(server.hosts, wanted, 'no script');
    assert.deepEqual(
      server.referrers.filter((line) => !line.startsWith('localhost')),
      [],
    );

    await clickOn(browser, '#net');
    await paste(browser, 'lake');
    await pause(PATIENCE);
    assert.deepEqual(server.hosts, wanted, 'afterwards');
  });

  test('says at the pointer why a block is kept or goes', async () => {
    const browser = await openPlayground(context);
    await paste(browser, 'river');
    for (const [selector, reason] of /** @type {[string, RegExp][]} */ ([
      ['article p', /^Kept\n\d+ % likely content \(/],
      ['form p', /^Removed: sign-up form\. .+/],
    ])) {
      const box = await until(
        () =>
          browser.inFrame(
            '#page',
            (wanted) => {
              const block = document.querySelector(wanted)?.closest('[data-unhusk]');
              const { x, y } = block?.getBoundingClientRect() ?? {};
              return x === undefined ? null : { x, y };
            },
            selector,
          ),
        `the block ${selector}`,
      );
      const frame = await browser.inPage(() => {
        document.getElementById('page')?.scrollIntoView({ block: 'start', behavior: 'instant' });
        const { x, y } = document.getElementById('page')?.getBoundingClientRect() ?? {};
        return { x: x ?? 0, y: y ?? 0 };
      });
      await browser.clickAt(frame.x + box.x + 12, frame.y + (box.y ?? 0) + 8);
      const said = await until(
        () =>
          browser.inFrame('#page', () => {
            const shown = [...document.querySelectorAll('[data-unhusk]')].filter((block) => {
              const { content, display } = getComputedStyle(block, '::after');
              return content !== 'none' && display === 'block';
            });
            return shown.length === 1 ? shown[0]?.getAttribute('data-unhusk') : null;
          }),
        `one reason for ${selector}`,
      );
      assert.match(said, reason);
    }
  });

  test('Escape closes the dialog, saves nothing, and gives the focus back', async () => {
    const browser = await openPlayground(context);
    const before = readdirSync(browser.downloads);
    await clickOn(browser, '#report');
    assert.ok(await isDialogOpen(browser));
    assert.equal(await focused(browser), 'report-note');
    await browser.press('Escape');
    await until(async () => !(await isDialogOpen(browser)), 'the dialog to close');
    assert.equal(await focused(browser), 'report');

    // By keys alone, and left by its own button.
    await browser.press('Enter');
    await until(() => isDialogOpen(browser), 'the dialog to open');
    await browser.press('Tab');
    await browser.press('Enter');
    await until(async () => !(await isDialogOpen(browser)), 'the dialog to close again');
    assert.equal(await focused(browser), 'report');
    await pause(PATIENCE);
    assert.deepEqual(readdirSync(browser.downloads), before);
  });
});
