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
  const DATE = 'meta[property="article:published_time"][content]';

  const cover = document.createElement('unhusk-cover');
  // The paper is that of the theme, as far as it is known in time.
  chrome.storage.sync.get('look').then(
    ({ look }) => {
      const { theme } = /** @type {{theme?: string}} */ (look ?? {});
      if (theme) cover.setAttribute('theme', theme);
    },
    () => {},
  );
  const observer = new MutationObserver(look);
  const timer = setTimeout(remove, PATIENCE);
  if (location.pathname === '/' || document.readyState !== 'loading') remove();
  else observer.observe(document, { childList: true, subtree: true });
  return { remove };

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
