/**
 * The voices that the browser has. A classic script that may be injected again.
 */

/**
 * Waits until the browser knows its voices; some find them only when they are asked.
 * @returns {Promise<SpeechSynthesisVoice[]>} none where it can't speak
 */
async function findUnhuskVoices() {
  /** Milliseconds within which browsers have found them. */
  const PATIENCE = 1500;
  const { speechSynthesis } = window;
  if (!speechSynthesis) return [];
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, PATIENCE);
    });
  }
  return speechSynthesis.getVoices();
}

/**
 * The voices that speak a language: those on this device before those of a service, which gets the text to
 * speak, and of these those of the same region first.
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} lang
 */
function voicesOfUnhuskLanguage(voices, lang) {
  /** @param {string} tag */
  const plain = (tag) => tag.replaceAll('_', '-').toLowerCase();
  const wanted = plain(lang);
  /** @param {SpeechSynthesisVoice} voice */
  const rank = (voice) =>
    (voice.localService ? 0 : 4) + (plain(voice.lang) === wanted ? 0 : 2) + (voice.default ? 0 : 1);
  return voices
    .filter((voice) => plain(voice.lang).split('-')[0] === wanted.split('-')[0])
    .sort((one, other) => rank(one) - rank(other));
}
