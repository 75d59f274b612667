/**
 * What the user makes of the article by hand: parts brought back and removed, pages of the text added. A
 * classic script that may be injected again.
 */

/** @typedef {import('../../messages.js').Snapshot} Snapshot */
/** @typedef {import('../../messages.js').Part} Part */

/**
 * A part of the page, with the elements that it is made of.
 * @typedef {Omit<Part, 'elements'> & {elements: Element[]}} UnhuskPart
 */

/** @typedef {ReturnType<typeof createUnhuskEdition>} UnhuskEdition */

/** Begins with the page as it is. */
function createUnhuskEdition() {
  /** What was chosen for elements: brought back (true) or removed. @type {Map<Element, boolean>} */
  let chosen = new Map();
  /** Choices before each change. @type {Map<Element, boolean>[]} */
  const before = [];
  const later = /** @type {UnhuskSource[]} */ ([]);

  return {
    /** Addresses of the pages that were added. */
    get addresses() {
      return later.map(({ url }) => url);
    },
    /** Whether there is a choice to be undone. */
    get canUndo() {
      return before.length > 0;
    },
    /**
     * Brings parts back or removes them.
     * @param {Iterable<Element>} elements
     * @param {boolean} isKept
     */
    choose(elements, isKept) {
      before.push(new Map(chosen));
      for (const element of elements) chosen.set(element, isKept);
    },
    /** Takes the latest choice back. */
    undo() {
      chosen = before.pop() ?? chosen;
    },
    /** Adds a page of the text. @param {UnhuskSource} page */
    addPage: (page) => later.push(page),
    /** Takes the page back that was added last. */
    removePage: () => later.pop(),
    /** The pages for the engine, with what was chosen on them. */
    take() {
      return { snapshot: takePage(), later: later.map((page) => takePage(page)) };
    },
    outline,
  };

  /**
   * @param {UnhuskSource} [page] a page that was added; without it, the one that is open
   * @param {(element: Element, number: number) => void} [note] called for every element
   * @returns {Snapshot}
   */
  function takePage(page, note) {
    const kept = /** @type {number[]} */ ([]);
    const dropped = /** @type {number[]} */ ([]);
    const notes = {
      /** @param {Element} element @param {number} number */
      note(element, number) {
        note?.(element, number);
        const isKept = chosen.get(element);
        if (isKept !== undefined) (isKept ? kept : dropped).push(number);
      },
      around() {},
    };
    return { ...takeSnapshot(notes, undefined, page), kept, dropped };
  }

  /**
   * The parts of all pages in their order; null where that can't be told.
   * @param {UnhuskParts['ask']} ask
   * @returns {Promise<UnhuskPart[] | null>}
   */
  async function outline(ask) {
    const all = [];
    for (const page of [undefined, ...later]) {
      /** @type {Element[]} */
      const elements = [];
      const snapshot = takePage(page, (element, number) => (elements[number] = element));
      const parts = /** @type {Part[] | null} */ (await ask({ kind: 'outline', snapshot }));
      if (!parts) return null;
      for (const part of parts) {
        const own = part.elements
          .map((number) => elements[number])
          .filter((one) => one !== undefined);
        all.push({ ...part, elements: own });
      }
    }
    return all;
  }
}

/**
 * Reads the article anew after a change of the edition, and shows it.
 * @param {UnhuskParts} parts
 * @returns {Promise<import('../../messages.js').Shown | null>} null where there is nothing to read
 */
async function refreshUnhuskReader({ ask, edition }) {
  const reading = /** @type {import('../../messages.js').Reading | null} */ (
    await ask({ kind: 'read', automatic: false, ...edition.take() })
  );
  const reader = unhuskReader;
  if (!reading || !reader?.isOpen) return null;
  const { article, assets, look } = reading;
  reader.prepare(assets);
  if (reader.article) reader.update(article);
  else {
    reader.show({ kind: 'show', look, article, place: 0 }, edition);
    ask({ kind: 'opened' });
  }
  return article;
}
