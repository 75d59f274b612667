/** Pages that are made to use up time and memory: each has an answer in time, and the next page works. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BOMBS } from '../bombs/bombs.mjs';
import { WORK, costInWasm } from '../bombs/wasm.mjs';

/**
 * What a page may cost at most, whatever is done with it. By itself nothing takes two seconds; beside other
 * tests, with which it shares the processor's caches and threads, the same work counts as up to half more.
 */
const MOST = { seconds: 3, megabytes: 384 };
/** The same of a list of rules, which is compiled once and not for each page. */
const MOST_OF_RULES = { seconds: 8, megabytes: 384 };
/** Times that something is tried: what other programs do is no page's fault. */
const TRIES = 3;
/** With pages that are as large as may be, all is done; with others, what goes ways of its own. */
const LARGEST = /^as (many|much)/;
const OWN_WAYS = ['tidy', 'join', 'copy a part'];

const OUTCOMES = ['article', 'nothing-to-read', 'too-large', 'out-of-memory', 'ambiguous'];

describe('bombs', () => {
  // The first run compiles the module, which is no page's fault.
  costInWasm('<p></p>');
  for (const [name, make] of Object.entries(BOMBS)) {
    test(name, (t) => {
      const html = String(make());
      const { read, ...rest } = WORK;
      const others = Object.entries(rest).filter(
        ([what]) => LARGEST.test(name) || OWN_WAYS.includes(what),
      );
      const outcome = check(t, 'read', () => costInWasm(html, read), MOST);
      // What is refused is refused by the same limits, whatever was to be done with it.
      const works = outcome === 'too-large' ? [] : others;
      for (const [what, work] of works) check(t, what, () => costInWasm(html, work), MOST);
    });
  }

  test('rules of 8 MB', (t) => {
    for (const rule of ['example.com##.promo > a[href="#"]', '##.box:not(.a, .b) ~ p', 'no rule']) {
      const list = `${rule}\n`.repeat(8e6 / rule.length);
      check(t, rule, () => costInWasm(list, WORK['use as rules']), MOST_OF_RULES);
    }
  });

  test('a trap is none of the answers, and the next page works', () => {
    assert.equal(costInWasm(/** @type {any} */ ({ length: 1e9 })).outcome, 'trap');
    assert.equal(costInWasm(String(BOMBS['an ordinary page']?.())).outcome, 'article');
  });
});

/**
 * @param {import('node:test').TestContext} t
 * @param {string} what is done
 * @param {() => import('../bombs/wasm.mjs').Cost} measure does it
 * @param {typeof MOST} most
 * @returns {string} what has come of it
 */
function check(t, what, measure, most) {
  const { outcome, megabytes, ...first } = measure();
  let { seconds } = first;
  for (let tries = 1; tries < TRIES && seconds >= most.seconds; tries += 1) {
    seconds = Math.min(seconds, measure().seconds);
  }
  t.diagnostic(`${what}: ${outcome}, ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB`);
  assert.ok(OUTCOMES.includes(outcome), `${what}: ${outcome}`);
  // Time of the processor: that other programs are busy doesn't count.
  assert.ok(seconds < most.seconds, `${what}: ${seconds} s`);
  assert.ok(megabytes < most.megabytes, `${what}: ${megabytes} MB`);
  return outcome;
}
