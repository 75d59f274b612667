/** Copying clean: the article or a selection, from the page or the reader, in each form. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs, script } from './harness/pages.mjs';
import { STRICT_CSP } from './harness/server.mjs';
import {
  clickInReader,
  clickOn,
  inEachBrowser,
  message,
  openReader,
  pause,
  until,
} from './harness/suite.mjs';

const URL_OF_STORY = 'http://news.test/story';
const [FIRST = '', SECOND = ''] = SENTENCES;
const PART = `<div class="newsletter related" id="part"><h2>The <em>mill</em></h2><ul><li>One <a href="/x">link</a></li><li>Two</li></ul>
  <script>document.title</script><p style="display:none">Hidden words</p><p style="visibility:hidden">Unseen words</p>
  <p style="user-select:none">Not to be selected</p><form><label>Mail <input></label><button>Send now</button></form>
  <p>Last <img src="/mill.jpg" alt="The mill" width="640" height="480"></p></div>`;

/** Takes what is copied, and hears of everything that an extension might leave behind. */
const HOSTILE = script(`
  window.heard = [];
  document.addEventListener('copy', (event) => {
    window.heard.push(document.getSelection() + '');
    event.clipboardData.setData('text/plain', 'Read more at news.test');
    event.clipboardData.setData('text/html', '<b>Read more</b>');
  }, true);
  window.addEventListener('copy', (event) => {
    event.clipboardData.setData('text/html', '<b>Read more</b>');
  }, true);`);

const PAGES = {
  'news.test/story': { body: article({ content: `${paragraphs(2)}${PART}` }) },
  'news.test/strict': {
    body: article({ content: `${paragraphs(2)}${PART}`, after: HOSTILE }),
    headers: { 'content-security-policy': STRICT_CSP },
  },
  'news.test/frame': {
    body: `<!doctype html><title>Frames</title><p>Outside</p><iframe id="inner" src="/story" width="900" height="600"></iframe>`,
  },
  'news.test/shadow': {
    body: article({
      content: `${paragraphs(2)}<div id="part"><my-box><template shadowrootmode="open"><p>In the shadow</p><slot></slot></template><p>In the light</p></my-box></div>`,
    }),
  },
  'news.test/empty': { body: '<!doctype html><title>Nothing</title><p>Nothing.</p>' },
  'localhost/editors': { body: '<!doctype html><title>Where the clipboard can be read</title>' },
};

