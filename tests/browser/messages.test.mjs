/** Where there is nothing to show, a message says why. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article } from './harness/pages.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

/** A page that takes a while: 3 MB. */
const LONG = article({
  content: Array.from({ length: 10_000 }, (_, day) =>
    `<p>On day ${day} of the flood, ${SENTENCES[day % 6]} That was day ${day}.</p>`.repeat(2),
  ).join(''),
});

const PAGES = {
  '/long': { body: LONG },
  '/story': { body: article() },
  '/empty': { body: '<!doctype html><html lang="en"><title>Empty</title><body></body></html>' },
  '/data': { body: '{"news": [1, 2, 3]}', type: 'application/json' },
  '/text': { body: 'Only a few lines\nof plain text.', type: 'text/plain' },
  '/feed': { body: '<feed xmlns="http://www.w3.org/2005/Atom"/>', type: 'application/xml' },
};

/** Pages of the browsers themselves, which no extension may touch. */
const OFF_LIMITS = { chromium: 'chrome://version', firefox: 'about:support' };

inEachBrowser('messages', PAGES, (context) => {
  /**
   * Clicks on a page, and expects a window at the button.
   * @param {string} url
   * @param {string} key of the message
   */
  async function expectPopup(url, key) {
    const { browser } = context;
    await browser.open(url);
    await browser.clickAction();
    const text = await until(() => browser.popup(), 'a window at the button');
    assert.ok(text.includes(message(`${key}_title`)), text);
    assert.ok(text.includes(message(key)), text);
    await until(async () => (await browser.button()).popup === '', 'the button to be a button');
  }

  test('a page of the browser is off limits; afterwards the next page works', async () => {
    const { browser } = context;
    const own = OFF_LIMITS[/** @type {keyof typeof OFF_LIMITS} */ (browser.name)];
    await expectPopup(own, 'problem_off_limits');
    await expectPopup(own, 'problem_off_limits');
    await browser.open('http://news.test/story');
    assert.ok((await openReader(browser)).includes(TITLE));
  });

  test('data is not a page', async () => {
    // Firefox shows JSON in a page of its own.
    const { browser } = context;
    const key = browser.name === 'firefox' ? 'problem_off_limits' : 'problem_not_a_page';
    await expectPopup('http://news.test/data', key);
  });

  for (const path of ['/text', '/feed']) {
    test(`${path} is not a page`, () =>
      expectPopup(`http://news.test${path}`, 'problem_not_a_page'));
  }

  test('the button shows that there is work going on', async () => {
    const { browser } = context;
    await browser.open('http://news.test/long');
    await browser.clickAction();
    await until(async () => (await browser.button()).badge === '…', 'the badge');
    await until(() => readerText(browser), 'the reader to open');
    await until(async () => (await browser.button()).badge === '', 'the badge to go');
    assert.equal((await browser.button()).title, message('action'));
  });

  test('a page with nothing to read says so in the reader, which closes as ever', async () => {
    const { browser } = context;
    await browser.open('http://news.test/empty');
    const before = await browser.inPage(() => document.documentElement.outerHTML);
    const text = await openReader(browser);
    assert.ok(text.includes(message('problem_nothing_to_read_title')), text);
    assert.ok(text.includes(message('problem_nothing_to_read')), text);
    const buttons = await browser.inReader((shadow) =>
      [...shadow.querySelectorAll('button')]
        .filter((button) => button.checkVisibility())
        .map((button) => button.innerText),
    );
    assert.deepEqual(buttons, [message('close'), message('outlineOpen')]);
    await clickInReader(browser, 'button.close');
    await untilClosed(browser);
    assert.equal(await browser.inPage(() => document.documentElement.outerHTML), before);
    assert.deepEqual(await browser.errors(), []);
  });
});
