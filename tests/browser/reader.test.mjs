/** The reader opens, holds the article, and leaves the page as it was. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs, script, style } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  pause,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

/** @typedef {import('./harness/suite.mjs').Browser} Browser */

const PAGE = {
  body: article({
    head: style('body { min-height: 9000px; font-size: 30px }'),
    content: `${paragraphs(12)}<p>More about this flood is told <a href="#sources">below</a>, by those who were there and saw it rise.</p>`,
    after: script(`
      window.seen = [];
      for (const name of ['keydown', 'keyup', 'wheel', 'pointerdown', 'mousedown', 'click']) {
        document.addEventListener(name, (event) => seen.push(event.type), true);
      }`),
  }),
  headers: { 'content-security-policy': STRICT_CSP },
};

/**
 * All of a page that must not change.
 * @param {Browser} browser
 */
function pageState(browser) {
  return browser.inPage(() => {
    const selection = document.getSelection();
    return {
      html: document.documentElement.outerHTML,
      title: document.title,
      url: location.href,
      history: history.length,
      scroll: [window.scrollX, window.scrollY],
      focus: document.activeElement?.id,
      selected: String(selection),
      sheets: document.adoptedStyleSheets.length,
    };
  });
}

/**
 * Waits until there is room for the reader.
 * @param {Browser} browser
 * @returns {Promise<boolean>} whether it can be seen
 */
async function untilRoom(browser) {
  const look = () =>
    browser.inPage(() => {
      const host = document.querySelector('unhusk-reader');
      return host && { isSeen: host.checkVisibility({ opacityProperty: true }) };
    });
  return (await until(look, 'room for the reader')).isSeen;
}

/** A page that takes the background some time. */
const LONG = {
  body: article({
    content: paragraphs(3) + '<p>One more paragraph of <b>a long</b> page.</p>'.repeat(30_000),
  }),
};

/** A page of many screens. */
const SAGA = {
  body: article({
    content: Array.from({ length: 40 }, (_, day) =>
      paragraphs(3).replaceAll('</p>', ` So it was on day ${day}.</p>`),
    ).join(''),
  }),
};

const PAGES = { 'news.test/story': PAGE, 'news.test/long': LONG, 'news.test/saga': SAGA };

