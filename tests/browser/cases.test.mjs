/** Whole pages, from the click to the clipboard. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { clickInReader, inEachBrowser, copiedAs, openReader, until } from './harness/suite.mjs';

const CASES = ['news--dozen-signup-forms', 'rtl--arabic-news', 'cjk--japanese-news'];

/**
 * @param {string} name
 * @param {string} file
 */
function read(name, file) {
  return readFileSync(new URL(`../cases/${name}/${file}`, import.meta.url), 'utf8');
}

/**
 * What is expected of a case.
 * @typedef {{title: string, byline: string | null, site: string | null, lang: string, dir: string,
 *   published: string | null, present: string[], absent: string[]}} Expected
 */

/**
 * A date in whatever precision, so that dates can be compared.
 * @param {string | null | undefined} date
 */
function instant(date) {
  return date ? new Date(date).getTime() : null;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/[\s\\]+/g, ' ');
}

/** @param {string} html */
function textOf(html) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
  return Object.entries(entities).reduce(
    (text, [name, character]) => text.replaceAll(`&${name};`, character),
    html.replace(/<[^>]*>/g, ''),
  );
}

const PAGES = Object.fromEntries(
  CASES.map((name) => [`/${name}`, { body: read(name, 'page.html') }]),
);

inEachBrowser('cases', PAGES, (context) => {
  for (const name of CASES) {
    /** @type {Expected} */
    const expected = JSON.parse(read(name, 'expected.json'));

    test(`${name}: the reader holds the article, and so does the clipboard`, async () => {
      const { browser } = context;
      await browser.open(`http://localhost/${name}`);
      await openReader(browser);
      const reader = await browser.inReader((shadow) => {
        const text = (/** @type {string} */ selector) =>
          [...shadow.querySelectorAll(selector)].map((part) => part.textContent ?? '').join('\n');
        const main = shadow.querySelector('main');
        return {
          header: text('.unhusk-header'),
          article: text('.unhusk-lead, .unhusk-content'),
          time: shadow.querySelector('.unhusk-header time')?.getAttribute('datetime'),
          lang: main?.lang,
          dir: main?.dir,
        };
      });
      assert.ok(reader);
      assert.equal(reader.lang, expected.lang);
      assert.equal(reader.dir, expected.dir);
      for (const detail of [expected.title, expected.byline, expected.site]) {
        if (detail) assert.ok(plain(reader.header).includes(detail), `${detail}: ${reader.header}`);
      }
      assert.equal(instant(reader.time), instant(expected.published));

      await clickInReader(browser, 'button.copy');
      await until(
        () =>
          browser.inReader(
            (shadow, copied) => shadow.querySelector('[role=status]')?.textContent === copied,
            copiedAs('rich'),
          ),
        'the copy',
      );
      const clipboard = await browser.clipboard();
      const texts = {
        reader: plain(reader.article),
        'rich text': plain(textOf(clipboard.html)),
        'plain text': plain(clipboard.plain.replace(/\]\([^)]*\)|[[\]*_]/g, '')),
      };
      for (const [place, text] of Object.entries(texts)) {
        for (const part of expected.present) {
          const wanted = place === 'plain text' ? plain(part.replace(/[[\]*_]/g, '')) : plain(part);
          assert.ok(text.includes(wanted), `${place} lacks: ${part}\n\n${text}`);
        }
        for (const part of expected.absent) {
          assert.ok(!text.includes(plain(part)), `${place} holds: ${part}`);
        }
      }
      for (const place of ['rich text', 'plain text']) {
        const text = texts[/** @type {keyof typeof texts} */ (place)];
        assert.ok(text.includes(plain(expected.title)), `${place} lacks the title`);
      }
    });
  }
});
