/** Where settings are kept: with the browser's account, or on this device. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { change, load, watch } from '../../extension/settings.js';

/** @typedef {(changes: Record<string, {newValue?: unknown, oldValue?: unknown}>, area: string) => void} Listener */

/** @type {Record<string, Record<string, unknown>>} */
let kept;
/** @type {Listener[]} */
let listeners;
let isFull = false;

beforeEach(() => {
  kept = { local: {}, sync: {} };
  listeners = [];
  isFull = false;
  /** @param {string} name */
  const area = (name) => ({
    /** @param {string} key */
    get: async (key) => structuredClone({ [key]: kept[name]?.[key] }),
    /** @param {Record<string, unknown>} entries */
    set: async (entries) => {
      if (name === 'sync' && isFull) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
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
