/**
 * The small panel at the window's edge that tells what tidy mode has hidden, and brings it back. A
 * classic script that may be injected again.
 */

/**
 * @param {string} style its style sheet
 * @param {{restore: (entry: UnhuskHidden) => void, undo: () => void}} actions
 */
function createUnhuskPanel(style, { restore, undo }) {
  /** A page that removes the panel more often than this has its way. */
  const PATIENCE = 10;

  // In a document of its own the page's custom element definitions can't get at the shadow root.
  const host = document.implementation.createHTMLDocument('').createElement('unhusk-tidy');
  const shadow = host.attachShadow({ mode: 'closed' });
  const panel = build('section', 'panel');
  panel.popover = 'manual';
  setUnhuskLanguage(panel);
  panel.ariaLabel = chrome.i18n.getMessage('tidied');

  const chip = build('button', 'chip');
  chip.type = 'button';
  const count = build('span', 'count');
  chip.append(chrome.i18n.getMessage('tidied'), ' ', count);
  const body = build('div', 'body');
  body.id = 'body';
  body.hidden = true;
  chip.setAttribute('aria-controls', body.id);
  chip.ariaExpanded = 'false';
  const empty = build('p', 'empty');
  empty.append(chrome.i18n.getMessage('tidyNothing'));
  const list = build('ul', 'list');
  const buttons = build('div', 'buttons');
  buttons.append(button('undoAll', undo), button('dismiss', dismiss));
  body.append(empty, list, buttons);
  panel.append(body, chip);
  shadow.append(panel);
  chip.addEventListener('click', (event) => event.isTrusted && open(body.hidden === true));
  panel.addEventListener('keydown', (event) => {
    if (event.isTrusted && event.key === 'Escape' && !body.hidden) {
      event.preventDefault();
      open(false);
      chip.focus();
    }
  });
  for (const name of ['click', 'keydown', 'pointerdown', 'mousedown']) {
    shadow.addEventListener(name, (event) => event.stopPropagation());
  }

  let attached = 0;
  let isGone = false;
  attach();
  return {
    /** @param {Set<UnhuskHidden>} hidden */
    show(hidden) {
      count.textContent = String(hidden.size);
      empty.hidden = hidden.size > 0;
      list.replaceChildren(...Array.from(hidden, item));
    },
    /** Comes back where the page has taken it away. */
    stay() {
      if (!host.isConnected && !isGone && attached < PATIENCE) attach();
    },
    remove() {
      isGone = true;
      host.remove();
    },
  };

  function attach() {
    attached += 1;
    document.documentElement.append(host);
    // Style sheets belong to the document that made them: they come after the host has moved in.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    // In the top layer nothing on the page lies over it.
    panel.showPopover();
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    body.hidden = !isOpen;
    chip.ariaExpanded = String(isOpen);
  }

  /** Takes the panel away; what is hidden stays so. */
  function dismiss() {
    isGone = true;
    host.remove();
  }

  /** @param {UnhuskHidden} entry */
  function item(entry) {
    const row = build('li', 'item');
    const words = build('div', 'words');
    const named = nameUnhuskKind(entry.kind);
    const label = build('strong', 'label');
    label.append(named.label);
    const text = build('q', 'text');
    text.dir = 'auto';
    text.append(entry.text);
    const reason = build('span', 'reason');
    reason.append(named.reason);
    words.append(label, ...(entry.text ? [' ', text] : []), reason);
    const back = button('show', () => restore(entry));
    back.ariaLabel = `${chrome.i18n.getMessage('show')}: ${named.label}`;
    row.append(words, back);
    return row;
  }

  /**
   * @param {string} key of its label
   * @param {() => void} act
   */
  function button(key, act) {
    const made = build('button', key);
    made.type = 'button';
    made.append(chrome.i18n.getMessage(key));
    made.addEventListener('click', (event) => event.isTrusted && act());
    return made;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} className
   */
  function build(tag, className) {
    const element = document.createElement(tag);
    element.className = className;
    return element;
  }
}
