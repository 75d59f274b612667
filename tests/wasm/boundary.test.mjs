/** The engine as the extension gets it: types in, types out, errors, and a new start after a trap. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readFile, readdir } from 'node:fs/promises';
import {
  __wbg_reset_state,
  book,
  copyPage,
  copyPassage,
  declutter,
  initSync,
  readerStyle,
  sanitizer,
  setRules,
  textFile,
  version,
} from '../../dist/extension/pkg/unhusk.js';

/** @typedef {import('../../dist/extension/pkg/unhusk.js').ReaderView} ReaderView */

const ROOT = new URL('../../', import.meta.url);
const CASES = new URL('tests/cases/', ROOT);
const NOTHING = new Uint32Array();
const RICH = /** @type {const} */ ({ format: 'rich', title: true, source: true, images: true });
/** What an extension in Ukrainian says around an article. */
const WORDS = {
  lang: 'uk',
  dir: 'ltr',
  date: '4 березня 2025 р.',
  minutes: '3 хв <b>',
  source: 'Джерело:',
  picture: 'Зображення',
  article: 'Стаття',
};
const SENTENCE =
  'The ferry crossed the bay twice a day, in the morning with milk and letters, in the evening with whoever had missed the last coach. ';
const STORY = `<html lang="en"><head><title>The ferry</title></head><body><article><h1>The ferry</h1>${Array.from({ length: 8 }, (_, day) => `<p>Day ${day}. ${SENTENCE.repeat(2)}</p>`).join('')}</article></body></html>`;

/** Claims to be longer than memory can be: there is no other way to make the engine stop. */
const TRAP = Object.create(Uint32Array.prototype, { length: { value: 1e9 } });

before(async () => {
  const file = new URL('dist/extension/pkg/unhusk_bg.wasm', ROOT);
  initSync({ module: new WebAssembly.Module(await readFile(file)) });
});

/**
 * The code of the error that a page ends in.
 * @param {string} html
 */
function codeOf(html) {
  try {
    declutter(html, 'https://news.test/', NOTHING);
  } catch (error) {
    assert.ok(typeof error === 'object' && error !== null);
    assert.ok(!(error instanceof WebAssembly.RuntimeError), String(error));
    const { code, message } = /** @type {{code: unknown, message: unknown}} */ (error);
    assert.ok(typeof message === 'string' && message.length > 10);
    return code;
  }
  return null;
}

/**
 * That what is shown has all its parts, each of its type.
 * @param {ReaderView} reading
 */
function assertReading(reading) {
  assert.equal(typeof reading.reader, 'string');
  assert.ok(reading.text.length > 0);
  const { lang, dir, next, metadata } = reading;
  for (const [key, value] of Object.entries({ lang, dir, next, ...metadata })) {
    assert.ok(value === null || (typeof value === 'string' && value !== ''), `${key}: ${value}`);
  }
  assert.equal(reading.pages, 1);
  assert.equal(typeof reading.single, 'boolean');
  assert.ok(Number.isInteger(reading.minutes) && reading.minutes > 0);
  assert.ok(Array.isArray(reading.removed));
  for (const { kind, reason, text } of reading.removed) {
    assert.match(kind, /^[a-z-]+$/);
    assert.ok(reason.length > 0 && typeof text === 'string');
    assert.ok([...text].length <= 80);
  }
}

test('a page becomes an article', () => {
  const reading = declutter(STORY, 'https://news.test/ferry', NOTHING);
  assertReading(reading);
  assert.equal(reading.metadata.title, 'The ferry');
  assert.equal(reading.lang, 'en');
  assert.ok(reading.text.includes(SENTENCE.trim()));
  assert.ok(reading.reader.includes('<article class="unhusk-content">'));
});

test('every case page gives a whole reading, or a code', async () => {
  const names = await readdir(CASES);
  assert.ok(names.length >= 40);
  for (const name of names) {
    const html = await readFile(new URL(`${name}/page.html`, CASES), 'utf8').catch(() => null);
    if (html === null) continue;
    const code = codeOf(html);
    if (code === null) assertReading(declutter(html, 'https://news.test/page', NOTHING));
    else assert.equal(code, 'nothing-to-read', name);
  }
});

