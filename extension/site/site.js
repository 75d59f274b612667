/** The site panel: what is to happen by itself on the site of a page, which the query names. */

import { localise } from '../localise.js';
import { load, watch } from '../settings.js';
import { addSites, removeSite } from '../sites/access.js';
import { build, buildButton, buildChoice, buildEntry, focusedControl } from '../sites/entry.js';
import { find, newSite } from '../sites/list.js';
import { format, hostPattern, parse } from '../sites/pattern.js';

/** @typedef {import('../settings.js').Site} Site */
/** @typedef {import('../sites/pattern.js').Pattern} Pattern */

const { getMessage } = chrome.i18n;
const query = new URLSearchParams(location.search);
const url = query.get('url') ?? '';
const main = document.querySelector('main');
/** The tab that the panel is about. */
let tabId = /** @type {number | undefined} */ (undefined);

localise();
document.querySelector('#options')?.addEventListener('click', (event) => {
  event.preventDefault();
  chrome.runtime.openOptionsPage().then(() => window.close());
});
watch('sites', show);
chrome.permissions.onAdded.addListener(show);
chrome.permissions.onRemoved.addListener(show);
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
tabId = tab?.id;
await show();

/** Shows what holds now; what is asked for while that is being built comes after it. */
async function show() {
  await navigator.locks.request('site-panel', async () => {
    const parts = await content();
    const focus = main && focusedControl(main);
    main?.replaceChildren(...parts);
    // A site that has been taken off the list can be put there again.
    if (focus?.() === false) main?.querySelector('button')?.focus();
    document.querySelector('.more')?.removeAttribute('hidden');
  });
}

/** What the panel says about the page. */
async function content() {
  const host = hostPattern(url);
  if (!host) return [build('p', '', getMessage('panelNoSite'))];
  if (query.has('private')) return [title(host), build('p', '', getMessage('panelPrivate'))];
  const site = find(await load('sites'), url);
  return site ? listed(site) : [title(host), buildForm(host)];
}

/** @param {Pattern} host */
function title(host) {
  return build('h1', '', format(host));
}

/**
 * What holds for a site of the list, and for the page in particular.
 * @param {Site} site
 */
async function listed(site) {
  const entry = await buildEntry(site, () => removeSite(site), 'h1');
  const pages = build('div', 'pages');
  const page = pattern(url);
  if (page && format(page) !== site.pattern) {
    for (const when of /** @type {const} */ (['never', 'always'])) {
      const key = when === 'never' ? 'panelNeverPage' : 'panelAlwaysPage';
      pages.append(buildButton(key, () => addSites({ sites: [newSite(page, { when })], tabId })));
    }
  }
  return [entry, pages];
}

/**
 * A form that puts the site on the list.
 * @param {Pattern} host
 */
function buildForm(host) {
  const form = document.createElement('form');
  const places = wherePatterns(host).map(format);
  let where = format(host);
  let mode = /** @type {Site['mode']} */ ('reader');
  const add = build('button', 'main', getMessage('alwaysHere'));
  form.append(
    build('p', '', getMessage('panelNew', format(host))),
    buildChoice(
      'panelWhere',
      places.map((place) => [place, place]),
      where,
      (value) => (where = value),
    ),
    buildChoice(
      'siteMode',
      ['reader', 'tidy'].map((value) => [value, getMessage(`siteMode_${value}`)]),
      mode,
      (value) => (mode = /** @type {Site['mode']} */ (value)),
    ),
    add,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = pattern(where);
    if (chosen) addSites({ sites: [newSite(chosen, { mode })], tabId });
  });
  return form;
}

/**
 * The host, the host with all below it, and the part of the site that the page is in.
 * @param {Pattern} host
 * @returns {Pattern[]}
 */
function wherePatterns(host) {
  const below = pattern(`*.${format(host)}`);
  const part = /^\/[^/]+\/(?=.)/.exec(new URL(url).pathname)?.[0];
  return [host, ...(below ? [below] : []), ...(part ? [{ ...host, path: part }] : [])];
}

/**
 * @param {string} text
 * @returns {Pattern | null}
 */
function pattern(text) {
  const parsed = parse(text);
  return 'pattern' in parsed ? parsed.pattern : null;
}
