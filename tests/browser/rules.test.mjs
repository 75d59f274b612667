/** Rules of one's own: the editor, and what rules do in the reader and in tidy mode. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SENTENCES, article, paragraphs } from './harness/pages.mjs';
import {
  clickOn,
  inEachBrowser,
  message,
  openReader,
  until,
  untilClosed,
} from './harness/suite.mjs';

/** @typedef {import('./harness/suite.mjs').Browser} Browser */

const NOTE = 'A note in the margin that somebody has had enough of by now.';
const EDITOR = 'options/options.html#rules';
/** The codes of problems, from where they are defined. */
const CODES = Array.from(
  readFileSync(new URL('../../src/user_rules/problem.rs', import.meta.url), 'utf8').matchAll(
    /=> "([a-z-]+)",/g,
  ),
  ([, code = '']) => code,
);

test('every problem has words', () => {
  assert.ok(CODES.length > 10);
  for (const code of CODES) assert.ok(message(`ruleProblem_${code.replaceAll('-', '_')}`));
});

inEachBrowser(
  'rules',
  {
    '/story': {
      body: article({
        content: `${paragraphs(3)}<p class="margin" id="note">${NOTE}</p>${paragraphs(5)}`,
      }),
    },
  },
  (context) => {
    /**
     * Writes rules into the editor.
     * @param {string} rules
     */
    async function write(rules) {
      const { browser } = context;
      await browser.openOwnPage(EDITOR);
      await until(() => status(browser), 'the editor');
      await browser.inPage((text) => {
        const editor = /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text'));
        editor.value = text;
        editor.dispatchEvent(new Event('input'));
      }, rules);
      await browser.inPage(() => new Promise((resolve) => setTimeout(resolve, 600)));
    }

    /** @param {string} rules */
    async function save(rules) {
      await write(rules);
      await clickOn(context.browser, '#rules-save');
      await until(
        async () => (await status(context.browser)) === message('rulesSaved'),
        'the rules to be saved',
      );
    }

    /**
     * Gives the editor a file, as if it had been chosen.
     * @param {string} text
     */
    async function addFile(text) {
      await context.browser.inPage((content) => {
        const input = /** @type {HTMLInputElement} */ (document.querySelector('#rules-file'));
        const files = new DataTransfer();
        files.items.add(new File([content], 'list.txt', { type: 'text/plain' }));
        input.files = files.files;
        input.dispatchEvent(new Event('change'));
      }, text);
      await until(
        () =>
          context.browser.inPage(
            (first) =>
              /** @type {HTMLTextAreaElement} */ (
                document.querySelector('#rules-text')
              ).value.includes(first),
            text.slice(0, 10),
          ),
        'the lines of the file',
      );
    }

    test('rules hold in the reader and in tidy mode, until they are taken away', async () => {
      const { browser } = context;
      await save('news.test##.margin');
      await browser.open('http://news.test/story');
      const without = await openReader(browser);
      assert.ok(!without.includes(NOTE) && without.includes(SENTENCES[5] ?? ''));
      await browser.press('Escape');
      await untilClosed(browser);
      await browser.tidy();
      await until(
        () => browser.inPage(() => !document.getElementById('note')?.checkVisibility()),
        'the note to go',
      );
      await save('news.test##.margin\nnews.test#@#.margin\n');
      await browser.open('http://news.test/story');
      assert.ok((await openReader(browser)).includes(NOTE));
      await save('');
    });

    test('each form of a rule does what it says, in copies as well', async () => {
      const { browser } = context;
      // Each is the opposite of the one before.
      for (const [rules, isThere] of /** @type {const} */ ([
        ['##.margin', false],
        ['! ##.margin', true],
        ['localhost,~www.localhost##.margin', false],
        ['localhost,~news.localhost##.margin', true],
      ])) {
        await save(rules);
        // The clipboard can be read on secure pages only.
        await browser.open('http://news.localhost/story');
        await browser.copyClean();
        await until(
          async () => {
            const { plain } = await browser.clipboard();
            return plain.includes(SENTENCES[5] ?? '') && plain.includes(NOTE) === isThere;
          },
          `a copy ${isThere ? 'with' : 'without'} the note: ${rules}`,
        );
      }
      await save('');
    });

    test('a rule that is made elsewhere is not lost when others are saved', async () => {
      const { browser } = context;
      await save('news.test##.margin\n');
      await write('news.test##.margin\nnews.test##.box\n');
      const made = '! Buy now\nnews.test##.promo\n';
      await browser.inPage(async (lines) => {
        const { rules } = await chrome.storage.local.get('rules');
        await chrome.storage.local.set({ rules: rules + lines });
      }, made);
      const text = () =>
        browser.inPage(
          () => /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text')).value,
        );
      const all = `news.test##.margin\nnews.test##.box\n${made}`;
      await until(async () => (await text()) === all, 'all of the rules');
      await clickOn(browser, '#rules-save');
      const kept = () =>
        browser.inPage(async () => (await chrome.storage.local.get('rules'))['rules']);
      await until(async () => (await kept()) === all, 'the rules to be saved');
      await save('');
    });

    test('a keep-only rule keeps that part', async () => {
      const { browser } = context;
      await save('news.test#keep#article > p:nth-of-type(-n + 5)');
      await browser.open('http://news.test/story');
      const text = await openReader(browser);
      assert.ok(text.includes(SENTENCES[0] ?? '') && !text.includes(NOTE));
      await browser.press('Escape');
      await untilClosed(browser);
      await browser.tidy();
      const shows = (/** @type {string} */ selector) =>
        browser.inPage(
          (wanted) => document.querySelector(wanted)?.checkVisibility() ?? false,
          selector,
        );
      await until(async () => !(await shows('#note')), 'the note to go');
      assert.deepEqual(
        [await shows('article > p:nth-of-type(5)'), await shows('footer')],
        [true, false],
      );
      await save('');
    });

    test('rules are saved to a file, which can be added again', async () => {
      const { browser } = context;
      const rules = '! mine\nnews.test##.margin\n';
      await save(rules);
      await clickOn(browser, '#rules-export');
      const file = path.join(browser.downloads, 'unhusk-rules.txt');
      const saved = await until(() => readFile(file, 'utf8').catch(() => ''), 'the file');
      assert.equal(saved, rules);
      await save('');
      await addFile(saved);
      assert.equal(
        await browser.inPage(
          () => /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text')).value,
        ),
        rules,
      );
      await clickOn(browser, '#rules-revert');
    });

    test('problems are told line by line, and lead to their place', async () => {
      const { browser } = context;
      await write('! mine\nnews.test##.a\nnews.test##p:hover\n||ads.example^');
      const items = await browser.inPage(() =>
        Array.from(
          document.querySelectorAll('#rules-problems li'),
          (item) => item.textContent ?? '',
        ),
      );
      assert.equal(items.length, 2);
      assert.match(items[0] ?? '', /Line 3, character 13:.*“:hover”/);
      assert.match(items[1] ?? '', /Line 4, character 1:.*block requests/);
      await clickOn(browser, '#rules-problems li:first-child button');
      const place = await browser.inPage(() => {
        const editor = /** @type {HTMLTextAreaElement} */ (document.activeElement);
        return editor.value.slice(editor.selectionStart, editor.selectionEnd);
      });
      assert.equal(place, ':hover');
      const lines = await browser.inPage(() => document.querySelector('#rules-lines')?.textContent);
      assert.equal(lines, '1\n2\n▸3\n▸4');
      await clickOn(browser, '#rules-revert');
    });

    test('a list can be pasted', async () => {
      const { browser } = context;
      await write('##.first\n##.second\n##p:hover\n');
      await browser.inPage(() => {
        const editor = /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text'));
        editor.select();
        document.execCommand('copy');
        editor.value = '';
        editor.dispatchEvent(new Event('input'));
        editor.focus();
      });
      await until(
        async () => (await status(browser)) === message('rulesCount', '0'),
        'an empty list',
      );
      await browser.press('Paste');
      await until(
        async () => (await status(browser)) === message('rulesCountProblems', '2', '1'),
        'the rules to be counted',
      );
      await clickOn(browser, '#rules-revert');
    });

    test('a file is added, and ten thousand rules are no trouble', async () => {
      const { browser } = context;
      await write('##.mine');
      const list = Array.from(
        { length: 10_000 },
        (_, number) => `site${number}.test##.promo-${number}`,
      );
      await addFile(list.join('\r\n'));
      await until(
        async () => (await status(browser))?.includes('10,001'),
        'the rules to be counted',
      );
      await clickOn(browser, '#rules-save');
      await until(
        async () => (await status(browser)) === message('rulesSaved'),
        'the rules to be saved',
      );
      await browser.open('http://news.test/story');
      assert.ok((await openReader(browser)).includes(NOTE));
      await save('');
    });
  },
);

/** @param {Browser} browser */
function status(browser) {
  return browser.inPage(() => document.querySelector('#rules-status')?.textContent);
}
