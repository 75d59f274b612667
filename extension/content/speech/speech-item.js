/**
 * Reading aloud: its button in the bar, and the strip with what controls it. A classic script that may be
 * injected again.
 */

/** @typedef {import('../../settings.js').Speech} Speech */

/**
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskSpeechItem(parts) {
  const ICON =
    'M4 9v6h4l5 5V4L8 9zm11.5 3a4 4 0 0 0-2-3.5v7a4 4 0 0 0 2-3.5m-2-8.7v2.1a7 7 0 0 1 0 13.2v2.1a9 9 0 0 0 0-17.4';
  /** @type {ReturnType<typeof openUnhuskSpeech> | null} */
  let strip = null;
  const button = buildUnhuskButton('speech', 'speech', toggle, ICON);
  button.ariaPressed = 'false';
  return { button };

  async function toggle() {
    if (strip) return strip.end();
    button.disabled = true;
    const voices = await findUnhuskVoices();
    const speech = /** @type {Speech | null} */ (await parts.ask({ kind: 'speech', change: null }));
    button.disabled = false;
    if (parts.signal.aborted) return;
    if (voices.length === 0) {
      parts.tell(chrome.i18n.getMessage('speechNoVoices'));
      return;
    }
    button.ariaPressed = 'true';
    strip = openUnhuskSpeech(parts, voices, speech ?? { rate: 1, voices: {} }, () => {
      strip = null;
      button.ariaPressed = 'false';
      button.focus();
    });
  }
}

/**
 * Begins to read aloud.
 * @param {UnhuskParts} parts
 * @param {SpeechSynthesisVoice[]} voices
 * @param {Speech} chosen
 * @param {() => void} ended
 */
