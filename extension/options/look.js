/** The section about the reader's look: that of all sites, and the sites that have their own. */

import { LOOK, completeLook, shortLook } from '../look.js';
import { change, load, watch } from '../settings.js';
import { build, buildButton } from '../sites/entry.js';
import { find } from './find.js';

const { getMessage } = chrome.i18n;

/**
 * Brings the section to life.
 * @param {HTMLElement} section
 */
export async function startLook(section) {
  const list = find(section, HTMLElement, '#look-sites');
  const title = find(section, HTMLElement, '#look-sites-title');
  const reset = find(section, HTMLButtonElement, '#look-reset');
  const { controls, show } = buildUnhuskLookControls(
    LOOK,
    completeLook(await load('look')),
    (look) => change('look', () => shortLook(look)),
  );
  find(section, HTMLElement, '#look-controls').append(controls);
  reset.addEventListener('click', () => change('look', () => ({})));
  watch('look', (look) => show(completeLook(look)));
  watch('siteLooks', showSites);
  showSites(await load('siteLooks'));

  /** @param {import('../settings.js').Settings['siteLooks']} sites */
  function showSites(sites) {
    const names = Object.keys(sites).sort();
    title.hidden = names.length === 0;
    list.replaceChildren(
      ...names.map((name) => {
        const item = build('li', '', '');
        const remove = buildButton('lookForget', () => forget(name));
        remove.ariaLabel = `${getMessage('lookForget')}: ${name}`;
        item.append(build('span', 'name', name), remove);
        return item;
      }),
    );
  }

  /** @param {string} name */
  async function forget(name) {
    await change('siteLooks', (sites) =>
      Object.fromEntries(Object.entries(sites).filter(([other]) => other !== name)),
    );
  }
}
