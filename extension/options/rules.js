/** The section about rules of the user's own: an editor that the engine reads along in. */

import { checkRules } from '../engine.js';
import { change, load, watch } from '../settings.js';
import { find } from './find.js';
import { mergeLines } from './merge.js';

/** @typedef {import('../pkg/unhusk.js').RulesReport} RulesReport */

/** Milliseconds without typing after which the rules are checked. */
const QUIET = 250;
/** Problems that are listed; more would only be scrolled past. */
const LISTED = 100;
const FILE = 'unhusk-rules.txt';

const { getMessage } = chrome.i18n;

/**
 * Brings the section to life.
 * @param {HTMLElement} section
 */
export async function startRules(section) {
  const text = find(section, HTMLTextAreaElement, '#rules-text');
  const lines = find(section, HTMLElement, '#rules-lines');
  const save = find(section, HTMLButtonElement, '#rules-save');
  const revert = find(section, HTMLButtonElement, '#rules-revert');
  const status = find(section, HTMLElement, '#rules-status');
  const problems = find(section, HTMLElement, '#rules-problems');
  const file = find(section, HTMLInputElement, '#rules-file');

  let saved = '';
  let timer = 0;
  /** Lines that are no rules. @type {Set<number>} */
  let faulty = new Set();

  text.addEventListener('input', noteChange);
  text.addEventListener('scroll', () => (lines.scrollTop = text.scrollTop));
  text.addEventListener('keydown', (event) => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keep();
    }
  });
  save.addEventListener('click', keep);
  revert.addEventListener('click', () => replace(saved));
  find(section, HTMLButtonElement, '#rules-import').addEventListener('click', () => file.click());
  find(section, HTMLButtonElement, '#rules-export').addEventListener('click', exportFile);
  file.addEventListener('change', importFile);
  window.addEventListener('beforeunload', (event) => isChanged() && event.preventDefault());
  // A rule that is made in the reader meanwhile is not to be lost when this text is saved.
  watch('rules', (rules) => {
    const { selectionStart, selectionEnd } = text;
    const merged = isChanged() ? mergeLines(text.value, saved, rules) : rules;
    saved = rules;
    if (merged === text.value) return showState();
    replace(merged);
    text.setSelectionRange(selectionStart, selectionEnd);
  });
  saved = await load('rules');
  replace(saved);

  function isChanged() {
    return text.value !== saved;
  }

  function noteChange() {
    showState();
    showLines();
    clearTimeout(timer);
    timer = window.setTimeout(check, QUIET);
  }

  /** @param {string} rules */
  function replace(rules) {
    text.value = rules;
    noteChange();
  }

  function showState() {
    save.disabled = revert.disabled = !isChanged();
  }

  /** Writes the numbers beside the lines, with a mark at those that are no rules. */
  function showLines() {
    const count = text.value.split('\n').length;
    const numbers = Array.from({ length: count }, (_, index) =>
      faulty.has(index + 1) ? `▸${index + 1}` : `${index + 1}`,
    );
    lines.textContent = numbers.join('\n');
    lines.scrollTop = text.scrollTop;
  }

  async function check() {
    try {
      show(await checkRules(text.value));
    } catch {
      status.textContent = getMessage('problem_failed');
    }
  }

  /** @param {RulesReport} report */
  function show(report) {
    faulty = new Set(report.problems.map(({ line }) => line));
    showLines();
    const { length } = report.problems;
    status.textContent = getMessage(length > 0 ? 'rulesCountProblems' : 'rulesCount', [
      report.rules.toLocaleString(),
      length.toLocaleString(),
    ]);
    problems.replaceChildren(
      ...report.problems.slice(0, LISTED).map(({ line, column, code, part }) => {
        const item = document.createElement('li');
        const place = document.createElement('button');
        place.type = 'button';
        place.append(getMessage('rulesPlace', [String(line), String(column)]));
        place.addEventListener('click', () => goTo(line, column));
        item.append(place, ' ', getMessage(`ruleProblem_${code.replaceAll('-', '_')}`, [part]));
        return item;
      }),
    );
    if (length > LISTED) {
      const more = document.createElement('li');
      more.append(getMessage('rulesMoreProblems', [(length - LISTED).toLocaleString()]));
      problems.append(more);
    }
  }

  /**
   * Puts the caret at a place.
   * @param {number} line from 1
   * @param {number} column in characters, from 1
   */
  function goTo(line, column) {
    const all = text.value.split('\n');
    const before = all.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    const here = all[line - 1] ?? '';
    const at = before + [...here].slice(0, column - 1).join('').length;
    text.focus();
    text.setSelectionRange(at, before + here.length);
    const height = text.scrollHeight / all.length;
    text.scrollTop = (line - 1) * height - text.clientHeight / 3;
  }

  async function keep() {
    const rules = text.value;
    const before = saved;
    // What is typed from here on is a change to these.
    saved = rules;
    try {
      await change('rules', () => rules);
      status.textContent = getMessage('rulesSaved');
    } catch {
      saved = before;
      status.textContent = getMessage('rulesNotSaved');
    }
    showState();
  }

  /** Adds the lines of a file to those that are there. */
  async function importFile() {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const added = (await chosen.text()).replaceAll('\r\n', '\n');
    const own = text.value;
    file.value = '';
    replace(own === '' || own.endsWith('\n') ? own + added : `${own}\n${added}`);
    text.focus();
  }

  function exportFile() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text.value], { type: 'text/plain' }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}
