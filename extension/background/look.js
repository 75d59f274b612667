/** The reader's look: that of all sites, and those of some. */

import { LOOK, completeLook, shortLook } from '../look.js';
import { change, load } from '../settings.js';

/** @typedef {import('../messages.js').Sender} Sender */
/** @typedef {import('../messages.js').ShownLook} ShownLook */

/** Sites that can have a look of their own: the browser's storage that is synced is small. */
const MOST_SITES = 150;

/**
 * The look that a page's reader is to have.
 * @param {string} url
 * @returns {Promise<ShownLook>}
 */
export async function lookOf(url) {
  const [common, sites] = await Promise.all([load('look'), load('siteLooks')]);
  const site = siteOf(url);
  const here = Object.hasOwn(sites, site);
  return { table: LOOK, look: completeLook(here ? sites[site] : common), here };
}

/**
 * Keeps a look that the user has chosen in a reader, but for private windows.
 * @param {Sender} sender
 * @param {unknown} look null where the site is to look as all others do
 * @param {boolean} here whether it is of this site alone; files have none
 * @returns {Promise<ShownLook>} the look that holds now
 */
export async function keepLook({ url, isPrivate }, look, here) {
  if (isPrivate) return { table: LOOK, look: completeLook(look ?? (await load('look'))), here };
  const site = siteOf(url);
  if (here && site !== '') {
    const kept = shortLook(completeLook(look));
    await change('siteLooks', (sites) => {
      const others = Object.entries(sites).filter(([name]) => name !== site);
      return Object.fromEntries([...others.slice(1 - MOST_SITES), [site, kept]]);
    });
  } else {
    if (look !== null) await change('look', () => shortLook(completeLook(look)));
    if (Object.hasOwn(await load('siteLooks'), site)) {
      await change('siteLooks', (sites) => {
        const others = Object.entries(sites).filter(([name]) => name !== site);
        return Object.fromEntries(others);
      });
    }
  }
  return lookOf(url);
}

/** @param {string} url */
function siteOf(url) {
  return URL.parse(url)?.hostname ?? '';
}
