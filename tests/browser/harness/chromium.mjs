/** Chromium with the extension, driven by puppeteer. */

import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { callIn } from './chromium-calls.mjs';
import { settingsOf } from './chromium-settings.mjs';
import { isWorker, startChromium } from './chromium-start.mjs';
import { MENU_ENTRIES } from './words.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Options} Options */

/** @implements {Browser} */
export class Chromium {
  name = 'chromium';
  /** @type {string[]} */
  #errors = [];
  #browser;
  #page;
  #id;
  #settings;

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {import('puppeteer-core').Page} page
   * @param {string} id the extension's
   * @param {string} downloads
   */
  constructor(browser, page, id, downloads) {
    this.downloads = downloads;
    this.#browser = browser;
    this.#page = page;
    this.#id = id;
    this.#settings = settingsOf(browser, id, () => page.bringToFront());
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.#errors.push(message.text());
    });
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    // Until somebody answers, a page's dialog stops all that runs in it.
    page.on('dialog', (dialog) => {
      this.#errors.push(`${dialog.type()}: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
  }

  /**
   * @param {Options} options
   * @returns {Promise<Chromium>}
   */
  static async launch(options) {
    const { browser, page, id, downloads } = await startChromium(options);
    return new Chromium(browser, page, id, downloads);
  }

  /** @param {string} url */
  async open(url) {
    this.#errors = [];
    await this.#page.goto(url).catch((error) => {
      if (!/ERR_ABORTED/.test(String(error))) throw error;
    });
    await this.#page.bringToFront();
  }

  async errors() {
    return this.#errors;
  }

  async clickAction() {
    const extension = (await this.#browser.extensions()).get(this.#id);
    if (!extension) throw new Error('the extension is not installed');
    await extension.triggerAction(this.#page);
  }

  /**
   * @template T
   * @param {(...args: any[]) => T | Promise<T>} work
   * @param {...unknown} args
   * @returns {Promise<T>}
   */
  async inPage(work, ...args) {
    return /** @type {T} */ (await this.#page.evaluate(work, ...args));
  }

  /** @type {Browser['inFrame']} */
  inFrame = async (selector, work, ...args) => {
    const frame = await (await this.#page.$(selector))?.contentFrame();
    if (!frame) throw new Error(`the page has no frame ${selector}`);
    return /** @type {any} */ (await frame.evaluate(work, ...args));
  };

  /**
   * @template T
   * @param {(shadow: ShadowRoot, ...args: any[]) => T} work
   * @param {...unknown} args
   * @returns {Promise<T | undefined>}
   */
  inReader(work, ...args) {
    return this.inShadow('unhusk-reader', work, ...args);
  }

  /**
   * @template T
   * @param {string} name of the element that has the shadow root
   * @param {(shadow: ShadowRoot, ...args: any[]) => T} work
   * @param {...unknown} args
   * @returns {Promise<T | undefined>}
   */
  async inShadow(name, work, ...args) {
    const session = await this.#page.createCDPSession();
    try {
      const { root } = await session.send('DOM.getDocument', { depth: 2, pierce: true });
      const html = root.children?.find((node) => node.localName !== undefined && node.children);
      const host = html?.children?.find((node) => node.localName === name);
      const shadow = host?.shadowRoots?.[0];
      if (!shadow) return undefined;
      const resolved = await session
        .send('DOM.resolveNode', { nodeId: shadow.nodeId })
        .catch(() => null);
      // The page has taken the reader away in the meantime.
      if (!resolved) return undefined;
      const { objectId } = resolved.object;
      return await callIn(session, { objectId }, `(${work})(this, ...args)`, args);
    } finally {
      await session.detach();
    }
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} work
   * @param {...unknown} args
   * @returns {Promise<T>}
   */
  async inContentScript(work, ...args) {
    const session = await this.#page.createCDPSession();
    try {
      /** @type {import('puppeteer-core').Protocol.Runtime.ExecutionContextDescription[]} */
      const contexts = [];
      session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
      await session.send('Runtime.enable');
      const own = contexts.find(({ origin }) => origin === `chrome-extension://${this.#id}`);
      if (!own) throw new Error('no content script runs in the page');
      return await callIn(session, { executionContextId: own.id }, `(${work})(...args)`, args);
    } finally {
      await session.detach();
    }
  }

  tidy() {
    return this.#command('tidy');
  }

  copyClean() {
    return this.#command('copy');
  }

  /** @param {string} command of the manifest */
  async #command(command) {
    // No driver of this browser presses an extension's keys: the background is told that they were
    // pressed.
    await this.#allow();
    const worker = await this.#wake();
    await worker.evaluate(async (name) => {
      const [tab] = await chrome.tabs.query({ active: true });
      /** @type {any} */ (chrome.commands.onCommand).dispatch(name, tab);
    }, command);
  }

  /**
   * @param {string} label
   * @param {{x: number, y: number} | 'button'} [place]
   */
  async chooseFromMenu(label, place) {
    // Nor does one open its menus, or answer the prompt that comes of it.
    await this.#allow();
    const worker = await this.#wake();
    const known = await worker.evaluate(
      async (menuItemId, isButton) => {
        const [tab] = await chrome.tabs.query({ active: true });
        chrome.permissions.request = async () => true;
        const info = { menuItemId, frameId: 0, ...(isButton ? {} : { pageUrl: tab?.url }) };
        /** @type {any} */ (chrome.contextMenus.onClicked).dispatch(info, tab);
        return Boolean(menuItemId);
      },
      MENU_ENTRIES.get(label),
      place === 'button',
    );
    if (!known) throw new Error(`the menu has no “${label}”`);
  }

  /** Gives the access to the page that a click or a key would have given. */
  async #allow() {
    const origin = `*://${new URL(this.#page.url()).hostname}/*`;
    if (!(await this.access()).includes(origin)) {
      await this.giveAccess([origin], async () => {
        const page = await this.#browser.newPage();
        await page.goto(`chrome-extension://${this.#id}/options/options.html`);
        await page.evaluate((wanted) => chrome.permissions.request({ origins: [wanted] }), origin);
        await page.close();
        await this.#page.bringToFront();
      });
    }
  }

  /** @param {import('./browser.mjs').Key} key */
  async press(key) {
    if (key === 'Paste') {
      await this.#page.keyboard.down('Control');
      await this.#page.keyboard.press('v', { commands: ['Paste'] });
      await this.#page.keyboard.up('Control');
    } else if (key === 'Undo') {
      await this.#page.keyboard.down('Control');
      await this.#page.keyboard.press('z');
      await this.#page.keyboard.up('Control');
    } else {
      await this.#page.keyboard.press(key);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  async clickAt(x, y) {
    await this.#page.mouse.click(x, y);
  }

  async clipboard() {
    const { origin } = new URL(this.#page.url());
    await this.#browser
      .defaultBrowserContext()
      .overridePermissions(origin, ['clipboard-read', 'clipboard-sanitized-write']);
    return this.#page.evaluate(async () => {
      for (;;) {
        try {
          const [item] = await navigator.clipboard.read();
          /** @param {string} type */
          const read = async (type) =>
            item?.types.includes(type) ? await (await item.getType(type)).text() : '';
          return { html: await read('text/html'), plain: await read('text/plain') };
        } catch (error) {
          // Something was copied between the two reads.
          if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
        }
      }
    });
  }

  async popup() {
    const prefix = `chrome-extension://${this.#id}/`;
    /** @param {import('puppeteer-core').Target} target */
    const isPopup = (target) =>
      ['message/', 'site/'].some((page) => target.url().startsWith(prefix + page));
    const target = this.#browser.targets().find(isPopup);
    const page = await target?.asPage();
    const text = await page?.evaluate(() => document.body.innerText);
    if (!page || !text) return null;
    await page.close();
    while (this.#browser.targets().some(isPopup)) await pause(20);
    return text;
  }

  async button() {
    const worker = await this.#worker();
    return worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const tabId = tab?.id;
      return {
        badge: await chrome.action.getBadgeText({ tabId }),
        title: await chrome.action.getTitle({ tabId }),
        popup: await chrome.action.getPopup({ tabId }),
      };
    });
  }

  /** @param {string} page */
  async openOwnPage(page) {
    await this.open(`chrome-extension://${this.#id}/${page}`);
  }

  /**
   * No driver can click this browser's prompt. It isn't shown for what the user has allowed in the
   * browser's settings.
   * @param {string[]} origins
   * @param {() => Promise<void>} click
   */
  async giveAccess(origins, click) {
    await this.#settings.allow(origins);
    await click();
  }

  /**
   * As nothing can answer the prompt, the extension's page gets the answer without one.
   * @param {() => Promise<void>} click
   */
  async refuseAccess(click) {
    await this.#page.evaluate(() => {
      chrome.permissions.request = async () => false;
    });
    await click();
  }

  /** @param {string} origin */
  async takeAccess(origin) {
    await this.#settings.forbid(origin);
  }

  async access() {
    const worker = await this.#wake();
    return worker.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
  }

  async backgroundMemory() {
    const { client } = await this.#wake();
    await client.send('HeapProfiler.enable');
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  }

  async back() {
    await this.#page.goBack();
  }

  async forward() {
    await this.#page.goForward();
  }

  async stopBackground() {
    const worker = await this.#worker();
    await worker.close();
  }

  async update() {
    // The driver takes a background that goes with its extension for one that still runs.
    await this.stopBackground();
    await this.#settings.reload();
    await this.#wake();
  }

  /** The background, started if need be: any message does it. */
  async #wake() {
    if (!this.#browser.targets().some((target) => isWorker(target, this.#id))) {
      const page = await this.#browser.newPage();
      await page.goto(`chrome-extension://${this.#id}/options/options.html`);
      await page.evaluate(() => chrome.runtime.sendMessage({}).catch(() => {}));
      await page.close();
      await this.#page.bringToFront();
    }
    return this.#worker();
  }

  async #worker() {
    const target = await this.#browser.waitForTarget((candidate) => isWorker(candidate, this.#id));
    const worker = await target.worker();
    if (!worker) throw new Error('the background does not run');
    return worker;
  }

  /** @param {string} path */
  async screenshot(path) {
    await this.#page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
  }

  async pdf() {
    return Buffer.from(await this.#page.pdf());
  }

  async closed() {
    await new Promise((resolve) => this.#browser.once('disconnected', resolve));
  }

  async quit() {
    await this.#browser.close();
    await rm(this.downloads, { recursive: true, force: true });
  }
}
