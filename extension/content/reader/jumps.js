/**
 * Links to places in the article, such as footnotes, lead there and back. A classic script that may be
 * injected again.
 * @param {UnhuskParts} parts
 */
function listenUnhuskJumps({ scroller, content }) {
  /** Where jumps began: the link, and how far the article was scrolled. */
  const origins = /** @type {{link: HTMLElement, top: number}[]} */ ([]);
  const back = buildUnhuskButton('way-back', 'wayBack', goBack);
  back.hidden = true;
  scroller.append(back);
  content.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const name = link?.getAttribute('href')?.match(/^#(unhusk-.+)/)?.[1];
    if (!link || name === undefined || !event.isTrusted) return;
    // The page would go there as well.
    event.preventDefault();
    const place = content.querySelector(`[id="${CSS.escape(name)}"]`);
    if (place instanceof HTMLElement) jump(link, place);
  });

  /**
   * @param {HTMLElement} link
   * @param {HTMLElement} place
   */
  function jump(link, place) {
    const last = origins.at(-1);
    // A footnote's own link back, or one beside it, is a way back as well.
    if (last && (place.contains(last.link) || place === last.link)) {
      goBack();
      return;
    }
    origins.push({ link, top: scroller.scrollTop });
    back.hidden = false;
    arrive(place, () => place.scrollIntoView({ block: 'center' }));
  }

  function goBack() {
    const origin = origins.pop();
    back.hidden = origins.length === 0;
    if (origin) arrive(origin.link, () => scroller.scrollTo({ top: origin.top }));
  }

  /**
   * @param {HTMLElement} place
   * @param {() => void} scroll
   */
  function arrive(place, scroll) {
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    scroll();
  }
}