function openUnhuskSpeech(parts, voices, chosen, ended) {
  const PLAY = 'M7 4v16l13-8z';
  const PAUSE = 'M6 4h4v16H6zm8 0h4v16h-4z';
  const BACK = 'M6 5h2v14H6zm12 0v14l-9-7z';
  const FORTH = 'M16 5h2v14h-2zM6 5l9 7-9 7z';
  const STOP = 'M6 6h12v12H6z';
  const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5];
  /** Keys by which people scroll. */
  const SCROLLING = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '];

  const { getMessage } = chrome.i18n;
  const { content, scroller } = parts;
  const lang = content.lang || document.documentElement.lang || navigator.language;
  const language = lang.split('-')[0]?.toLowerCase() ?? '';
  const suitable = voicesOfUnhuskLanguage(voices, lang);

  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, parts.signal]);
  const marker = createUnhuskMarker({ ...parts, signal }, 'spoken');
  /** Whether the article scrolls along: until the user has scrolled away. */
  let isFollowing = true;
  /** @type {HTMLElement | null} */
  let spoken = null;

  const speech = createUnhuskSpeech({
    list: () => listUnhuskParagraphs(content),
    lang,
    changed,
    failed: () => parts.tell(getMessage('speechFailed')),
  });

  const play = buildUnhuskButton('play', 'speechPause', toggle, PAUSE);
  const back = buildUnhuskButton('back', 'speechBack', () => skip(-1), BACK);
  const forth = buildUnhuskButton('forth', 'speechForth', () => skip(1), FORTH);
  const stop = buildUnhuskButton('stop', 'speechStop', end, STOP);
  const rate = select(
    'speechRate',
    RATES.map((value) => option(String(value), `${value}×`)),
  );
  const voice = select('speechVoice', voiceOptions());
  const strip = buildUnhuskElement(
    'div',
    'strip speaking',
    back,
    play,
    forth,
    stop,
    rate.field,
    voice.field,
  );
  strip.role = 'group';
  strip.ariaLabel = getMessage('speech');
  scroller.append(strip);
  scroller.classList.add('has-strip');

  rate.list.value = String(RATES.includes(chosen.rate) ? chosen.rate : 1);
  const remembered = rememberedVoice();
  const usual = suitable[0] ?? voices.find(({ localService }) => localService) ?? voices[0];
  /** The text of a page is sent to no service unless the user wants it. */
  let isAllowed = remembered !== undefined || usual?.localService !== false;
  voice.list.value = (remembered ?? usual)?.voiceURI ?? '';
  rate.list.addEventListener('change', (event) => event.isTrusted && changeRate());
  voice.list.addEventListener('change', (event) => event.isTrusted && changeVoice());

  const offEscape = parts.onEscape(end);
  content.addEventListener('click', goToClicked, { signal });
  parts.onPrivate(noteScrolling, signal);
  parts.onUpdate(() => signal.aborted || speech.renew());
  parts.signal.addEventListener('abort', end, { once: true });
  window.addEventListener('pagehide', (event) => event.isTrusted && end(), { signal });

  speech.change({ rate: Number(rate.list.value), voice: currentVoice() });
  if (!isAllowed) {
    changed('stopped', null);
    parts.tell(getMessage('speechOnlineOnly'));
  } else {
    if (suitable.length === 0) parts.tell(getMessage('speechNoVoiceFor', [lang]));
    speech.play(firstInView());
  }
  play.focus();
  return { end };

  /** The paragraph at the top of what can be seen; the title where nothing has been scrolled. */
  function firstInView() {
    if (scroller.scrollTop < scroller.clientHeight / 4) return undefined;
    const edge = scroller.getBoundingClientRect().top + scroller.clientHeight / 8;
    return listUnhuskParagraphs(content).find(
      (paragraph) => paragraph.getBoundingClientRect().bottom > edge,
    );
  }

  function toggle() {
    if (speech.state === 'playing') return speech.pause();
    isAllowed = true;
    speech.play();
  }

  /** @param {1 | -1} by */
  function skip(by) {
    isFollowing = true;
    if (isAllowed) speech.skip(by);
  }

  /**
   * @param {UnhuskSpeechState} state
   * @param {HTMLElement | null} paragraph
   */
  function changed(state, paragraph) {
    const key = state === 'playing' ? 'speechPause' : 'speechPlay';
    play.ariaLabel = play.title = getMessage(key);
    play.querySelector('.label')?.replaceChildren(getMessage(key));
    play.querySelector('path')?.setAttribute('d', state === 'playing' ? PAUSE : PLAY);
    marker.set(paragraph);
    const isNew = paragraph !== spoken;
    spoken = paragraph;
    if (paragraph && isNew) follow(paragraph);
  }

  /** Brings a paragraph to the user, unless the user has gone elsewhere. @param {HTMLElement} paragraph */
  function follow(paragraph) {
    const { top, bottom } = paragraph.getBoundingClientRect();
    const outer = scroller.getBoundingClientRect();
    const isSeen = top < outer.bottom - outer.height / 4 && bottom > outer.top + outer.height / 8;
    // Where the user has come back, the article scrolls along again.
    isFollowing ||= isSeen;
    if (!isFollowing || (isSeen && top > outer.top && bottom < outer.bottom - outer.height / 4))
      return;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    paragraph.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' });
  }

  /**
   * @param {Event} event
   * @param {Element | null} target
   */
  function noteScrolling(event, target) {
    const byKey =
      event instanceof KeyboardEvent &&
      event.type === 'keydown' &&
      SCROLLING.includes(event.key) &&
      !target?.closest('button, select');
    if (byKey || event.type === 'wheel' || event.type === 'touchmove') isFollowing = false;
  }

  /** @param {MouseEvent} event */
  function goToClicked(event) {
    const { target } = event;
    const isSelecting = !(document.getSelection()?.isCollapsed ?? true);
    if (!event.isTrusted || !isAllowed || isSelecting || !(target instanceof Element)) return;
    if (target.closest('a, button, summary, input, select, textarea, .picking')) return;
    const paragraph = listUnhuskParagraphs(content).findLast((one) => one.contains(target));
    if (!paragraph) return;
    isFollowing = true;
    speech.play(paragraph);
  }

  function changeRate() {
    const value = Number(rate.list.value);
    speech.change({ rate: value });
    parts.ask({ kind: 'speech', change: { rate: value } });
  }

  function changeVoice() {
    speech.change({ voice: currentVoice() });
    parts.ask({ kind: 'speech', change: { language, voice: voice.list.value } });
  }

  function currentVoice() {
    return voices.find(({ voiceURI }) => voiceURI === voice.list.value) ?? null;
  }

  function rememberedVoice() {
    const known = Object.hasOwn(chosen.voices, language) ? chosen.voices[language] : undefined;
    return voices.find(({ voiceURI }) => voiceURI === known);
  }

  /** The voices of the article's language, then the others. */
  function voiceOptions() {
    const others = voices.filter((one) => !suitable.includes(one));
    /** @param {SpeechSynthesisVoice} one */
    const named = (one) => {
      const name = `${one.name} (${one.lang})`;
      return option(one.voiceURI, one.localService ? name : getMessage('speechOnline', [name]));
    };
    if (suitable.length === 0) return others.map(named);
    const group = buildUnhuskElement('optgroup', '', ...others.map(named));
    group.label = getMessage('speechOtherVoices');
    return [...suitable.map(named), ...(others.length > 0 ? [group] : [])];
  }

  /**
   * @param {string} value
   * @param {string} label
   */
  function option(value, label) {
    const made = buildUnhuskElement('option', '', label);
    made.value = value;
    return made;
  }

  /**
   * @param {string} key of its name
   * @param {Node[]} options
   */
  function select(key, options) {
    const list = buildUnhuskElement('select', key, ...options);
    const name = buildUnhuskElement('span', 'name', getMessage(key));
    return { list, field: buildUnhuskElement('label', 'field', name, list) };
  }

  function end() {
    if (ending.signal.aborted) return;
    ending.abort();
    speech.stop();
    offEscape();
    marker.remove();
    strip.remove();
    scroller.classList.remove('has-strip');
    if (!parts.signal.aborted) ended();
  }
}
