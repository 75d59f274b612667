/** The reader's look: what is chosen holds, on all sites or on one, and can be read in every theme. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, article, paragraphs } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import { clickInReader, inEachBrowser, openReader, until } from './harness/suite.mjs';

/** @typedef {import('./harness/suite.mjs').Browser} Browser */

const PAGE = {
  body: article({
    content: `${paragraphs(2)}<h2>Numbers</h2><pre><code>let level = 3;</code></pre><p>See <a href="/more">more of it</a> and the ${SENTENCES[0]}</p><figure><img src="/p.png" alt="" width="400" height="300"><figcaption>The meadow in March, seen from the tower of the church</figcaption></figure>`,
  }),
  headers: { 'content-security-policy': STRICT_CSP },
};
const PAGES = { 'news.test/story': PAGE, 'other.test/story': PAGE };

/**
 * Opens the reader on a page, and its panel.
 * @param {Browser} browser
 * @param {string} url
 */
async function openPanel(browser, url) {
  await browser.open(url);
  await openReader(browser);
  await clickInReader(browser, 'button.look');
  await until(
    () => browser.inReader((shadow) => shadow.querySelector('.panel.look:popover-open') !== null),
    'the panel',
  );
}

/**
 * @param {Browser} browser
 * @param {string} name
 * @param {string} value
 */
async function choose(browser, name, value) {
  await clickInReader(browser, `.look-choice.${name} > .${value}`);
  await until(
    () =>
      browser.inReader(
        (shadow, n, v) => shadow.querySelector('.unhusk-page')?.getAttribute(`data-${n}`) === v,
        name,
        value,
      ),
    `${name} ${value}`,
  );
}

/** @param {Browser} browser */
function look(browser) {
  return browser.inReader((shadow) => {
    const page = /** @type {HTMLElement} */ (shadow.querySelector('.unhusk-page'));
    const view = /** @type {Window} */ (page.ownerDocument.defaultView);
    const style = (/** @type {string} */ selector) =>
      view.getComputedStyle(/** @type {Element} */ (shadow.querySelector(selector)));
    const text = style('.unhusk-content > p');
    return {
      theme: page.getAttribute('data-theme'),
      paper: style('.unhusk-page').backgroundColor,
      size: Number.parseFloat(text.fontSize),
      leading: Number.parseFloat(text.lineHeight) / Number.parseFloat(text.fontSize),
      width: shadow.querySelector('.unhusk-reader')?.getBoundingClientRect().width ?? 0,
      align: text.textAlign,
      hyphens: text.hyphens,
      font: text.fontFamily,
    };
  });
}

