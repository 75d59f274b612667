/** Pages that work against the reader. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs } from './harness/pages.mjs';
import {
  clickInReader,
  inEachBrowser,
  openReader,
  pause,
  readerText,
  until,
  untilClosed,
} from './harness/suite.mjs';

const STYLE = `<style>
  * { all: unset !important; }
  :root, body { filter: blur(9px) invert(1) !important; transform: scale(0.9) !important; opacity: 0.1 !important; }
  :not(:defined), unhusk-reader, body ~ * {
    display: none !important; visibility: hidden !important; opacity: 0 !important; position: fixed !important;
    inset: 200vh !important; width: 0 !important; height: 0 !important; clip-path: inset(50%) !important;
    pointer-events: none !important; user-select: none !important; font-size: 1px !important;
    color: red !important; direction: rtl !important; z-index: -1 !important; contain: strict !important;
    transition: all 99s !important; animation: gone 1s infinite !important; filter: blur(9px) !important;
    content-visibility: hidden !important; zoom: 0.1 !important;
  }
  @keyframes gone { from, to { display: none; opacity: 0; } }
  dialog, button, main, h1, p { display: none !important; font-size: 2px !important; }
  dialog::backdrop { background: red !important; }
</style>`;

/** Properties of elements by which a page is read. */
const PROPERTIES =
  'attributes checkVisibility childNodes children cloneNode closest contains firstChild firstElementChild getAttribute ' +
  'getBoundingClientRect getHTML hasAttribute innerText isConnected lastElementChild localName matches namespaceURI ' +
  'nextElementSibling nextSibling nodeType offsetHeight offsetWidth outerHTML ownerDocument parentElement parentNode ' +
  'querySelector querySelectorAll remove removeAttribute setAttribute shadowRoot tagName textContent';

const PAGES = {
  '/style': { body: article({ head: STYLE }) },
  '/plain': { body: article() },
  '/remove': {
    body: article({
      content: paragraphs(8),
      after: `<script>
        setInterval(() => {
          for (const element of document.querySelectorAll(':root > :not(head, body)')) element.remove();
        }, 250);
      </script>`,
    }),
  },
  '/fight': {
    body: article({
      after: `<script>
        new MutationObserver(() => {
          for (const element of document.querySelectorAll(':root > :not(head, body)')) element.remove();
        }).observe(document, { childList: true, subtree: true });
      </script>`,
    }),
  },
  '/dialogs': {
    body: article({
      before: '<dialog id="first"><p>Accept our cookies</p></dialog>',
      after: `<dialog id="later"><button>Sign up now</button></dialog>
        <div id="pop" popover="manual" style="inset: 0; width: 100%; height: 100%">Follow us</div>
        <script>
          document.getElementById('first').showModal();
          function later() {
            document.getElementById('later').showModal();
            document.getElementById('pop').showPopover();
          }
        </script>`,
    }),
  },
  '/keys': {
    body: article({
      after: `<script>
        for (const name of ['keydown', 'keyup', 'keypress', 'click', 'copy', 'focusin', 'wheel']) {
          document.addEventListener(name, (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
          }, { capture: true, passive: false });
        }
      </script>`,
    }),
  },
  '/element': {
    body: article({
      after: `<script>
        window.stolen = [];
        customElements.define('unhusk-reader', class extends HTMLElement {
          constructor() {
            super();
            try { stolen.push(this.attachInternals().shadowRoot); } catch (error) { stolen.push(String(error)); }
          }
          connectedCallback() { stolen.push(this.shadowRoot); }
        });
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
          const root = attach.call(this, options);
          stolen.push(root);
          return root;
        };
      </script>`,
    }),
  },
  '/names': {
    body: article({
      after: ['unhuskReader', 'takeSnapshot', 'chrome', 'browser', 'document', 'CSSStyleSheet']
        .map((name) => `<form id="${name}" name="${name}"><input name="documentElement"></form>`)
        .concat('<img name="createElement"><img name="documentElement"><img name="implementation">')
        .concat(
          '<img name="contentType"><img name="URL"><img name="body"><img name="getSelection">',
        )
        .join(''),
    }),
  },
  '/form': {
    // Fields stand for properties of their form, and here the whole page is one.
    body: article({ content: paragraphs(3) }).replace(/<body[^>]*>([^]*)<\/body>/, (_, inside) => {
      const fields = PROPERTIES.split(' ')
        .map((name) => `<input type="hidden" name="${name}">`)
        .join('');
      const page = inside.replace(/<\/?form[^>]*>/g, '');
      return `<body><form>${fields}Text of its own. ${page}</form></body>`;
    }),
  },
  '/forms': { body: article({ after: '<form><input name="q"></form>'.repeat(5000) }) },
  '/synthetic': {
    body: article({
      after: `<div id="pop" popover="manual">Follow us</div><script>
        const pop = document.getElementById('pop');
        pop.showPopover();
        function attack() {
          for (const name of ['beforeprint', 'pagehide', 'pageshow', 'focus', 'blur']) {
            window.dispatchEvent(new Event(name));
          }
          for (let times = 0; times < 20; times += 1) pop.dispatchEvent(new Event('toggle'));
          const host = document.querySelector('unhusk-reader');
          for (const target of [host, document, window]) {
            target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
            target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: innerWidth - 30, clientY: 20 }));
            target.dispatchEvent(new Event('cancel'));
            target.dispatchEvent(new Event('close'));
          }
          host.click();
        }
      </script>`,
    }),
  },
};

