/** Site patterns: what they match, and above all what they don't. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compare,
  covers,
  format,
  hostPattern,
  matchPatterns,
  matches,
  origin,
  parse,
} from '../../extension/sites/pattern.js';

/** @param {string} text */
function pattern(text) {
  const parsed = parse(text);
  assert.ok('pattern' in parsed, `${text}: ${JSON.stringify(parsed)}`);
  return parsed.pattern;
}

/** What is typed, and what it means. @type {[string, string][]} */
const WRITTEN = [
  ['example.com', 'example.com'],
  ['  EXAMPLE.com  ', 'example.com'],
  ['https://example.com', 'example.com'],
  ['https://example.com/', 'example.com'],
  ['example.com/*', 'example.com'],
  ['*://*.example.com/*', '*.example.com'],
  ['example.com.', 'example.com'],
  ['example.com:8080', 'example.com'],
  ['https://www.example.com/news/story?id=1#top', 'www.example.com/news/story'],
  ['example.com/news/*', 'example.com/news/*'],
  ['example.com/news/2025-*', 'example.com/news/2025-*'],
  ['example.com/a/../b', 'example.com/b'],
  ['example.com/größe', 'example.com/gr%C3%B6%C3%9Fe'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['*.BÜCHER.example', '*.xn--bcher-kva.example'],
  ['localhost', 'localhost'],
  ['192.168.0.1', '192.168.0.1'],
  ['0x7f.1', '127.0.0.1'],
  ['[::1]', '[::1]'],
  ['http://[0:0::1]:8080/', '[::1]'],
];

for (const [text, canonical] of WRITTEN) {
  test(`“${text}” means ${canonical}`, () => {
    assert.equal(format(pattern(text)), canonical);
    assert.equal(format(pattern(canonical)), canonical, 'the meaning of the meaning');
  });
}

/** @type {[string, import('../../extension/sites/pattern.js').PatternProblem][]} */
const PROBLEMS = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['*', 'star'],
  ['*.*', 'star'],
  ['*://*/*', 'star'],
  ['<all_urls>', 'not_a_host'],
  ['*.com', 'everything'],
  ['*.', 'not_a_host'],
  ['exa*mple.com', 'star'],
  ['example.*', 'star'],
  ['example.com/*/news', 'star'],
  ['example.com/**', 'star'],
  ['user@example.com', 'user_name'],
  ['example.com@evil.example', 'user_name'],
  ['ftp://example.com', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['javascript://example.com', 'scheme'],
  ['two words', 'not_a_host'],
  ['http://', 'not_a_host'],
  ['.', 'not_a_host'],
  ['*.127.0.0.1', 'not_a_host'],
  ['*.[::1]', 'not_a_host'],
  ['1.2.3.4.5', 'not_a_host'],
];

for (const [text, problem] of PROBLEMS) {
  test(`“${text}” is no pattern: ${problem}`, () => assert.deepEqual(parse(text), { problem }));
}

/** Pattern, pages that it matches, pages that it doesn't. @type {[string, string[], string[]][]} */
const MATCHES = [
  [
    'example.com',
    [
      'https://example.com/',
      'http://example.com/news/story?x=1#y',
      'https://EXAMPLE.com./news',
      'https://example.com:8443/',
      'https://user:secret@example.com/',
    ],
    [
      'https://www.example.com/',
      'https://notexample.com/',
      'https://example.com.evil.net/',
      'https://evil.net/example.com',
      'https://example.com@evil.net/',
      'https://evil.net/?example.com',
      'https://evil.net/#example.com',
      'https://evil.net\\@example.com/',
      'https://examplе.com/',
      'ftp://example.com/',
      'data:text/html,example.com',
      'about:blank',
      'blob:https://example.com/1',
      'view-source:https://example.com/',
      'nothing',
      '',
    ],
  ],
  [
    '*.example.com',
    ['https://example.com/', 'https://www.example.com/', 'https://a.b.example.com/news'],
    ['https://notexample.com/', 'https://example.com.evil.net/', 'https://www.example.org/'],
  ],
  [
    'example.com/news/*',
    [
      'https://example.com/news/',
      'https://example.com/news/a?b',
      'https://example.com/x/../news/a',
    ],
    [
      'https://example.com/news',
      'https://example.com/newsletter',
      'https://example.com/sport?/news/',
      'https://example.com/News/a',
      'https://example.com/x/news/a',
      'https://www.example.com/news/a',
    ],
  ],
  [
    'example.com/news',
    ['https://example.com/news', 'https://example.com/news?page=2#x'],
    ['https://example.com/news/', 'https://example.com/news/a', 'https://example.com/newsletter'],
  ],
  ['127.0.0.1', ['http://127.0.0.1:3000/', 'http://127.1/'], ['http://1.127.0.0.1.example/']],
  ['[::1]', ['http://[::1]/', 'http://[0::0:1]/'], ['http://[::2]/']],
  ['xn--mnchen-3ya.example', ['https://MÜNCHEN.example/'], ['https://munchen.example/']],
];

for (const [text, yes, no] of MATCHES) {
  test(`${text} matches its pages and no others`, () => {
    const one = pattern(text);
    for (const url of yes) assert.ok(matches(one, url), url);
    for (const url of no) assert.ok(!matches(one, url), url);
  });
}

test('the pattern that says more about a page comes first', () => {
  const ordered = [
    'www.example.com/news/today',
    'www.example.com/news/*',
    'www.example.com/n*',
    'www.example.com',
    '*.www.example.com',
    '*.example.com/news/*',
    '*.example.com',
  ];
  const shuffled = [...ordered].sort();
  assert.notDeepEqual(shuffled, ordered);
  const sorted = shuffled.map(pattern).sort(compare).map(format);
  assert.deepEqual(sorted, ordered);
});

test('the browser is asked for hosts, and no more of them than needed', () => {
  assert.equal(origin(pattern('example.com/news/*')), '*://example.com/*');
  assert.equal(origin(pattern('*.example.com')), '*://*.example.com/*');
  assert.equal(origin(pattern('[::1]')), '*://[::1]/*');
});

test('match patterns say the same', () => {
  assert.deepEqual(matchPatterns(pattern('example.com')), ['*://example.com/*']);
  assert.deepEqual(matchPatterns(pattern('*.example.com/a/*')), ['*://*.example.com/a/*']);
  assert.deepEqual(matchPatterns(pattern('example.com/a')), [
    '*://example.com/a',
    '*://example.com/a?*',
  ]);
});

test('the host of a page', () => {
  const host = hostPattern('https://WWW.example.com:8080/news?x');
  assert.equal(host && format(host), 'www.example.com');
  for (const url of ['about:blank', 'chrome://version', 'file:///a', 'data:,x', '']) {
    assert.equal(hostPattern(url), null, url);
  }
});

test('access to a host below is covered by access to all of them, and by nothing else', () => {
  /** @type {[string, string, boolean][]} */
  const cases = [
    ['example.com', 'example.com/news/*', true],
    ['example.com/news/*', 'example.com', true],
    ['*.example.com', 'example.com', true],
    ['*.example.com', 'www.example.com', true],
    ['*.example.com', '*.www.example.com', true],
    ['example.com', '*.example.com', false],
    ['www.example.com', 'example.com', false],
    ['*.example.com', 'notexample.com', false],
  ];
  for (const [outer, inner, expected] of cases) {
    assert.equal(covers(pattern(outer), pattern(inner)), expected, `${outer} ${inner}`);
  }
});
