/** How the keys of tests are called by the driver of Firefox. */

import { Key as Keys } from 'selenium-webdriver';

/** Letters that are pressed together with Control. @type {Record<string, string>} */
export const WITH_CONTROL = { Paste: 'v', Undo: 'z' };

/** @type {Record<string, string>} */
export const KEYS = {
  Escape: Keys.ESCAPE,
  Tab: Keys.TAB,
  Enter: Keys.ENTER,
  PageDown: Keys.PAGE_DOWN,
  End: Keys.END,
  Space: ' ',
  ArrowDown: Keys.ARROW_DOWN,
  ArrowUp: Keys.ARROW_UP,
  ArrowRight: Keys.ARROW_RIGHT,
  a: 'a',
};
