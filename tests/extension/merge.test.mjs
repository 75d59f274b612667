/** The editor of rules: what is kept elsewhere meanwhile is not lost, and neither is what is typed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeLines } from '../../extension/options/merge.js';

/** Own text, what it was made of, what has become of that, what is to come of it. */
const CASES = [
  [
    'added elsewhere',
    'a##.x\nb##.y',
    'a##.x\n',
    'a##.x\n! Buy\nc##.z\n',
    'a##.x\nb##.y\n! Buy\nc##.z',
  ],
  ['added to nothing', 'b##.y\n', '', '! Buy\nc##.z\n', 'b##.y\n! Buy\nc##.z\n'],
  ['taken back elsewhere', 'new\na\n! Buy\nc\nb\n', 'a\n! Buy\nc\nb\n', 'a\nb\n', 'new\na\nb\n'],
  ['taken back, but changed here', 'a\nc2\n', 'a\nc\n', 'a\n', 'a\nc2\n'],
  ['changed in both', 'a2\nb\n', 'a\nb\n', 'a3\nb\n', 'a2\nb\na3\n'],
  ['not changed', 'a\nb', 'a', 'a', 'a\nb'],
];

for (const [name, own = '', before = '', now = '', wanted] of CASES) {
  test(`${name}`, () => assert.equal(mergeLines(own, before, now), wanted));
}
