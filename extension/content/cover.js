/**
 * Covers a page that says it is an article before it is painted, until the reader is there. Only
 * the page's own word counts here (it bears the date of its publication): whether it is true is
 * then decided by the engine, and where it is not, the cover goes.
 */

/** @type {ReturnType<typeof createUnhuskCover> | undefined} */
var unhuskCover;
unhuskCover ??= createUnhuskCover();

function createUnhuskCover() {
  /** Milliseconds that a page is covered, at most. */
  const PATIENCE = 2000;
  /** The themes whose paper is not the system's. @type {Record<string, string>} */
  const PAPERS = {
    light: '#fdfcf8',
    sepia: '#f5ecd9',
    dark: '#1b1a18',
    contrast: 'light-dark(#fff, #000)',
  };
  const DATE = 'meta[property="article:published_time"][content]';

  const cover = document.createElement('unhusk-cover');
  // The paper is that of the theme, as far as it is known in time; the page does not see which it is.
  const paper = document.createElement('div');
  paper.style.cssText = 'position: fixed; inset: 0; color-scheme: light dark';
  cover.attachShadow({ mode: 'closed' }).append(paper);
  chrome.storage.sync.get('look').then(
    ({ look }) => {
      const { theme = '' } = /** @type {{theme?: string}} */ (look ?? {});
      paper.style.background = PAPERS[theme] ?? '';
    },
    () => {},
  );
  const observer = new MutationObserver(look);
  let timer = 0;
  // While a page is only prepared by the browser, nobody waits for it.
  if (document.prerendering) {
    document.addEventListener('prerenderingchange', startTimer, { once: true });
  } else {
    startTimer();
  }
  if (location.pathname === '/' || document.readyState !== 'loading') remove();
  else observer.observe(document, { childList: true, subtree: true });
  return { remove };

  function startTimer() {
    timer = window.setTimeout(remove, PATIENCE);
  }

  /** All that a page says about itself is there as soon as its body is. */
  function look() {
    if (!document.body) return;
    observer.disconnect();
    if (document.head.querySelector(DATE)) document.documentElement.append(cover);
    else clearTimeout(timer);
  }

  function remove() {
    clearTimeout(timer);
    observer.disconnect();
    cover.remove();
  }
}
