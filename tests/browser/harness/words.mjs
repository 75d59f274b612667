/** The extension's words, as people read them. */

import { readFileSync } from 'node:fs';

/** By key. @type {Record<string, {message: string}>} */
const MESSAGES = JSON.parse(
  readFileSync(new URL('../../../extension/_locales/en/messages.json', import.meta.url), 'utf8'),
);

/**
 * @param {string} key
 * @param {...string} values of its placeholders, in their order
 */
export function message(key, ...values) {
  const found = MESSAGES[key]?.message;
  if (found === undefined) throw new Error(`there is no message ${key}`);
  return values.reduce((text, value) => text.replace(/\$[A-Z]+\$/, value), found);
}

/** Entries of the extension's menus: what they say → how they are called. */
export const MENU_ENTRIES = new Map(
  Array.from(
    readFileSync(
      new URL('../../../extension/background/menu.js', import.meta.url),
      'utf8',
    ).matchAll(/\{ id: '(\w+)', title: '(\w+)'/g),
    ([, id = '', title = '']) => [message(title), id],
  ),
);
