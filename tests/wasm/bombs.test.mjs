/** Pages that are made to use up time and memory: each has an answer in time, and the next page works. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BOMBS } from '../bombs/bombs.mjs';
import { costInWasm } from '../bombs/wasm.mjs';

/**
 * What a page may cost at most. On a machine that does nothing else two seconds are never reached;
 * time of the processor is counted, but a busy one is slower all the same.
 */
const MOST = { seconds: 4, megabytes: 640 };

const OUTCOMES = ['article', 'nothing-to-read', 'too-large', 'out-of-memory', 'ambiguous'];

describe('bombs', () => {
  // The first run compiles the module, which is no page's fault.
  costInWasm('<p></p>');
  for (const [name, make] of Object.entries(BOMBS)) {
    test(name, (t) => {
      const cost = costInWasm(make());
      t.diagnostic(
        `${cost.outcome}, ${cost.seconds.toFixed(2)} s, ${cost.megabytes.toFixed(0)} MB`,
      );
      assert.ok(OUTCOMES.includes(cost.outcome), cost.outcome);
      assert.ok(cost.seconds < MOST.seconds, `${cost.seconds} s`);
      assert.ok(cost.megabytes < MOST.megabytes, `${cost.megabytes} MB`);
    });
  }

  test('a trap is none of the answers, and the next page works', () => {
    assert.equal(costInWasm(/** @type {any} */ ({ length: 1e9 })).outcome, 'trap');
    assert.equal(costInWasm(BOMBS['an ordinary page']?.() ?? '').outcome, 'article');
  });
});
