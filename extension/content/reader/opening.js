/**
 * Has the first screen painted before the rest of a long article is laid out. A classic script that may
 * be injected again.
 */

/**
 * Keeps what is below the first screen out of the layout until the reader has been painted.
 * @param {HTMLElement} scroller what scrolls the column
 * @param {HTMLElement} content the reader's column
 */
function createUnhuskOpening(scroller, content) {
  /** Characters of an article for each pixel of a screen's height, at the usual look. */
  const DENSITY = 2.5;
  /** Milliseconds after which the rest is there also where nothing is painted, as in a tab behind others. */
  const PATIENCE = 250;
  /** The first child of the article that waits, and with it all after it. */
  const WAITING = 'waiting';

  let timer = 0;
  const first = findFirst();
  first?.classList.add(WAITING);
  return { shown, end };

  /** To be called when the reader has been put into the page. */
  function shown() {
    if (!first?.classList.contains(WAITING)) return;
    // Small letters and wide columns hold more.
    if (content.offsetHeight < scroller.clientHeight) return end();
    timer = window.setTimeout(end, PATIENCE);
    // What follows the frame's own callbacks is a task after the paint.
    requestAnimationFrame(() => setTimeout(end));
  }

  /** Lets the rest come. */
  function end() {
    clearTimeout(timer);
    first?.classList.remove(WAITING);
    if (first?.className === '') first.removeAttribute('class');
  }

  function findFirst() {
    let room = innerHeight * DENSITY;
    for (const child of content.querySelector('.unhusk-content')?.children ?? []) {
      if (room < 0) return child;
      room -= child.textContent?.length ?? 0;
    }
    return null;
  }
}
