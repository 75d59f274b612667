/** An entry of the list of sites, as the extension's pages show it: its access and its choices. */

import { askFor, changeSite } from './access.js';
import { isOff, needsAccess, offUntil, patternOf } from './list.js';
import { hasAccess } from './permission.js';

/** @typedef {import('../settings.js').Site} Site */

const { getMessage } = chrome.i18n;

/**
 * The controls of a site. Each takes effect at once.
 * @param {Site} site
 * @param {() => void} remove takes it off the list
 * @param {'h1' | 'h3'} [heading] its place among the page's headings
 * @returns {Promise<HTMLElement>}
 */
export async function buildEntry(site, remove, heading = 'h3') {
  const entry = build('div', 'site');
  const name = build(heading, 'name', site.pattern);
  const off = isOff(site, Date.now());
  entry.classList.toggle('off', off);

  const choices = build('div', 'choices');
  choices.append(
    buildChoice(
      'siteWhen',
      ['articles', 'always', 'never'].map((when) => [when, getMessage(`siteWhen_${when}`)]),
      site.when,
      (when) => changeSite(site.pattern, { when: /** @type {Site['when']} */ (when) }),
    ),
  );
  if (site.when !== 'never') {
    choices.append(
      buildChoice(
        'siteMode',
        ['reader', 'tidy'].map((mode) => [mode, getMessage(`siteMode_${mode}`)]),
        site.mode,
        (mode) => changeSite(site.pattern, { mode: /** @type {Site['mode']} */ (mode) }),
      ),
      buildChoice('siteOff', offOptions(site, off), off ? 'now' : 'on', (choice) =>
        changeSite(site.pattern, { off: chosenOff(site, choice) }),
      ),
    );
  }
  const button = buildButton('siteRemove', remove);
  button.ariaLabel = getMessage('siteRemoveLabel', site.pattern);
  choices.append(button);

  entry.append(name, await buildAccess(site), choices);
  return entry;
}

/**
 * Remembers which control of which entry has the focus, as every change builds the entries anew.
 * @param {Element} list what they are in
 * @returns {(() => boolean) | undefined} gives the focus to its successor; false where there is none
 */
export function focusedControl(list) {
  const control = document.activeElement;
  const entry = control?.closest('.site');
  const name = control?.getAttribute('name');
  const pattern = entry?.querySelector('.name')?.textContent;
  if (!entry || !list.contains(entry) || !name) return undefined;
  return () => {
    const same = [...list.querySelectorAll('.site')].find(
      (other) => other.querySelector('.name')?.textContent === pattern,
    );
    const successor = same?.querySelector(`[name="${name}"]`);
    if (successor instanceof HTMLElement) successor.focus();
    return successor !== null && successor !== undefined;
  };
}

/**
 * What access a site needs, and whether it is there.
 * @param {Site} site
 */
async function buildAccess(site) {
  const access = build('p', 'access');
  if (!needsAccess(site)) {
    access.append(getMessage('siteAccessNone'));
    return access;
  }
  const hosts = hostsOf(site);
  if (await hasAccess(site)) {
    access.append(getMessage('siteAccessGiven', hosts));
    return access;
  }
  access.classList.add('missing');
  const ask = buildButton('siteAskAgain', () => askFor([site]));
  access.append(getMessage('siteAccessMissing', hosts), ' ', ask);
  return access;
}

/** The hosts that a site needs access to, in words. @param {Site} site */
function hostsOf(site) {
  const { below, host } = patternOf(site);
  return below ? getMessage('siteHostsBelow', host) : host;
}

/**
 * @param {Site} site
 * @param {boolean} off
 * @returns {string[][]} value and label
 */
function offOptions(site, off) {
  const options = ['on', 'hour', 'today', 'open'].map((choice) => [
    choice,
    getMessage(`siteOff_${choice}`),
  ]);
  if (!off) return options;
  if (site.off === true)
    return options.map(([value = '', label = '']) => [value === 'open' ? 'now' : value, label]);
  const time = new Date(Number(site.off)).toLocaleString([], {
    timeStyle: 'short',
    dateStyle: 'short',
  });
  return [['now', getMessage('siteOff_until', time)], ...options];
}

/**
 * @param {Site} site
 * @param {string} choice
 * @returns {Site['off']}
 */
function chosenOff(site, choice) {
  if (choice === 'on') return false;
  if (choice === 'now') return site.off;
  return offUntil(/** @type {'hour' | 'today' | 'open'} */ (choice), Date.now());
}

/**
 * A list to choose from, with its label.
 * @param {string} key of the label
 * @param {string[][]} options value and label of each
 * @param {string} value the chosen one
 * @param {(value: string) => void} choose
 */
export function buildChoice(key, options, value, choose) {
  const label = build('label', 'choice');
  const select = document.createElement('select');
  select.name = key;
  for (const [option = '', text = ''] of options) {
    select.add(new Option(text, option, option === value, option === value));
  }
  select.addEventListener('change', () => choose(select.value));
  label.append(build('span', '', getMessage(key)), select);
  return label;
}

/**
 * @param {string} key of its label, and its name
 * @param {() => void} act
 */
export function buildButton(key, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.name = key;
  button.append(getMessage(key));
  button.addEventListener('click', () => act());
  return button;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function build(tag, className = '', text = '') {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(text);
  return element;
}