inEachBrowser('hostile pages', PAGES, (context) => {
  /** @param {string} path */
  async function openOn(path) {
    await context.browser.open(`http://news.test${path}`);
    const text = await openReader(context.browser);
    assert.ok(text.includes(TITLE) && text.includes(SENTENCES[5] ?? ''), text);
  }

  /** How the reader looks: boxes and colours of its parts. */
  function looks() {
    return context.browser.inReader((shadow) =>
      ['dialog', '.unhusk-page', 'main', 'h1', '.unhusk-content p', 'button.close'].map((name) => {
        const element = shadow.querySelector(name);
        if (!element) return name;
        const box = element.getBoundingClientRect();
        const style = element.ownerDocument.defaultView?.getComputedStyle(element);
        if (!style) return name;
        return [
          name,
          ...[box.x, box.y, box.width, box.height].map(Math.round),
          style.color,
          style.backgroundColor,
          style.fontSize,
          style.fontFamily,
          style.direction,
          style.filter,
          style.opacity,
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        ].join(' ');
      }),
    );
  }

  test('no rule of the page’s style sheets reaches the reader', async () => {
    const { browser } = context;
    await openOn('/plain');
    const plain = await looks();
    await openOn('/style');
    assert.deepEqual(await looks(), plain);
    const top = await browser.inPage(() => document.elementFromPoint(640, 400)?.localName);
    assert.equal(top, 'unhusk-reader');
  });

  test('stays open, where it was scrolled to, on a page that removes it', async () => {
    const { browser } = context;
    await openOn('/remove');
    const isInPlace = async () =>
      (await browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTop)) === 500;
    // The page may remove it in the frame in which it is scrolled, before anybody is told.
    await until(async () => {
      await browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTo(0, 500));
      await pause(50);
      return isInPlace();
    }, 'the reader to be scrolled');
    await pause(1500);
    // The page may have removed it just now: then it is about to come back.
    await until(isInPlace, 'the reader in its place');
    await browser.press('Escape');
    await untilClosed(browser);
  });

  test('gives in to a page that would fight for ever, and leaves it working', async () => {
    const { browser } = context;
    await browser.open('http://news.test/fight');
    await browser.clickAction();
    await pause(1000);
    await untilClosed(browser);
    assert.equal(await browser.inPage(() => document.body.inert || document.body.hidden), false);
  });

  test('lies over dialogs and popovers, also those that come later', async () => {
    const { browser } = context;
    await openOn('/dialogs');
    const top = () => browser.inPage(() => document.elementFromPoint(640, 400)?.localName);
    assert.equal(await top(), 'unhusk-reader');
    await browser.inPage(() => Reflect.get(window, 'later')());
    await until(async () => (await top()) === 'unhusk-reader', 'the reader to come back on top');
    await until(
      () => browser.inReader((shadow) => shadow.activeElement?.className === 'unhusk-page'),
      'the focus to come back',
    );
    assert.ok((await readerText(browser))?.includes(TITLE));
    await browser.press('Escape');
    await untilClosed(browser);
    const open = await browser.inPage(() =>
      [...document.querySelectorAll('dialog:modal, :popover-open')].map((element) => element.id),
    );
    assert.deepEqual(open.sort(), ['first', 'later', 'pop']);
  });

  test('comes back over a dialog that nothing is heard of', async () => {
    const { browser } = context;
    await openOn('/dialogs');
    const isInert = () =>
      browser.inPage(() => document.elementFromPoint(640, 400)?.localName !== 'unhusk-reader');
    await browser.inPage(() => {
      const host = document.createElement('div');
      const shadow = host.attachShadow({ mode: 'closed' });
      shadow.innerHTML = '<dialog><button>Accept</button></dialog>';
      document.body.append(host);
      shadow.querySelector('dialog')?.showModal();
    });
    await until(async () => !(await isInert()), 'the reader to come back on top');
    await browser.press('Escape');
    await untilClosed(browser);
  });

  test('keys work on a page that traps them', async () => {
    const { browser } = context;
    await openOn('/keys');
    await browser.inReader((shadow) =>
      /** @type {HTMLElement} */ (shadow.querySelector('.unhusk-page')).focus(),
    );
    await browser.press('Tab');
    const isFirst = await browser.inReader(
      (shadow) => shadow.activeElement === shadow.querySelector('.bar button'),
    );
    assert.equal(isFirst, true);
    await browser.press('Escape');
    await untilClosed(browser);
  });

  test('a custom element of the reader’s name gets nothing', async () => {
    const { browser } = context;
    await openOn('/element');
    const stolen = await browser.inPage(() =>
      Reflect.get(window, 'stolen').map(
        (/** @type {unknown} */ item) => item instanceof ShadowRoot,
      ),
    );
    assert.ok(!stolen.includes(true), stolen.join());
    await browser.press('Escape');
    await untilClosed(browser);
  });

  test('names in the page stand for nothing in the reader', async () => {
    const { browser } = context;
    await openOn('/names');
    await clickInReader(browser, 'button.close');
    await until(
      () => browser.inPage(() => !window.document.querySelector('unhusk-reader')),
      'the reader to close',
    );
  });

  test('fields whose names are those of properties hide nothing', async () => {
    const { browser } = context;
    await openOn('/form');
    await browser.press('Escape');
    await untilClosed(browser);
    await browser.tidy();
    const hidden = await until(
      () => browser.inPage(() => document.querySelector('unhusk-tidy') !== null),
      'the page to be tidied',
    );
    assert.ok(hidden);
    await browser.tidy();
    // Where the clipboard can be read.
    await browser.open('http://localhost/form');
    await browser.inPage(() => document.getSelection()?.selectAllChildren(document.body));
    await browser.copyClean();
    const isCopied = async () => (await browser.clipboard()).plain.includes(SENTENCES[5] ?? '');
    await until(isCopied, 'the selection on the clipboard');
  });

  test('reading many forms makes no later change of the page slower', async () => {
    const { browser } = context;
    const build = () => {
      const started = performance.now();
      for (let count = 0; count < 3000; count += 1) {
        document.createElement('p').append(document.createElement('b'));
      }
      return performance.now() - started;
    };
    await browser.open('http://news.test/forms');
    const before = await browser.inPage(build);
    await openReader(browser);
    const after = await browser.inPage(build);
    assert.ok(after < 10 * before + 100, `${before} ms before, ${after} ms after`);
  });

  test('acts on no event that the page has made', async () => {
    const { browser } = context;
    await openOn('/synthetic');
    await browser.inPage(() => Reflect.get(window, 'attack')());
    await pause(200);
    assert.ok((await readerText(browser))?.includes(TITLE));
  });
});
