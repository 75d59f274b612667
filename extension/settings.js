/** What the user has chosen, kept on this device: one entry of `storage.local` for each key. */

/**
 * A site on which Unhusk works by itself, or does not.
 * @typedef {object} Site
 * @property {string} pattern `example.com`, `*.example.com` or `example.com/news/*`
 * @property {'articles' | 'always' | 'never'} when on which of its pages
 * @property {'reader' | 'tidy'} mode what is done there
 * @property {boolean | number} off turned off; a number is the time (in milliseconds since 1970)
 *   until which it is
 */

/**
 * @typedef {object} Settings
 * @property {Site[]} sites no two of one pattern
 * @property {string} rules of the user's own, one a line
 */

/** What holds until the user chooses. @type {Readonly<Settings>} */
const DEFAULTS = { sites: [], rules: '' };

/**
 * @template {keyof Settings} Key
 * @param {Key} key
 * @returns {Promise<Settings[Key]>}
 */
export async function load(key) {
  const stored = await chrome.storage.local.get({ [key]: DEFAULTS[key] });
  return /** @type {Settings[Key]} */ (stored[key]);
}

/**
 * Changes a setting; changes that other pages of the extension make at the same time wait.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @param {(value: Settings[Key]) => Settings[Key]} work gives the new value
 */
export async function change(key, work) {
  await navigator.locks.request(`settings.${key}`, async () => {
    await chrome.storage.local.set({ [key]: work(await load(key)) });
  });
}

/**
 * Calls `changed` with a setting's new value and the one before, whoever changes it.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @param {(value: Settings[Key], before: Settings[Key]) => void} changed
 */
export function watch(key, changed) {
  chrome.storage.local.onChanged.addListener((changes) => {
    const entry = changes[key];
    const { newValue = DEFAULTS[key], oldValue = DEFAULTS[key] } = entry ?? {};
    if (entry) {
      changed(/** @type {Settings[Key]} */ (newValue), /** @type {Settings[Key]} */ (oldValue));
    }
  });
}