inEachBrowser('clip', PAGES, (context) => {
  /** Reads the clipboard, where a page can, and comes back to nothing. */
  async function clipboard() {
    await context.browser.open('http://localhost/editors');
    return context.browser.clipboard();
  }

  /** Sets how is copied, on the options page. @param {Record<string, string | boolean>} choices */
  async function choose(choices) {
    const { browser } = context;
    await browser.openOwnPage('options/options.html#copy');
    await until(
      () => browser.inPage(() => document.querySelector('#copy input:checked') !== null),
      'the choices',
    );
    await browser.inPage(async (wanted) => {
      for (const [name, value] of Object.entries(wanted)) {
        const chosen = name === 'format' ? value : name;
        const input = /** @type {HTMLInputElement} */ (
          document.querySelector(`#copy input[value="${chosen}"]`)
        );
        if (input.checked !== (name === 'format' ? true : value)) input.click();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }, choices);
    await untilKept(choices);
  }

  /** Waits until that is what the browser keeps. @param {Record<string, string | boolean>} choices */
  async function untilKept(choices) {
    await until(
      () =>
        context.browser.inPage(async (wanted) => {
          // Where the account takes no more writes for now, the device keeps it.
          const { local, sync } = chrome.storage;
          const kept = /** @type {Record<string, any>} */ ({
            ...(await sync.get('copy')),
            ...(await local.get('copy')),
          });
          return (
            !kept['copy'] || Object.keys(wanted).every((key) => kept['copy'][key] === wanted[key])
          );
        }, choices),
      'what was chosen to be kept',
    );
  }

  /** Selects all that is in an element. @param {string} selector */
  async function select(selector) {
    await context.browser.inPage((wanted) => {
      const element = document.querySelector(wanted);
      if (element) document.getSelection()?.selectAllChildren(element);
    }, selector);
  }

  /** Copies with the keys, and gives what the notice says. */
  async function copyClean() {
    const { browser } = context;
    await browser.copyClean();
    return until(notice, 'the notice');
  }

  function notice() {
    return context.browser.inShadow(
      'unhusk-notice',
      (shadow) => shadow.querySelector('p')?.textContent,
    );
  }

  /** @param {string} key @param {string} format */
  function said(key, format) {
    return message(key).replace('$FORMAT$', message(`copyFormat_${format}`));
  }

  test('the keys copy the article of a page that is not secure', async () => {
    const { browser } = context;
    await choose({ format: 'rich', title: true, source: true, images: true, selections: false });
    await browser.open(URL_OF_STORY);
    assert.equal(await browser.inPage(() => window.isSecureContext), false);
    assert.equal(await copyClean(), said('copied', 'rich'));
    assert.equal(
      await browser.inPage(() => document.querySelector('unhusk-reader') === null),
      true,
    );
    await until(async () => !(await notice()), 'the notice to go');
    const { html, plain } = await clipboard();
    assert.ok(plain.startsWith(`# ${TITLE}\n\nIda Brook · 4 March 2025\n\n${FIRST}`), plain);
    assert.ok(plain.endsWith(`Source: <${URL_OF_STORY}>`), plain);
    assert.ok(html.includes(`<p>${FIRST}</p>`) || html.includes(`>${FIRST}</p>`), html);
    for (const husk of ['Subscribe', 'Imprint', 'Weather']) assert.ok(!plain.includes(husk), husk);
  });

  test('a selection is all that was selected, but scripts, forms and what is hidden', async () => {
    const { browser } = context;
    await choose({ format: 'markdown', selections: false });
    await browser.open(URL_OF_STORY);
    await select('#part');
    assert.equal(await copyClean(), said('copiedSelection', 'markdown'));
    const { html, plain } = await clipboard();
    assert.equal(html, '');
    assert.equal(
      plain,
      '## The *mill*\n\n- One [link](http://news.test/x)\n- Two\n\nLast ![The mill](http://news.test/mill.jpg)',
    );
  });

  test('a few words keep their link and their heading, and the page’s name where it is wanted', async () => {
    const { browser } = context;
    await choose({ format: 'markdown', selections: true });
    await browser.open(URL_OF_STORY);
    await browser.inPage(() => {
      const [start, end] = ['h2', 'li'].map((name) => document.querySelector(`#part ${name}`));
      const link = end?.querySelector('a')?.firstChild;
      if (start?.firstChild && link) {
        document.getSelection()?.setBaseAndExtent(start.firstChild, 1, link, 2);
      }
    });
    await copyClean();
    const { plain } = await clipboard();
    assert.equal(
      plain,
      `# ${TITLE}\n\n## he *mill*\n\n- One [li](http://news.test/x)\n\nSource: <${URL_OF_STORY}>`,
    );
  });

  for (const [format, expected] of /** @type {const} */ ([
    ['text', `${FIRST}\n\n${SECOND}`],
    ['html', `<p>${FIRST}</p><p>${SECOND}</p>`],
    ['markdown', `${FIRST}\n\n${SECOND}`],
  ])) {
    test(`the article as ${format}, without title, address and pictures`, async () => {
      const { browser } = context;
      await choose({ format, title: false, source: false, images: false });
      await browser.open(URL_OF_STORY);
      assert.equal(await copyClean(), said('copied', format));
      const { html, plain } = await clipboard();
      assert.equal(html, '');
      assert.ok(plain.startsWith(expected), plain);
      assert.ok(!plain.includes('mill.jpg') && !plain.includes('Source:'), plain);
    });
  }

  test('a hostile page neither hears nor changes what is copied, and nothing stays in it', async () => {
    const { browser } = context;
    await choose({ format: 'rich', title: true, source: true, images: true, selections: false });
    await browser.open('http://news.test/strict');
    await copyClean();
    assert.deepEqual(await browser.inPage(() => Reflect.get(window, 'heard')), []);
    await until(async () => !(await notice()), 'the notice to go');
    assert.equal(await browser.inPage(() => document.querySelector('unhusk-notice')), null);
    const { html, plain } = await clipboard();
    assert.ok(plain.startsWith(`# ${TITLE}`), plain);
    assert.ok(!html.includes('Read more') && html.includes(FIRST), html);
  });

  test('open shadow roots are a part of what is selected', async () => {
    await choose({ format: 'text' });
    await context.browser.open('http://news.test/shadow');
    await select('#part');
    await copyClean();
    assert.equal((await clipboard()).plain, 'In the shadow\n\nIn the light');
  });

  test('a selection in a frame of the same site', async () => {
    const { browser } = context;
    await choose({ format: 'text' });
    await browser.open('http://news.test/frame');
    await browser.inPage(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('inner'));
      const inner = frame.contentDocument;
      frame.contentWindow?.focus();
      const heading = inner?.querySelector('#part h2');
      if (heading) inner?.getSelection()?.selectAllChildren(heading);
    });
    await copyClean();
    assert.equal((await clipboard()).plain, 'The mill');
  });

  test('where there is nothing to copy, that is said', async () => {
    const { browser } = context;
    await browser.open('http://news.test/empty');
    await browser.copyClean();
    const text = await until(async () => {
      const popup = await browser.popup();
      return popup ?? ((await browser.button()).badge === '!' ? 'badge' : null);
    }, 'the explanation');
    assert.ok(text === 'badge' || text.includes(message('problem_nothing_to_read_title')), text);
  });

  test('in the reader: the article, and what is selected there', async () => {
    const { browser } = context;
    await choose({ format: 'text', title: false, source: false, images: false });
    await browser.open(URL_OF_STORY);
    await openReader(browser);
    await clickInReader(browser, 'button.copy');
    const status = () =>
      browser.inReader((shadow) => shadow.querySelector('[role=status]')?.textContent);
    assert.equal(await until(status, 'the status'), said('copied', 'text'));
    const whole = (await clipboard()).plain;
    assert.ok(whole.startsWith(`${FIRST}\n\n${SECOND}`), whole);
    assert.ok(!whole.includes('Subscribe') && !whole.includes('removed'), whole);

    await browser.open(URL_OF_STORY);
    await openReader(browser);
    await browser.inReader((shadow) => {
      const second = shadow.querySelector('.unhusk-content p:nth-of-type(2)');
      if (second) second.ownerDocument.getSelection()?.selectAllChildren(second);
    });
    await browser.copyClean();
    await until(async () => (await status()) === said('copiedSelection', 'text'), 'the status');
    assert.equal((await clipboard()).plain, SECOND);
  });

  test('the reader’s menu remembers the form, and copies the selection', async () => {
    const { browser } = context;
    await choose({ format: 'rich' });
    await browser.open(URL_OF_STORY);
    await openReader(browser);
    await browser.inReader((shadow) => {
      const second = shadow.querySelector('.unhusk-content p:nth-of-type(2)');
      if (second) second.ownerDocument.getSelection()?.selectAllChildren(second);
    });
    await clickInReader(browser, 'button.save');
    const rich = () =>
      browser.inReader(
        (shadow) =>
          /** @type {HTMLInputElement | null} */ (shadow.querySelector('[value="rich"]'))?.checked,
      );
    await until(rich, 'the choices');
    await clickInReader(browser, 'input[value="markdown"]');
    await until(async () => !(await rich()), 'the choice');
    await clickInReader(browser, 'button.copySelection');
    await until(
      () =>
        browser.inReader(
          (shadow, expected) => shadow.querySelector('[role=status]')?.textContent === expected,
          said('copiedSelection', 'markdown'),
        ),
      'the status',
    );
    assert.equal((await clipboard()).plain, SECOND);
    await browser.open(URL_OF_STORY);
    assert.equal(await copyClean(), said('copied', 'markdown'));
  });

  test('the entries of the page’s menu', async () => {
    const { browser } = context;
    await choose({ format: 'text' });
    await browser.open(URL_OF_STORY);
    await browser.chooseFromMenu(message('copyArticleAction'));
    assert.equal(await until(notice, 'the notice'), said('copied', 'text'));
    await until(async () => !(await notice()), 'the notice to go');
    await select('#part h2');
    const place = await browser.inPage(() => {
      const heading = document.querySelector('#part h2');
      heading?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = heading?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    });
    await browser.chooseFromMenu(message('copySelectionAction'), place);
    assert.equal(await until(notice, 'the notice'), said('copiedSelection', 'text'));
    assert.equal((await clipboard()).plain, 'The mill');
  });

  test('the options page tells the keys, and follows what is chosen elsewhere', async () => {
    const { browser } = context;
    await choose({ format: 'html', images: true });
    assert.match(
      await browser.inPage(() => document.querySelector('#copy-shortcut')?.textContent ?? ''),
      /Alt\+Shift\+K/,
    );
    await clickOn(browser, '#copy input[value="source"]');
    await pause(200);
    await untilKept({ format: 'html', images: true });
    await browser.openOwnPage('options/options.html#copy');
    const state = () =>
      browser.inPage(() =>
        Array.from(
          /** @type {NodeListOf<HTMLInputElement>} */ (
            document.querySelectorAll('#copy input:checked')
          ),
          ({ value }) => value,
        ),
      );
    await until(async () => (await state()).includes('html'), 'the choices');
    assert.ok((await state()).includes('images'));
  });
});
