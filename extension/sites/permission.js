/** What the browser lets the extension do on a site. */

import { needsAccess, patternOf } from './list.js';
import { origin } from './pattern.js';

/** @typedef {import('../settings.js').Site} Site */

/**
 * Whether the extension may do what the list says about a site.
 * @param {Site} site
 */
export async function hasAccess(site) {
  return !needsAccess(site) || chrome.permissions.contains({ origins: [originOf(site)] });
}

/**
 * What the browser calls the access that a site needs.
 * @param {Site} site
 */
export function originOf(site) {
  return origin(patternOf(site));
}
