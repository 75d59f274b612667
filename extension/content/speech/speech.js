/**
 * Reads the article out, paragraph by paragraph. A classic script that may be injected again.
 */

/** @typedef {'stopped' | 'playing' | 'paused'} UnhuskSpeechState */

/**
 * @param {object} options
 * @param {() => HTMLElement[]} options.list the paragraphs as they are now
 * @param {string} options.lang language of the article
 * @param {(state: UnhuskSpeechState, paragraph: HTMLElement | null) => void} options.changed
 * @param {() => void} options.failed called when the browser does not speak
 */
function createUnhuskSpeech({ list, lang, changed, failed }) {
  /** Errors that come of our own doing. */
  const OWN_ERRORS = ['canceled', 'interrupted'];
  const { speechSynthesis } = window;

  /** @type {UnhuskSpeechState} */
  let state = 'stopped';
  let paragraphs = /** @type {HTMLElement[]} */ ([]);
  let index = 0;
  /** What is left to be said of the paragraph. @type {{text: string, start: number}[]} */
  let chunks = [];
  /** How far the paragraph has been said, in characters. */
  let said = 0;
  /** Counts what is spoken: what an utterance before the last one reports is no longer of interest. */
  let turn = 0;
  let rate = 1;
  /** @type {SpeechSynthesisVoice | null} */
  let voice = null;

  return {
    get state() {
      return state;
    },
    /** Begins, or goes on, at a paragraph or where it was. @param {HTMLElement} [from] */
    play(from) {
      renew();
      const at = from ? paragraphs.indexOf(from) : -1;
      if (at >= 0) go(at);
      else if (state === 'stopped') go(0);
      else speak(said);
    },
    pause() {
      // Pausing the browser's own queue does not work on every system: what was being said is said again.
      silence();
      enter('paused');
    },
    stop,
    /** @param {1 | -1} by paragraphs */
    skip(by) {
      renew();
      const at = index + by;
      if (at >= paragraphs.length) stop();
      else go(Math.max(0, at), state !== 'paused');
    },
    /** @param {{rate?: number, voice?: SpeechSynthesisVoice | null}} manner */
    change(manner) {
      rate = manner.rate ?? rate;
      voice = manner.voice ?? voice;
      if (state === 'playing') speak(said);
    },
    /** The article has changed. */
    renew,
  };

  /** Finds the place in the article as it is now. */
  function renew() {
    const current = paragraphs[index];
    paragraphs = list();
    if (!current) return;
    const same = paragraphs.indexOf(current);
    const alike = paragraphs.findIndex((other) => other.textContent === current.textContent);
    const at = same >= 0 ? same : alike;
    if (at >= 0) index = at;
    index = Math.max(0, Math.min(index, paragraphs.length - 1));
    if (state !== 'stopped') changed(state, paragraphs[index] ?? null);
  }

  /**
   * @param {number} at
   * @param {boolean} [aloud] without it, only the place changes
   */
  function go(at, aloud = true) {
    index = at;
    said = 0;
    if (aloud) speak(0);
    else enter(state);
  }

  /** @param {number} from characters of the paragraph that are left out */
  function speak(from) {
    const paragraph = paragraphs[index];
    if (!paragraph) return stop();
    silence();
    const text = textOfUnhuskParagraph(paragraph);
    const own = paragraph.closest('[lang]')?.getAttribute('lang') || lang;
    chunks = cutUnhuskText(text.slice(from), own).map((chunk) => ({
      ...chunk,
      start: chunk.start + from,
    }));
    enter('playing');
    next(own);
  }

  /** Says the next part of the paragraph, or goes on to the next paragraph. @param {string} own language */
  function next(own) {
    const chunk = chunks.shift();
    if (!chunk) {
      if (index + 1 < paragraphs.length) go(index + 1);
      else stop();
      return;
    }
    said = chunk.start;
    const mine = ++turn;
    const utterance = new SpeechSynthesisUtterance(chunk.text);
    utterance.rate = rate;
    utterance.lang = voice?.lang ?? own;
    if (voice) utterance.voice = voice;
    utterance.addEventListener('boundary', ({ charIndex }) => {
      if (mine === turn) said = chunk.start + charIndex;
    });
    utterance.addEventListener('end', () => mine === turn && next(own));
    utterance.addEventListener('error', ({ error }) => {
      if (mine !== turn || OWN_ERRORS.includes(error)) return;
      stop();
      failed();
    });
    speechSynthesis.speak(utterance);
  }

  function stop() {
    silence();
    index = 0;
    said = 0;
    enter('stopped');
  }

  function silence() {
    turn += 1;
    chunks = [];
    speechSynthesis.cancel();
  }

  /** @param {UnhuskSpeechState} now */
  function enter(now) {
    state = now;
    changed(state, state === 'stopped' ? null : (paragraphs[index] ?? null));
  }
}
