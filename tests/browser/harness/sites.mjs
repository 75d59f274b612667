/** What tests ask of the list of sites, on the options page, and of pages of listed sites. */

import assert from 'node:assert/strict';
import { TITLE } from './pages.mjs';
import { clickOn, pause, readerText, until } from './suite.mjs';

/** @typedef {import('./suite.mjs').Browser} Browser */

/** Milliseconds in which a reader that should stay away would have come. */
const PATIENCE = 1000;

/**
 * All that can be asked, of the browser that a context will have.
 * @param {{browser: Browser}} context
 */
export function sitesIn(context) {
  return { expectReader, expectNothing, listed, choose, removeAll };

  /**
   * Goes to a page, on which the reader is to open by itself.
   * @param {string} url
   */
  async function expectReader(url) {
    const { browser } = context;
    await browser.open(url);
    const text = await until(() => readerText(browser), `the reader at ${url}`);
    assert.ok(text.includes(TITLE));
  }

  /**
   * Goes to a page, on which nothing is to happen by itself.
   * @param {string} url
   */
  async function expectNothing(url) {
    const { browser } = context;
    await browser.open(url);
    await pause(PATIENCE);
    const own = await browser.inPage(() =>
      [...document.documentElement.children]
        .map((element) => element.localName)
        .filter((name) => name.startsWith('unhusk')),
    );
    assert.deepEqual(own, [], url);
  }

  /** What the options page says about its sites. */
  async function listed() {
    const { browser } = context;
    await browser.openOwnPage('options/options.html');
    await until(
      () => browser.inPage(() => document.querySelector('#sites-list')?.childElementCount),
      'the list',
    );
    return browser.inPage(() =>
      Array.from(document.querySelectorAll('#sites-list .site'), (site) => ({
        name: site.querySelector('.name')?.textContent,
        access: Array.from(site.querySelectorAll('.access'), ({ childNodes }) =>
          Array.from(childNodes, (node) => (node instanceof Text ? node.data : '')).join(''),
        )[0]?.trim(),
        asks: site.querySelector('button[name=siteAskAgain]') !== null,
      })),
    );
  }

  /**
   * Makes a choice about a site, on the options page.
   * @param {string} name of the choice
   * @param {string} value
   * @param {string} site its pattern
   */
  async function choose(name, value, site) {
    const { browser } = context;
    await listed();
    const picked = await browser.inPage(
      (wanted, chosen, pattern) => {
        const entry = [...document.querySelectorAll('#sites-list .site')].find(
          (one) => one.querySelector('.name')?.textContent === pattern,
        );
        const select = entry?.querySelector(`select[name=${wanted}]`);
        if (!(select instanceof HTMLSelectElement)) return false;
        select.value = chosen;
        Reflect.set(window, 'before', entry);
        select.dispatchEvent(new Event('change'));
        return select.value === chosen;
      },
      name,
      value,
      site,
    );
    assert.ok(picked, `${name}: ${value}`);
    // The list is built anew when the choice is kept.
    await until(
      () => browser.inPage(() => !Reflect.get(window, 'before').isConnected),
      'the choice to be kept',
    );
    // The background tells the browser, which can't be asked whether it has heard.
    await pause(300);
  }

  /** Takes every site off the list. */
  async function removeAll() {
    const { browser } = context;
    for (let left = (await listed()).length; left > 0; left -= 1) {
      await clickOn(browser, '#sites-list button[name=siteRemove]');
      await until(
        () => browser.inPage((few) => document.querySelectorAll('.site').length < few, left),
        'the site to go',
      );
    }
    await until(async () => (await browser.access()).length === 0, 'access to be given back');
  }
}
