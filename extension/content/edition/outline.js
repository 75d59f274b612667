/**
 * Shows the page's own structure, what of it is in the article and what is not, and brings parts back. A
 * classic script that may be injected again.
 */

/**
 * @param {UnhuskParts} parts
 * @returns {HTMLElement}
 */
function buildUnhuskOutline(parts) {
  const { getMessage } = chrome.i18n;
  const { edition } = parts;
  /** Characters of a part that are shown. */
  const WORDS = 120;

  const list = buildUnhuskElement('div', 'outline');
  list.id = 'unhusk-outline';
  list.hidden = true;
  const note = buildUnhuskElement('p', 'note');
  note.role = 'status';
  const open = buildUnhuskButton('notWanted', 'outlineOpen', toggle);
  open.setAttribute('aria-expanded', 'false');
  open.setAttribute('aria-controls', list.id);
  const undo = buildUnhuskButton('undo', 'undo', takeBack);
  /** What was changed last. @type {(() => void) | null} */
  let lastRule = null;
  const rule = buildUnhuskButton('makeRule', 'outlineRule', () => lastRule?.());
  const box = buildUnhuskElement(
    'section',
    'feedback',
    open,
    buildUnhuskElement('div', 'notes', note, buildUnhuskElement('div', 'buttons', undo, rule)),
    list,
  );
  box.ariaLabel = getMessage('outlineOpen');
  showButtons();
  parts.onUpdate(() => {
    if (!list.hidden) fill();
  });
  return box;

  function showButtons() {
    undo.hidden = !edition.canUndo;
    rule.hidden = !lastRule || !canMakeUnhuskRules();
  }

  async function toggle() {
    list.hidden = !list.hidden;
    open.setAttribute('aria-expanded', String(!list.hidden));
    if (!list.hidden) await fill();
  }

  async function fill() {
    const outline = await edition.outline(parts.ask);
    showButtons();
    if (!outline) {
      note.textContent = getMessage('outlineFailed');
      return;
    }
    const opened = new Set(
      Array.from(list.querySelectorAll('details[open]'), (group) =>
        group.getAttribute('data-place'),
      ),
    );
    list.replaceChildren(
      buildUnhuskElement('p', 'introduction', getMessage('outlineIntroduction')),
      ...groups(outline).map((group, index) => section(group, String(index), opened)),
    );
  }

  /**
   * Parts side by side of which all are kept, or none is and all are of one kind.
   * @param {UnhuskPart[]} outline
   */
  function groups(outline) {
    /** @param {UnhuskPart} part */
    const kind = (part) => (part.kept ? 'kept' : part.kind);
    const all = /** @type {UnhuskPart[][]} */ ([]);
    for (const part of outline) {
      const last = all.at(-1);
      if (last?.[0] && kind(last[0]) === kind(part)) last.push(part);
      else all.push([part]);
    }
    return all;
  }

  /**
   * @param {UnhuskPart[]} group
   * @param {string} place
   * @param {Set<string | null>} opened
   */
  function section(group, place, opened) {
    const [first] = group;
    const isKept = first?.kept === true;
    const details = buildUnhuskElement('details', isKept ? 'group kept' : 'group dropped');
    details.setAttribute('data-place', place);
    details.open = opened.has(place) || (opened.size === 0 && !isKept);
    const words = group.reduce((sum, part) => sum + part.words, 0);
    const name = isKept
      ? getMessage('outlineKept')
      : getMessage('outlineDropped', [nameUnhuskKind(first?.kind ?? '').label]);
    const summary = buildUnhuskElement(
      'summary',
      '',
      buildUnhuskElement('b', '', name),
      ' ',
      buildUnhuskElement(
        'span',
        'count',
        getMessage('outlineCount', [String(group.length), words.toLocaleString()]),
      ),
    );
    details.append(summary, buildUnhuskElement('ul', '', ...group.map(item)));
    return details;
  }

  /** @param {UnhuskPart} part */
  function item(part) {
    const text = part.text.trim().replace(/\s+/g, ' ');
    const shown = text.length > WORDS ? `${text.slice(0, WORDS)}…` : text;
    const quote = buildUnhuskElement('span', 'text', shown || getMessage('pickPicture'));
    quote.dir = 'auto';
    const words = buildUnhuskElement('div', 'words', quote);
    if (!part.kept) {
      const { reason } = nameUnhuskKind(part.kind);
      words.append(buildUnhuskElement('small', 'reason', reason));
    }
    const key = part.kept ? 'outlineRemove' : 'outlineBringBack';
    const change = buildUnhuskButton('change', key, () => choose(part, shown));
    change.ariaLabel = `${getMessage(key)}: ${shown}`;
    const buttons = buildUnhuskElement('div', 'buttons', change);
    if (part.chosen && canMakeUnhuskRules()) {
      const rule = buildUnhuskButton('makeRule', 'outlineRule', () => makeRule(part, shown));
      rule.ariaLabel = `${getMessage('outlineRule')}: ${shown}`;
      buttons.append(rule);
    }
    return buildUnhuskElement('li', part.kept ? 'kept' : 'dropped', words, buttons);
  }

  /**
   * @param {UnhuskPart} part
   * @param {string} text
   */
  async function choose(part, text) {
    edition.choose(part.elements, !part.kept);
    note.textContent = getMessage('outlineWorking');
    const article = await refreshUnhuskReader(parts);
    if (!article) edition.undo();
    const key = part.kept ? 'outlineRemoved' : 'outlineBroughtBack';
    note.textContent = article ? getMessage(key, [text]) : getMessage('pickNothingLeft');
    if (article) lastRule = () => makeRule({ ...part, kept: !part.kept }, text);
    showButtons();
  }

  async function takeBack() {
    edition.undo();
    await refreshUnhuskReader(parts);
    note.textContent = getMessage('pickUndone');
    lastRule = null;
    showButtons();
  }

  /**
   * @param {UnhuskPart} part
   * @param {string} words
   */
  function makeRule(part, words) {
    const naming = nameUnhuskElements(part.elements);
    const root = part.elements[0] && viewUnhuskNode(part.elements[0]).getRootNode();
    if (!naming || !root) {
      note.textContent = getMessage('ruleImpossible');
      return;
    }
    const action = part.kept ? '#show#' : '##';
    offerUnhuskRule(parts, { action, selector: naming.selector, root, words });
  }
}