inEachBrowser('reader', PAGES, (context) => {
  /** Opens the page, scrolled, with a selection and the focus in a field. */
  async function openPage() {
    const { browser } = context;
    await browser.open('http://news.test/story');
    await browser.inPage(() => {
      document.getElementById('email')?.focus({ preventScroll: true });
      const text = document.querySelectorAll('article > p')[3]?.firstChild;
      if (text) document.getSelection()?.setBaseAndExtent(text, 4, text, 20);
      window.scrollTo(0, 700);
    });
    return pageState(browser);
  }

  /** @type {[string, (browser: Browser) => Promise<void>][]} */
  const waysOut = [
    ['a second click on the toolbar button', (browser) => browser.clickAction()],
    ['Escape', (browser) => browser.press('Escape')],
    ['the close button', (browser) => clickInReader(browser, 'button.close')],
  ];
  for (const [name, leave] of waysOut) {
    test(`${name} brings the page back as it was`, async () => {
      const { browser } = context;
      const before = await openPage();
      const text = await openReader(browser);
      assert.ok(text.includes(TITLE));
      for (const sentence of SENTENCES) assert.ok(text.includes(sentence), sentence);
      await browser.press('PageDown');
      await leave(browser);
      await untilClosed(browser);
      assert.deepEqual(await pageState(browser), before);
    });
  }

  test('opens again after it was closed, and again', async () => {
    const { browser } = context;
    const before = await openPage();
    for (let round = 0; round < 3; round += 1) {
      await openReader(browser);
      await browser.clickAction();
      await untilClosed(browser);
    }
    assert.deepEqual(await pageState(browser), before);
  });

  test('the shortcut does the same as the button', async (t) => {
    const { browser } = context;
    if (!browser.pressShortcut) return t.skip('no driver of this browser presses its shortcuts');
    await openPage();
    await browser.pressShortcut();
    const text = await until(() => readerText(browser), 'the reader to open');
    assert.ok(text.includes(TITLE));
    await browser.pressShortcut();
    await untilClosed(browser);
  });

  test('the context menu does the same as the button', async () => {
    const { browser } = context;
    await browser.open('http://news.test/story');
    await browser.chooseFromMenu(message('action'));
    const text = await until(() => readerText(browser), 'the reader to open');
    assert.ok(text.includes(TITLE));
  });

  test('a link to a place in the page leads back to the page', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    await clickInReader(browser, '.unhusk-content a[href$="#sources"]');
    await untilClosed(browser);
    assert.equal(await browser.inPage(() => location.hash), '#sources');
  });

  test('what is not the article is not in the reader', async () => {
    const { browser } = context;
    await openPage();
    const text = await openReader(browser);
    for (const husk of ['Weather', 'Imprint', 'E-mail']) assert.ok(!text.includes(husk), husk);
  });

  test('covers the page, which is inert', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    const page = await browser.inPage(() => {
      const points = [0.01, 0.5, 0.9].flatMap((x) => [0.01, 0.5, 0.99].map((y) => [x, y]));
      const top = points.map(([x = 0, y = 0]) =>
        document.elementFromPoint(x * innerWidth, y * innerHeight),
      );
      document.getElementById('email')?.focus();
      return {
        top: [...new Set(top.map((element) => element?.localName))],
        focus: document.activeElement?.localName,
        bar: getComputedStyle(document.documentElement).scrollbarColor,
        secret: document.querySelector('unhusk-reader')?.shadowRoot,
      };
    });
    const paper = await browser.inReader((shadow) => {
      const box = shadow.querySelector('.unhusk-page');
      return box?.ownerDocument.defaultView?.getComputedStyle(box).backgroundColor;
    });
    assert.deepEqual(page, {
      top: ['unhusk-reader'],
      focus: 'unhusk-reader',
      bar: `${paper} ${paper}`,
      secret: null,
    });
  });

  test('keys scroll the reader, and only the reader', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    const scrollTop = () =>
      browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTop ?? 0);
    // The reader opens where the tests before have left it.
    await browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTo(0, 0));
    // A loaded machine may drop a key while the page before it is still being painted.
    await until(async () => {
      await browser.press('Space');
      return ((await scrollTop()) ?? 0) > 100;
    }, 'the reader to scroll');
    await until(async () => {
      await browser.press('End');
      return browser.inReader((shadow) => {
        const box = shadow.querySelector('.unhusk-page');
        return box && box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
      });
    }, 'the end of the article');
    await browser.press('PageDown');
    await browser.press('Space');
    assert.equal(await browser.inPage(() => window.scrollY), 700);
  });

  test('the page sees no key and no pointer', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    await browser.inPage(() => Reflect.set(window, 'seen', []));
    await browser.press('a');
    await browser.press('Space');
    await browser.clickAt(300, 300);
    const seen = await browser.inPage(() => Reflect.get(window, 'seen'));
    // A click is needed inside; that there was one is all that the page learns.
    assert.deepEqual(
      seen.filter((/** @type {string} */ name) => name !== 'click'),
      [],
    );
  });

  test('focus begins in the article and stays inside', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    const focus = () => browser.inReader((shadow) => shadow.activeElement?.className ?? '');
    assert.equal(await focus(), 'unhusk-reader');
    // From the article back to what stands before it.
    await browser.inReader((shadow) =>
      /** @type {HTMLElement} */ (shadow.querySelector('.unhusk-page')).focus(),
    );
    const stops = new Set();
    for (let step = 0; step < 12; step += 1) {
      await browser.press('Tab');
      const page = await browser.inPage(() => document.activeElement?.localName);
      assert.ok(page === 'unhusk-reader' || page === 'body', `focus on ${page}`);
      stops.add(await focus());
    }
    assert.ok(stops.has('copy') && stops.has('close'), [...stops].join());
  });

  test('tells what was removed, and lists it', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    const list = () =>
      browser.inReader((shadow) => {
        const details = shadow.querySelector('details');
        return {
          open: details?.open,
          summary: details?.querySelector('summary')?.innerText,
          entries: details?.querySelectorAll('li').length ?? 0,
        };
      });
    const closed = await list();
    assert.equal(closed?.open, false);
    assert.match(closed?.summary ?? '', /^Removed: .*sign-up form/);
    await clickInReader(browser, 'summary');
    const opened = await until(async () => {
      const now = await list();
      return now?.open ? now : undefined;
    }, 'the list to open');
    assert.ok(opened.entries > 0);
  });

  test('works when the browser has put the background to sleep', async () => {
    const { browser } = context;
    await openPage();
    await browser.stopBackground();
    assert.ok((await openReader(browser)).includes(TITLE));
    await browser.stopBackground();
    await browser.clickAction();
    await untilClosed(browser);
  });

  test('a background that is killed while it reads reads the same page, and the next one', async () => {
    const { browser } = context;
    await browser.open('http://news.test/long');
    const clicked = browser.clickAction().catch(() => {});
    await browser.stopBackground();
    await clicked;
    await pause(500);
    // It was done already, or nobody has answered, and the next click has to.
    const text = (await readerText(browser)) ?? (await openReader(browser));
    assert.ok(text.includes(TITLE));
    await openPage();
    assert.ok((await openReader(browser)).includes(TITLE));
  });

  test('the end of a long article comes after its first screen', async () => {
    const { browser } = context;
    await browser.open('http://news.test/saga');
    const text = await openReader(browser);
    assert.ok(text.includes('So it was on day 39.'), text.slice(-200));
    const classes = await browser.inReader(
      (shadow) => shadow.querySelectorAll('.unhusk-content > [class]').length,
    );
    assert.equal(classes, 0);
  });

  test('room that is made for an article is not seen, and is given back', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    await browser.press('Escape');
    await untilClosed(browser);
    const state = await pageState(browser);
    for (const leave of [() => browser.press('Escape'), () => pause(3000)]) {
      await browser.inContentScript(
        () => void (/** @type {any} */ (globalThis).unhuskReader.expect()),
      );
      assert.equal(await untilRoom(browser), false);
      await leave();
      await untilClosed(browser);
      assert.deepEqual(await pageState(browser), state);
    }
  });

  test('an article that is no longer waited for does not come', async () => {
    const { browser } = context;
    await browser.open('http://news.test/long');
    // One that has to start takes longer than the key.
    await browser.stopBackground();
    const clicked = browser.clickAction();
    await untilRoom(browser);
    await browser.press('Escape');
    await clicked;
    await pause(2500);
    assert.equal(await readerText(browser), undefined);
    await openPage();
    assert.ok((await openReader(browser)).includes(TITLE));
  });

  test('a page that is left takes its reader along', async () => {
    const { browser } = context;
    await openPage();
    await openReader(browser);
    await openPage();
    assert.equal(await readerText(browser), undefined);
    assert.ok((await openReader(browser)).includes(TITLE));
  });

  test('asks nobody but the page’s own host, and logs no error', async () => {
    const { browser, server } = context;
    await openPage();
    await openReader(browser);
    await browser.press('Escape');
    await untilClosed(browser);
    assert.deepEqual(await browser.errors(), []);
    assert.deepEqual(server.hosts, ['news.test']);
    const { badge, popup } = await browser.button();
    assert.deepEqual({ badge, popup }, { badge: '', popup: '' });
  });
});
