/** Functions for pages: what tells that markup does something, or holds what it may not. */

/** @typedef {import('../../hostile/pages.mjs').Allowed} Allowed */
/** @typedef {import('../../../extension/messages.js').Shown} Shown */

/**
 * Sets traps for whatever payloads call. Runs in the page.
 * What has been caught is in `window.caught`.
 */
export function setTraps() {
  /** @type {string[]} */
  const caught = [];
  const trap = (/** @type {string} */ name) => () => {
    caught.push(name);
    return false;
  };
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox']) {
    Reflect.set(window, name, trap(name));
  }
  // Links may be followed by people; here only what happens besides counts.
  window.addEventListener('click', (event) => event.preventDefault(), { capture: true });
  window.addEventListener('submit', trap('submit'), { capture: true });
  const { navigation } = /** @type {{navigation?: EventTarget}} */ (Object(window));
  navigation?.addEventListener('navigate', trap('navigate'));
  performance.setResourceTimingBufferSize(100_000);
  Reflect.set(window, 'caught', caught);
}

/**
 * Puts pieces of markup into the page, pokes at every element of them, and tells what has happened
 * and what is there that may not be. Runs in the page.
 * @param {{id: string, html: string, isPage?: boolean, isBook?: boolean}[]} pieces
 * @param {Allowed} allowed
 * @param {SanitizerConfig} [sanitizer] puts them in as the reader does; otherwise without any wall
 * @returns {Promise<string[]>}
 */
export async function tryOut(pieces, allowed, sanitizer) {
  const EVENTS =
    'click mouseover mousemove pointerover focus blur focusin keydown input change copy paste drag drop ' +
    'load error toggle beforetoggle animationstart transitionend scroll wheel';
  /** @type {string[]} */
  const caught = Reflect.get(window, 'caught');
  const fill = /** @type {typeof fillUnhuskContent} */ (Reflect.get(window, 'fillUnhuskContent'));
  /** @type {string[]} */
  const problems = [];
  caught.length = 0;
  performance.clearResourceTimings();
  for (const { id, html, isPage, isBook } of pieces) {
    const host = document.createElement('div');
    const box = document.createElement('div');
    document.body.append(host);
    if (sanitizer) {
      host.attachShadow({ mode: 'closed' }).append(box);
      const kind = /** @type {const} */ ('sign-up');
      const removed = [{ kind, reason: '', text: html }];
      const metadata = /** @type {Shown['metadata']} */ ({ published: html });
      const told = { lang: null, dir: null, text: '', metadata, minutes: 1, removed };
      const whole = { next: null, pages: 1, single: true };
      fill(box, { reader: html, ...told, ...whole }, new Sanitizer(sanitizer));
    } else {
      host.append(box);
      box.innerHTML = html;
    }
    inspect(id, box, isPage ? [allowed.page] : [], isBook ? allowed.everywhereInBooks : []);
    for (const element of box.querySelectorAll('*')) {
      for (const name of EVENTS.split(' ')) element.dispatchEvent(new Event(name));
    }
    if (caught.length > 0) problems.push(`${id}: ${caught.splice(0).join()}`);
  }
  // What loads, fails to load or is animated takes its time.
  await new Promise((resolve) => setTimeout(resolve, 250));
  if (caught.length > 0) problems.push(`later: ${caught.splice(0).join()}`);
  for (const entry of performance.getEntriesByType('resource')) {
    const { initiatorType, name } = /** @type {PerformanceResourceTiming} */ (entry);
    // What the browser asks for by itself.
    const isFavicon = name === new URL('/favicon.ico', document.URL).href;
    if (initiatorType !== 'img' && !isFavicon)
      problems.push(`${initiatorType} has asked for ${name}`);
  }
  document.body.replaceChildren();
  return problems;

  /**
   * @param {string} id
   * @param {Element} box
   * @param {Record<string, string[]>[]} more lists of what may be in it besides
   * @param {string[]} attributes that any element may have besides
   */
  function inspect(id, box, more, attributes) {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_COMMENT);
    if (walker.nextNode()) problems.push(`${id}: a comment`);
    for (const element of box.querySelectorAll('*')) {
      const { localName, namespaceURI } = element;
      const isFormula = namespaceURI === 'http://www.w3.org/1998/Math/MathML';
      const lists = isFormula ? [allowed.formula] : [allowed.article, allowed.layout, ...more];
      const own = lists.flatMap((list) => list[localName] ?? []);
      const isKnown = lists.some((list) => localName in list);
      if (!isKnown || !(isFormula || namespaceURI === 'http://www.w3.org/1999/xhtml')) {
        problems.push(`${id}: <${localName}> of ${namespaceURI}`);
      }
      for (const { name, value } of element.attributes) {
        const known = [...own, ...allowed.everywhere, ...attributes];
        if (!known.includes(name)) {
          problems.push(`${id}: <${localName} ${name}="${value}">`);
        }
      }
      if (element instanceof HTMLAnchorElement) {
        const { protocol } = element;
        // The browser's wall is only there for what runs.
        const isFine = sanitizer
          ? protocol !== 'javascript:'
          : allowed.linkSchemes.includes(protocol);
        if (element.hasAttribute('href') && !isFine)
          problems.push(`${id}: a link to ${element.href}`);
      }
      if (element instanceof HTMLImageElement && !sanitizer) {
        const isFine =
          allowed.pictureSchemes.includes(new URL(element.src).protocol) ||
          allowed.pictureData.some((kind) => element.src.startsWith(kind));
        if (!isFine) problems.push(`${id}: a picture from ${element.src}`);
      }
    }
  }
}
