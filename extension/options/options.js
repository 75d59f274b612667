/** The options page: each section is a module of its own. */

import { localise } from '../localise.js';
import { startLook } from './look.js';
import { startAbout } from './about.js';
import { startBackup } from './backup.js';
import { startCopy } from './copy.js';
import { startPictures } from './pictures.js';
import { startRules } from './rules.js';
import { startSites } from './sites.js';

localise();

/** Section → what brings it to life. @type {Record<string, (section: HTMLElement) => unknown>} */
const SECTIONS = {
  sites: startSites,
  look: startLook,
  copy: startCopy,
  rules: startRules,
  pictures: startPictures,
  backup: startBackup,
  about: startAbout,
};

for (const [id, start] of Object.entries(SECTIONS)) {
  const section = document.getElementById(id);
  if (section) start(section);
}
