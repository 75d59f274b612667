/** The list of sites: access is asked for, given and taken; articles of listed sites open by themselves. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sitesIn } from './harness/sites.mjs';
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
const PATIENCE = 1000;
/** @param {string} hosts */
const given = (hosts) => message('siteAccessGiven', hosts);
/** The entry of a site as it is when all is well. @param {string} name */
const entry = (name) => ({ name, access: given(name), asks: false });

inEachBrowser('sites', PAGES, (context) => {
  const { expectReader, expectNothing, listed, choose, removeAll } = sitesIn(context);

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

  test('a refused site is not listed', async () => {
    const { browser } = context;
    await addSite(browser, 'news.test', (_, click) => browser.refuseAccess(click));
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
    assert.deepEqual(await listed(), [entry('news.test')]);
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

  test('works after an update of the extension', async () => {
    const { browser } = context;
    await browser.open(URL);
    await until(() => readerText(browser), 'the reader');
    await browser.update();
    assert.deepEqual(await listed(), [entry('news.test')]);
    await until(
      () => browser.inPage(async () => (await chrome.scripting.getRegisteredContentScripts())[0]),
      'the scripts to be registered anew',
    );
    await expectReader(URL);
  });

  test('Back and Forward go from page to page as ever', async () => {
    const { browser } = context;
    const later = 'http://news.test/2025/03/another-flood-came-in-april';
    await expectReader(URL);
    await expectReader(later);
    const length = await browser.inPage(() => history.length);
    for (const [go, url] of /** @type {const} */ ([
      ['back', URL],
      ['forward', later],
    ])) {
      await browser[go]();
      await until(() => browser.inPage((here) => location.href === here, url), url);
      await until(() => readerText(browser), 'its reader');
    }
    assert.equal(await browser.inPage(() => history.length), length);
    assert.deepEqual(await browser.errors(), []);
  });

  test('a site that is off for a while does nothing until it is on again', async () => {
    const { browser } = context;
    for (const value of ['hour', 'open']) {
      await choose('siteOff', value, 'news.test');
      await expectNothing(URL);
    }
    await choose('siteOff', 'on', 'news.test');
    await expectReader(URL);
    await listed();
    // An hour is a long time for a test.
    const end = Date.now() + 3000;
    await browser.inPage(async (off) => {
      const { sites } = await chrome.storage.local.get('sites');
      const changed = /** @type {object[]} */ (sites).map((site) => ({ ...site, off }));
      await chrome.storage.local.set({ sites: changed });
    }, end);
    await expectNothing(URL);
    await pause(end - Date.now());
    await expectReader(URL);
  });

  test('access that is taken in the browser’s settings stops it; the list says so and asks again', async () => {
    const { browser } = context;
    await browser.takeAccess('*://news.test/*');
    await expectNothing(URL);
    const without = { ...entry('news.test'), access: message('siteAccessMissing', 'news.test') };
    assert.deepEqual(await listed(), [{ ...without, asks: true }]);
    await browser.giveAccess(['*://news.test/*'], async () => {
      // Where a test gives access in the browser's settings, the button is gone at once.
      if ((await listed())[0]?.asks) await clickOn(browser, 'button[name=siteAskAgain]');
    });
    await until(async () => !(await listed())[0]?.asks, 'access');
    await expectReader(URL);
  });

  test('the list shows at once when access goes, and its button brings it back', async () => {
    const { browser } = context;
    await listed();
    const asks = () =>
      browser.inPage(() => document.querySelector('button[name=siteAskAgain]') !== null);
    assert.equal(await asks(), false);
    await browser.inPage(() => chrome.permissions.remove({ origins: ['*://news.test/*'] }));
    await until(asks, 'the button');
    await browser.giveAccess([], () => clickOn(browser, 'button[name=siteAskAgain]'));
    await until(async () => !(await asks()), 'access');
    await expectReader(URL);
  });

  test('a removed site gives its access back', async () => {
    await removeAll();
    assert.deepEqual(await listed(), []);
    await expectNothing(URL);
  });

  for (const place of /** @type {const} */ ([undefined, 'button'])) {
    test(`the menu of the ${place ?? 'page'} puts a site on the list and starts at once`, async () => {
      const { browser } = context;
      const always = () => browser.chooseFromMenu(message('alwaysHere'), place);
      await browser.open(URL);
      await browser.stopBackground();
      await browser.giveAccess([], always);
      assert.ok((await until(() => readerText(browser), 'the reader')).includes(TITLE));
      assert.deepEqual(await listed(), [entry('news.test')]);
      await browser.open('http://news.test/');
      await always();
      const text = await until(() => browser.popup(), 'a window at the button');
      assert.ok(text.includes(message('siteRemove')), text);
      await removeAll();
    });
  }

  test('a host can be listed with all that stands below it', async () => {
    const { browser } = context;
    await listed();
    await clickOn(browser, '#sites-below');
    await browser.inPage(() => {
      /** @type {HTMLInputElement} */ (document.querySelector('#sites-address')).value =
        'news.test';
    });
    await browser.giveAccess(['*://*.news.test/*'], () => clickOn(browser, '#sites-form button'));
    await until(() => browser.inPage(() => document.querySelector('.site')), 'the entry');
    const hosts = message('siteHostsBelow', 'news.test');
    assert.deepEqual(await listed(), [{ ...entry('*.news.test'), access: given(hosts) }]);
    assert.deepEqual(await browser.access(), ['*://*.news.test/*']);
    await expectReader(URL);
    await expectReader(URL.replace('news', 'www.news'));
    await expectNothing(URL.replace('news', 'notnews'));
    await removeAll();
  });

  test('well-known sites are offered by language, and none of them is on', async () => {
    const { browser } = context;
    assert.deepEqual(await listed(), []);
    const offered = await browser.inPage(() =>
      Array.from(document.querySelectorAll('#sites-known fieldset'), (group) => ({
        language: group.querySelector('legend')?.textContent,
        sites: group.querySelectorAll('input:not(:checked)').length,
        on: group.querySelectorAll('input:checked').length,
      })),
    );
    assert.ok(offered.length > 10);
    assert.ok(offered.every(({ sites, on }) => sites > 1 && on === 0));
    assert.deepEqual(
      ['English', 'German', 'Japanese'].filter((name) =>
        offered.every(({ language }) => language !== name),
      ),
      [],
    );
    await clickOn(browser, '#sites details summary');
    const ticked = ['nos.nl', 'mainichi.jp'];
    for (const site of ticked) await clickOn(browser, `#sites-known input[value="${site}"]`);
    const origins = ticked.map((site) => `*://${site}/*`);
    await browser.giveAccess(origins, () => clickOn(browser, '#sites-add-ticked'));
    await until(
      () => browser.inPage(() => document.querySelectorAll('.site').length === 2),
      'both',
    );
    assert.deepEqual((await browser.access()).sort(), origins.sort());
    assert.deepEqual(await listed(), ['mainichi.jp', 'nos.nl'].map(entry));
    const taken = await browser.inPage(() =>
      Array.from(document.querySelectorAll('#sites-known input:disabled:checked'), (box) =>
        box.getAttribute('value'),
      ),
    );
    assert.deepEqual(taken.sort(), ticked.sort());
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
    await browser.inPage(() =>
      /** @type {HTMLElement} */ (document.querySelector('[name=siteWhen]')).focus(),
    );
    const choice = () =>
      browser.inPage(() => /** @type {HTMLSelectElement} */ (document.activeElement)?.value);
    for (const when of ['always', 'articles', 'always', 'articles']) {
      await browser.press(when === 'always' ? 'ArrowDown' : 'ArrowUp');
      await until(async () => (await choice()) === when, `“${when}” with the focus on it`);
      // The panel is built anew.
      await pause(200);
    }
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