test('text of elements that are not visible can be left out', () => {
  const html = STORY.replace('<p>Day 4', '<p>Press kit only</p><p>Day 4');
  const number = html.slice(0, html.indexOf('<p>Press')).match(/<[a-z]/g)?.length ?? 0;
  const all = declutter(html, '', NOTHING);
  const seen = declutter(html, '', Uint32Array.of(number));
  assert.ok(all.text.includes('Press kit'));
  assert.ok(!seen.text.includes('Press kit'));
});

test('numbers of elements that do not exist do no harm', () => {
  const reading = declutter(STORY, '', Uint32Array.of(5, 5, 3, 4_000_000_000, 4_294_967_295));
  assertReading(reading);
});

test('where there is nothing to read, the code says so', () => {
  for (const html of [
    '',
    ' ',
    '<',
    '<html></html>',
    'x',
    '<p>short</p>',
    '\0',
    '<!--',
    '<svg><a>',
  ]) {
    assert.equal(codeOf(html), 'nothing-to-read', JSON.stringify(html));
  }
});

test('a page that is too large is refused, and quickly', () => {
  const huge = STORY.replace('</body>', `<!--${'x'.repeat(80_000_000)}--></body>`);
  const start = performance.now();
  assert.equal(codeOf(huge), 'too-large');
  assert.ok(performance.now() - start < 5000);
});

test('large pages are read', () => {
  const story = Array.from(
    { length: 4000 },
    (_, day) => `<p>Day ${day}. ${SENTENCE.repeat(4)}</p>`,
  );
  const reading = declutter(
    `<html><body><article>${story.join('')}</article></body></html>`,
    '',
    NOTHING,
  );
  assert.ok(reading.minutes > 800);
});

/** Markup that is meant to break what reads it: each ends, and the next page is read as ever. */
const HOSTILE = {
  'deep nesting': '<div>'.repeat(100_000) + STORY + '</div>'.repeat(100_000),
  'unclosed elements': '<p><b><i><a href=x>'.repeat(20_000),
  'stray end tags': `${'</div></p></body>'.repeat(20_000)}${STORY}`,
  'many attributes': `<div ${Array.from({ length: 50_000 }, (_, n) => `a${n}="x"`).join(' ')}>${STORY}</div>`,
  'a long attribute': STORY.replace('<p>', `<p class="${'newsletter '.repeat(100_000)}">`),
  'a text without end': `<html><body><p>${SENTENCE.repeat(20_000)}`,
  'an unclosed tag': `${STORY}<p title="`,
  'lone surrogates': STORY.replace('Day', '\uD800Day\uDC00'),
  entities: STORY.replace('Day', '&#x110000;&#0;&bogus;&amp;lt;script&amp;gt;&'.repeat(1000)),
  'text in a select': STORY.replace('<p>', '<select><xmp><script></select><p>'),
  frameset: `<html><frameset><frame src="x"><noframes>${STORY}</noframes></frameset></html>`,
  'inert and shadow templates': STORY.replace(
    '<p>',
    `${'<template shadowrootmode="open"><template><p>'.repeat(2000)}</template></template><p>`,
  ),
  'JSON-LD without end': STORY.replace(
    '</head>',
    `<script type="application/ld+json">${'[{"@graph":'.repeat(50_000)}</script></head>`,
  ),
};

for (const [name, html] of Object.entries(HOSTILE)) {
  test(`hostile markup: ${name}`, () => {
    const start = performance.now();
    const code = codeOf(html);
    assert.ok(performance.now() - start < 10_000, 'it takes too long');
    assert.ok(
      [null, 'nothing-to-read', 'too-large', 'out-of-memory', 'ambiguous'].includes(
        /** @type {string | null} */ (code),
      ),
      String(code),
    );
    assert.equal(declutter(STORY, '', NOTHING).metadata.title, 'The ferry');
  });
}

