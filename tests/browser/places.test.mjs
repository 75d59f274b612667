/** Finding one's way in an article: contents, progress, footnotes, and the place where it was left. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, article, paragraphs } from './harness/pages.mjs';
import { clickInReader, inEachBrowser, openReader, until, untilClosed } from './harness/suite.mjs';

const PARTS = ['The night', 'The morning', 'The week after'];
const CONTENT = `${PARTS.map(
  (title, index) =>
    `<h2 id="part${index}">${title}</h2>${paragraphs(4)
      .split('</p>')
      .map((text) => text.replaceAll('day', `day ${index}`))
      .join('</p>')}`,
).join('\n')}
<p>How high it stood is told in the register of the parish<sup id="ref1"><a href="#note1">1</a></sup>, which has been kept since the year of the plague by one hand after the other.</p>
${paragraphs(6)}
<h2>Notes</h2>
<ol><li id="note1"><p>The register lies in the vestry of the church and can be seen on weekdays by everybody who asks for it. <a href="#ref1">↩</a></p></li></ol>`;
const PAGES = {
  'news.test/story': { body: article({ content: CONTENT }) },
  'news.test/short': { body: article({ content: `<h2>One part</h2>${paragraphs()}` }) },
};

inEachBrowser('places', PAGES, (context) => {
  const scrollTop = () =>
    context.browser.inReader((shadow) => shadow.querySelector('.unhusk-page')?.scrollTop ?? 0);

  /** @param {string} path */
  async function read(path) {
    await context.browser.open(`http://news.test/${path}`);
    return openReader(context.browser);
  }

  test('headings are listed, and lead to their part', async () => {
    const { browser } = context;
    await read('story');
    await clickInReader(browser, 'button.contents');
    const entries = await until(
      () =>
        browser.inReader((shadow) => {
          const found = [...shadow.querySelectorAll('.panel.contents:popover-open .entry')];
          return found.length > 0 && found.map((entry) => entry.textContent);
        }),
      'the list',
    );
    assert.deepEqual(entries, [...PARTS, 'Notes']);
    await clickInReader(browser, '.panel.contents li:nth-child(3) .entry');
    await until(async () => ((await scrollTop()) ?? 0) > 500, 'the part');
    const state = await browser.inReader((shadow) => ({
      focus: shadow.activeElement?.textContent,
      top: shadow.activeElement?.getBoundingClientRect().top ?? -1,
      bar: shadow.querySelector('.bar')?.getBoundingClientRect().bottom ?? 999,
      open: shadow.querySelector(':popover-open') !== null,
    }));
    assert.equal(state?.focus, PARTS[2]);
    assert.equal(state?.open, false);
    assert.ok(state && state.top >= state.bar && state.top < 200, JSON.stringify(state));
    // The bar hears of the place with the next frame.
    const share = await until(
      () =>
        browser.inReader((shadow) => {
          const progress = /** @type {HTMLElement | null} */ (shadow.querySelector('.progress'));
          return Number(progress?.style.getPropertyValue('--read'));
        }),
      'the progress',
    );
    assert.ok(share > 0.1 && share < 1, String(share));
  });

  test('a short article has no list of headings', async () => {
    const { browser } = context;
    await read('short');
    const shown = await browser.inReader((shadow) =>
      shadow.querySelector('button.contents')?.checkVisibility(),
    );
    assert.equal(shown, false);
  });

  test('a footnote is a jump in the reader, and there are two ways back', async () => {
    const { browser } = context;
    await read('story');
    for (const way of ['.way-back', '.unhusk-content li a']) {
      await clickInReader(browser, '.unhusk-content sup a');
      const there = await until(
        () =>
          browser.inReader(
            (shadow) =>
              shadow.activeElement?.localName === 'li' && shadow.activeElement.textContent,
          ),
        'the footnote',
      );
      assert.match(there, /vestry/);
      const shown = await browser.inReader((shadow) =>
        shadow.querySelector('.way-back')?.checkVisibility(),
      );
      assert.equal(shown, true);
      await clickInReader(browser, way);
      await until(
        () =>
          browser.inReader(
            (shadow) =>
              shadow.activeElement?.closest('sup') !== null &&
              shadow.activeElement?.localName === 'a',
          ),
        'the text again',
      );
      const hidden = await browser.inReader((shadow) =>
        shadow.querySelector('.way-back')?.checkVisibility(),
      );
      assert.equal(hidden, false);
    }
    assert.equal(await browser.inPage(() => location.hash), '');
  });

  test('names of the page are not names in the reader', async () => {
    const { browser } = context;
    await read('story');
    const ids = await browser.inReader((shadow) =>
      [...shadow.querySelectorAll('.unhusk-content [id]')].map(({ id }) => id),
    );
    assert.deepEqual(ids, ['unhusk-ref1', 'unhusk-note1']);
  });

  test('what was read on is opened where it was left', async () => {
    const { browser } = context;
    await read('story');
    await browser.press('End');
    const left = await until(
      () =>
        browser.inReader((shadow) => {
          const page = shadow.querySelector('.unhusk-page');
          return (
            page && page.scrollTop + page.clientHeight > page.scrollHeight - 2 && page.scrollTop
          );
        }),
      'the end',
    );
    await browser.press('Escape');
    await untilClosed(browser);
    await browser.clickAction();
    await until(async () => Math.abs(((await scrollTop()) ?? 0) - left) < 40, 'the place');
    await browser.open('http://news.test/short');
    await read('story');
    await until(
      async () => Math.abs(((await scrollTop()) ?? 0) - left) < 40,
      'the place after leaving',
    );
  });

  test('text can be selected and found', async () => {
    const { browser } = context;
    await read('short');
    const found = await browser.inReader((shadow, sentence) => {
      const paragraph = [...shadow.querySelectorAll('p')].find((p) => p.textContent === sentence);
      const selection = paragraph?.ownerDocument.getSelection();
      if (paragraph?.firstChild)
        selection?.setBaseAndExtent(paragraph.firstChild, 0, paragraph.firstChild, 20);
      return String(selection);
    }, SENTENCES[0]);
    assert.equal(found, SENTENCES[0]?.slice(0, 20));
    const style = await browser.inReader((shadow) => {
      const paragraph = shadow.querySelector('.unhusk-content > p');
      return paragraph?.ownerDocument.defaultView?.getComputedStyle(paragraph).userSelect;
    });
    assert.ok(style === 'auto' || style === 'text', style);
    const hit = await browser.inPage(
      (text) => Reflect.get(window, 'find')?.call(window, text),
      'Towards noon the rain stopped',
    );
    assert.equal(hit, true);
  });
});
