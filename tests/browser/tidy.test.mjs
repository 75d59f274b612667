/** Tidy mode: the page without its husk, and back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { SENTENCES, TITLE, article, paragraphs, script, style } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import { inEachBrowser, pause, until } from './harness/suite.mjs';
import {
  WALL,
  WALL_STYLE,
  SHARE,
  LATE,
  CLUTTERED,
  CLUTTER,
  pageState,
  seen,
  untilTidied,
  untilBack,
  entries,
  inPanel,
  clickInPanel,
} from './harness/tidy.mjs';

const STRICT = { 'content-security-policy': STRICT_CSP };

/** What must never be hidden; a test for each. @type {Record<string, string>} */
const PROTECTED = {
  'the article’s prose': `<div class="promo float" id="it">${SENTENCES.map((text) => `<p>${text}</p>`).join('')}</div>`,
  'a search box': '<div class="promo float" id="it"><form><input type="search"></form></div>',
  'a log-in form':
    '<div class="cover modal" id="it"><form><input type="email"><input type="password"><button>Sign in</button></form></div>',
  'a shopping cart': '<div class="promo float cart" id="it"><a href="/c">2 things</a></div>',
  'a link to a shopping cart':
    '<div class="promo float" id="it"><a href="/checkout/cart">2</a></div>',
  'a captcha':
    '<div class="cover modal" id="it"><p>Are you human?</p><div class="g-recaptcha"><button>Yes</button></div></div>',
};

