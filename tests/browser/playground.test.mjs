/** The playground, as any static host serves it, under a path of its own. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import axe from 'axe-core';
import { PAGES, fill, openPlayground, textOf } from './harness/playground.mjs';
import { clickOn, inEachBrowser, until } from './harness/suite.mjs';

/** @typedef {import('./harness/browser.mjs').Browser} Browser */

const CASES = new URL('../cases/', import.meta.url);
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Would tell the web about itself in every way there is, if anything of it ran or loaded. */
const HOSTILE = `<!doctype html><html lang="en"><head><title>Trap</title>
  <meta http-equiv="refresh" content="0; url=http://evil.test/refresh">
  <base href="http://evil.test/"><link rel="preconnect" href="http://evil.test/">
  <link rel="stylesheet" href="/style.css"><style>@import "http://evil.test/import.css";
  body { background: url(http://evil.test/background.png) }</style>
  <script>fetch('http://evil.test/script'); parent.document.title = 'caught'</script></head>
  <body onload="fetch('http://evil.test/load')"><article><h1>Trap</h1>
  <img src="/picture.png" onerror="fetch('http://evil.test/error')">
  <iframe src="/frame"></iframe><object data="/object"></object><embed src="/embed">
  <video src="/video.mp4" poster="/poster.png" autoplay></video>
  <svg><image href="http://evil.test/svg.png"></image><a href="javascript:alert(1)">x</a></svg>
  ${'<p>It rained in the valley for three days, and nobody in the village could remember such a week, not even the miller.</p>'.repeat(3)}
  <p class="extra">The river had risen to the foot of the old bridge, where people gathered in the evening to watch it go by.</p>
  </article></body></html>`;

/** @param {Browser} browser */
async function violations(browser) {
  await browser.inPage(/** @type {() => void} */ (new Function(axe.source)));
  return browser.inPage(async (standards) => {
    const found = await /** @type {any} */ (window).axe.run(document, {
      runOnly: standards,
      iframes: false,
    });
    return found.violations.map(
      (/** @type {import('axe-core').Result} */ rule) =>
        `${rule.id}: ${rule.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`,
    );
  }, STANDARDS);
}

