/** In which language the extension's words are said to be. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const SCRIPT = readFileSync(
  new URL('../../extension/content/language.js', import.meta.url),
  'utf8',
);

/** The browser's language, that of the messages, their direction; what an element gets. */
const CASES = [
  ['en-GB', 'en', 'ltr', 'en-GB'],
  ['sv', 'en', 'ltr', 'en'],
  ['he', 'en', 'ltr', 'en'],
  ['ar-EG', 'ar', 'rtl', 'ar-EG'],
  ['pt-PT', 'en', 'ltr', 'en'],
];

for (const [browser, language, direction, wanted] of CASES) {
  test(`a browser in ${browser} with words in ${language}`, () => {
    const messages = /** @type {Record<string, string | undefined>} */ ({ language, direction });
    const i18n = {
      getMessage: (/** @type {string} */ key) => messages[key],
      getUILanguage: () => browser,
    };
    const element = { lang: '', dir: '' };
    runInNewContext(`${SCRIPT}\nsetUnhuskLanguage(element);`, { chrome: { i18n }, element });
    assert.deepEqual(element, { lang: wanted, dir: direction });
  });
}
