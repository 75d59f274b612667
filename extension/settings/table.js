/** Every setting: what it may be, and what it is until the user chooses. */

import { COPYING, COPY_FORMATS, COPY_SWITCHES } from '../copying.js';
import { LOOK } from '../look.js';
import { format, parse } from '../sites/pattern.js';
import { all, either, fault, list, number, oneOf, record, some, text, truth } from './shapes.js';

/** @typedef {import('./shapes.js').Findings} Findings */
/** @typedef {import('../settings.js').Settings} Settings */
/** @typedef {import('../settings.js').Site} Site */
/** @typedef {import('../look.js').Look} Look */

/** Characters that a list of rules may have; browsers give an extension ten million bytes. */
const MOST_RULES = 9_000_000;
/** Characters of a host name, or of a pattern for sites. */
const MOST_NAME = 1000;
/** Speeds of reading aloud that browsers take; 1 is the usual one. */
export const RATES = { least: 0.1, most: 10 };
/** The last time that a date can be, in milliseconds since 1970. */
const MOST_TIME = 8.64e15;

/** @type {import('./shapes.js').Shape<string>} */
function pattern(value, path, findings) {
  const name = text(MOST_NAME)(value, path, findings);
  if (name === undefined) return undefined;
  const parsed = parse(name);
  return 'pattern' in parsed ? format(parsed.pattern) : fault(findings, path, 'pattern');
}

const site = all(
  /** @type {{[key in keyof Site]: import('./shapes.js').Shape<Site[key]>}} */ ({
    pattern,
    when: oneOf(['articles', 'always', 'never']),
    mode: oneOf(['reader', 'tidy']),
    off: either('number', number(0, MOST_TIME), truth),
  }),
);

const look = /** @type {import('./shapes.js').Shape<Partial<Look>>} */ (
  some(
    Object.fromEntries(
      Object.entries(LOOK).map(([name, setting]) => [
        name,
        'values' in setting
          ? oneOf(/** @type {readonly string[]} */ (setting.values))
          : number(setting.least, setting.most),
      ]),
    ),
  )
);

const switches = /** @type {Record<typeof COPY_SWITCHES[number], typeof truth>} */ (
  Object.fromEntries(COPY_SWITCHES.map((name) => [name, truth]))
);
const copying = some({ format: oneOf(COPY_FORMATS), ...switches });

const speech = all({
  rate: number(RATES.least, RATES.most),
  voices: record(isLanguage, text(MOST_NAME)),
});

/** @param {string} name */
function isLanguage(name) {
  return /^[\w-]{0,40}$/.test(name);
}

/** @param {string} name */
function isHost(name) {
  return /^[^\s/]+$/.test(name) && name.length <= MOST_NAME;
}

/**
 * @type {{[key in keyof Settings]: {
 *   shape: import('./shapes.js').Shape<Settings[key]>, standard: Readonly<Settings[key]>
 * }}}
 */
const TABLE = {
  sites: { shape: list(site, (one) => one.pattern), standard: [] },
  rules: { shape: text(MOST_RULES), standard: '' },
  pictures: { shape: truth, standard: true },
  look: { shape: look, standard: {} },
  siteLooks: { shape: record(isHost, look), standard: {} },
  speech: { shape: speech, standard: { rate: 1, voices: {} } },
  copy: {
    shape: (...args) => {
      const chosen = copying(...args);
      return chosen && { ...COPYING, ...chosen };
    },
    standard: COPYING,
  },
};

export const SETTINGS = /** @type {readonly (keyof Settings)[]} */ (Object.keys(TABLE));

/**
 * What holds until the user chooses.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @returns {Settings[Key]}
 */
export function standard(key) {
  return /** @type {Settings[Key]} */ (structuredClone(TABLE[key].standard));
}

/**
 * What of a setting that comes from elsewhere can be used.
 * @template {keyof Settings} Key
 * @param {Key} key
 * @param {unknown} value
 * @param {Findings} [findings] where what is wrong with it is noted down
 * @returns {Settings[Key]}
 */
export function readSetting(key, value, findings = { faults: [], unknown: [] }) {
  const { shape } = TABLE[key];
  return shape(value, key, findings) ?? standard(key);
}
