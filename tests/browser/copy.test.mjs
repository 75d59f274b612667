/** The copy button puts the article on the clipboard, as rich text and as Markdown. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import { clickInReader, inEachBrowser, copiedAs, openReader, until } from './harness/suite.mjs';

const BODY = article();
/** Takes what a page's script adds to copied text. */
const HIJACKED = article({
  after: `<script>
    document.addEventListener('copy', (event) => {
      event.clipboardData.setData('text/plain', 'Read more at news.test');
      event.preventDefault();
    }, true);
  </script>`,
});
const EDITORS =
  '<!doctype html><title>editors</title><div id="rich" contenteditable></div><textarea id="plain"></textarea>';

const PAGES = {
  '/story': { body: BODY, headers: { 'content-security-policy': STRICT_CSP } },
  '/forbidden': {
    body: BODY,
    headers: { 'permissions-policy': 'clipboard-write=(), clipboard-read=()' },
  },
  '/hijacked': { body: HIJACKED },
  '/editors': { body: EDITORS },
};

inEachBrowser('copy', PAGES, (context) => {
  /** @param {string} url */
  async function copyFrom(url) {
    const { browser } = context;
    await browser.open(url);
    await openReader(browser);
    await clickInReader(browser, 'button.copy');
    const status = await until(
      () => browser.inReader((shadow) => shadow.querySelector('[role=status]')?.textContent),
      'the copy button to tell what it has done',
    );
    assert.equal(status, copiedAs('rich'));
  }

  /** @param {{html: string, plain: string}} clipboard */
  function check({ html, plain }) {
    assert.ok(plain.startsWith(`# ${TITLE}\n\n`), plain);
    assert.ok(html.includes(TITLE), html);
    for (const sentence of SENTENCES) {
      assert.ok(plain.includes(`\n\n${sentence}`), sentence);
      assert.match(html, new RegExp(`<p[^>]*>${sentence.replaceAll('.', '\\.')}</p>`));
    }
    for (const husk of ['Weather', 'Subscribe', 'Imprint', 'Read more']) {
      assert.ok(!plain.includes(husk) && !html.includes(husk), husk);
    }
  }

  const places = {
    'a page that is secure': 'http://localhost/story',
    'a page that is not': 'http://news.test/story',
    'a page whose policy forbids it': 'http://localhost/forbidden',
    'a page that adds to what is copied': 'http://news.test/hijacked',
  };
  for (const [name, url] of Object.entries(places)) {
    test(`copies from ${name}`, async () => {
      const { browser } = context;
      await browser.open('http://localhost/editors');
      await copyFrom(url);
      // Where the clipboard can be read from a page at all.
      await browser.open('http://localhost/editors');
      check(await browser.clipboard());
    });
  }

  test('pastes as formatted text into an editor and as Markdown into a text field', async () => {
    const { browser } = context;
    await copyFrom('http://localhost/story');
    await browser.open('http://localhost/editors');
    const pasted = [];
    for (const id of ['rich', 'plain']) {
      await browser.inPage((wanted) => document.getElementById(wanted)?.focus(), id);
      await browser.press('Paste');
      pasted.push(
        await until(
          () =>
            browser.inPage((wanted) => {
              const field = document.getElementById(wanted);
              return field instanceof HTMLTextAreaElement ? field.value : field?.innerHTML;
            }, id),
          `text in ${id}`,
        ),
      );
    }
    check({ html: pasted[0] ?? '', plain: pasted[1] ?? '' });
  });
});
