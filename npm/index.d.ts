// The types of what goes in and comes out are made from those of the engine.
export type * from './engine/unhusk.js';
export { checkRules, declutter, decode, inspect, version } from './engine/unhusk.js';

/**
 * Why a page does not become an article.
 *
 * ```js
 * try {
 *   declutter('<p>Hello.');
 * } catch (error) {
 *   assert(error instanceof UnhuskError);
 *   assert.equal(error.code, 'nothing-to-read');
 * }
 * ```
 */
export class UnhuskError extends Error {
  /** Stable name of what is wrong, such as `nothing-to-read`. */
  readonly code: string;
}
