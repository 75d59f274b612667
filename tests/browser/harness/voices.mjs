/** Voices for browsers without a head, which have none. */

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Runs in a content script. Puts voices where the content script looks for them: they say nothing, and finish when they are told to. */
export function giveVoices() {
  const state = /** @type {{now: any}} */ ({ now: null });
  const voices = [
    { voiceURI: 'de-near', name: 'Near', lang: 'de-DE', localService: true, default: true },
    { voiceURI: 'de-far', name: 'Far', lang: 'de-AT', localService: false, default: false },
    { voiceURI: 'en-one', name: 'One', lang: 'en_GB', localService: true, default: false },
    { voiceURI: 'fr-one', name: 'Une', lang: 'fr-FR', localService: true, default: false },
    { voiceURI: 'it-far', name: 'Lontana', lang: 'it-IT', localService: false, default: false },
  ];
  class Utterance extends EventTarget {
    /** @param {string} text */
    constructor(text) {
      super();
      Object.assign(this, { text, rate: 1, voice: null, lang: '' });
    }
  }
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (/** @type {any} */ utterance) => (state.now = utterance),
    cancel() {
      const { now } = state;
      state.now = null;
      now?.dispatchEvent(Object.assign(new Event('error'), { error: 'canceled' }));
    },
  });
  for (const [name, value] of Object.entries({
    speechSynthesis,
    SpeechSynthesisUtterance: Utterance,
  })) {
    Object.defineProperty(window, name, { value, configurable: true });
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  Object.assign(globalThis, { voices: state });
}

/**
 * What is being said.
 * @param {Browser} browser
 */
export function spoken(browser) {
  return browser.inContentScript(() => {
    const { now } = /** @type {any} */ (globalThis).voices;
    return now && { text: now.text.trim(), voice: now.voice?.voiceURI, rate: now.rate };
  });
}

/**
 * Has what is being said come to its end.
 * @param {Browser} browser
 */
export function finish(browser) {
  return browser.inContentScript(() => {
    const { voices } = /** @type {any} */ (globalThis);
    const { now } = voices;
    voices.now = null;
    now.dispatchEvent(new Event('end'));
  });
}
