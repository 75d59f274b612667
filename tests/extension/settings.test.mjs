/** Where settings are kept: with the browser's account, or on this device. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { change, load, remember, replace, rescueAll, watch } from '../../extension/settings.js';
import { clearAside, loadAside } from '../../extension/settings/aside.js';
import { installStorage } from './storage.mjs';

/** @type {import('./storage.mjs').Memory} */
let memory;

beforeEach(() => {
  memory = installStorage();
});

test('the look is synced, sites and rules are not', async () => {
  await change('look', () => ({ theme: 'sepia' }));
  await change('rules', () => '##.promo');
  assert.deepEqual(memory.kept, {
    session: {},
    local: { rules: '##.promo' },
    sync: { look: { theme: 'sepia' } },
  });
  assert.deepEqual(await load('look'), { theme: 'sepia' });
  assert.equal(await load('rules'), '##.promo');
  assert.deepEqual(await load('siteLooks'), {});
});

test('what can’t be synced stays on the device until it can be', async () => {
  await change('look', () => ({ theme: 'sepia' }));
  memory.isFull = true;
  await change('look', () => ({ theme: 'dark' }));
  assert.deepEqual(memory.kept.local, { look: { theme: 'dark' } });
  assert.deepEqual(await load('look'), { theme: 'dark' });
  memory.isFull = false;
  await change('look', (look) => ({ ...look, font: 'sans' }));
  assert.deepEqual(memory.kept, {
    session: {},
    local: {},
    sync: { look: { theme: 'dark', font: 'sans' } },
  });
});

test('a change is told once, wherever it is kept', async () => {
  const told = /** @type {unknown[]} */ ([]);
  watch('look', (look) => told.push(look));
  memory.isFull = true;
  await change('look', () => ({ theme: 'dark' }));
  memory.isFull = false;
  await change('look', () => ({ theme: 'sepia' }));
  memory.tell('session', 'look', {});
  assert.deepEqual(told, [{ theme: 'dark' }, { theme: 'sepia' }]);
});

test('what is remembered is loaded once, and anew when it has changed', async () => {
  const rules = remember('rules');
  assert.equal(await rules(), '');
  assert.equal(rules(), rules());
  await change('rules', () => '##.promo');
  assert.equal(await rules(), '##.promo');
});

test('what could not be loaded is loaded when it is asked for again', async () => {
  const rules = remember('rules');
  const { get } = chrome.storage.local;
  chrome.storage.local.get = () => Promise.reject(new Error('not now'));
  await assert.rejects(rules(), /not now/);
  chrome.storage.local.get = get;
  assert.equal(await rules(), '');
});

test('a write that fails changes nothing, and says so', async () => {
  await change('rules', () => '##.promo');
  memory.writesLeft = 0;
  await assert.rejects(
    change('rules', () => '##.other'),
    /quota/,
  );
  assert.equal(await load('rules'), '##.promo');
  await assert.rejects(replace({ rules: '##.other', look: { theme: 'dark' } }), /quota/);
  assert.deepEqual(memory.kept, { session: {}, local: { rules: '##.promo' }, sync: {} });
});

test('several settings are set together, wherever it is interrupted', async () => {
  await change('look', () => ({ theme: 'sepia' }));
  await change('rules', () => '##.promo');
  const settings = /** @type {const} */ ({ rules: '##.other', look: { theme: 'dark' } });
  memory.isFull = true;
  memory.writesLeft = 1;
  // The only write that goes through is that of all of them.
  await assert.rejects(replace(settings), /quota/);
  assert.equal(await load('rules'), '##.other');
  assert.deepEqual(await load('look'), { theme: 'dark' });
  memory.isFull = false;
  memory.writesLeft = Infinity;
  await replace(settings);
  assert.deepEqual(memory.kept, {
    session: {},
    local: { rules: '##.other' },
    sync: { look: { theme: 'dark' } },
  });
});

test('what can’t be read is kept aside before it is written over', async () => {
  const look = { theme: 'neon', size: 120 };
  memory.kept = { local: { rules: 7, sites: [] }, sync: { look }, session: {} };
  assert.deepEqual(await load('look'), { size: 120 });
  await change('look', (value) => ({ ...value, theme: 'dark' }));
  assert.deepEqual(memory.kept.sync, { look: { theme: 'dark', size: 120 } });
  await rescueAll();
  await rescueAll();
  const aside = await loadAside();
  assert.deepEqual(
    aside.map(({ key, value }) => [key, value]),
    [
      ['look', look],
      ['rules', 7],
    ],
  );
  await replace({ rules: '' });
  assert.equal((await loadAside()).length, 2);
  await clearAside();
  assert.deepEqual(await loadAside(), []);
});

test('what a newer version has written outlasts a change by this one', async () => {
  const look = { theme: 'dark', glow: 'soft' };
  memory.kept.sync = { look };
  await change('look', (value) => ({ ...value, size: 120 }));
  assert.deepEqual(await load('look'), { theme: 'dark', size: 120 });
  assert.deepEqual(
    (await loadAside()).map(({ value }) => value),
    [look],
  );
});

test('where there is no room to keep it aside, it is not written over', async () => {
  memory.kept.local = { rules: 7 };
  memory.writesLeft = 0;
  await assert.rejects(
    change('rules', () => '##.promo'),
    /quota/,
  );
  assert.deepEqual(memory.kept.local, { rules: 7 });
});
