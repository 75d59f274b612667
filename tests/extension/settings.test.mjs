/** Where settings are kept: with the browser's account, or on this device. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { change, load, replace, rescueAll, watch } from '../../extension/settings.js';
import { clearAside, loadAside } from '../../extension/settings/aside.js';

/** @typedef {(changes: Record<string, {newValue?: unknown, oldValue?: unknown}>, area: string) => void} Listener */

/** @type {Record<string, Record<string, unknown>>} */
let kept;
/** @type {Listener[]} */
let listeners;
let isFull = false;
/** Writes to the device until one fails. */
let writesLeft = Infinity;

beforeEach(() => {
  kept = { local: {}, sync: {} };
  listeners = [];
  isFull = false;
  writesLeft = Infinity;
  /** @param {string} name */
  const area = (name) => ({
    /** @param {string} key */
    get: async (key) => structuredClone({ [key]: kept[name]?.[key] }),
    /** @param {Record<string, unknown>} entries */
    set: async (entries) => {
      if (name === 'sync' && isFull) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
      if (name === 'local' && writesLeft-- <= 0) throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, newValue] of Object.entries(entries)) tell(name, key, newValue);
    },
    /** @param {string} key */
    remove: async (key) => {
      if (kept[name] && key in kept[name]) tell(name, key, undefined);
    },
  });
  const storage = {
    local: area('local'),
    sync: area('sync'),
    onChanged: { addListener: (/** @type {Listener} */ listener) => listeners.push(listener) },
  };
  const locks = {
    /** @param {string} _name @param {() => Promise<void>} work */
    request: (_name, work) => work(),
  };
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
  Object.assign(globalThis, { chrome: { storage } });
});

/**
 * @param {string} area
 * @param {string} key
 * @param {unknown} newValue
 */
function tell(area, key, newValue) {
  const entries = kept[area] ?? {};
  const oldValue = entries[key];
  if (newValue === undefined) delete entries[key];
  else entries[key] = newValue;
  for (const listener of listeners) listener({ [key]: { newValue, oldValue } }, area);
}

test('the look is synced, sites and rules are not', async () => {
  await change('look', () => ({ theme: 'sepia' }));
  await change('rules', () => '##.promo');
  assert.deepEqual(kept, { local: { rules: '##.promo' }, sync: { look: { theme: 'sepia' } } });
  assert.deepEqual(await load('look'), { theme: 'sepia' });
  assert.equal(await load('rules'), '##.promo');
  assert.deepEqual(await load('siteLooks'), {});
});

test('what can’t be synced stays on the device until it can be', async () => {
  await change('look', () => ({ theme: 'sepia' }));
  isFull = true;
  await change('look', () => ({ theme: 'dark' }));
  assert.deepEqual(kept['local'], { look: { theme: 'dark' } });
  assert.deepEqual(await load('look'), { theme: 'dark' });
  isFull = false;
  await change('look', (look) => ({ ...look, font: 'sans' }));
  assert.deepEqual(kept, { local: {}, sync: { look: { theme: 'dark', font: 'sans' } } });
});

test('a change is told once, wherever it is kept', async () => {
  const told = /** @type {unknown[]} */ ([]);
  watch('look', (look) => told.push(look));
  isFull = true;
  await change('look', () => ({ theme: 'dark' }));
  isFull = false;
  await change('look', () => ({ theme: 'sepia' }));
  tell('session', 'look', {});
  assert.deepEqual(told, [{ theme: 'dark' }, { theme: 'sepia' }]);
});

test('a write that fails changes nothing, and says so', async () => {
  await change('rules', () => '##.promo');
  writesLeft = 0;
  await assert.rejects(
    change('rules', () => '##.other'),
    /quota/,
  );
  assert.equal(await load('rules'), '##.promo');
  await assert.rejects(replace({ rules: '##.other', look: { theme: 'dark' } }), /quota/);
  assert.deepEqual(kept, { local: { rules: '##.promo' }, sync: {} });
});

test('several settings are set together, wherever it is interrupted', async () => {
  await change('look', () => ({ theme: 'sepia' }));
  await change('rules', () => '##.promo');
  const settings = /** @type {const} */ ({ rules: '##.other', look: { theme: 'dark' } });
  isFull = true;
  writesLeft = 1;
  // The only write that goes through is that of all of them.
  await assert.rejects(replace(settings), /quota/);
  assert.equal(await load('rules'), '##.other');
  assert.deepEqual(await load('look'), { theme: 'dark' });
  isFull = false;
  writesLeft = Infinity;
  await replace(settings);
  assert.deepEqual(kept, {
    local: { rules: '##.other' },
    sync: { look: { theme: 'dark' } },
  });
});

test('what can’t be read is kept aside before it is written over', async () => {
  const look = { theme: 'neon', size: 120 };
  kept = { local: { rules: 7, sites: [] }, sync: { look } };
  assert.deepEqual(await load('look'), { size: 120 });
  await change('look', (value) => ({ ...value, theme: 'dark' }));
  assert.deepEqual(kept['sync'], { look: { theme: 'dark', size: 120 } });
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
  kept['sync'] = { look };
  await change('look', (value) => ({ ...value, size: 120 }));
  assert.deepEqual(await load('look'), { theme: 'dark', size: 120 });
  assert.deepEqual(
    (await loadAside()).map(({ value }) => value),
    [look],
  );
});

test('where there is no room to keep it aside, it is not written over', async () => {
  kept['local'] = { rules: 7 };
  writesLeft = 0;
  await assert.rejects(
    change('rules', () => '##.promo'),
    /quota/,
  );
  assert.deepEqual(kept['local'], { rules: 7 });
});
