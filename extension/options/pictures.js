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
  box.addEventListener('change', () => change('pictures', () => box.checked));
  watch('pictures', show);
  show(await load('pictures'));
}
