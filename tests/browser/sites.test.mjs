/** The list of sites: access is asked for, given and taken; articles of listed sites open by themselves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs } from './harness/pages.mjs';
import {
  addSite,
  clickInReader,
  clickOn,
  inEachBrowser,
  message,
  openReader,
  pause,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

const DATED = '<meta property="article:published_time" content="2025-03-04T10:00:00Z">';
const STORY = { body: article({ head: DATED, content: paragraphs(2) }) };
const FRONT = {
  body: `<!doctype html><html lang="en"><title>Valley Post</title><body><h1>Valley Post</h1>${SENTENCES.map(
    (text, day) =>
      `<article><h2><a href="/2025/03/the-news-of-day-${day}">The news of the valley on day ${day}</a></h2><p>${text}</p></article>`,
  ).join('')}</body></html>`,
};

/** Notes what lies over the page when it is painted for the first time. */
const WATCH = `<script>
  requestAnimationFrame(() => {
    window.covered = document.querySelector('unhusk-cover, unhusk-reader') !== null;
  });
</script>`;

/** A page that leads elsewhere. @param {string} location @returns {import('./harness/server.mjs').Page} */
const leadingTo = (location) => ({ status: 302, headers: { location }, body: '' });

const PAGES = {
  'news.test/2025/03/a-story-that-watches-itself': {
    body: article({ head: DATED, before: WATCH, content: paragraphs(3) }),
  },
  'news.test/list-that-watches-itself': { body: FRONT.body.replace('<h1>', `${WATCH}<h1>`) },
  'news.test/': FRONT,
  'news.test/sport': FRONT,
  'news.test/2025/03/the-flood-that-came-in-march': STORY,
  'news.test/2025/03/another-flood-came-in-april': STORY,
  'notnews.test/2025/03/the-flood-that-came-in-march': STORY,
  'www.news.test/2025/03/the-flood-that-came-in-march': STORY,
  'news.test/2025/03/a-story-that-has-moved': leadingTo(
    'http://other.test/2025/03/the-flood-that-came-in-march',
  ),
  'other.test/2025/03/the-flood-that-came-in-march': STORY,
  'other.test/2025/03/a-story-that-has-moved': leadingTo(
    'http://news.test/2025/03/the-flood-that-came-in-march',
  ),
};
const PATH = 'news.test/2025/03/the-flood-that-came-in-march';
const URL = `http://${PATH}`;
/** Milliseconds in which a reader that should stay away would have come. */
const PATIENCE = 1500;

