/**
 * The reader's bar. A classic script that may be injected again.
 *
 * Each feature in it is a function in a file of this folder, which gets the reader's parts and
 * gives an item; `items.js` lists them.
 */

/**
 * @typedef {object} UnhuskBarItem
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} [panel] a popover of the button, as `buildUnhuskPanel` makes it
 * @property {boolean} [more] whether the button stands in the menu for what is seldom wanted
 */

/**
 * @param {UnhuskParts} parts
 * @param {((parts: UnhuskParts) => UnhuskBarItem)[]} features in their order
 */
function buildUnhuskBar(parts, features) {
  const MORE =
    'M5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4m7 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4m7 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4';
  const CLOSE =
    'M6 4.6 12 10.6 18 4.6 19.4 6 13.4 12 19.4 18 18 19.4 12 13.4 6 19.4 4.6 18 10.6 12 4.6 6z';

  const bar = buildUnhuskElement('div', 'bar');
  bar.role = 'group';
  bar.ariaLabel = chrome.i18n.getMessage('readerBar');
  const items = features.map((feature) => feature(parts));
  for (const { button, panel } of items.filter(({ more }) => !more)) {
    bar.append(button, ...(panel ? [panel] : []));
  }
  const rest = items.filter(({ more }) => more);
  if (rest.length > 0) {
    const { button, panel } = buildUnhuskPanel('more', 'more', MORE);
    for (const item of rest) {
      panel.append(item.button);
      // A panel in the menu would go with the menu.
      if (item.panel) bar.append(item.panel);
      item.button.addEventListener('click', () => panel.hidePopover());
    }
    bar.append(button, panel);
  }
  bar.append(buildUnhuskButton('close', 'close', () => parts.close(true), CLOSE));
  return bar;
}

/** Says for a moment what has happened. */
function buildUnhuskStatus() {
  /** Milliseconds for which it is said. */
  const NOTICE = 3000;
  let timer = 0;
  const status = buildUnhuskElement('p', 'status');
  status.role = 'status';
  return {
    status,
    /** @param {string} text */
    tell(text) {
      clearTimeout(timer);
      status.textContent = text;
      timer = window.setTimeout(() => (status.textContent = ''), NOTICE);
    },
  };
}

/**
 * A button of the bar with a panel that opens below the bar. The browser closes it at a click
 * elsewhere; the reader does at Escape.
 * @param {string} className of both
 * @param {string} key of the message that names both
 * @param {string} icon
 * @returns {Required<Pick<UnhuskBarItem, 'button' | 'panel'>>}
 */
function buildUnhuskPanel(className, key, icon) {
  const panel = buildUnhuskElement('div', `panel ${className}`);
  panel.popover = 'auto';
  panel.role = 'group';
  panel.ariaLabel = chrome.i18n.getMessage(key);
  const button = buildUnhuskButton(className, key, () => {}, icon);
  button.popoverTargetElement = panel;
  return { button, panel };
}
