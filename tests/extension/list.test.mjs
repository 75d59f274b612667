/** The list of sites: which entry counts, and what the list needs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  find,
  isActive,
  isCovered,
  isOff,
  newSite,
  offUntil,
  patternOf,
  readPattern,
  withSite,
  without,
} from '../../extension/sites/list.js';
import { format } from '../../extension/sites/pattern.js';
import { WELL_KNOWN } from '../../extension/sites/well-known.js';

/**
 * @param {string} pattern
 * @param {Partial<import('../../extension/settings.js').Site>} [choices]
 */
const site = (pattern, choices) => newSite(readPattern(pattern), choices);

test('the entry that says most about a page counts', () => {
  const sites = [
    site('*.example.com'),
    site('example.com/news/*', { when: 'always' }),
    site('example.com/news/today', { when: 'never' }),
    site('games.example.com', { when: 'never' }),
  ];
  /** @type {[string, string | undefined][]} */
  const cases = [
    ['https://example.com/news/today?x', 'example.com/news/today'],
    ['https://example.com/news/yesterday', 'example.com/news/*'],
    ['https://example.com/sport', '*.example.com'],
    ['https://www.example.com/news/today', '*.example.com'],
    ['https://games.example.com/', 'games.example.com'],
    ['https://notexample.com/', undefined],
    ['about:blank', undefined],
  ];
  for (const [url, pattern] of cases) assert.equal(find(sites, url)?.pattern, pattern, url);
  assert.equal(find([], 'https://example.com/'), null);
});

test('a site that is off is not active, until its time has come', () => {
  const now = new Date(2025, 2, 4, 14, 30).getTime();
  const until = (/** @type {'hour' | 'today' | 'open'} */ choice) =>
    site('example.com', { off: offUntil(choice, now) });
  const midnight = new Date(2025, 2, 5).getTime();
  for (const [entry, on] of /** @type {const} */ ([
    [until('hour'), now + 3_600_000],
    [until('today'), midnight],
  ])) {
    assert.ok(isOff(entry, now) && !isActive(entry, now));
    assert.ok(isOff(entry, on - 1) && !isOff(entry, on) && isActive(entry, on));
  }
  assert.ok(isOff(until('open'), Number.MAX_SAFE_INTEGER));
  assert.ok(isActive(site('example.com'), now));
  assert.ok(!isActive(site('example.com', { when: 'never' }), now));
});

test('an entry is not overwritten, and the list is in the order of names', () => {
  const list = ['www.zeit.example', '*.adler.example', 'mitte.example']
    .map((pattern) => site(pattern))
    .reduce(withSite, /** @type {import('../../extension/settings.js').Site[]} */ ([]));
  const names = (/** @type {typeof list} */ sites) => sites.map(({ pattern }) => pattern);
  assert.deepEqual(names(list), ['*.adler.example', 'mitte.example', 'www.zeit.example']);
  assert.equal(withSite(list, site('mitte.example', { when: 'never' })), list);
  assert.deepEqual(names(without(list, 'mitte.example')), ['*.adler.example', 'www.zeit.example']);
});

test('access that another entry needs is not given back', () => {
  const one = site('example.com/news/*');
  assert.ok(isCovered(one, [site('example.com/sport/*')]));
  assert.ok(isCovered(one, [site('*.example.com')]));
  assert.ok(!isCovered(one, [site('www.example.com'), site('example.com', { when: 'never' })]));
  assert.ok(!isCovered(one, []));
});

test('the well-known sites are patterns as they are written, each of them once', () => {
  const all = Object.values(WELL_KNOWN).flat();
  assert.ok(all.length > 50);
  assert.equal(new Set(all).size, all.length);
  for (const pattern of all) assert.equal(format(patternOf(site(pattern))), pattern);
  assert.equal(
    Intl.getCanonicalLocales(Object.keys(WELL_KNOWN)).length,
    Object.keys(WELL_KNOWN).length,
  );
});
