/**
 * Site patterns: what a line of the list of sites means.
 *
 * | pattern | pages |
 * |---|---|
 * | `example.com` | all of this host |
 * | `*.example.com` | all of this host and of the hosts below it |
 * | `example.com/news/*` | those whose path begins so |
 * | `example.com/news` | this page |
 *
 * Hosts are compared label by label, in the form that the browser itself gives them: lower case,
 * punycode, numbers of IP addresses written out. Schemes other than `http` and `https` match
 * nothing. Ports, queries and fragments do not matter: access is given to hosts, whatever the port.
 */

/**
 * A pattern, taken apart.
 * @typedef {object} Pattern
 * @property {boolean} below whether hosts below this one count as well
 * @property {string} host
 * @property {string} path as in an address; empty for all paths
 * @property {boolean} open whether paths that go on count as well
 */

/**
 * Why something is no pattern; `_locales` has a sentence for each (`pattern_…`).
 * @typedef {'empty' | 'not_a_host' | 'user_name' | 'star' | 'scheme' | 'everything'} PatternProblem
 */

/**
 * Reads what a user has typed or pasted; whole addresses are welcome.
 * @param {string} text
 * @returns {{pattern: Pattern} | {problem: PatternProblem}}
 */
export function parse(text) {
  const trimmed = text.trim();
  if (!trimmed) return { problem: 'empty' };
  const [, scheme, rest = ''] = /^(?:([a-z][a-z0-9+.-]*|\*):\/\/)?(.*)$/is.exec(trimmed) ?? [];
  if (scheme && !/^(https?|\*)$/i.test(scheme)) return { problem: 'scheme' };
  const below = rest.startsWith('*.');
  const address = read(`http://${below ? rest.slice(2) : rest}`);
  // A star in a host is refused by some browsers' parsers, and let through by others.
  if (/^[^/?#]*\*/.test(below ? rest.slice(2) : rest)) return { problem: 'star' };
  if (!address) return { problem: 'not_a_host' };
  if (address.username || address.password) return { problem: 'user_name' };
  const host = hostOf(address);
  if (!isName(host) && !isNumeric(host)) return { problem: 'not_a_host' };
  if (below && isNumeric(host)) return { problem: 'not_a_host' };
  if (below && !host.includes('.')) return { problem: 'everything' };
  const open = address.pathname.endsWith('*');
  const path = open ? address.pathname.slice(0, -1) : address.pathname;
  if (path.includes('*')) return { problem: 'star' };
  return { pattern: { below, host, path: path === '/' ? '' : path, open: open || path === '/' } };
}

/**
 * The one way to write a pattern.
 * @param {Pattern} pattern
 */
export function format({ below, host, path, open }) {
  return `${below ? '*.' : ''}${host}${path}${open && path ? '*' : ''}`;
}

/**
 * The pattern for all of the host of a page; null where a page is none of the web's.
 * @param {string} url
 */
export function hostPattern(url) {
  const address = readWeb(url);
  const host = address && hostOf(address);
  return host ? { below: false, host, path: '', open: true } : null;
}

/**
 * @param {Pattern} pattern
 * @param {string} url
 */
export function matches(pattern, url) {
  const address = readWeb(url);
  if (!address) return false;
  const host = hostOf(address);
  const isHost = host === pattern.host || (pattern.below && isBelow(host, pattern.host));
  if (!isHost) return false;
  const { pathname } = address;
  return pattern.open ? pathname.startsWith(pattern.path) : pathname === pattern.path;
}

/**
 * Orders patterns that match the same page: the one that says more about it comes first, by
 * host, then by path.
 * @param {Pattern} one
 * @param {Pattern} other
 */
export function compare(one, other) {
  return (
    Number(one.below) - Number(other.below) ||
    other.host.length - one.host.length ||
    Number(one.open) - Number(other.open) ||
    other.path.length - one.path.length
  );
}

/**
 * What a browser calls the access that a pattern needs.
 * @param {Pattern} pattern
 */
export function origin({ below, host }) {
  return `*://${below ? '*.' : ''}${host}/*`;
}

/**
 * The same pages as match patterns of the browser.
 * @param {Pattern} pattern
 */
export function matchPatterns(pattern) {
  const start = origin(pattern).slice(0, -'/*'.length);
  const path = pattern.path || '/';
  return pattern.open ? [`${start}${path}*`] : [`${start}${path}`, `${start}${path}?*`];
}

/**
 * Whether access to `outer`'s pages is access to `inner`'s as well.
 * @param {Pattern} outer
 * @param {Pattern} inner
 */
export function covers(outer, inner) {
  if (outer.host === inner.host) return outer.below || !inner.below;
  return outer.below && isBelow(inner.host, outer.host);
}

/**
 * Whether `host` stands below `other`, label by label.
 * @param {string} host
 * @param {string} other
 */
function isBelow(host, other) {
  if (isNumeric(host)) return false;
  const labels = host.split('.');
  const base = other.split('.');
  return (
    labels.length > base.length &&
    base.every((label, index) => label === labels[labels.length - base.length + index])
  );
}

/**
 * Host of an address, without the dot that stands for the root of all names.
 * @param {URL} address
 */
function hostOf(address) {
  return address.hostname.replace(/\.$/, '');
}

/**
 * Whether a host is a name. Browsers differ in what else they let through, such as blanks.
 * @param {string} host
 */
function isName(host) {
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host);
}

/**
 * Whether a host is an IP address.
 * @param {string} host
 */
function isNumeric(host) {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

/** @param {string} url */
function readWeb(url) {
  const address = read(url);
  return address && /^https?:$/.test(address.protocol) ? address : null;
}

/** @param {string} url */
function read(url) {
  return URL.canParse(url) ? new URL(url) : null;
}