test('a part of a page is copied and saved as it is', () => {
  const part = '<html><body><aside class="related"><p>Only this.</p></aside></body></html>';
  const url = 'https://news.test/ferry';
  const { metadata } = declutter(STORY, url, NOTHING);
  const text = copyPassage(part, url, metadata, { ...RICH, format: 'text' });
  assert.deepEqual(text, {
    html: null,
    plain: `The ferry\n\nOnly this.\n\nSource: ${url}`,
    words: 2,
  });
  const bare = copyPassage(part, url, null, { ...RICH, title: false, source: false });
  assert.equal(bare.html, '<p>Only this.</p>');
  const file = textFile(part, url, metadata, 'markdown', {}, WORDS);
  assert.equal(file.name, 'The ferry.md');
  assert.match(
    file.text,
    /^---\ntitle: "The ferry"\nurl: "https:\/\/news.test\/ferry"\nsite: "news.test"\nwords: 2\n---\n/,
  );
  assert.ok(textFile(part, url, metadata, 'html', {}, WORDS).text.startsWith('<!DOCTYPE html>'));
  assert.equal(book(part, url, metadata, {}, WORDS).name, 'The ferry.epub');
  assert.throws(() => copyPassage('<html></html>', url, null, RICH), { code: 'nothing-to-read' });
});

test('a file speaks the language of its reader, and what is said in it is text', () => {
  const part =
    '<html><body><p>Only this.</p><img src="https://a.test/b.png" width="400" height="300"></body></html>';
  const url = 'https://news.test/ferry';
  const dated = { ...declutter(STORY, url, NOTHING).metadata, published: '2025-03-04' };
  const page = textFile(part, url, dated, 'html', {}, WORDS).text;
  assert.ok(
    page.includes('<time lang="uk" dir="ltr" datetime="2025-03-04">4 березня 2025 р.</time>'),
  );
  assert.ok(page.includes('<span lang="uk" dir="ltr">3 хв &lt;b&gt;</span>'));
  const { body } = book(part, url, dated, {}, WORDS);
  assert.ok(body.includes('4 березня 2025 р.') && body.includes('<p>Джерело: <a href='));
  assert.ok(body.includes('>Зображення</a>'));
  const untitled = { ...dated, title: null };
  assert.equal(book(part, url, untitled, {}, WORDS).title, 'Стаття');
  assert.ok(
    textFile(part, url, untitled, 'html', {}, WORDS).text.includes('<title>Стаття</title>'),
  );
  for (const text of [page.slice(page.indexOf('</style>')), body])
    assert.doesNotMatch(text, /March|min read|Source|Picture|<b>/);
  const undated = textFile(
    part,
    url,
    { ...dated, published: 'soon' },
    'html',
    {},
    { ...WORDS, date: null },
  );
  assert.ok(undated.text.includes('<time dir="auto" datetime="soon">soon</time>'));
});

test('without pictures a video is a link by its name', () => {
  const html = STORY.replace(
    '<p>Day 3.',
    '<video src="https://v.test/dam.mp4" poster="https://v.test/dam.jpg" title="The dam"></video><p>Day 3.',
  );
  const read = (/** @type {boolean} */ bare) =>
    declutter(html, 'https://news.test/', NOTHING, bare).reader;
  const link = '<a href="https://v.test/dam.mp4" rel="noopener noreferrer">';
  assert.ok(read(false).includes(`${link}<img src="https://v.test/dam.jpg"`));
  assert.ok(read(true).includes(`${link}The dam</a>`));
  const { plain } = copyPage(html, '', NOTHING, { ...RICH, format: 'markdown', images: false });
  assert.ok(plain.includes('[The dam](https://v.test/dam.mp4)'));
});

test('names of hosts in other scripts are those that the browser has for them', () => {
  const link = (/** @type {string} */ href) => `<p><a href="${href}">A link.</a> ${SENTENCE}</p>`;
  const links = ['https://пример.рф/путь', '//Bücher.example/a', 'https://\u2025.example/'];
  const page = STORY.replace('</article>', `${links.map(link).join('')}</article>`);
  const { reader } = declutter(page, 'https://news.test/', NOTHING);
  const hrefs = Array.from(reader.matchAll(/href="([^"]*)"/g), ([, href]) => href);
  assert.ok(hrefs.includes('https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C'), reader);
  assert.ok(hrefs.includes('https://xn--bcher-kva.example/a'), reader);
  assert.ok(!hrefs.some((href) => href?.includes('\u2025') || href?.includes('..')), reader);
});

