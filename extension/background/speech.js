/** How the user wants to be read to. */

import { change, load } from '../settings.js';
import { RATES } from '../settings/table.js';

/** @typedef {import('../messages.js').Sender} Sender */
/** @typedef {import('../messages.js').SpeechChange} SpeechChange */
/** @typedef {import('../settings.js').Speech} Speech */

/**
 * What is chosen, after a change if there is one.
 * @param {Sender} sender
 * @param {SpeechChange | null} wanted
 * @returns {Promise<Speech>}
 */
export async function speech({ isPrivate }, wanted) {
  if (wanted && !isPrivate) await change('speech', (speech) => changed(speech, wanted));
  return load('speech');
}

/**
 * @param {Speech} speech
 * @param {SpeechChange} wanted
 * @returns {Speech}
 */
function changed(speech, wanted) {
  if ('rate' in wanted) {
    return { ...speech, rate: Math.min(RATES.most, Math.max(RATES.least, wanted.rate)) };
  }
  const others = Object.entries(speech.voices).filter(([language]) => language !== wanted.language);
  return { ...speech, voices: Object.fromEntries([...others, [wanted.language, wanted.voice]]) };
}
