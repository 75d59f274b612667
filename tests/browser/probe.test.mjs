/** A page that looks for the extension: what it can find out, and what it can send. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, article, paragraphs } from './harness/pages.mjs';
import { clickOn, inEachBrowser, openReader, pause, until, untilClosed } from './harness/suite.mjs';

const PICTURE =
  '<figure><img src="http://pics.test/flood.jpg" width="600" height="400" alt="The flood"></figure>';
const PIXELS =
  '<img src="http://spy.test/a.png" width="1" height="1"><img src="http://spy.test/b.png" style="display:none">';

const PAGES = {
  '/story': { body: article() },
  // The page itself loads nothing: whatever is asked for is asked for by the reader.
  '/pictures': {
    body: article({ content: paragraphs(2) + PICTURE + PIXELS }),
    headers: {
      'content-security-policy': 'img-src http://pics.test',
      'referrer-policy': 'unsafe-url',
    },
  },
};

/** What a page sees of the world. Runs in the page. */
function world() {
  return {
    globals: Object.getOwnPropertyNames(window)
      .filter((name) => !/^\d+$/.test(name))
      .sort(),
    attributes: document.documentElement.getAttributeNames(),
    children: Array.from(document.documentElement.childNodes, (node) => node.nodeName),
    body: document.body.outerHTML,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  };
}

inEachBrowser('probing pages', PAGES, (context) => {
  /** Where the extension's own files are. */
  async function origin() {
    await context.browser.openOwnPage('options/options.html');
    return context.browser.inPage(() => location.origin);
  }

  test('no file of the extension can be loaded or framed', async () => {
    const { browser } = context;
    const own = await origin();
    assert.match(own, /-extension:\/\//);
    await browser.open('http://news.test/story');
    const found = await browser.inPage(async (base) => {
      /** @type {string[]} */
      const loaded = [];
      for (const path of [
        '/manifest.json',
        '/icons/128.png',
        '/content/reader.js',
        '/options/options.html',
      ]) {
        const answer = await fetch(base + path).catch(() => null);
        if (answer) loaded.push(`fetch ${path}`);
        for (const name of /** @type {const} */ (['img', 'script'])) {
          const element = document.createElement(name);
          const isLoaded = await new Promise((resolve) => {
            element.onload = () => resolve(true);
            element.onerror = () => resolve(false);
            element.src = base + path;
            document.body.append(element);
          });
          if (isLoaded) loaded.push(`${name} ${path}`);
        }
      }
      return loaded;
    }, own);
    assert.deepEqual(found, []);
  });

  test('no message of a page reaches the extension', async () => {
    const { browser } = context;
    const id = new URL(await origin()).host;
    await browser.open('http://news.test/story');
    const sent = await browser.inPage((to) => {
      const api = Reflect.get(window, 'chrome') ?? Reflect.get(window, 'browser');
      const runtime = api?.runtime;
      if (!runtime?.sendMessage) return 'there is no way';
      return new Promise((resolve) => {
        runtime.sendMessage(to, { kind: 'site' }, () =>
          resolve(runtime.lastError?.message ?? 'sent'),
        );
      });
    }, id);
    assert.match(sent, /there is no way|not exist|Could not establish/);
  });

  test('a page on which nothing is done sees nothing, nor does one that was read', async () => {
    const { browser } = context;
    await browser.open('http://news.test/story');
    const before = await browser.inPage(world);
    assert.ok(!JSON.stringify(before).toLowerCase().includes('unhusk'));
    const text = await openReader(browser);
    assert.ok(text.includes(SENTENCES[5] ?? ''));
    const during = await browser.inPage(world);
    assert.deepEqual(during.globals, before.globals);
    assert.equal(during.body, before.body);
    const seen = await browser.inPage(() => {
      const host = document.querySelector('unhusk-reader');
      return [host?.shadowRoot ?? null, host?.childNodes.length, host?.attributes.length];
    });
    assert.deepEqual(seen, [null, 0, 0]);
    await browser.press('Escape');
    await untilClosed(browser);
    assert.deepEqual(await browser.inPage(world), before);
  });

  test('the reader asks for the article’s pictures, without saying where from, and for nothing else', async () => {
    const { browser, server } = context;
    await browser.open('http://news.test/pictures');
    server.requests.length = 0;
    server.referrers.length = 0;
    await openReader(browser);
    const image = () =>
      browser.inReader((shadow) => {
        const found = shadow.querySelector('img');
        found?.scrollIntoView();
        return found && [found.loading, found.referrerPolicy, found.complete];
      });
    await until(async () => (await image())?.[2] === true, 'the picture');
    assert.deepEqual((await image())?.slice(0, 2), ['lazy', 'no-referrer']);
    const asked = server.requests.filter(
      (request) => request.endsWith('.png') || request.endsWith('.jpg'),
    );
    assert.deepEqual(
      [...new Set(asked)].filter((address) => address !== 'pics.test/flood.jpg'),
      [],
    );
    assert.deepEqual(server.referrers, []);
    const hosts = server.hosts.filter((host) => !['news.test', 'pics.test'].includes(host));
    assert.deepEqual(hosts, []);
  });

  test('without pictures nothing is asked for at all', async () => {
    const { browser, server } = context;
    await browser.openOwnPage('options/options.html');
    await until(
      () => browser.inPage(() => document.querySelector('#pictures-show:checked') !== null),
      'the setting',
    );
    await clickOn(browser, '#pictures-show');
    await until(
      () => browser.inPage(async () => (await chrome.storage.local.get()).pictures === false),
      'the choice to be kept',
    );
    await browser.open('http://news.test/pictures?without');
    server.requests.length = 0;
    const text = await openReader(browser);
    assert.ok(text.includes(SENTENCES[5] ?? ''));
    assert.equal(await browser.inReader((shadow) => shadow.querySelectorAll('img').length), 0);
    await pause(300);
    assert.deepEqual(server.hosts, []);
  });
});
