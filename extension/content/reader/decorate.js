/**
 * What can be done with a part of the article: code copies, wide tables and code scroll, pictures
 * open large. A classic script that may be injected again.
 */

/**
 * Adds the controls. The same article is given the same ones, so that two states of it can be compared;
 * `listenUnhuskTools` brings them to life. Their class is `unhusk-tool`.
 * @param {HTMLElement} content
 */
function decorateUnhuskContent(content) {
  /** Pictures that are no part of a line of text. */
  const PICTURES = 'figure img, p > img:only-child, .unhusk-content > img';

  for (const pre of content.querySelectorAll('pre')) {
    makeScrollable(pre, 'code');
    const button = buildTool('copy-code', chrome.i18n.getMessage('copyCode'));
    button.append(chrome.i18n.getMessage('copy'));
    const box = buildUnhuskElement('div', 'unhusk-code');
    pre.replaceWith(box);
    box.append(pre, button);
  }
  for (const table of content.querySelectorAll('table')) {
    const box = buildUnhuskElement('div', 'unhusk-table');
    const caption = table.querySelector('caption')?.textContent?.trim();
    makeScrollable(box, 'table');
    if (caption) box.ariaLabel = caption;
    table.replaceWith(box);
    box.append(table);
  }
  for (const image of content.querySelectorAll(PICTURES)) {
    if (image.closest('a')) continue;
    const name = [chrome.i18n.getMessage('enlarge'), image.getAttribute('alt')];
    const button = buildTool('enlarge', name.filter(Boolean).join(': '));
    image.replaceWith(button);
    button.append(image);
  }

  /**
   * @param {string} className
   * @param {string} name
   */
  function buildTool(className, name) {
    const button = buildUnhuskElement('button', `unhusk-tool ${className}`);
    button.type = 'button';
    button.ariaLabel = name;
    return button;
  }

  /**
   * Keys scroll what can have the focus.
   * @param {HTMLElement} element
   * @param {string} key of the message that names it
   */
  function makeScrollable(element, key) {
    element.tabIndex = 0;
    element.role = 'region';
    element.ariaLabel = chrome.i18n.getMessage(key);
  }
}

/** @param {UnhuskParts} parts */
function listenUnhuskTools({ content, scroller, copy, tell }) {
  content.addEventListener('click', (event) => {
    const tool = event.target instanceof Element ? event.target.closest('.unhusk-tool') : null;
    if (!tool || !event.isTrusted) return;
    if (tool.classList.contains('copy-code')) copyCode(tool);
    const image = tool.querySelector('img');
    if (image) enlarge(image);
  });

  /** @param {Element} tool */
  async function copyCode(tool) {
    const pre = tool.previousElementSibling;
    const text = pre?.textContent ?? '';
    const shown = buildUnhuskElement('pre', '', text);
    const copied = await copy({ html: new XMLSerializer().serializeToString(shown), plain: text });
    tell(chrome.i18n.getMessage(copied ? 'codeCopied' : 'copyFailed'));
  }

  /**
   * Shows a picture over the reader, as large as there is room; a click shows it in its own size.
   * @param {HTMLImageElement} small
   */
  function enlarge(small) {
    const viewer = buildUnhuskElement('div', 'viewer');
    viewer.popover = 'auto';
    viewer.role = 'dialog';
    viewer.ariaLabel = small.alt || chrome.i18n.getMessage('picture');
    const image = buildUnhuskElement('img', '');
    image.referrerPolicy = 'no-referrer';
    image.alt = small.alt;
    image.src = small.src;
    const size = buildUnhuskButton('size', 'pictureSize', () => {
      size.ariaPressed = String(viewer.classList.toggle('whole'));
    });
    size.ariaPressed = 'false';
    const close = buildUnhuskButton('close-viewer', 'close', () => viewer.hidePopover());
    close.autofocus = true;
    const stage = buildUnhuskElement('div', 'stage', image);
    stage.addEventListener('click', (event) => event.isTrusted && viewer.hidePopover());
    viewer.append(buildUnhuskElement('div', 'viewer-bar', size, close), stage);
    viewer.addEventListener('toggle', (event) => {
      if (event.newState !== 'closed') return;
      viewer.remove();
      small.closest('button')?.focus({ preventScroll: true });
    });
    scroller.append(viewer);
    viewer.showPopover();
  }
}
