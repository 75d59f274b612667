/** “Not what you wanted?”: the page's structure, and parts that are brought back. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SENTENCES, TITLE, article, paragraphs } from './harness/pages.mjs';
import {
  clickInReader,
  inEachBrowser,
  message,
  openReader,
  readerText,
  until,
} from './harness/suite.mjs';

const FORM = 'Get the Valley Post in your inbox';
const CLOSED = 'The archive is closed on Mondays.';

inEachBrowser(
  'outline',
  {
    'news.test/story': {
      body: article({
        content: `${paragraphs(1)}<form class="post-letter"><p>${FORM} every Friday</p><input type="email"><button>Subscribe</button></form>`,
      }),
    },
    'news.test/short': {
      body: `<!doctype html><html lang="en"><head><title>Archive</title></head><body><nav><a href="/">Home</a></nav><div><p>${CLOSED}</p></div></body></html>`,
    },
  },
  (context) => {
    /** @param {string} path */
    async function open(path) {
      const { browser } = context;
      await browser.open(`http://news.test/${path}`);
      await openReader(browser);
      await clickInReader(browser, '.notWanted');
      await until(
        () => browser.inReader((shadow) => shadow.querySelectorAll('.outline li').length),
        'the outline',
      );
    }

    /** Unfolds all groups, and clicks a button of the part with a text. @param {string} text @param {string} button */
    async function click(text, button) {
      const { browser } = context;
      const count = await browser.inReader(
        (shadow, words, name) => {
          for (const group of shadow.querySelectorAll('.outline details')) {
            /** @type {HTMLDetailsElement} */ (group).open = true;
          }
          for (const one of shadow.querySelectorAll('#wanted')) one.removeAttribute('id');
          const items = [...shadow.querySelectorAll('.outline li')].filter((item) =>
            item.querySelector('.text')?.textContent?.startsWith(words),
          );
          items[0]?.querySelector(`button.${name}`)?.setAttribute('id', 'wanted');
          return items.length;
        },
        text,
        button,
      );
      assert.equal(count, 1, text);
      await clickInReader(browser, '#wanted');
    }

    const note = () =>
      context.browser.inReader(
        (shadow) => shadow.querySelector('.feedback .note')?.textContent ?? '',
      );

    test('shows all parts in the order of the page, with their reasons', async () => {
      const { browser } = context;
      await open('story');
      const groups = await browser.inReader((shadow) =>
        [...shadow.querySelectorAll('.outline details')].map((group) => ({
          name: group.querySelector('b')?.textContent,
          open: /** @type {HTMLDetailsElement} */ (group).open,
          text: group.textContent ?? '',
        })),
      );
      const names = groups?.map(({ name }) => name) ?? [];
      assert.equal(
        names[0],
        message('outlineDropped').replace('$KIND$', message('kind_navigation')),
      );
      assert.ok(names.includes(message('outlineKept')), names.join());
      const form = groups?.find(({ text }) => text.includes(FORM));
      assert.ok(form?.open && /sign-up/.test(form.name ?? ''), JSON.stringify(form));
      const kept = groups?.find(({ name }) => name === message('outlineKept'));
      assert.ok(kept && !kept.open && kept.text.includes(SENTENCES[3]?.slice(0, 60) ?? '?'));
    });

    test('brings back what was dropped, drops what was kept, and undoes both', async () => {
      const { browser } = context;
      await open('story');
      await click(FORM, 'change');
      await until(async () => (await readerText(browser))?.includes(FORM), 'the form’s words');
      const [first = ''] = SENTENCES;
      await until(async () => (await note())?.includes(FORM), 'the note');
      await click(first.slice(0, 60), 'change');
      await until(
        async () => !(await readerText(browser))?.includes(first),
        'the first sentence to go',
      );
      await clickInReader(browser, '.feedback .undo');
      await until(async () => (await readerText(browser))?.includes(first), 'the first sentence');
      await until(async () => (await note()) === message('pickUndone'), 'the note');
      await clickInReader(browser, '.feedback .undo');
      await until(async () => {
        const text = (await readerText(browser)) ?? '';
        return text.includes(first) && !text.includes(FORM);
      }, 'all to be as it was');
    });

    test('what was brought back becomes a rule for the site', async () => {
      const { browser } = context;
      await open('story');
      await click(FORM, 'change');
      await until(async () => (await note())?.includes(FORM), 'the note');
      await clickInReader(browser, '.notes .makeRule');
      const line = await browser.inReader(
        (shadow) => shadow.querySelector('.sheet .line')?.textContent,
      );
      assert.equal(line, 'news.test#show#.post-letter');
      await clickInReader(browser, '.sheet .save');
      await until(
        () => browser.inReader((shadow) => shadow.querySelector('.sheet .done') !== null),
        'the rule to be kept',
      );
      await browser.open('http://news.test/story');
      assert.ok((await openReader(browser)).includes(FORM));
    });

    test('is offered where there is nothing to read', async () => {
      const { browser } = context;
      await open('short');
      assert.ok((await readerText(browser))?.includes(message('problem_nothing_to_read_title')));
      await click(CLOSED, 'change');
      await until(
        async () => (await readerText(browser))?.includes(CLOSED),
        'what was brought back',
      );
      assert.ok(!(await readerText(browser))?.includes(message('problem_nothing_to_read_title')));
      assert.ok(!(await readerText(browser))?.includes(TITLE));
      const bar = await browser.inReader((shadow) => shadow.querySelector('.bar .copy') !== null);
      assert.ok(bar);
    });
  },
);
