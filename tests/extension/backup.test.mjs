/** The file with all settings: what is written can be read, and what can't be used changes nothing. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backupName, readBackup, writeBackup } from '../../extension/backup.js';
import { COPYING } from '../../extension/copying.js';
import { SETTINGS, readSetting, standard } from '../../extension/settings/table.js';

/** @typedef {import('../../extension/settings.js').Settings} Settings */

const NOW = new Date('2025-03-04T05:06:07Z');
const SETTINGS_OF_SOMEBODY = /** @type {Settings} */ (
  /** @type {unknown} */ ({
    ...Object.fromEntries(SETTINGS.map((key) => [key, standard(key)])),
    sites: [
      { pattern: 'example.com', when: 'articles', mode: 'reader', off: false },
      { pattern: '*.example.org', when: 'never', mode: 'tidy', off: 1_800_000_000_000 },
    ],
    rules: 'example.com##.promo\n! “words”\n',
    look: { theme: 'sepia', size: 120 },
    siteLooks: { 'example.com': { font: 'sans' } },
    speech: { rate: 1.5, voices: { en: 'Ada', 'pt-BR': 'Ana' } },
    copy: { ...COPYING, format: 'markdown', images: false },
  })
);

/** @param {unknown} settings @param {object} [more] */
function file(settings, more) {
  return JSON.stringify({ format: 'unhusk-settings', version: 1, settings, ...more });
}

/** @param {unknown} settings */
function faults(settings) {
  const backup = readBackup(file(settings));
  assert.ok('refusal' in backup && backup.refusal === 'faults', JSON.stringify(backup));
  return backup.faults.map(({ path, problem }) => `${path}: ${problem}`);
}

test('what is written is what is read', () => {
  const text = writeBackup(SETTINGS_OF_SOMEBODY, NOW);
  assert.deepEqual(readBackup(text), { settings: SETTINGS_OF_SOMEBODY, unknown: [] });
  assert.deepEqual(readBackup(`\uFEFF${text}`), readBackup(text));
  assert.equal(backupName(NOW), 'unhusk-settings-2025-03-04.json');
});

test('a file may have some settings only, and entries that nobody knows', () => {
  const text = file({ look: { theme: 'dark', glow: 3 }, later: 1 }, { comment: 'mine' });
  assert.deepEqual(readBackup(text), {
    settings: { look: { theme: 'dark' } },
    unknown: ['comment', 'look.glow', 'later'],
  });
});

test('other files are refused with the reason', () => {
  for (const [text, refusal] of [
    ['{', 'json'],
    ['', 'json'],
    ['[]', 'other'],
    ['null', 'other'],
    ['{"settings": {}}', 'other'],
    [file({}, { version: 0 }), 'other'],
    [file({}, { version: '1' }), 'other'],
    [file({}, { version: 2 }), 'newer'],
    [file([]), 'faults'],
  ]) {
    const backup = readBackup(text ?? '');
    assert.equal('refusal' in backup && backup.refusal, refusal, text);
  }
});

test('each mistake is named with its place', () => {
  const site = SETTINGS_OF_SOMEBODY.sites[0];
  assert.deepEqual(
    faults({
      sites: [
        site,
        site,
        { ...site, pattern: 'exa mple' },
        { ...site, pattern: 'a.com', when: 'sometimes', off: 'now' },
        { pattern: 'b.com' },
        7,
      ],
      rules: 7,
      look: { size: 9999, theme: 'pink' },
      siteLooks: { 'a b': {}, 'a.com': [] },
      copy: { title: 'yes' },
    }),
    [
      'sites[1]: twice',
      'sites[2].pattern: pattern',
      'sites[3].when: choice',
      'sites[3].off: truth',
      'sites[4].when: missing',
      'sites[4].mode: missing',
      'sites[4].off: missing',
      'sites[5]: object',
      'rules: text',
      'look.size: number',
      'look.theme: choice',
      'siteLooks["a b"]: name',
      'siteLooks["a.com"]: object',
      'copy.title: truth',
    ],
  );
  assert.deepEqual(faults({ sites: {} }), ['sites: list']);
});

test('names that mean something to JavaScript are names like any other', () => {
  const text = file({}).replace('{}', '{"__proto__": {"sites": 7}, "constructor": 1}');
  assert.deepEqual(readBackup(text), { settings: {}, unknown: ['__proto__', 'constructor'] });
  const looks = file({}).replace('{}', '{"siteLooks": {"__proto__": {"theme": "dark"}}}');
  const backup = readBackup(looks);
  assert.ok('settings' in backup);
  assert.deepEqual(Object.keys(backup.settings.siteLooks ?? {}), ['__proto__']);
  assert.equal(/** @type {any} */ ({}).theme, undefined);
});

test('of damaged settings what is sound is used', () => {
  const [site] = SETTINGS_OF_SOMEBODY.sites;
  assert.deepEqual(readSetting('sites', [{ pattern: '::' }, site, null]), [site]);
  assert.deepEqual(readSetting('copy', { format: 'x', title: false }), {
    ...COPYING,
    title: false,
  });
  for (const key of SETTINGS) {
    for (const damaged of [null, 7, 'x', [], {}, [[]]]) {
      assert.equal(typeof readSetting(key, damaged), typeof standard(key));
    }
  }
  assert.deepEqual(readSetting('sites', 'x'), []);
});
