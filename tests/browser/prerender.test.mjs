/** Pages that Chromium has ready ahead of a visit. It does so only in tabs that nothing drives: the background looks at this one. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EXTENSION } from './harness/browser.mjs';
import { settingsOf } from './harness/chromium-settings.mjs';
import { isWorker, startChromium } from './harness/chromium-start.mjs';
import { article, paragraphs } from './harness/pages.mjs';
import { Server } from './harness/server.mjs';
import { until } from './harness/suite.mjs';

const STORY = '/2025/03/the-flood-that-came-in-march';
const SITE = { pattern: 'news.test', when: 'articles', mode: 'reader', off: false };
const RULES = JSON.stringify({ prerender: [{ source: 'list', urls: [STORY] }] });
const FRONT = `<!doctype html><title>Front</title>
<script type="speculationrules">${RULES}</script><a href="${STORY}">The flood</a>`;

let isDriven = true;
/** @type {Server} */
let server;
/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('puppeteer-core').WebWorker} */
let background;

before(async () => {
  server = await new Server({
    'news.test/': { body: FRONT },
    [`news.test${STORY}`]: { body: article({ content: paragraphs(8) }) },
  }).start();
  const options = { extension: EXTENSION, proxyPort: server.port, width: 1280, height: 800 };
  const started = await startChromium(options, () => isDriven);
  browser = started.browser;
  const target = await browser.waitForTarget((candidate) => isWorker(candidate, started.id));
  const worker = await target.worker();
  assert.ok(worker);
  background = worker;
  const { page, id } = started;
  await settingsOf(browser, id, () => page.bringToFront()).allow(['*://news.test/*']);
  await page.goto(`chrome-extension://${id}/options/options.html`);
  const session = await page.createCDPSession();
  await session.send('Runtime.evaluate', {
    expression: 'chrome.permissions.request({ origins: ["*://news.test/*"] })',
    userGesture: true,
    awaitPromise: true,
  });
  await background.evaluate((site) => chrome.storage.local.set({ sites: [site] }), SITE);
  await until(
    () =>
      background.evaluate(async () => {
        const scripts = await chrome.scripting.getRegisteredContentScripts();
        return scripts.length > 0;
      }),
    'the site’s scripts',
  );
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the reader opens when such a page is visited', async () => {
  isDriven = false;
  const tab = await background.evaluate(async () => {
    const { id } = await chrome.tabs.create({ url: 'http://news.test/' });
    return id ?? -1;
  });
  await until(async () => server.requests.includes(`news.test${STORY}`), 'the page to be prepared');
  await background.evaluate(async (tabId) => {
    const func = () => document.querySelector('a')?.click();
    await chrome.scripting.executeScript({ target: { tabId }, func });
  }, tab);
  const look = () =>
    background.evaluate(async (tabId) => {
      const func = () => {
        const [entry] = performance.getEntriesByType('navigation');
        const isPrepared = Number(Reflect.get(entry ?? {}, 'activationStart') ?? 0) > 0;
        return document.querySelector('unhusk-reader') ? { isPrepared } : null;
      };
      const [found] = await chrome.scripting.executeScript({ target: { tabId }, func });
      return found?.result ?? null;
    }, tab);
  assert.deepEqual(await until(look, 'the reader'), { isPrepared: true });
});
