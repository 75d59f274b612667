/** Every message exists in every language, and all text is in the messages. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const EXTENSION = new URL('../../extension/', import.meta.url);
const LOCALES = new URL('_locales/', EXTENSION);
const LANGUAGES = 'ar de en es fr it ja nl pl pt_BR uk zh_CN'.split(' ');
/** Characters that the stores allow for the description. */
const DESCRIPTION = 132;

/** @typedef {{message: string, placeholders?: Record<string, {content: string}>}} Message */

/**
 * @param {string} language
 * @returns {Record<string, Message>}
 */
function messages(language) {
  return JSON.parse(readFileSync(new URL(`${language}/messages.json`, LOCALES), 'utf8'));
}

/** What a message has filled in. @param {Message | undefined} entry */
function holes(entry) {
  return (entry?.message.match(/\$\w+\$|\$\d/g) ?? []).map((hole) => hole.toUpperCase()).sort();
}

const english = messages('en');

test('these are the languages', () => {
  assert.deepEqual(readdirSync(LOCALES).sort(), LANGUAGES);
});

for (const language of LANGUAGES) {
  test(`${language} has every message, with the same things filled in`, () => {
    const translated = messages(language);
    assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
    for (const [key, entry] of Object.entries(english)) {
      assert.ok(translated[key]?.message.trim(), key);
      assert.deepEqual(new Set(holes(translated[key])), new Set(holes(entry)), key);
      assert.deepEqual(translated[key]?.placeholders, entry.placeholders, key);
    }
    assert.ok(String(translated.description?.message).length <= DESCRIPTION);
  });
}

test('every kind of part that the engine removes has its words', () => {
  const source = readFileSync(new URL('../src/article.rs', EXTENSION), 'utf8');
  const kinds = [...source.matchAll(/^ {4}\w+ = "([a-z-]+)", "/gm)].map(([, kind]) => kind);
  assert.ok(kinds.length > 15);
  for (const kind of [...kinds, 'picture']) {
    const key = String(kind).replaceAll('-', '_');
    assert.ok(english[`kind_${key}`] && english[`why_${key}`], key);
  }
});

test('pages of the extension hold no text of their own', () => {
  const pages = readdirSync(EXTENSION, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  assert.ok(pages.length > 2);
  for (const page of pages) {
    const html = readFileSync(new URL(page, EXTENSION), 'utf8');
    const body = html
      .replace(/<code>.*?<\/code>/gs, '')
      .replace(/<[^>]*>/g, '')
      .trim();
    assert.equal(body, '', page);
  }
});