inEachBrowser(
  'tidy mode',
  {
    'news.test/story': CLUTTERED,
    'news.test/strict': { ...CLUTTERED, headers: STRICT },
    'news.test/fixed': {
      body: article({
        head: style(`${WALL_STYLE} body { min-height: 5000px }`),
        content: paragraphs(4),
        after: `${WALL}${script('document.body.style.cssText = "position: fixed; top: -300px; width: 100%";')}`,
      }),
    },
    'news.test/consent': {
      body: readFileSync(
        new URL('../cases/consent--wall-over-article/page.html', import.meta.url),
        'utf8',
      )
        .replace('<head>', '<head><style>html, body { height: 100% }</style>')
        .replace('</body>', '<div style="height: 3000px"></div></body>'),
    },
    'news.test/dialog': {
      body: article({
        content: paragraphs(4),
        after: `<dialog id="wall"><p>Rate us!</p><button>Later</button></dialog>${script('document.getElementById("wall").showModal();')}`,
      }),
    },
    'news.test/shadow': {
      body: article({
        content: paragraphs(4),
        after: `<div id="cookie-banner"></div>${script(`
          const shadow = document.getElementById('cookie-banner').attachShadow({ mode: 'open' });
          shadow.innerHTML = '<dialog><p>We use cookies to improve our site.</p><button>Accept all</button></dialog>';
          shadow.querySelector('dialog').showModal();`)}`,
      }),
    },
    'news.test/video': {
      body: article({
        head: style('.float { position: fixed; bottom: 0; right: 0; z-index: 9 }'),
        content: paragraphs(4),
        after: `<div class="float video-player" id="it"><video width="300" height="200"></video></div>
          <div class="video-player" id="later"><video muted width="300" height="200"></video></div>
          <form class="newsletter" id="letter"><h3>Our newsletter</h3><input type="email" id="field"><select><option>Daily</option><option>Weekly</option></select><button>Subscribe</button></form>`,
      }),
    },
    'news.test/hostile': {
      body: article({
        content: `${paragraphs(4)}`,
        after: `<form class="newsletter" id="letter"><h3>Our newsletter</h3><input type="email" name="setAttribute"><input type="hidden" name="removeAttribute"><button>Subscribe</button></form>
          ${SHARE}${script(`
            window.touched = 0;
            for (const name of ['setAttribute', 'removeAttribute', 'getAttribute', 'matches', 'checkVisibility', 'getHTML']) {
              Element.prototype[name] = () => { window.touched += 1; return false; };
            }
            new MutationObserver(() => {
              const host = document.querySelector('unhusk-tidy');
              if (!host) return;
              for (const type of ['click', 'pointerdown', 'pointerup']) host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
            }).observe(document.documentElement, { childList: true });`)}`,
      }),
    },
    ...Object.fromEntries(
      Object.values(PROTECTED).map((html, number) => [
        `news.test/protected-${number}`,
        {
          body: article({
            head: style(
              '.float { position: fixed; bottom: 0; z-index: 9 } .cover { position: fixed; inset: 0; z-index: 9 }',
            ),
            content: paragraphs(4),
            after: `${html}${SHARE}${script(LATE)}`,
          }),
        },
      ]),
    ),
  },
  (context) => {
    /** @param {string} path */
    async function open(path) {
      await context.browser.open(`http://news.test/${path}`);
    }

    /** Opens a page and tidies it. @param {string} path */
    async function tidy(path) {
      await open(path);
      await context.browser.tidy();
      await untilTidied(context.browser);
    }

    for (const path of ['story', 'strict']) {
      test(`hides what is surely clutter, and brings it back exactly (${path})`, async () => {
        const { browser } = context;
        await open(path);
        await browser.inPage(() => window.scrollTo(0, 0));
        const before = await pageState(browser);
        await browser.tidy();
        await untilTidied(browser);
        assert.deepEqual(await seen(browser, CLUTTER), []);
        const text = await browser.inPage(() => document.body.innerText);
        for (const kept of [TITLE, ...SENTENCES, 'Weather', 'Imprint']) {
          assert.ok(text.includes(kept), kept);
        }
        await browser.tidy();
        await untilBack(browser);
        assert.deepEqual(await pageState(browser), before);
        assert.deepEqual(await seen(browser, CLUTTER), CLUTTER);
        assert.deepEqual(await browser.errors(), []);
      });
    }

    test('a page that a wall has locked scrolls again', async () => {
      const { browser } = context;
      await tidy('story');
      await browser.inPage(() => window.scrollTo(0, 900));
      assert.equal(await browser.inPage(() => window.scrollY), 900);
      const tall = await browser.inPage(() => document.documentElement.scrollHeight > innerHeight);
      assert.ok(tall);
      const style = await browser.inPage(
        () => getComputedStyle(document.documentElement).overflowY,
      );
      assert.equal(style, 'auto');
    });

    test('a page that a wall has nailed to the window scrolls again, at its place', async () => {
      const { browser } = context;
      await open('fixed');
      const before = await pageState(browser);
      await browser.tidy();
      await untilTidied(browser);
      await until(() => browser.inPage(() => window.scrollY === 300), 'the place');
      await browser.tidy();
      await untilBack(browser);
      assert.deepEqual(await pageState(browser), before);
    });

    test('a long wall for consent goes, and what it has locked scrolls', async () => {
      const { browser } = context;
      await open('consent');
      const before = await pageState(browser);
      await browser.tidy();
      await untilTidied(browser);
      assert.deepEqual(await seen(browser, ['sp_message_container_918']), []);
      const place = await browser.inPage(() => {
        window.scrollTo({ top: 900, behavior: 'instant' });
        return window.scrollY;
      });
      assert.equal(place, 900);
      await browser.inPage(() => window.scrollTo({ top: 0, behavior: 'instant' }));
      await browser.tidy();
      await untilBack(browser);
      assert.deepEqual(await pageState(browser), before);
    });

    test('a modal dialog no longer makes the page inert', async () => {
      const { browser } = context;
      await open('dialog');
      const before = await pageState(browser);
      await browser.tidy();
      await untilTidied(browser);
      const hit = await browser.inPage(() => document.elementFromPoint(200, 60)?.localName);
      assert.notEqual(hit, 'dialog');
      assert.deepEqual(await seen(browser, ['wall']), []);
      await browser.tidy();
      await untilBack(browser);
      assert.deepEqual(await pageState(browser), before);
      assert.ok(await browser.inPage(() => document.querySelector('dialog')?.matches(':modal')));
    });

    test('nor does one in a shadow tree', async () => {
      const { browser } = context;
      await open('shadow');
      const isOpen = () =>
        browser.inPage(() =>
          document
            .getElementById('cookie-banner')
            ?.shadowRoot?.querySelector('dialog')
            ?.matches(':modal'),
        );
      assert.equal(await isOpen(), true);
      await browser.tidy();
      await untilTidied(browser);
      assert.equal(await isOpen(), false);
      await browser.tidy();
      await untilBack(browser);
      assert.equal(await isOpen(), true);
    });

    for (const [number, name] of Object.keys(PROTECTED).entries()) {
      test(`never hides ${name}`, async () => {
        const { browser } = context;
        await tidy(`protected-${number}`);
        assert.deepEqual(await seen(browser, ['share', 'it']), ['it']);
        // Nor when it comes later.
        const late = Object.values(PROTECTED)[number]?.replace('id="it"', 'id="new"');
        await browser.inPage((html) => Reflect.get(window, 'add')(html), late);
        await browser.inPage(
          (html) => Reflect.get(window, 'add')(html),
          SHARE.replace('id="share"', 'id="mark"'),
        );
        await until(async () => (await seen(browser, ['mark'])).length === 0, 'the bar to go');
        assert.deepEqual(await seen(browser, ['new']), ['new']);
      });
    }

    /** Starts a player by a click. @param {string} id of the box that it is in */
    async function play(id) {
      const { browser } = context;
      const place = await browser.inPage((box) => {
        const player = /** @type {HTMLVideoElement} */ (document.querySelector(`#${box} video`));
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')?.fillRect(0, 0, 9, 9);
        player.srcObject = canvas.captureStream();
        player.addEventListener('click', () => player.play());
        player.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y } = player.getBoundingClientRect();
        return { x: x + 50, y: y + 50 };
      }, id);
      await browser.clickAt(place.x, place.y);
      await until(
        () =>
          browser.inPage((box) => {
            const player = /** @type {HTMLVideoElement} */ (
              document.querySelector(`#${box} video`)
            );
            return !player.paused;
          }, id),
        'the player',
      );
    }

    test('never hides a player that the user has started', async () => {
      const { browser } = context;
      await tidy('video');
      assert.deepEqual(await seen(browser, ['it', 'letter']), []);
      await open('video');
      await play('it');
      await browser.tidy();
      await untilTidied(browser);
      assert.deepEqual(await seen(browser, ['it', 'letter']), ['it']);
    });

    test('nor one that was started on the tidied page, without sound, and floats later', async () => {
      const { browser } = context;
      await tidy('video');
      await play('later');
      // What comes within a second of the click is never hidden.
      await pause(1100);
      await browser.inPage(() => document.getElementById('later')?.classList.add('float'));
      await pause(700);
      assert.deepEqual(await seen(browser, ['it', 'later']), ['later']);
    });

    test('never hides a field that the user has typed in', async () => {
      const { browser } = context;
      await open('video');
      await browser.inPage(() => document.getElementById('field')?.focus());
      await browser.press('a');
      await browser.tidy();
      await untilTidied(browser);
      assert.deepEqual(await seen(browser, ['it', 'letter']), ['letter']);
    });

    test('never hides a list in which the user has chosen', async () => {
      const { browser } = context;
      await open('video');
      await browser.inPage(() => {
        /** @type {HTMLSelectElement} */ (document.querySelector('select')).selectedIndex = 1;
      });
      await browser.tidy();
      await untilTidied(browser);
      assert.deepEqual(await seen(browser, ['it', 'letter']), ['letter']);
    });

    test('lists what is hidden and why, and brings back each', async () => {
      const { browser } = context;
      await tidy('story');
      await clickInPanel(browser, '.chip');
      const rows = await inPanel(browser, (shadow) =>
        Array.from(shadow.querySelectorAll('.item'), (row) => row.textContent ?? ''),
      );
      assert.equal(rows?.length, CLUTTER.length + 1);
      for (const text of [
        'share bar',
        'Most read',
        'It leads to other things to read.',
        'consent',
      ]) {
        assert.ok(
          rows?.some((row) => row.includes(text)),
          text,
        );
      }
      const place = rows?.findIndex((row) => row.includes('Most read')) ?? -1;
      await clickInPanel(browser, `.item:nth-child(${place + 1}) .show`);
      await until(async () => (await seen(browser, ['related'])).length > 0, 'the list');
      // It stays, whatever else changes.
      await browser.inPage(() => document.getElementById('related')?.classList.add('changed'));
      await pause(300);
      assert.deepEqual(await seen(browser, CLUTTER), ['related']);
      assert.equal(await entries(browser), CLUTTER.length);
    });

    test('a hostile page can’t press its buttons, and none of its code is called', async () => {
      const { browser } = context;
      await tidy('hostile');
      await pause(200);
      const [touched, hidden] = await browser.inPage(() => [
        Reflect.get(window, 'touched'),
        document.querySelectorAll('#share[data-unhusk-hidden], #letter[data-unhusk-hidden]').length,
      ]);
      assert.deepEqual([touched, hidden], [0, 2]);
      assert.equal(
        await browser.inPage(() => document.querySelector('unhusk-tidy')?.shadowRoot),
        null,
      );
      await browser.tidy();
      await untilBack(browser);
      const left = await browser.inPage(
        () => document.querySelectorAll('[data-unhusk-hidden], [data-unhusk-scrolls]').length,
      );
      assert.equal(left, 0);
    });
  },
);
