/** What pages send is checked here: a message that is not of its form is dropped. */

import { FILE_FORMATS } from './copying.js';
import { isRecord } from './settings/shapes.js';

/** @typedef {import('./messages.js').Clip} Clip */
/** @typedef {import('./messages.js').FileOrder} FileOrder */
/** @typedef {import('./messages.js').Snapshot} Snapshot */
/** @typedef {import('./messages.js').SpeechChange} SpeechChange */
/** @typedef {import('./messages.js').Survey} Survey */

/** What an article has that is to be saved, besides its date. */
const WORDS = ['lang', 'dir', 'minutes', 'source', 'picture', 'article'];

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
export function asList(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * @param {unknown} value
 * @returns {value is Clip}
 */
export function isClip(value) {
  if (!isRecord(value)) return false;
  if ('snapshot' in value) return isSnapshot(value.snapshot);
  const { passage, metadata, isSelection } = value;
  return (
    isPassage(passage) &&
    (metadata === null || isMetadata(metadata)) &&
    typeof isSelection === 'boolean'
  );
}

/**
 * @param {unknown} value
 * @returns {value is FileOrder}
 */
export function isFileOrder(value) {
  if (!isRecord(value)) return false;
  const { format, passage, metadata, pictures, words } = value;
  return (
    FILE_FORMATS.some((known) => known === format) &&
    isPassage(passage) &&
    isMetadata(metadata) &&
    isWords(words) &&
    isRecord(pictures) &&
    Object.values(pictures).every((text) => typeof text === 'string')
  );
}

/** @param {unknown} value */
function isPassage(value) {
  return isRecord(value) && typeof value.html === 'string' && typeof value.url === 'string';
}

/** @param {unknown} value */
function isWords(value) {
  return (
    isRecord(value) && WORDS.every((name) => typeof value[name] === 'string') && isMetadata(value)
  );
}

/** @param {unknown} value */
function isMetadata(value) {
  return (
    isRecord(value) &&
    Object.values(value).every((text) => text === null || typeof text === 'string')
  );
}

/**
 * @param {unknown} value
 * @returns {value is Snapshot}
 */
export function isSnapshot(value) {
  if (!isRecord(value)) return false;
  const { contentType, url, html, hidden, kept = [], dropped = [] } = value;
  const texts = [contentType, url, html].every((text) => typeof text === 'string');
  return texts && [hidden, kept, dropped].every(isNumbers);
}

/**
 * @param {unknown} value
 * @returns {value is SpeechChange}
 */
export function isSpeechChange(value) {
  if (!isRecord(value)) return false;
  const { rate, language, voice } = value;
  return typeof rate === 'number' || (typeof language === 'string' && typeof voice === 'string');
}

/**
 * @param {unknown} value
 * @returns {value is Survey}
 */
export function isSurvey(value) {
  if (!isSnapshot(value)) return false;
  const { floating, covering, used } = /** @type {Record<string, unknown>} */ ({ ...value });
  return [floating, covering, used].every(isNumbers);
}

/** @param {unknown} value */
function isNumbers(value) {
  return Array.isArray(value) && value.every(Number.isInteger);
}
