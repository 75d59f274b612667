/** The options page: how is copied, all settings in one file, and what the extension is. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { clickOn, inEachBrowser, message, pause, until } from './harness/suite.mjs';

const OPTIONS = 'options/options.html';
const MANIFEST = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
const SITE = { pattern: 'example.com', when: 'articles', mode: 'reader', off: false };

inEachBrowser('options', {}, (context) => {
  async function open() {
    const { browser } = context;
    await browser.openOwnPage(OPTIONS);
    await until(
      () => browser.inPage(() => document.querySelector('#copy input:checked') !== null),
      'the page',
    );
  }

  /**
   * Gives the page a file, as if it had been chosen.
   * @param {string} text
   */
  async function choose(text) {
    const { browser } = context;
    await browser.inPage((content) => {
      const input = /** @type {HTMLInputElement} */ (document.querySelector('#backup-file'));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'mine.json', { type: 'application/json' }));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
    }, text);
    return until(status, 'an answer');
  }

  /** @param {unknown} settings */
  function file(settings) {
    return JSON.stringify({ format: 'unhusk-settings', version: 1, settings });
  }

  function status() {
    return context.browser.inPage(
      () => document.querySelector('#backup-status')?.firstChild?.textContent ?? '',
    );
  }

  function preview() {
    return context.browser.inPage(() =>
      Array.from(
        document.querySelectorAll('#backup-preview dd, #backup-preview p'),
        (element) => element.textContent ?? '',
      ),
    );
  }

  /** All settings that are kept. */
  function kept() {
    return context.browser.inPage(async () => {
      const { rules, sites } = await chrome.storage.local.get();
      const { copy, look } = await chrome.storage.sync.get();
      return JSON.stringify({ rules, sites, copy, look });
    });
  }

  /** @param {string} key */
  function said(key) {
    return message(key).replace('$NAME$', 'mine.json');
  }

  test('a file with mistakes changes nothing, and each is named', async () => {
    await open();
    const before = await kept();
    for (const [text, key] of [
      ['{', 'backup_json'],
      ['{}', 'backup_other'],
      [file({}).replace('1', '99'), 'backup_newer'],
      [file({ rules: 'a.com##b', sites: [{ ...SITE, when: 'x' }] }), 'backup_faults'],
    ]) {
      await open();
      assert.equal(await choose(text ?? ''), said(key ?? ''));
    }
    assert.deepEqual(await preview(), [message('shape_choice')]);
    assert.equal(await kept(), before);
  });

  test('a file is shown before it counts, and can be undone', async () => {
    const { browser } = context;
    await open();
    const before = await kept();
    const text = file({
      sites: [SITE],
      rules: 'example.com##.promo\nexample.org##.ad\n',
      copy: { format: 'markdown', later: true },
    });
    assert.equal(await choose(text), said('backupPreview'));
    const counts = (/** @type {string} */ from, /** @type {string} */ to) =>
      message('backupCounts').replace('$BEFORE$', from).replace('$AFTER$', to);
    const shown = await preview();
    assert.ok(shown.includes(counts('0', '1')) && shown.includes(counts('0', '2')), String(shown));
    assert.ok(shown.includes(message('backupMissing')) && shown.includes(message('backupChanged')));
    assert.ok(shown.includes(message('backupUnknown').replace('$NAMES$', 'copy.later')));
    assert.equal(await kept(), before);

    await clickOn(browser, '#backup-preview button:last-child');
    await until(async () => (await status()) === message('backupCancelled'), 'the end');
    assert.equal(await kept(), before);

    await choose(text);
    await until(async () => (await status()) === said('backupPreview'), 'what the file holds');
    await clickOn(browser, '#backup-preview button');
    await until(async () => (await status()) === message('backupTaken'), 'the settings');
    const chosen = await browser.inPage(() => [
      /** @type {HTMLInputElement} */ (document.querySelector('#copy [value="markdown"]')).checked,
      /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text')).value,
      document.querySelector('#sites-list .name')?.textContent,
    ]);
    assert.deepEqual(chosen, [true, 'example.com##.promo\nexample.org##.ad\n', 'example.com']);

    await clickOn(browser, '#backup-status button');
    await until(async () => (await status()) === message('backupUndone'), 'the undoing');
    await open();
    assert.deepEqual(
      await browser.inPage(() => [
        /** @type {HTMLInputElement} */ (document.querySelector('#copy [value="rich"]')).checked,
        /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text')).value,
        document.querySelector('#sites-list .name')?.textContent ?? null,
      ]),
      [true, '', null],
    );
  });

  test('what is saved can be taken again', async () => {
    const { browser } = context;
    await open();
    await clickOn(browser, '#backup-export');
    const name = await until(async () => {
      const names = await readdir(browser.downloads);
      return names.find((one) => /^unhusk-settings-\d{4}-\d\d-\d\d\.json$/.test(one));
    }, 'the file');
    const text = await until(
      () => readFile(path.join(browser.downloads, name), 'utf8'),
      'its content',
    );
    await open();
    assert.equal(await choose(text), said('backupPreview'));
    assert.deepEqual([...new Set(await preview())], [message('backupSame')]);
  });

  test('damaged settings do not stop the page, nor count', async () => {
    const { browser } = context;
    await open();
    await browser.inPage(async () => {
      await chrome.storage.local.set({ sites: [{ pattern: 7 }, 'x'], rules: { a: 1 } });
      await chrome.storage.sync.set({ copy: { format: 'x', images: false } });
    });
    await open();
    await until(
      () => browser.inPage(() => document.querySelector('#sites-list .empty') !== null),
      'an empty list',
    );
    assert.deepEqual(
      await browser.inPage(() => [
        /** @type {HTMLTextAreaElement} */ (document.querySelector('#rules-text')).value,
        /** @type {HTMLInputElement} */ (document.querySelector('#copy [value="rich"]')).checked,
        /** @type {HTMLInputElement} */ (document.querySelector('#copy [value="images"]')).checked,
      ]),
      ['', true, false],
    );
    const aside = () =>
      browser.inPage(() => document.querySelector('#backup-aside p')?.textContent ?? '');
    const names = ['sites', 'rules', 'copy'].map((key) => message(`setting_${key}`)).join(', ');
    assert.equal(
      await until(aside, 'what is told of them'),
      message('asideFound').replace('$NAMES$', names),
    );
    const unreadable = path.join(browser.downloads, 'unhusk-settings-unreadable.json');
    const saved = await until(async () => {
      // The page may still grow while its lists come in, and the button move away.
      await clickOn(browser, '#backup-aside button:first-child');
      await pause(500);
      return readFile(unreadable, 'utf8').catch(() => '');
    }, 'the file');
    const kept = JSON.parse(saved).aside.find(
      (/** @type {{key: string}} */ { key }) => key === 'rules',
    );
    assert.deepEqual(kept.value, { a: 1 });
    await browser.inPage(() =>
      chrome.storage.local.remove(['sites', 'rules']).then(() => chrome.storage.sync.clear()),
    );
    await clickOn(browser, '#backup-aside button:last-child');
    await until(async () => (await aside()) === '', 'them to be gone');
    await browser.inPage(async () => {
      await chrome.storage.local.clear();
      await chrome.storage.sync.clear();
    });
  });

  test('it says which version it is, and nothing is without words', async () => {
    const { browser } = context;
    await open();
    const about = await browser.inPage(() => document.querySelector('#about')?.textContent ?? '');
    assert.ok(about.includes(MANIFEST.version) && about.includes('MIT'), about);
    const silent = await browser.inPage(() =>
      Array.from(document.querySelectorAll('[data-message], button, label, legend, a'))
        .filter((element) => !element.textContent?.trim())
        .map((element) => element.outerHTML),
    );
    assert.deepEqual(silent, []);
    const links = await browser.inPage(() =>
      Array.from(document.querySelectorAll('nav a'), (link) => link.getAttribute('href') ?? ''),
    );
    const missing = await browser.inPage(
      (wanted) => wanted.filter((/** @type {string} */ id) => !document.querySelector(id)),
      links,
    );
    assert.deepEqual(missing, []);
  });

  test('the permissions are those that they were', () => {
    assert.deepEqual(MANIFEST.permissions, [
      'activeTab',
      'clipboardWrite',
      'contextMenus',
      'scripting',
      'storage',
    ]);
    assert.deepEqual(MANIFEST.optional_host_permissions, ['*://*/*']);
    assert.equal(MANIFEST.host_permissions, undefined);
    assert.equal(MANIFEST.web_accessible_resources, undefined);
  });
});
