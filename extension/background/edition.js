/** What the user makes of articles by hand: the structure of pages, and rules for their sites. */

import * as engine from '../engine.js';
import { change } from '../settings.js';

/** @typedef {import('../messages.js').RuleAnswer} RuleAnswer */
/** @typedef {import('../messages.js').Sender} Sender */
/** @typedef {import('../messages.js').Snapshot} Snapshot */

/** Characters of what a rule is made for that are noted beside it. */
const WORDS = 80;

/**
 * The parts of a page.
 * @param {Sender} _sender
 * @param {Snapshot} snapshot
 */
export function outline(_sender, snapshot) {
  return engine.outline(snapshot);
}

/**
 * Adds a rule to those of the user, or takes it back.
 * @param {Sender} sender
 * @param {string} rule
 * @param {string} words the first words of what it is made for
 * @param {boolean} add
 * @returns {Promise<RuleAnswer>}
 */
export async function keepRule({ url, isPrivate }, rule, words, add) {
  if (isPrivate) return 'private';
  if (!(await isRuleFor(new URL(url).hostname, rule))) return 'invalid';
  const comment = `! ${words.replace(/\s+/g, ' ').trim().slice(0, WORDS)}`;
  const lines = `${comment}\n${rule}\n`;
  try {
    await change('rules', (rules) => {
      if (add) return rules === '' || rules.endsWith('\n') ? rules + lines : `${rules}\n${lines}`;
      const at = rules.lastIndexOf(lines);
      return at < 0 ? rules : rules.slice(0, at) + rules.slice(at + lines.length);
    });
  } catch {
    return 'full';
  }
  engine.forgetRules();
  return 'saved';
}

/**
 * Whether a line is one rule, and for no other site than this.
 * @param {string} host
 * @param {string} rule
 */
async function isRuleFor(host, rule) {
  const site = host.replace(/^www\./, '');
  // Files have no host, and a rule without one holds everywhere.
  if (site === '') return false;
  const isOwn = rule.startsWith(`${site}##`) || rule.startsWith(`${site}#show#`);
  if (!isOwn || /[\n\r]/.test(rule)) return false;
  const { rules, problems } = await engine.checkRules(rule);
  return rules > 0 && problems.length === 0;
}