inEachBrowser('sites', PAGES, (context) => {
  /** @param {string} url */
  async function expectReader(url) {
    const { browser } = context;
    await browser.open(url);
    const text = await until(() => readerText(browser), `the reader at ${url}`);
    assert.ok(text.includes(TITLE));
  }

  /** @param {string} url */
  async function expectNothing(url) {
    const { browser } = context;
    await browser.open(url);
    await pause(PATIENCE);
    const own = await browser.inPage(() =>
      [...document.documentElement.children]
        .map((element) => element.localName)
        .filter((name) => name.startsWith('unhusk')),
    );
    assert.deepEqual(own, [], url);
  }

  /** What the options page says about its sites. */
  async function listed() {
    const { browser } = context;
    await browser.openOwnPage('options/options.html');
    await until(
      () => browser.inPage(() => document.querySelector('#sites-list')?.childElementCount),
      'the list',
    );
    return browser.inPage(() =>
      [...document.querySelectorAll('#sites-list .site')].map((site) => ({
        name: site.querySelector('.name')?.textContent,
        missing: site.querySelector('.missing') !== null,
      })),
    );
  }

  /**
   * Makes a choice on the options page.
   * @param {string} name
   * @param {string} value
   * @param {string} site its pattern
   */
  async function choose(name, value, site) {
    const { browser } = context;
    await listed();
    const picked = await browser.inPage(
      (wanted, chosen, pattern) => {
        const entry = [...document.querySelectorAll('#sites-list .site')].find(
          (one) => one.querySelector('.name')?.textContent === pattern,
        );
        const select = entry?.querySelector(`select[name=${wanted}]`);
        if (!(select instanceof HTMLSelectElement)) return false;
        select.value = chosen;
        Reflect.set(window, 'before', entry);
        select.dispatchEvent(new Event('change'));
        return select.value === chosen;
      },
      name,
      value,
      site,
    );
    assert.ok(picked, `${name}: ${value}`);
    // The list is built anew when the choice is kept.
    await until(
      () => browser.inPage(() => !Reflect.get(window, 'before').isConnected),
      'the choice to be kept',
    );
    // The background tells the browser, which can't be asked whether it has heard.
    await pause(300);
  }

  /** Takes every site off the list. */
  async function removeAll() {
    const { browser } = context;
    for (let left = (await listed()).length; left > 0; left -= 1) {
      await clickOn(browser, '#sites-list button[name=siteRemove]');
      await until(
        () => browser.inPage((few) => document.querySelectorAll('.site').length < few, left),
        'the site to go',
      );
    }
    await until(async () => (await browser.access()).length === 0, 'access to be given back');
  }

  test('nothing happens by itself before a site is listed', async () => {
    await expectNothing(URL);
    assert.deepEqual(await context.browser.access(), []);
    assert.deepEqual(await listed(), []);
  });

  test('what is no site is refused with a reason', async () => {
    const { browser } = context;
    await listed();
    for (const [text, key] of [
      ['two words', 'pattern_not_a_host'],
      ['*.com', 'pattern_everything'],
      ['*://*/*', 'pattern_star'],
    ]) {
      await browser.inPage((value) => {
        const input = document.querySelector('#sites-address');
        if (input instanceof HTMLInputElement) input.value = value;
      }, text);
      await clickOn(browser, '#sites-form button');
      const problem = await browser.inPage(
        () => document.querySelector('#sites-problem')?.textContent,
      );
      assert.equal(problem, message(key ?? ''));
    }
  });

  test('a refused site is not listed', async (t) => {
    const { browser } = context;
    const { refuseAccess } = browser;
    if (!refuseAccess) return t.skip('no driver of this browser refuses access');
    await addSite(browser, 'news.test', (_, click) => refuseAccess.call(browser, click));
    await until(
      () =>
        browser.inPage(
          (text) => document.querySelector('#sites-status')?.textContent?.includes(text),
          message('sitesRefused'),
        ),
      'the answer',
    );
    assert.deepEqual(await listed(), []);
    await expectNothing(URL);
  });

  test('a site is listed with access to it alone, and its articles open by themselves', async () => {
    const { browser } = context;
    await addSite(browser, 'news.test');
    assert.deepEqual(await listed(), [{ name: 'news.test', missing: false }]);
    assert.deepEqual(await browser.access(), ['*://news.test/*']);
    await expectReader(URL);
  });

  test('front pages, lists and other sites are left alone', async () => {
    for (const url of [
      'http://news.test/',
      'http://news.test/sport',
      'http://notnews.test/2025/03/the-flood-that-came-in-march',
      'http://www.news.test/2025/03/the-flood-that-came-in-march',
    ]) {
      await expectNothing(url);
    }
  });

  test('a redirect counts for where it leads to, not for where it comes from', async () => {
    const { browser } = context;
    const host = () => browser.inPage(() => location.host);
    await expectNothing('http://news.test/2025/03/a-story-that-has-moved');
    assert.equal(await host(), 'other.test');
    assert.deepEqual(await browser.access(), ['*://news.test/*']);
    await expectReader('http://other.test/2025/03/a-story-that-has-moved');
    assert.equal(await host(), 'news.test');
  });

  test('a closed reader stays closed, and the page is as it was', async () => {
    const { browser } = context;
    await expectReader(URL);
    await browser.press('Escape');
    await untilClosed(browser);
    await pause(PATIENCE);
    assert.equal(await readerText(browser), undefined);
    assert.ok((await openReader(browser)).includes(TITLE));
    assert.deepEqual(await browser.errors(), []);
  });

  test('works after the background has been put to sleep', async () => {
    const { browser } = context;
    await browser.open('http://news.test/');
    await browser.stopBackground();
    await expectReader(URL);
  });

  test('Back and Forward go from page to page as ever', async () => {
    const { browser } = context;
    await expectReader(URL);
    await expectReader('http://news.test/2025/03/another-flood-came-in-april');
    const length = await browser.inPage(() => history.length);
    await browser.back();
    await until(() => browser.inPage((url) => location.href === url, URL), 'the page before');
    await until(() => readerText(browser), 'its reader');
    assert.equal(await browser.inPage(() => history.length), length);
    assert.deepEqual(await browser.errors(), []);
  });

  test('a site that is off for a while does nothing until it is on again', async () => {
    for (const value of ['hour', 'open']) {
      await choose('siteOff', value, 'news.test');
      await expectNothing(URL);
    }
    await choose('siteOff', 'on', 'news.test');
    await expectReader(URL);
  });

  test('access that is taken in the browser’s settings stops it; the list says so and asks again', async () => {
    const { browser } = context;
    await browser.takeAccess('*://news.test/*');
    await expectNothing(URL);
    assert.deepEqual(await listed(), [{ name: 'news.test', missing: true }]);
    await browser.giveAccess(['*://news.test/*'], async () => {
      // Where a test gives access in the browser's settings, the button is gone at once.
      if ((await listed())[0]?.missing) await clickOn(browser, 'button[name=siteAskAgain]');
    });
    await until(async () => !(await listed())[0]?.missing, 'access');
    await expectReader(URL);
  });

  test('a removed site gives its access back', async () => {
    await removeAll();
    assert.deepEqual(await listed(), []);
    await expectNothing(URL);
  });

  test('the page’s menu puts a site on the list and starts at once', async (t) => {
    const { browser } = context;
    if (!browser.chooseFromMenu) return t.skip('no driver of this browser opens its menus');
    await browser.open(URL);
    await browser.stopBackground();
    await browser.giveAccess([], async () => browser.chooseFromMenu?.(message('alwaysHere')));
    assert.ok((await until(() => readerText(browser), 'the reader')).includes(TITLE));
    assert.deepEqual(await listed(), [{ name: 'news.test', missing: false }]);
    await browser.open('http://news.test/');
    await browser.chooseFromMenu(message('alwaysHere'));
    const text = await until(() => browser.popup(), 'a window at the button');
    assert.ok(text.includes(message('siteRemove')), text);
    await removeAll();
  });

  test('a part of a site, or one page of it, can go its own way', async () => {
    const { browser } = context;
    await addSite(browser, 'news.test/2025/03/the-*');
    await expectReader(URL);
    await expectNothing('http://news.test/2025/03/another-flood-came-in-april');
    // The browser does not ask for what it has been asked for.
    await addSite(browser, URL, (_, click) => click());
    assert.deepEqual(await browser.access(), ['*://news.test/*']);
    await choose('siteWhen', 'never', PATH);
    await expectNothing(URL);
    await choose('siteWhen', 'always', 'news.test/2025/03/the-*');
    await expectNothing(URL);
    await removeAll();
  });

  test('“all pages” opens what is no article as well', async () => {
    const { browser } = context;
    await addSite(browser, 'news.test');
    await choose('siteWhen', 'always', 'news.test');
    await browser.open('http://news.test/sport');
    assert.ok(await until(() => readerText(browser), 'the reader'));
    await removeAll();
  });

  test('“tidied page” leaves the page in its place and hides its clutter', async () => {
    const { browser } = context;
    await addSite(browser, 'news.test');
    await choose('siteMode', 'tidy', 'news.test');
    await browser.open(URL);
    const seen = () =>
      browser.inPage(() =>
        ['form', 'h1'].map((selector) => document.querySelector(selector)?.checkVisibility()),
      );
    await until(async () => (await seen())[0] === false, 'the form to be hidden');
    assert.deepEqual(await seen(), [false, true]);
    assert.equal(await readerText(browser), undefined);
    await browser.open('http://news.test/sport');
    await pause(PATIENCE);
    assert.equal(await browser.inPage(() => document.querySelector('unhusk-reader')), null);
    await removeAll();
  });

  test('the site panel puts a site on the list, but not from a private window', async () => {
    const { browser } = context;
    const panel = `site/site.html?${new URLSearchParams({ url: URL })}`;
    const text = () => browser.inPage(() => document.querySelector('main')?.innerText ?? '');
    await browser.openOwnPage(`${panel}&private=`);
    await until(async () => (await text()).includes(message('panelPrivate')), 'the reason');
    assert.equal(await browser.inPage(() => document.querySelector('form')), null);
    await browser.openOwnPage(panel);
    await until(async () => (await text()).includes('news.test'), 'the panel');
    await browser.giveAccess(['*://news.test/*'], () => clickOn(browser, 'form button'));
    await until(async () => (await text()).includes(message('siteRemove')), 'the entry');
    await clickOn(browser, 'button[name=panelNeverPage]');
    await until(
      () => browser.inPage((path) => document.querySelector('.name')?.textContent === path, PATH),
      'the entry of the page',
    );
    await expectNothing(URL);
    await expectReader('http://news.test/2025/03/another-flood-came-in-april');
    await removeAll();
  });

  test('an article is covered before it is painted, a list is not', async () => {
    const { browser } = context;
    await addSite(browser, 'news.test');
    const wasCovered = () => browser.inPage(() => Reflect.get(window, 'covered'));
    await expectReader('http://news.test/2025/03/a-story-that-watches-itself');
    assert.equal(await wasCovered(), true);
    await expectNothing('http://news.test/list-that-watches-itself');
    assert.equal(await wasCovered(), false);
    await removeAll();
  });

  test('the reader’s own button leads to the site', async () => {
    const { browser } = context;
    await browser.open(URL);
    await openReader(browser);
    await clickInReader(browser, '.bar > button.more');
    await clickInReader(browser, 'button.alwaysHere');
    const text = await until(() => browser.popup(), 'a window at the button');
    assert.ok(text.includes('news.test'), text);
  });
});
