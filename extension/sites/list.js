/** The list of sites: which entry a page falls under, and what the list needs. */

import { compare, covers, format, matches, parse } from './pattern.js';

/** @typedef {import('../settings.js').Site} Site */
/** @typedef {import('./pattern.js').Pattern} Pattern */

/** Milliseconds. */
const HOUR = 3_600_000;

/** The pattern of an entry. @param {Site} site */
export function patternOf(site) {
  return readPattern(site.pattern);
}

/**
 * Reads a text that is known to be a pattern.
 * @param {string} text
 * @returns {Pattern}
 */
export function readPattern(text) {
  const parsed = parse(text);
  if ('problem' in parsed) throw new Error(`${text} is no pattern: ${parsed.problem}`);
  return parsed.pattern;
}

/**
 * The entry that a page falls under: of those that match, the one that says most about it.
 * @param {readonly Site[]} sites
 * @param {string} url
 * @returns {Site | null}
 */
export function find(sites, url) {
  return sites.filter((site) => matches(patternOf(site), url)).sort(byPattern)[0] ?? null;
}

/**
 * Whether something is to happen by itself on the pages of an entry.
 * @param {Site} site
 * @param {number} now in milliseconds since 1970
 */
export function isActive(site, now) {
  return site.when !== 'never' && !isOff(site, now);
}

/**
 * Whether an entry is turned off for the time being.
 * @param {Site} site
 * @param {number} now in milliseconds since 1970
 */
export function isOff({ off }, now) {
  return typeof off === 'number' ? off > now : off;
}

/** Whether an entry needs access to its host. @param {Site} site */
export function needsAccess(site) {
  return site.when !== 'never';
}

/**
 * The list with an entry, unless there is one of its pattern.
 * @param {Site[]} sites
 * @param {Site} site
 * @returns {Site[]} in the order of their names
 */
export function withSite(sites, site) {
  const isKnown = sites.some((other) => other.pattern === site.pattern);
  return isKnown ? sites : [...sites, site].sort(byName);
}

/**
 * The list without an entry.
 * @param {Site[]} sites
 * @param {string} pattern
 * @returns {Site[]}
 */
export function without(sites, pattern) {
  return sites.filter((site) => site.pattern !== pattern);
}

/**
 * A new entry, as it is unless the user says more.
 * @param {Pattern} pattern
 * @param {Partial<Site>} [choices]
 * @returns {Site}
 */
export function newSite(pattern, choices) {
  return { pattern: format(pattern), when: 'articles', mode: 'reader', off: false, ...choices };
}

/**
 * Whether a list needs the access that an entry needs.
 * @param {Site} site
 * @param {readonly Site[]} sites
 */
export function isCovered(site, sites) {
  const pattern = patternOf(site);
  return sites.some((other) => needsAccess(other) && covers(patternOf(other), pattern));
}

/**
 * When a site that is turned off now will be on again.
 * @param {'hour' | 'today' | 'open'} choice for an hour, until midnight, or until the user says so
 * @param {number} now in milliseconds since 1970
 * @returns {number | true}
 */
export function offUntil(choice, now) {
  if (choice === 'open') return true;
  if (choice === 'hour') return now + HOUR;
  return new Date(now).setHours(24, 0, 0, 0);
}

/**
 * @param {Site} one
 * @param {Site} other
 */
function byPattern(one, other) {
  return compare(patternOf(one), patternOf(other));
}

/**
 * @param {Site} one
 * @param {Site} other
 */
function byName(one, other) {
  return plainName(one).localeCompare(plainName(other)) || one.pattern.localeCompare(other.pattern);
}

/** What people look for a site under. @param {Site} site */
function plainName({ pattern }) {
  return pattern.replace(/^(\*\.)?(www\.)?/, '');
}
