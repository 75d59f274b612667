/** Saving the article as Markdown, as a page and as a book. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import { clickInReader, inEachBrowser, message, openReader, until } from './harness/suite.mjs';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const PICTURES =
  '<figure><img src="/own.png" alt="Own" width="640" height="480"><figcaption>Of this site</figcaption></figure>' +
  '<figure><img src="/drawn.jpg" alt="Drawn" width="640" height="480"></figure>' +
  '<figure><img src="http://open.test/open.png" alt="Open" width="640" height="480"></figure>' +
  '<figure><img src="http://shut.test/shut.png" alt="Shut" width="640" height="480"></figure>';
const BODY = article({ content: `${paragraphs(2)}${PICTURES}<h2>Later</h2>${paragraphs(1)}` });
const STORY = 'http://news.test/story';

const PAGES = {
  'news.test/story': { body: BODY },
  'news.test/strict': { body: BODY, headers: { 'content-security-policy': STRICT_CSP } },
  'news.test/own.png': { body: PNG, type: 'image/png' },
  'open.test/open.png': {
    body: PNG,
    type: 'image/png',
    headers: { 'access-control-allow-origin': '*' },
  },
  'shut.test/shut.png': { body: PNG, type: 'image/png' },
};

inEachBrowser('save', PAGES, (context) => {
  /**
   * Saves the article by the reader's menu.
   * @param {string} url
   * @param {'markdown' | 'html' | 'epub'} format
   * @param {boolean} [embed]
   * @returns {Promise<{name: string, bytes: Buffer, said: string}>}
   */
  async function save(url, format, embed = false) {
    const { browser } = context;
    for (const old of await readdir(browser.downloads)) await rm(path.join(browser.downloads, old));
    await browser.open(url);
    await openReader(browser);
    await clickInReader(browser, 'button.save');
    const isReady = () =>
      browser.inReader((shadow) => shadow.querySelector('[name="format"]:checked') !== null);
    await until(isReady, 'the menu');
    const isEmbedded = await browser.inReader(
      (shadow) => /** @type {HTMLInputElement} */ (shadow.querySelector('[value="embed"]')).checked,
    );
    if (isEmbedded !== embed) await clickInReader(browser, '[value="embed"]');
    await clickInReader(browser, `.panel button.${format}`);
    const said = await until(async () => {
      const text = await browser.inReader(
        (shadow) => shadow.querySelector('[role=status]')?.textContent,
      );
      return text?.startsWith(message('saved').replace('$NAME$', '')) ? text : null;
    }, 'the file');
    const name = await until(async () => {
      const names = await readdir(browser.downloads);
      return names.length === 1 && !/\.(part|crdownload)$/.test(names[0] ?? '') ? names[0] : null;
    }, 'the download');
    const file = path.join(browser.downloads, name);
    const bytes = await until(async () => {
      const read = await readFile(file);
      return read.length > 0 ? read : null;
    }, 'its bytes');
    return { name, bytes, said };
  }

  /** @param {Buffer} bytes */
  async function validate(bytes) {
    const file = path.join(context.browser.downloads, 'checked.epub');
    await writeFile(file, bytes);
    const jar = process.env.EPUBCHECK_JAR ?? '/usr/share/java/epubcheck.jar';
    const said = execFileSync('java', ['-jar', jar, file, '--failonwarnings'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    assert.match(said, /No errors or warnings detected/);
  }

  test('Markdown with front matter, named after the title', async () => {
    const { name, bytes, said } = await save(STORY, 'markdown');
    assert.equal(name, `${TITLE}.md`);
    assert.equal(said, message('saved').replace('$NAME$', name));
    const text = bytes.toString('utf8');
    assert.match(
      text,
      /^---\ntitle: "The flood that came in March"\nauthor: "Ida Brook"\ndate: 2025-03-04\nurl: "http:\/\/news\.test\/story"\nsite: "Valley Post"\nwords: \d+\n---\n\n# The flood that came in March\n\n/,
    );
    assert.ok(SENTENCES.every((sentence) => text.includes(sentence)));
    assert.ok(text.includes('![Own](http://news.test/own.png)') && !text.includes('Subscribe'));
  });

  test('a page that needs nothing else, with the pictures that may be had', async () => {
    const { bytes, name, said } = await save(STORY, 'html', true);
    assert.equal(name, `${TITLE}.html`);
    assert.equal(said, message('savedWithLinks').replace('$NAME$', name).replace('$COUNT$', '1'));
    const text = bytes.toString('utf8');
    const embedded = text.match(/<img src="data:image\/png;base64,[A-Za-z0-9+/=]+"/g);
    assert.equal(embedded?.length, 3);
    assert.ok(text.includes('<img src="http://shut.test/shut.png"'));
    assert.ok(!text.includes('news.test/own.png') && !text.includes('open.test'));
    assert.doesNotMatch(text, /<script|<link|<iframe| on[a-z]+=/);
    // What is said around the article is what the reader says.
    const { browser } = context;
    const details = await browser.inReader((shadow) =>
      Array.from(shadow.querySelectorAll('.unhusk-details > [lang]'), (element) => [
        element.getAttribute('lang'),
        element.textContent,
      ]),
    );
    assert.equal(details?.length, 2);
    for (const [language, words] of details ?? []) {
      assert.match(text, new RegExp(`<(time|span) lang="${language}" dir="ltr"[^>]*>${words}</`));
    }
  });

  test('the same without pictures has their addresses', async () => {
    const { bytes } = await save(STORY, 'html');
    const text = bytes.toString('utf8');
    assert.ok(!text.includes('data:image') && text.includes('http://open.test/open.png'));
  });

  test('a book that its validator has nothing to say about', async () => {
    for (const [url, embed] of /** @type {[string, boolean][]} */ ([
      [STORY, true],
      ['http://news.test/strict', false],
    ])) {
      const { name, bytes } = await save(url, 'epub', embed);
      assert.equal(name, `${TITLE}.epub`);
      assert.ok(bytes.subarray(0, 60).includes('mimetypeapplication/epub+zip'));
      assert.equal(bytes.includes('pictures/3.png'), embed);
      await validate(bytes);
    }
  });

  test('the same page gives the same book', async () => {
    const first = await save(STORY, 'epub', true);
    const second = await save(STORY, 'epub', true);
    assert.deepEqual(first.bytes, second.bytes);
  });
});
