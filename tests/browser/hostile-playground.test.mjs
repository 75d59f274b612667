/** Hostile pages in the playground: what it shows of them does nothing, and asks nobody. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payloads } from '../hostile/pages.mjs';
import { PAGES, openPlayground, textOf } from './harness/playground.mjs';
import { inEachBrowser, pause, until } from './harness/suite.mjs';
import { setTraps } from './harness/traps.mjs';

/** Of so many payloads of each class one is shown: opening a page takes its time. */
const EVERY = 8;
/** Pages that are opened at a time. */
const BATCH = 50;

/**
 * Opens pages one after the other, as files; tells what has happened, and what is in the playground that is
 * not its own. Runs in the page.
 * @param {{id: string, html: string}[]} pages
 * @returns {Promise<string[]>}
 */
async function openAll(pages) {
  /** @type {string[]} */
  const caught = Reflect.get(window, 'caught');
  const input = document.getElementById('file');
  if (!(input instanceof HTMLInputElement)) return ['no place for files'];
  const FOREIGN = 'img, svg, math, object, embed, video, audio, base, iframe, script, style, link';
  const own = new Set(document.querySelectorAll(FOREIGN));
  const problems = [];
  for (const { id, html } of pages) {
    const files = new DataTransfer();
    files.items.add(new File([html], `${id}.html`, { type: 'text/html' }));
    const frame = document.getElementById('page');
    const loaded = new Promise((resolve) =>
      frame?.addEventListener('load', () => resolve('loaded'), { once: true }),
    );
    const late = new Promise((resolve) => setTimeout(resolve, 5000, 'late'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    if ((await Promise.race([loaded, late])) === 'late') problems.push(`${id}: is not shown`);
    for (const element of document.querySelectorAll(FOREIGN)) {
      if (!own.has(element)) problems.push(`${id}: ${element.outerHTML.slice(0, 80)}`);
    }
    for (const element of document.querySelectorAll('*')) {
      for (const { name } of element.attributes) {
        if (name.startsWith('on')) problems.push(`${id}: ${element.localName} ${name}`);
      }
    }
    if (caught.length > 0) problems.push(`${id}: ${caught.splice(0).join()}`);
  }
  // What runs by itself may take its time.
  await new Promise((resolve) => setTimeout(resolve, 250));
  if (caught.length > 0) problems.push(`later: ${caught.splice(0).join()}`);
  return problems;
}

inEachBrowser('hostile pages in the playground', PAGES, (context) => {
  test('do nothing, and ask nobody', async () => {
    const { server } = context;
    const browser = await openPlayground(context);
    const url = await browser.inPage(() => document.URL);
    await browser.inPage(setTraps);
    const pages = payloads().filter((_, index) => index % EVERY === 0);
    assert.ok(pages.length > 150, `${pages.length} pages`);
    for (let start = 0; start < pages.length; start += BATCH) {
      const batch = pages.slice(start, start + BATCH).map(({ id, html }) => ({ id, html }));
      assert.deepEqual(await browser.inPage(openAll, batch), []);
    }
    assert.equal(await browser.inPage(() => document.URL), url);
    assert.deepEqual(server.hosts, ['localhost']);
  });

  test('are read, and shown in frames without powers', async () => {
    const browser = await openPlayground(context);
    await browser.inPage(setTraps);
    const page = payloads().find(({ id }) => id === 'scripts-001');
    assert.ok(page);
    assert.deepEqual(await browser.inPage(openAll, [page]), []);
    await until(
      async () => (await textOf(browser, 'text')).includes('The river has risen'),
      'the article',
    );
    await pause(100);
    const sandbox = await browser.inPage(() =>
      Array.from(document.querySelectorAll('iframe'), (frame) => [...frame.sandbox]).flat(),
    );
    assert.deepEqual(
      sandbox.filter((power) => /scripts|forms|top|same-origin/.test(power)),
      [],
    );
  });
});
