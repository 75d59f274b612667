/**
 * Follows what the page does: text that comes late, and single-page sites that go from article to
 * article without loading a page. A classic script that may be injected again.
 */

/** @typedef {import('../messages.js').Arrival} Arrival */
/** @typedef {import('../messages.js').Reading} Reading */

/** @type {ReturnType<typeof createUnhuskFollower> | undefined} */
var unhuskFollower;
unhuskFollower ??= createUnhuskFollower();

/** Watches the page for the reader. */
function createUnhuskFollower() {
  /** Milliseconds for which a page is watched after it has come, or the reader has been opened. */
  const WATCH = 10_000;
  /** Milliseconds without a change after which the page is read again… */
  const QUIET = 300;
  /** …and milliseconds after which it is, quiet or not. */
  const LONGEST = 1200;
  /** Characters by which the page's text has to differ to be read again. */
  const DIFFERENCE = 80;
  /** Characters from which a line is worth comparing. */
  const LONG_LINE = 40;

  /** Whether the reader opens by itself here. */
  let isAutomatic = false;
  /** Whether the reader is to be kept at what the page shows. */
  let isFollowing = false;
  /** Whether the user has closed the reader at this address. */
  let isDismissed = false;
  /** Whether the page has been tidied by itself at its address. */
  let isTidied = false;
  let address = pageAddress();
  /** The text of the address before, which the page may still hold. @type {string | null} */
  let left = null;
  /** When that was taken from a page that may already have held the new one; 0 where it is sure. */
  let guessed = 0;
  /** Where the reader was left, by address; for private windows too, as it goes with the page. */
  const places = /** @type {Map<string, number>} */ (new Map());
  /** Length of the page's text when it was last read. */
  let size = 0;
  let isReading = false;
  let isWaiting = false;
  let timer = 0;
  let stop = 0;
  /** When the changes that are being waited out have begun. */
  let since = 0;

  const observer = new MutationObserver(noteChange);
  window.navigation.addEventListener('currententrychange', noteAddress);
  window.addEventListener('pagehide', (event) => event.isTrusted && notePlace());

  return {
    /** The user has opened the reader. @param {number} place at which it opens */
    opened(place) {
      places.set(address, place);
      left = null;
      isDismissed = false;
      isFollowing = true;
      size = textLength();
      watch();
    },
    /**
     * The user has closed the reader: this page is left alone, the next one is not.
     * @param {string | null} text of the article it showed
     */
    dismissed(text) {
      isFollowing = false;
      isDismissed = text !== null;
      left = text;
      guessed = 0;
      unwatch();
    },
    /** The reader is left at this place. */
    left: keepPlace,
    /** The reader is to open by itself on this page and those that follow. */
    start() {
      isAutomatic = true;
      arrive();
    },
  };

  /** Reads the page, and goes on watching it, if that is wanted at its address. */
  async function arrive() {
    if (isAutomatic) {
      const from = address;
      await isActivated();
      const arrival = /** @type {Arrival | null | undefined} */ (
        await ask({ kind: 'arrived', address: from })
      );
      if (from !== address) return;
      isFollowing = Boolean(arrival);
      if (arrival?.place && !places.has(from)) places.set(from, arrival.place);
    }
    if (!isFollowing) {
      leaveAlone();
      return;
    }
    await isLoaded();
    watch();
    await read();
  }

  /** @param {NavigationCurrentEntryChangeEvent} event */
  function noteAddress(event) {
    const here = pageAddress();
    if (here === address || !event.isTrusted) return;
    const { article, isOpen } = unhuskReader ?? {};
    if (event.navigationType === 'replace' && isTidied) {
      // Most often this is another name for the same page, and the user may have brought all back.
      address = here;
      return;
    }
    isTidied = false;
    if (event.navigationType === 'replace' && isOpen) {
      address = here;
      // Most often this is another name for the same page.
      watch();
      noteChange();
      return;
    }
    if (article) {
      left = article.text;
      guessed = 0;
    } else if (!isFollowing && !isDismissed) {
      // What nobody has read, the page holds all the same, unless it has been drawn anew before it is renamed.
      left = document.body?.innerText ?? null;
      guessed = performance.now();
    }
    unhuskReader?.leave();
    address = here;
    isDismissed = false;
    isFollowing &&= isAutomatic || Boolean(isOpen);
    if (isFollowing || isAutomatic) arrive();
  }

  /** The page is left: should the user come back, the reader opens where it was. */
  function notePlace() {
    if (unhuskReader?.isOpen) keepPlace(unhuskReader.place);
  }

  /** @param {number} place */
  function keepPlace(place) {
    if (place === (places.get(address) ?? 0)) return;
    places.set(address, place);
    ask({ kind: 'left', address, place });
  }

  function noteChange() {
    const now = performance.now();
    if (timer) clearTimeout(timer);
    else since = now;
    timer = window.setTimeout(look, Math.max(0, Math.min(QUIET, since + LONGEST - now)));
  }

  /** Reads the page again if its text has changed. */
  function look() {
    timer = 0;
    if (Math.abs(textLength() - size) >= DIFFERENCE || left !== null) read();
  }

  function watch() {
    clearTimeout(stop);
    stop = window.setTimeout(unwatch, WATCH);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  }

  function unwatch() {
    observer.disconnect();
    clearTimeout(stop);
    clearTimeout(timer);
    timer = 0;
    uncover();
  }

  /** Has the page read, and shows what has become of it. */
  async function read() {
    if (isReading) {
      isWaiting = true;
      return;
    }
    isReading = true;
    const from = address;
    size = textLength();
    const edition = unhuskReader?.edition ?? createUnhuskEdition();
    const reading = /** @type {Reading | 'tidied' | null} */ (
      await ask({ kind: 'read', ...edition.take(), automatic: isAutomatic })
    );
    isReading = false;
    if (isFollowing && from === address) use(reading);
    if (isWaiting) {
      isWaiting = false;
      if (isFollowing) await read();
    }
  }

  /** @param {Reading | 'tidied' | null} reading */
  function use(reading) {
    const reader = unhuskReader;
    if (reading === 'tidied') {
      // Tidy mode watches the page itself.
      isFollowing = false;
      isTidied = true;
      return unwatch();
    }
    if (!reading || !reader) return leaveAlone();
    const { article, assets, look } = reading;
    // The address is new, the text is not: the page is still on its way.
    if (left !== null && isSame(article.text, left) && !isLate()) return;
    reader.prepare(assets);
    const shown = reader.article;
    if (!shown) {
      if (!reading.wanted && !reader.isOpen) return leaveAlone();
      left = null;
      const place = places.get(address) ?? 0;
      reader.show({ kind: 'show', look, article, place });
      ask({ kind: 'opened' });
      uncover();
    } else if (!isSame(article.text, shown.text) || article.reader.length > shown.reader.length) {
      reader.update(article);
    }
  }

  /** Whether the page has had its time to draw anew what it was guessed to hold; if not, it is read again then. */
  function isLate() {
    const wait = guessed + LONGEST - performance.now();
    if (guessed > 0 && wait > 0) setTimeout(() => left !== null && isFollowing && read(), wait);
    return guessed > 0 && wait <= 0;
  }

  /**
   * Whether two texts are states of one article: half of the lines of either are in the other.
   * @param {string} one
   * @param {string} other
   */
  function isSame(one, other) {
    if (one === other) return true;
    const lines = longLines(one);
    const others = longLines(other);
    const common = [...lines].filter((line) => others.has(line)).length;
    return 2 * common >= Math.min(lines.size, others.size) && common > 0;
  }

  /** @param {string} text */
  function longLines(text) {
    return new Set(text.split('\n').filter((line) => line.length >= LONG_LINE));
  }

  /** The page's address but for the part that leads to a place in it. */
  function pageAddress() {
    const { href, hash } = location;
    return /^#[/!]/.test(hash) ? href : href.slice(0, href.length - hash.length);
  }

  function textLength() {
    return document.body?.textContent?.length ?? 0;
  }

  /** Nothing is to happen by itself at this address. */
  function leaveAlone() {
    uncover();
    // Only pages that have been tidied have that script.
    if (typeof unhuskTidy !== 'undefined') unhuskTidy?.leave();
  }

  function uncover() {
    // Only pages of listed sites have that script.
    if (typeof unhuskCover !== 'undefined') unhuskCover?.remove();
  }

  /**
   * Asks the background. After an update of the extension nobody answers any more.
   * @param {import('../messages.js').PageMessage} message
   * @returns {Promise<unknown>}
   */
  async function ask(message) {
    try {
      return await chrome.runtime.sendMessage(message);
    } catch {
      return null;
    }
  }

  /** Waits until a page that the browser has prepared is shown: before, it is in no tab. */
  async function isActivated() {
    if (!document.prerendering) return;
    await new Promise((resolve) =>
      document.addEventListener('prerenderingchange', resolve, { once: true }),
    );
  }

  /** Waits until the page is there, with the style sheets that say what of it can be seen. */
  async function isLoaded() {
    if (document.readyState === 'loading') {
      await new Promise((resolve) =>
        document.addEventListener('DOMContentLoaded', resolve, { once: true }),
      );
    }
    /** @type {NodeListOf<HTMLLinkElement>} */
    const links = document.querySelectorAll('link[rel~="stylesheet"][href]:not([disabled])');
    const pending = [...links].filter(
      ({ sheet, media }) => !sheet && (!media || matchMedia(media).matches),
    );
    const loaded = pending.map(
      (link) =>
        new Promise((resolve) => {
          link.addEventListener('load', resolve, { once: true });
          link.addEventListener('error', resolve, { once: true });
        }),
    );
    const patience = new Promise((resolve) => setTimeout(resolve, LONGEST));
    await Promise.race([Promise.all(loaded), patience]);
  }
}
