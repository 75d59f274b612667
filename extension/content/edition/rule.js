/**
 * Shows a rule before it is kept. A classic script that may be injected again.
 */

/** @typedef {import('../../messages.js').RuleAnswer} RuleAnswer */

/** Whether the page is of a site that rules can be made for; files are of none. */
function canMakeUnhuskRules() {
  return location.hostname !== '';
}

/**
 * Asks the user whether a rule is to hold on this site from now on.
 * @param {UnhuskParts} parts
 * @param {object} rule
 * @param {'##' | '#show#'} rule.action
 * @param {string} rule.selector
 * @param {Node} rule.root the document or shadow root in which it is to hit something
 * @param {string} rule.words the first words of what it is made for
 */
function offerUnhuskRule(parts, { action, selector, root, words }) {
  const { getMessage } = chrome.i18n;
  const host = location.hostname.replace(/^www\./, '');
  const key = action === '##' ? 'ruleRemove' : 'ruleShow';

  const sheet = buildUnhuskElement('div', 'sheet rule');
  sheet.popover = 'manual';
  sheet.role = 'dialog';
  const title = buildUnhuskElement('h2', 'title', getMessage(key, [host]));
  title.id = 'unhusk-rule-title';
  sheet.setAttribute('aria-labelledby', title.id);
  const field = buildUnhuskElement('textarea', 'selector');
  field.value = selector;
  field.rows = 2;
  field.spellcheck = false;
  field.dir = 'ltr';
  const label = buildUnhuskElement('label', 'field', getMessage('ruleSelector'), field);
  const line = buildUnhuskElement('code', 'line');
  line.dir = 'ltr';
  const hits = buildUnhuskElement('p', 'hits');
  hits.role = 'status';
  const save = buildUnhuskButton('save', 'ruleSave', keep);
  const cancel = buildUnhuskButton('cancel', 'ruleCancel', close);
  const buttons = buildUnhuskElement('div', 'buttons', cancel, save);
  sheet.append(title, label, line, hits, buttons);
  parts.scroller.append(sheet);
  const ending = new AbortController();
  parts.onPrivate((event, target) => {
    if (event.type === 'input' && target === field) show();
  }, ending.signal);
  sheet.addEventListener('toggle', () => sheet.matches(':popover-open') || close());
  show();
  sheet.showPopover();
  save.focus();

  /** The rule as it would stand in the list. */
  function rule() {
    return `${host}${action}${field.value.trim().replace(/\s+/g, ' ')}`;
  }

  function show() {
    const count = countUnhuskHits(root, field.value);
    line.textContent = rule();
    hits.textContent =
      count === 0 ? getMessage('ruleHitsNone') : getMessage('ruleHits', [count.toLocaleString()]);
    save.disabled = count === 0;
  }

  async function keep() {
    const kept = rule();
    save.disabled = true;
    const answer = /** @type {RuleAnswer | null} */ (
      await parts.ask({ kind: 'rule', rule: kept, words, add: true })
    );
    if (answer !== 'saved') {
      hits.textContent = getMessage(`ruleNotKept_${answer ?? 'failed'}`);
      save.disabled = false;
      return;
    }
    for (const part of [title, label, buttons]) part.remove();
    hits.textContent = getMessage('ruleSaved');
    const undo = buildUnhuskButton('undo', 'undo', () => takeBack(kept));
    const done = buildUnhuskButton('done', 'pickDone', close);
    sheet.ariaLabel = getMessage('ruleSaved');
    sheet.append(buildUnhuskElement('div', 'buttons', undo, done));
    done.focus();
    await refreshUnhuskReader(parts);
  }

  /** @param {string} kept */
  async function takeBack(kept) {
    await parts.ask({ kind: 'rule', rule: kept, words, add: false });
    close();
    parts.tell(getMessage('ruleTakenBack'));
    await refreshUnhuskReader(parts);
  }

  function close() {
    if (ending.signal.aborted) return;
    ending.abort();
    sheet.remove();
    parts.scroller.focus({ preventScroll: true });
  }
}
