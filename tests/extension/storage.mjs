/** The browser's storage and locks, held in memory. */

/** @typedef {(changes: Record<string, {newValue?: unknown, oldValue?: unknown}>, area: string) => void} Listener */

/**
 * @typedef {object} Memory
 * @property {Record<'local' | 'sync' | 'session', Record<string, unknown>>} kept by area
 * @property {boolean} isFull whether the synced storage takes nothing more
 * @property {number} writesLeft writes to the device until one fails
 * @property {(area: 'local' | 'sync' | 'session') => Promise<void>} written waits for the next write
 * @property {(area: 'local' | 'sync' | 'session', key: string, newValue: unknown) => void} tell writes, as
 *   another device or page does; undefined removes
 */

/**
 * Gives the modules of the extension an empty storage.
 * @param {object} [others] what `chrome` has besides
 * @returns {Memory}
 */
export function installStorage(others = {}) {
  const listeners = /** @type {Listener[]} */ ([]);
  const memory = /** @type {Memory} */ ({
    kept: { local: {}, sync: {}, session: {} },
    isFull: false,
    writesLeft: Infinity,
    written: (area) =>
      new Promise((resolve) =>
        listeners.push((_, name) => {
          if (name === area) resolve();
        }),
      ),
    tell(area, key, newValue) {
      const entries = memory.kept[area];
      const oldValue = entries[key];
      if (newValue === undefined) delete entries[key];
      else entries[key] = newValue;
      for (const listener of listeners) listener({ [key]: { newValue, oldValue } }, area);
    },
  });
  /** @param {'local' | 'sync' | 'session'} name */
  const area = (name) => ({
    /** @param {string | Record<string, unknown>} wanted a key, or keys with what they stand for without */
    get: async (wanted) => {
      const defaults = typeof wanted === 'string' ? { [wanted]: undefined } : wanted;
      const found = Object.entries(defaults).map(([key, value]) => [
        key,
        memory.kept[name][key] ?? value,
      ]);
      return structuredClone(Object.fromEntries(found));
    },
    /** @param {Record<string, unknown>} entries */
    set: async (entries) => {
      if (name === 'sync' && memory.isFull) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
      if (name === 'local' && memory.writesLeft-- <= 0)
        throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, newValue] of Object.entries(entries)) memory.tell(name, key, newValue);
    },
    /** @param {string} key */
    remove: async (key) => {
      if (key in memory.kept[name]) memory.tell(name, key, undefined);
    },
  });
  const storage = {
    local: area('local'),
    sync: area('sync'),
    session: area('session'),
    onChanged: { addListener: (/** @type {Listener} */ listener) => listeners.push(listener) },
  };
  const locks = {
    /** @param {string} _name @param {() => Promise<void>} work */
    request: (_name, work) => work(),
  };
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
  Object.assign(globalThis, { chrome: { storage, ...others } });
  return memory;
}
