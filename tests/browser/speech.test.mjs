/** Reading aloud. Browsers without a head have no voices: all but the first test give them some. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs } from './harness/pages.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  pause,
  until,
  untilClosed,
} from './harness/suite.mjs';
import { finish, giveVoices, spoken } from './harness/voices.mjs';

/** @typedef {import('./harness/suite.mjs').Browser} Browser */

/** A sentence that takes far longer than 15 seconds to say. */
const LONG = `It was said that ${Array.from({ length: 60 }, (_, day) => `on day ${day} the water stood at mark ${day}`).join(', and ')}.`;

/** Characters that may be spoken at a time. */
const LONGEST = 180;

inEachBrowser(
  'reading aloud',
  {
    'news.test/story': { body: article({ content: `${paragraphs(4)}<p id="long">${LONG}</p>` }) },
    'news.test/wort': {
      body: article({ content: paragraphs(1) }).replace('lang="en"', 'lang="de-AT"'),
    },
    'news.test/parola': {
      body: article({ content: paragraphs(3) }).replace('lang="en"', 'lang="it"'),
    },
  },
  (context) => {
    /** @param {string} [path] */
    async function start(path = 'story') {
      await open(path);
      await until(() => spoken(context.browser), 'the voice');
    }

    /** @param {string} path */
    async function open(path) {
      const { browser } = context;
      await browser.open(`http://news.test/${path}`);
      await openReader(browser);
      // The reader opens where the tests before have left it.
      await browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTo(0, 0));
      await browser.inContentScript(giveVoices);
      await clickInReader(browser, '.bar .speech');
      await until(
        () => browser.inReader((shadow) => shadow.querySelector('.strip.speaking') !== null),
        'the strip',
      );
    }

    test('says so where there is no voice', async () => {
      const { browser } = context;
      await browser.open('http://news.test/story');
      await openReader(browser);
      await clickInReader(browser, '.bar .speech');
      const status = () =>
        browser.inReader((shadow) => shadow.querySelector('.status')?.textContent);
      await until(status, 'what is said');
      assert.equal(await status(), message('speechNoVoices'));
      assert.equal(await browser.inReader((shadow) => shadow.querySelector('.strip')), null);
    });

    test('reads paragraph by paragraph, marks each, and stops at the end', async () => {
      const { browser } = context;
      await start();
      assert.deepEqual(await spoken(browser), { text: TITLE, voice: 'en-one', rate: 1 });
      assert.equal(await marked(browser), TITLE);
      await finish(browser);
      assert.equal((await spoken(browser))?.text, SENTENCES[0]);
      assert.equal(await marked(browser), SENTENCES[0]);
      const texts = [];
      for (let now = await spoken(browser); now; now = await spoken(browser)) {
        texts.push(now.text);
        await finish(browser);
      }
      assert.ok(
        texts.every((text) => text.length <= LONGEST),
        String(Math.max(...texts.map((text) => text.length))),
      );
      const all = texts.join(' ').replace(/\s+/g, ' ');
      assert.ok(all.includes(SENTENCES[5] ?? '?') && all.endsWith('mark 59.'));
      assert.equal(await marked(browser), null);
    });

    test('pauses, goes on where it was, goes forth and back, and stops', async () => {
      const { browser } = context;
      await start();
      await clickInReader(browser, '.strip .forth');
      assert.equal((await spoken(browser))?.text, SENTENCES[0]);
      await browser.inContentScript(() => {
        const { now } = /** @type {any} */ (globalThis).voices;
        now.dispatchEvent(Object.assign(new Event('boundary'), { charIndex: 10 }));
      });
      await clickInReader(browser, '.strip .play');
      assert.equal(await spoken(browser), null);
      assert.equal(await marked(browser), SENTENCES[0]);
      await clickInReader(browser, '.strip .play');
      assert.equal((await spoken(browser))?.text, SENTENCES[0]?.slice(10));
      await clickInReader(browser, '.strip .forth');
      assert.equal((await spoken(browser))?.text, SENTENCES[1]);
      await clickInReader(browser, '.strip .back');
      assert.equal((await spoken(browser))?.text, SENTENCES[0]);
      await clickInReader(browser, '.strip .stop');
      assert.equal(await spoken(browser), null);
      assert.equal(await browser.inReader((shadow) => shadow.querySelector('.strip')), null);
      const focus = await browser.inReader((shadow) => shadow.activeElement?.className);
      assert.equal(focus, 'speech');
    });

    test('goes on from a paragraph that is clicked', async () => {
      const { browser } = context;
      await start();
      await clickInReader(browser, '.unhusk-content p:nth-of-type(4)');
      await until(async () => (await spoken(browser))?.text === SENTENCES[3], 'the paragraph');
      assert.equal(await marked(browser), SENTENCES[3]);
    });

    test('brings the paragraph into view, unless the user has scrolled', async () => {
      const { browser } = context;
      await start();
      for (let step = 0; step < 14; step += 1) await finish(browser);
      const isSeen = () =>
        browser.inReader((shadow) => {
          const mark = shadow.querySelector('.mark.spoken')?.getBoundingClientRect();
          return mark && mark.top >= 0 && mark.top < 800;
        });
      await until(isSeen, 'the paragraph to be seen');
      await browser.inReader((shadow) => {
        const scroller = /** @type {HTMLElement} */ (shadow.querySelector('.unhusk-page'));
        scroller.focus();
      });
      await browser.press('End');
      const place = () =>
        browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTop);
      await until(async () => !(await isSeen()), 'the end of the article');
      await pause(500);
      const left = await place();
      await finish(browser);
      await pause(300);
      assert.equal(await place(), left);
    });

    test('takes the voice of the language, and remembers another choice and the speed', async () => {
      const { browser } = context;
      await start('wort');
      assert.equal((await spoken(browser))?.voice, 'de-near');
      const options = await browser.inReader((shadow) =>
        [...shadow.querySelectorAll('.strip .speechVoice > option')].map(
          (option) => option.textContent,
        ),
      );
      const far = message('speechOnline').replace('$VOICE$', 'Far (de-AT)');
      assert.deepEqual(options, ['Near (de-DE)', far]);
      await choose(browser, '.speechVoice');
      await until(async () => (await spoken(browser))?.voice === 'de-far', 'the other voice');
      await choose(browser, '.speechRate');
      await until(async () => (await spoken(browser))?.rate === 1.25, 'the other speed');
      await browser.press('Escape');
      assert.equal(await spoken(browser), null);
      await start('wort');
      const now = await spoken(browser);
      assert.deepEqual([now?.voice, now?.rate], ['de-far', 1.25]);
      await start();
      assert.equal((await spoken(browser))?.voice, 'en-one');
    });

    test('sends the text to no service unless it is told to', async () => {
      const { browser } = context;
      await open('parola');
      const status = await browser.inReader(
        (shadow) => shadow.querySelector('.status')?.textContent,
      );
      assert.equal(status, message('speechOnlineOnly'));
      await clickInReader(browser, '.strip .forth');
      await clickInReader(browser, '.unhusk-content p:nth-of-type(2)');
      await pause(300);
      assert.equal(await spoken(browser), null);
      await clickInReader(browser, '.strip .play');
      await until(async () => (await spoken(browser))?.voice === 'it-far', 'the voice');
      assert.equal((await spoken(browser))?.rate, 1.25);
    });

    test('falls silent when the reader closes', async () => {
      const { browser } = context;
      await start();
      await browser.press('Escape');
      assert.equal(await spoken(browser), null);
      await clickInReader(browser, '.bar .speech');
      await until(() => spoken(browser), 'the voice');
      await clickInReader(browser, '.bar .close');
      await untilClosed(browser);
      assert.equal(await spoken(browser), null);
    });

    before(() => {
      assert.ok(LONG.length > 5 * LONGEST);
    });
  },
);

/**
 * The text that the mark lies behind.
 * @param {Browser} browser
 */
function marked(browser) {
  return browser.inReader((shadow) => {
    const mark = /** @type {HTMLElement} */ (shadow.querySelector('.mark.spoken'));
    if (!mark || mark.hidden) return null;
    const box = mark.getBoundingClientRect();
    const pieces = [...shadow.querySelectorAll('h1, .unhusk-content p')];
    const piece = pieces.find((one) => Math.abs(one.getBoundingClientRect().top - box.top) < 1);
    return piece?.textContent;
  });
}

/**
 * Chooses the next entry of a list, with the keyboard.
 * @param {Browser} browser
 * @param {string} selector
 */
async function choose(browser, selector) {
  await browser.inReader((shadow, wanted) => {
    /** @type {HTMLElement | null} */ (shadow.querySelector(wanted))?.focus();
  }, selector);
  await browser.press('ArrowDown');
}
