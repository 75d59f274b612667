/** Whether the reader shows pictures. */

import { change, load, watch } from '../settings.js';
import { find } from './find.js';

/** @param {HTMLElement} section */
export async function startPictures(section) {
  const box = find(section, HTMLInputElement, '#pictures-show');
  /** @param {boolean} pictures */
  const show = (pictures) => {
    box.checked = pictures;
  };
  box.addEventListener('change', () => {
    // Now: before it is this change's turn, an earlier one may be shown.
    const { checked } = box;
    return change('pictures', () => checked);
  });
  watch('pictures', show);
  show(await load('pictures'));
}