test('a rule for a host in another script holds there', () => {
  const page = STORY.replace('Day 3.', '<b class="promo">Day 3.</b>');
  const isUsed = (/** @type {string} */ host) =>
    declutter(page, `https://${host}/`, NOTHING).reader.includes('by your own rules');
  setRules('bücher.example##.promo\nbü/cher.example##p\nbü@cher.example##p');
  try {
    assert.ok(isUsed('xn--bcher-kva.example'));
    assert.ok(!isUsed('xn--bcher-kva.test'));
    assert.ok(!isUsed('cher.example'));
  } finally {
    setRules('');
  }
});

test('no script, handler or style gets through', () => {
  const html = STORY.replace(
    '<p>Day 3.',
    '<p onclick="x()" style="color:red">Day 3. <script>alert(1)</script><img src="javascript:alert(1)" onerror="x()"><a href="javascript:x()">link</a><iframe srcdoc="<p>x"></iframe><svg><a href="javascript:x()"></a></svg>',
  );
  const { reader } = declutter(html, 'https://news.test/', NOTHING);
  const clip = copyPage(html, 'https://news.test/', NOTHING, RICH).html ?? '';
  for (const markup of [reader, clip]) {
    assert.doesNotMatch(markup, /<script|<iframe|<svg|javascript:|\son[a-z]+=|\sstyle=/i);
  }
});

test('texts of the page stay texts in the reader', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const escaped = evil.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const html = STORY.replaceAll('The ferry', `The ferry & ${escaped} more`)
    .replace('Day 2.', `Day 2. ${escaped}`)
    .replace('</head>', `<meta property="og:site_name" content="Bay ${escaped} Post"></head>`);
  const reading = declutter(html, 'https://news.test/', NOTHING);
  assert.ok(reading.metadata.title?.startsWith('The ferry'));
  assert.ok(reading.text.includes(evil));
  const clip = copyPage(html, 'https://news.test/', NOTHING, RICH).html ?? '';
  for (const markup of [reading.reader, clip]) {
    assert.ok(markup.includes('&lt;img src=x'));
    assert.ok(!markup.includes('<img src=x'));
  }
});

test('the sanitizer allows what the reader is made of', () => {
  const { elements, attributes, comments, dataAttributes } = sanitizer();
  assert.equal(comments, false);
  assert.equal(dataAttributes, false);
  const names = new Set(elements.map(({ name }) => name));
  const reader = declutter(
    STORY.replace(
      '<article>',
      '<form>Newsletter <input type="email" name="email"></form><article>',
    ),
    'https://news.test/',
    NOTHING,
  ).reader;
  for (const [, name = ''] of reader.matchAll(/<([a-z0-9]+)/g)) assert.ok(names.has(name), name);
  for (const name of [
    'script',
    'style',
    'iframe',
    'template',
    'svg',
    'noscript',
    'form',
    'object',
  ]) {
    assert.ok(!names.has(name), name);
  }
  const allowed = [...attributes, ...elements.flatMap((element) => element.attributes)];
  for (const name of allowed) assert.doesNotMatch(name, /^(on|style$|srcdoc$|formaction$)/);
});

test('style sheet and version', async () => {
  const sheets = ['reader', 'content', 'print'].map((name) => `src/render/${name}.css`);
  const texts = await Promise.all(sheets.map((name) => readFile(new URL(name, ROOT), 'utf8')));
  assert.ok(readerStyle() === texts.join(''), 'build anew: the style sheet is old');
  const cargo = await readFile(new URL('Cargo.toml', ROOT), 'utf8');
  assert.equal(version(), /^version = "(.*)"/m.exec(cargo)?.[1]);
});

test('after a trap, a new instance reads on', () => {
  assert.throws(() => declutter(STORY, '', TRAP), WebAssembly.RuntimeError);
  __wbg_reset_state();
  assert.equal(declutter(STORY, '', NOTHING).metadata.title, 'The ferry');
  __wbg_reset_state();
  assert.equal(declutter(STORY, '', NOTHING).metadata.title, 'The ferry');
});