inEachBrowser('look', PAGES, (context) => {
  test('every theme can be read: its colours have the contrast that WCAG asks for', async () => {
    const { browser } = context;
    await openPanel(browser, 'http://news.test/story');
    for (const theme of ['auto', 'light', 'sepia', 'dark', 'contrast']) {
      await choose(browser, 'theme', theme);
      const pairs = await browser.inReader((shadow) => {
        /** @param {string} color */
        const channels = (color) => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
        /** @param {string} color */
        const luminance = (color) => {
          const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const page = /** @type {HTMLElement} */ (shadow.querySelector('.unhusk-page'));
        const view = /** @type {Window} */ (page.ownerDocument.defaultView);
        const probe = page.appendChild(page.ownerDocument.createElement('span'));
        /** @param {string} name */
        const color = (name) => {
          probe.style.color = `var(--${name})`;
          return view.getComputedStyle(probe).color;
        };
        const names = ['ink', 'faint', 'link'].flatMap((ink) => [
          [ink, 'paper'],
          [ink, 'shade'],
        ]);
        const found = names.map(([ink = '', paper = '']) => {
          const [light = 0, dark = 0] = [luminance(color(ink)), luminance(color(paper))].sort(
            (a, b) => b - a,
          );
          return { ink, paper, contrast: (light + 0.05) / (dark + 0.05) };
        });
        probe.remove();
        return found;
      });
      assert.equal(pairs?.length, 6);
      for (const { ink, paper, contrast } of pairs ?? []) {
        const least = theme === 'contrast' ? 7 : 4.5;
        assert.ok(contrast >= least, `${theme}: ${ink} on ${paper} has ${contrast.toFixed(2)}`);
      }
    }
    await clickInReader(browser, '.look-foot .reset');
  });

  test('what is chosen holds at once, on the next page, and on other sites', async () => {
    const { browser } = context;
    await openPanel(browser, 'http://news.test/story');
    const before = await look(browser);
    await choose(browser, 'theme', 'sepia');
    await choose(browser, 'font', 'sans');
    await choose(browser, 'align', 'justify');
    for (const name of ['size', 'width', 'leading']) {
      await clickInReader(browser, `.look-range.${name} > .plus`);
    }
    const now = await until(async () => {
      const seen = await look(browser);
      return seen && before && seen.leading > before.leading + 0.1 && seen;
    }, 'the look');
    assert.equal(now.paper, 'rgb(245, 236, 217)');
    const bar = () =>
      browser.inPage(() => getComputedStyle(document.documentElement).scrollbarColor);
    await until(
      async () => (await bar()) === `${now.paper} ${now.paper}`,
      'the scroll bar of the page to take on the colour',
    );
    assert.ok(
      Math.abs(now.size / (before?.size ?? 0) - 1.1) < 0.01,
      `${before?.size} → ${now.size}`,
    );
    assert.ok(now.width > 1.15 * (before?.width ?? 0));
    assert.deepEqual([now.align, now.hyphens], ['justify', 'auto']);
    assert.match(now.font, /system-ui/);
    await browser.open('http://other.test/story');
    await openReader(browser);
    assert.deepEqual(await look(browser), now);
    await clickInReader(browser, 'button.look');
    await clickInReader(browser, '.look-foot .reset');
    await until(async () => (await look(browser))?.theme === 'auto', 'the first look');
    assert.deepEqual(await look(browser), before);
  });

  test('a site can have a look of its own, and give it up again', async () => {
    const { browser } = context;
    const theme = async () => (await look(browser))?.theme;
    await openPanel(browser, 'http://news.test/story');
    await clickInReader(browser, '[name=look-here]');
    await choose(browser, 'theme', 'dark');
    await browser.open('http://other.test/story');
    await openReader(browser);
    assert.equal(await theme(), 'auto');
    await openPanel(browser, 'http://news.test/story');
    assert.equal(await theme(), 'dark');
    await clickInReader(browser, '[name=look-here]');
    await until(async () => (await theme()) === 'auto', 'the look of all sites');
    await browser.open('http://news.test/story');
    await openReader(browser);
    assert.equal(await theme(), 'auto');
  });

  test('Escape closes the panel, then the reader; keys reach every control', async () => {
    const { browser } = context;
    await openPanel(browser, 'http://news.test/story');
    const names = new Set();
    for (let step = 0; step < 20; step += 1) {
      await browser.press('Tab');
      names.add(
        await browser.inReader((shadow) => {
          const active = shadow.activeElement;
          const label = active?.closest('label') ?? active;
          return active?.closest('.panel') ? (active.ariaLabel ?? label?.textContent) : '';
        }),
      );
    }
    for (const name of [
      'Size: more',
      'Width: less',
      'Line height: more',
      'Only on this site',
      'Reset',
    ]) {
      assert.ok(names.has(name), `${name} is not in ${[...names].join()}`);
    }
    await browser.press('Escape');
    const state = await browser.inReader((shadow) => ({
      panel: shadow.querySelector(':popover-open') !== null,
      reader: shadow.querySelector('dialog')?.open,
    }));
    assert.deepEqual(state, { panel: false, reader: true });
    await browser.press('Escape');
    await until(
      () => browser.inPage(() => document.querySelector('unhusk-reader') === null),
      'the reader to close',
    );
  });
});

inEachBrowser(
  'look on a telephone',
  PAGES,
  (context) => {
    test('bar and panel fit, and what is touched is large enough', async () => {
      const { browser } = context;
      await openPanel(browser, 'http://news.test/story');
      const found = await browser.inReader((shadow) => {
        const page = /** @type {HTMLElement} */ (shadow.querySelector('.unhusk-page'));
        const boxes = [
          ...shadow.querySelectorAll('.bar button, .panel label, .panel input[type=checkbox]'),
        ]
          .filter((element) => element.checkVisibility())
          .map((element) => ({
            name: element.className || element.textContent,
            box: element.getBoundingClientRect(),
          }));
        return {
          width: page.ownerDocument.defaultView?.innerWidth ?? 0,
          overflow: page.scrollWidth - page.clientWidth,
          boxes: boxes.map(({ name, box }) => ({
            name,
            left: box.left,
            right: box.right,
            height: box.height,
            width: box.width,
          })),
        };
      });
      assert.ok(found);
      assert.equal(found.overflow, 0);
      assert.ok(found.boxes.length > 15);
      for (const { name, left, right, height, width } of found.boxes) {
        assert.ok(left >= 0 && right <= found.width, `${name} is cut off`);
        if (name !== '') assert.ok(height >= 18 && width >= 18, `${name} is ${width} × ${height}`);
      }
    });
  },
  { width: 360, height: 740 },
);
