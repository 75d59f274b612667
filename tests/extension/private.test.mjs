/** Private windows: whatever is done there, nothing is written down. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, test } from 'node:test';
import { installStorage } from './storage.mjs';

/** @typedef {import('../../extension/messages.js').Sender} Sender */

const URL_HERE = 'https://news.test/2026/11/ferry';
const EXTENSION = new URL('../../extension/', import.meta.url);
const i18n = { getMessage: (/** @type {string} */ key) => key };

installStorage({ i18n });
const { arrived } = await import('../../extension/background/automatic.js');
const { chooseCopying, copy } = await import('../../extension/background/copy.js');
const edition = await import('../../extension/background/edition.js');
const { keepLook } = await import('../../extension/background/look.js');
const { listenToMenu } = await import('../../extension/background/menu.js');
const { keepPlace } = await import('../../extension/background/places.js');
const { speech } = await import('../../extension/background/speech.js');

/** @type {import('./storage.mjs').Memory} */
let memory;
/** @type {(info: object, tab: object) => void} */
let clickMenu;

beforeEach(() => {
  memory = installStorage({
    i18n,
    contextMenus: {
      onClicked: {
        addListener: (/** @type {typeof clickMenu} */ listener) => (clickMenu = listener),
      },
    },
    permissions: { contains: async () => true, request: async () => true },
    runtime: { getURL: (/** @type {string} */ path) => new URL(path, EXTENSION).href },
    scripting: {
      executeScript: async () => [],
      getRegisteredContentScripts: async () => [],
      registerContentScripts: async () => {},
    },
  });
  const fetch = async (/** @type {string} */ url) => new Response(await readFile(new URL(url)));
  Object.assign(globalThis, { fetch });
  const site = { pattern: 'news.test', when: 'always', mode: 'reader', off: 1 };
  memory.kept.local = { sites: [site], rules: '' };
});

/** What a reader, or a page, can have kept. @type {Record<string, (sender: Sender) => Promise<unknown>>} */
const ACTS = {
  'the look of all sites': (sender) => keepLook(sender, { theme: 'dark' }, false),
  'the look of a site': (sender) => keepLook(sender, { theme: 'dark' }, true),
  'how is copied': (sender) => chooseCopying(sender, { format: 'markdown' }),
  'the speed of reading aloud': (sender) => speech(sender, { rate: 2 }),
  'a voice': (sender) => speech(sender, { language: 'en', voice: 'Anna' }),
  'the place in a page': (sender) => keepPlace(sender, URL_HERE, 400),
  'that a site’s pause is over': (sender) => arrived(sender, URL_HERE),
  'a site from the menu': async ({ isPrivate }) => {
    const shown = new Promise((resolve) => {
      const ignore = async () => {};
      listenToMenu({ read: ignore, tidy: ignore, copy: ignore, show: async () => resolve(null) });
    });
    const tab = { id: 1, incognito: isPrivate };
    clickMenu({ menuItemId: 'always', pageUrl: 'https://other.test/' }, tab);
    // In other windows nothing is shown, as the site is put on the list.
    await Promise.race([shown, memory.written('local')]);
  },
};

describe('kept from other windows, never from private ones', () => {
  for (const [name, act] of Object.entries(ACTS)) {
    test(name, async () => {
      const before = structuredClone(memory.kept);
      await act({ tabId: 1, url: URL_HERE, isPrivate: true });
      assert.deepEqual(memory.kept, before);
      await act({ tabId: 1, url: URL_HERE, isPrivate: false });
      assert.notDeepEqual(memory.kept, before);
    });
  }
});

test('a file is of no site: its rules would hold everywhere, its look is that of all', async () => {
  const sender = { tabId: 1, url: 'file:///home/ada/ferry.html', isPrivate: false };
  assert.equal(await edition.keepRule(sender, '##p:nth-of-type(3)', 'Buy now', true), 'invalid');
  assert.equal(memory.kept.local['rules'], '');
  const kept = await keepLook(sender, { theme: 'dark' }, true);
  assert.deepEqual([kept.look.theme, kept.here], ['dark', false]);
});

test('a rule can’t be made in a private window, and the user is told', async () => {
  const sender = { tabId: 1, url: URL_HERE, isPrivate: true };
  assert.equal(await edition.keepRule(sender, 'news.test##.promo', 'Buy now', true), 'private');
  assert.equal(memory.kept.local['rules'], '');
});

test('what is chosen in a private window holds in its reader', async () => {
  const sender = { tabId: 1, url: URL_HERE, isPrivate: true };
  memory.kept.sync['look'] = { theme: 'sepia' };
  assert.equal((await keepLook(sender, { theme: 'dark' }, false)).look.theme, 'dark');
  assert.equal((await keepLook(sender, null, false)).look.theme, 'sepia');
  const choices = { format: 'markdown', title: false };
  const copying = await chooseCopying(sender, choices);
  assert.deepEqual([copying.format, copying.title, copying.source], ['markdown', false, true]);
  assert.equal((await chooseCopying(sender, { format: 'a virus' })).format, 'rich');
  const passage = { html: '<p>The <b>ferry</b></p>', url: URL_HERE };
  const clip = { passage, metadata: null, isSelection: true };
  const copied = await copy(clip, choices);
  assert.ok(typeof copied === 'object');
  assert.equal(copied.plain.trim(), 'The **ferry**');
  assert.equal(copied.said, 'copiedSelection');
});