for (const dark of [false, true]) {
  inEachBrowser(
    `playground, ${dark ? 'dark' : 'light'}`,
    PAGES,
    (context) => {
      const start = () => openPlayground(context);

      test('passes the checks of accessibility, whatever is shown', async () => {
        const browser = await start();
        assert.deepEqual(await violations(browser), []);
        for (const tab of ['details', 'blocks']) {
          await clickOn(browser, `#tab-${tab}`);
          assert.deepEqual(await violations(browser), [], tab);
        }
        await clickOn(browser, '#report');
        assert.deepEqual(await violations(browser), [], 'report');
      });

      if (dark) return;

      test('shows what the command line says of a sample', async () => {
        const browser = await start();
        const folder = new URL('news--dozen-signup-forms/', CASES);
        const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
        await fill(browser, 'url', expected.url);
        const wanted = readFileSync(new URL('expected.md', folder), 'utf8');
        await until(async () => (await textOf(browser, 'markdown')) === wanted, 'the clean copy');
        const shown = await browser.inPage(() => ({
          page: document.querySelector('iframe')?.srcdoc ?? '',
          reader: document.querySelector('iframe#reader')?.getAttribute('srcdoc') ?? '',
          legend: [...document.querySelectorAll('#legend li')].map((entry) => entry.textContent),
          times: [...document.querySelectorAll('#times th')].map((entry) => entry.textContent),
          blocks: document.querySelectorAll('#blocks li').length,
        }));
        assert.match(shown.page, /data-unhusk="Kept\n\d+ % likely content \(/);
        assert.match(shown.page, /data-unhusk="Removed: sign-up form\. [^"]+\n/);
        assert.match(shown.page, /\n\d+ % likely content \(\w+ [+−]\d+\.\d, \w+ [+−]\d/);
        assert.ok(shown.reader.includes(expected.title));
        assert.ok(shown.legend.includes('comment section 1'), `${shown.legend}`);
        assert.deepEqual(shown.times, ['measure', 'decide', 'rewrite', 'render', 'all']);
        assert.ok(shown.blocks > 50);
      });

      test('all samples can be read', async () => {
        const browser = await start();
        const names = await browser.inPage(() =>
          [...document.querySelectorAll('option')].map((option) => option.value).filter(Boolean),
        );
        assert.ok(names.length > 5);
        for (const name of names) {
          const copy = readFileSync(new URL(`${name}/expected.md`, CASES), 'utf8');
          const [title] = copy.split('\n');
          await browser.inPage((value) => {
            const choice = document.querySelector('select');
            if (choice) choice.value = value;
            choice?.dispatchEvent(new Event('change'));
          }, name);
          await until(
            async () => (await textOf(browser, 'markdown')).split('\n')[0] === title,
            `the sample ${name}`,
          );
        }
      });

      test('nothing of a pasted page runs or is asked for; rules act at once', async () => {
        const { server } = context;
        const browser = await start();
        await clickOn(browser, '#paste');
        await fill(browser, 'html', HOSTILE);
        await until(async () => (await textOf(browser, 'text')).includes('miller'), 'the page');
        assert.ok((await textOf(browser, 'text')).includes('river'));
        await fill(browser, 'rules', '##.extra');
        await until(async () => !(await textOf(browser, 'text')).includes('river'), 'the rule');
        await fill(browser, 'rules', 'nonsense');
        await until(() => textOf(browser, 'rules-problems'), 'what is wrong with the rule');
        assert.equal(await browser.inPage(() => document.title), 'Unhusk playground');
        assert.deepEqual(server.hosts, ['localhost']);
        const strange = server.requests.filter((request) =>
          /^localhost\/(?!tools\/|favicon)/.test(request),
        );
        assert.deepEqual(strange, []);
      });

      test('the slider changes what is kept', async () => {
        const browser = await start();
        await browser.inPage(() => {
          const choice = document.querySelector('select');
          if (choice) choice.value = 'docs--api-tables';
          choice?.dispatchEvent(new Event('change'));
        });
        await until(
          async () => (await textOf(browser, 'markdown')).includes('# Webhooks'),
          'the sample',
        );
        const lengths = [];
        for (const [value, name] of [
          ['-2', 'rather too much'],
          ['2', 'rather too little'],
        ]) {
          const before = await textOf(browser, 'text');
          await fill(browser, 'strictness', value ?? '');
          assert.equal(await textOf(browser, 'strictness-name'), name);
          await until(async () => (await textOf(browser, 'text')) !== before, `${name}`);
          lengths.push((await textOf(browser, 'text')).length);
        }
        const [much = 0, little = 0] = lengths;
        assert.ok(much > little, `${much} > ${little}`);
      });

      for (const way of /** @type {const} */ (['chosen', 'dropped'])) {
        test(`a ${way} file is read in its own encoding, packed or not`, async () => {
          const browser = await start();
          for (const [encoding, word, codes] of /** @type {[string, string, number[]][]} */ ([
            ['windows-1251', 'река', [0xf0, 0xe5, 0xea, 0xe0]],
            ['iso-8859-2', 'řeka', [0xf8, 0x65, 0x6b, 0x61]],
          ])) {
            await browser.inPage(
              async (name, letters, how, isPacked) => {
                const head = `<html><head><meta charset="${name}"><title>A</title></head><body><p>`;
                const parts = [head, new Uint8Array(letters), ' x'.repeat(300)];
                let content = new Blob(/** @type {BlobPart[]} */ (parts));
                if (isPacked) {
                  const packed = content.stream().pipeThrough(new CompressionStream('gzip'));
                  content = await new Response(packed).blob();
                }
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([content], 'page.html'));
                if (how === 'dropped') {
                  const drop = new DragEvent('drop', { dataTransfer, bubbles: true });
                  document.body.dispatchEvent(drop);
                } else {
                  const input = /** @type {HTMLInputElement} */ (document.getElementById('file'));
                  input.files = dataTransfer.files;
                  input.dispatchEvent(new Event('change', { bubbles: true }));
                }
              },
              encoding,
              codes,
              way,
              encoding === 'windows-1251',
            );
            await until(async () => (await textOf(browser, 'text')).includes(word), encoding);
          }
        });
      }

      test('tabs go by the arrow keys', async () => {
        const browser = await start();
        await clickOn(browser, '#tab-reader');
        const chosen = () =>
          browser.inPage(() => ({
            tab: document.activeElement?.id,
            panels: [...document.querySelectorAll('[role=tabpanel]')]
              .filter((panel) => panel instanceof HTMLElement && !panel.hidden)
              .map((panel) => panel.id),
          }));
        await browser.press('ArrowRight');
        assert.deepEqual(await chosen(), { tab: 'tab-markdown', panels: ['panel-markdown'] });
      });

      test('a report holds the page and what became of it', async () => {
        const browser = await start();
        await clickOn(browser, '#report');
        await fill(browser, 'report-note', 'The caption is missing.');
        await clickOn(browser, '#report-dialog .primary');
        const text = await until(async () => {
          const [name] = readdirSync(browser.downloads).filter((entry) =>
            /^unhusk-report-.*\.json$/.test(entry),
          );
          // Until it is whole, Firefox keeps an empty file in its place.
          return name && readFile(path.join(browser.downloads, name), 'utf8');
        }, 'the report');
        const report = JSON.parse(text);
        assert.equal(report.note, 'The caption is missing.');
        assert.ok(report.html.includes('North Korean troops'));
        assert.ok(report.result.markdown.startsWith('# North Korean'));
        assert.equal(report.strictness, 0);
        assert.match(report.unhusk, /^\d+\.\d+\.\d+/);
        assert.ok(
          /** @type {{kind: string}[]} */ (report.result.removed).some(
            ({ kind }) => kind === 'sign-up',
          ),
        );
      });
    },
    { dark },
  );
}

for (const width of [380, 1800]) {
  inEachBrowser(
    `playground, ${width} px`,
    PAGES,
    (context) => {
      test('nothing is cut off, and the checks of accessibility pass', async () => {
        const browser = await openPlayground(context);
        for (const tab of ['reader', 'markdown', 'details', 'blocks']) {
          await clickOn(browser, `#tab-${tab}`);
          const overflow = await browser.inPage(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, tab);
        }
        assert.deepEqual(await violations(browser), []);
      });
    },
    { width, height: 800 },
  );
}
