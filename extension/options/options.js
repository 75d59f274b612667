/** The options page: each section is a module of its own. */

import { localise } from '../localise.js';
import { startLook } from './look.js';
import { startPictures } from './pictures.js';
import { startRules } from './rules.js';
import { startSites } from './sites.js';

localise();

/** Section → what brings it to life. @type {Record<string, (section: HTMLElement) => unknown>} */
const SECTIONS = {
  sites: startSites,
  look: startLook,
  rules: startRules,
  pictures: startPictures,
};

for (const [id, start] of Object.entries(SECTIONS)) {
  const section = document.getElementById(id);
  if (section) start(section);
}
