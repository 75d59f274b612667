/** The section about the extension itself. */

import { find } from './find.js';

/**
 * Brings the section to life.
 * @param {HTMLElement} section
 */
export function startAbout(section) {
  const { version } = chrome.runtime.getManifest();
  find(section, HTMLElement, '#about-version').textContent = chrome.i18n.getMessage(
    'aboutVersion',
    version,
  );
}
