/** Firefox with the extension, driven by geckodriver. */

import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Button, By, Key as Keys } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { Command } from 'selenium-webdriver/lib/command.js';
import {
  chooseFromButton,
  chooseFromPage,
  memoryOfExtensions,
  readClipboard,
} from './firefox-inside.mjs';
import { KEYS, WITH_CONTROL } from './firefox-keys.mjs';
import { startFirefox } from './firefox-start.mjs';
import { FirefoxWindow } from './firefox-window.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Options} Options */

const MANIFEST = new URL('../../../manifest.json', import.meta.url);
const ID = JSON.parse(readFileSync(MANIFEST, 'utf8')).browser_specific_settings.gecko.id;

/** @implements {Browser} */
export class Firefox {
  name = 'firefox';
  #driver;
  #window;
  #extension;

  /**
   * @param {firefox.Driver} driver
   * @param {string} downloads
   * @param {string} extension folder of the extension
   */
  constructor(driver, downloads, extension) {
    this.downloads = downloads;
    this.#driver = driver;
    this.#extension = extension;
    this.#window = new FirefoxWindow(driver);
  }

  /**
   * @param {Options} options
   * @returns {Promise<Firefox>}
   */
  static async launch({ extension, headless = true, proxyPort, width, height, ...wishes }) {
    const downloads = await mkdtemp(path.join(tmpdir(), 'unhusk-'));
    const driver = await startFirefox({ headless, proxyPort, downloads, ...wishes });
    const browser = new Firefox(driver, downloads, extension);
    await driver.manage().setTimeouts({ script: 20_000, pageLoad: 20_000 });
    await browser.update();
    if (headless) await browser.#resize(width, height);
    return browser;
  }

  /** @param {string} url */
  async open(url) {
    await this.#window.run(() => Services.console.reset());
    await this.#driver.get(url);
  }

  async errors() {
    return this.#window.run(() =>
      Services.console
        .getMessageArray()
        .filter(
          (/** @type {any} */ message) =>
            message instanceof Ci.nsIScriptError &&
            !(message.flags & Ci.nsIScriptError.warningFlag) &&
            /^(https?|moz-extension):/.test(message.sourceName),
        )
        .map((/** @type {any} */ message) => String(message)),
    );
  }

  async clickAction() {
    await this.#window.run((id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      extension.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, ID);
  }

  /** Presses the extension's shortcut. */
  pressShortcut() {
    return this.#pressKeys('U');
  }

  /** Presses the keys of tidy mode. */
  tidy() {
    return this.#pressKeys('Y');
  }

  copyClean() {
    return this.#pressKeys('K');
  }

  /**
   * Presses a letter with the keys of extensions.
   * @param {string} letter
   */
  async #pressKeys(letter) {
    // Keys that are meant for the browser itself reach it in its own window.
    await this.#driver.setContext(firefox.Context.CHROME);
    try {
      await this.#driver
        .actions()
        .keyDown(Keys.ALT)
        .keyDown(Keys.SHIFT)
        .sendKeys(letter)
        .keyUp(Keys.SHIFT)
        .keyUp(Keys.ALT)
        .perform();
    } finally {
      await this.#driver.setContext(firefox.Context.CONTENT);
    }
  }

  /**
   * Chooses an entry of the page's context menu.
   * @param {string} label
   * @param {{x: number, y: number} | 'button'} [place]
   */
  async chooseFromMenu(label, place = { x: 200, y: 200 }) {
    if (place === 'button') {
      await this.#window.run(chooseFromButton, ID, label);
      return;
    }
    await this.#driver
      .actions()
      .move({ x: Math.round(place.x), y: Math.round(place.y) })
      .press(Button.RIGHT)
      .release(Button.RIGHT)
      .perform();
    await this.#window.run(chooseFromPage, label);
  }

  /**
   * @template T
   * @param {(...args: any[]) => T | Promise<T>} work
   * @param {...unknown} args
   * @returns {Promise<T>}
   */
  async inPage(work, ...args) {
    return /** @type {T} */ (
      await this.#driver.executeScript(`return (${work})(...arguments);`, ...args)
    );
  }

  /** @type {Browser['inFrame']} */
  inFrame = async (selector, work, ...args) => {
    await this.#driver.switchTo().frame(this.#driver.findElement(By.css(selector)));
    const back = () => this.#driver.switchTo().defaultContent();
    return this.inPage(work, ...args).finally(back);
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
    const answer = await this.#window.inContent(
      'window.gBrowser.selectedBrowser',
      `const host = content.document.querySelector(':root > ${name}');
       const shadow = host?.openOrClosedShadowRoot;
       if (shadow) answer.value = (${work})(shadow, ...${JSON.stringify(args)});`,
    );
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} work
   * @param {...unknown} args
   * @returns {Promise<T>}
   */
  async inContentScript(work, ...args) {
    const source = `JSON.stringify([(${work})(...${JSON.stringify(args)})])`;
    const answer = await this.#window.inContent(
      'window.gBrowser.selectedBrowser',
      `const { ExtensionContent } = ChromeUtils.importESModule(
         'resource://gre/modules/ExtensionContent.sys.mjs');
       const own = ExtensionContent.getAllContentScriptGlobals().find((sandbox) =>
         Cu.evalInSandbox('chrome.runtime.id', sandbox) === ${JSON.stringify(ID)} &&
         Cu.evalInSandbox('document', sandbox) === content.document);
       answer.value = Cu.evalInSandbox(${JSON.stringify(source)}, own);`,
    );
    if (answer.error) throw new Error(answer.error);
    return JSON.parse(answer.value)[0];
  }

  /** @param {import('./browser.mjs').Key} key */
  async press(key) {
    const actions = this.#driver.actions();
    const letter = WITH_CONTROL[key];
    if (letter) await actions.keyDown(Keys.CONTROL).sendKeys(letter).keyUp(Keys.CONTROL).perform();
    else await actions.sendKeys(KEYS[key] ?? key).perform();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  async clickAt(x, y) {
    const place = { x: Math.round(x), y: Math.round(y) };
    await this.#driver.actions().move(place).click().perform();
  }

  async clipboard() {
    return this.#window.run(readClipboard);
  }

  async popup() {
    const { value } = await this.#window.inContent(
      'document.querySelector("panel[panelopen] panelview[visible] .webextension-popup-browser")',
      'answer.value = content.document.body?.innerText;',
    );
    if (!value?.trim()) return null;
    await this.#window.run(async () => {
      const panel = /** @type {any} */ (document.querySelector('panel[panelopen="true"]'));
      const hidden = new Promise((resolve) => panel.addEventListener('popuphidden', resolve));
      panel.hidePopup();
      await hidden;
    });
    return value;
  }

  async button() {
    return this.#window.run((id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const { action } = extension.apiManager.global.browserActionFor(extension);
      const tab = gBrowser.selectedTab;
      return {
        badge: action.getProperty(tab, 'badgeText'),
        title: action.getProperty(tab, 'title'),
        popup: action.getProperty(tab, 'popup'),
      };
    }, ID);
  }

  /** @param {string} page */
  async openOwnPage(page) {
    const host = await this.#window.run(
      (id) => WebExtensionPolicy.getByID(id).mozExtensionHostname,
      ID,
    );
    await this.open(`moz-extension://${host}/${page}`);
  }

  /**
   * @param {string[]} _origins
   * @param {() => Promise<void>} click
   */
  async giveAccess(_origins, click) {
    await click();
    await this.#answerPrompt('button');
  }

  /** @param {() => Promise<void>} click */
  async refuseAccess(click) {
    await click();
    await this.#answerPrompt('secondaryButton');
  }

  /** @param {string} origin */
  async takeAccess(origin) {
    await this.#window.run(
      async (id, taken) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        );
        const { extension } = WebExtensionPolicy.getByID(id);
        await ExtensionPermissions.remove(id, { permissions: [], origins: [taken] }, extension);
      },
      ID,
      origin,
    );
  }

  async access() {
    return this.#window.run(async (id) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      return (await ExtensionPermissions.get(id)).origins;
    }, ID);
  }

  async backgroundMemory() {
    return this.#window.run(memoryOfExtensions);
  }

  async back() {
    await this.#driver.navigate().back();
  }

  async forward() {
    await this.#driver.navigate().forward();
  }

  /**
   * Presses a button of the prompt for access.
   * @param {'button' | 'secondaryButton'} button
   */
  async #answerPrompt(button) {
    await this.#window.run(async (name) => {
      const panel = /** @type {any} */ (document.getElementById('notification-popup'));
      while (panel.state !== 'open') await new Promise((resolve) => setTimeout(resolve, 20));
      const hidden = new Promise((resolve) =>
        panel.addEventListener('popuphidden', resolve, { once: true }),
      );
      panel.firstElementChild[name].click();
      await hidden;
    }, button);
  }

  async stopBackground() {
    await this.#window.run(
      (id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(),
      ID,
    );
  }

  async update() {
    await this.#driver.execute(
      new Command('install addon')
        .setParameter('path', this.#extension)
        .setParameter('temporary', true),
    );
  }

  /** @param {string} path */
  async screenshot(path) {
    writeFileSync(path, await this.#driver.takeScreenshot(), 'base64');
  }

  async pdf() {
    /** @type {unknown} */
    const pdf = await this.#driver.execute(new Command('printPage'));
    return Buffer.from(String(pdf), 'base64');
  }

  async closed() {
    for (;;) {
      try {
        await this.#driver.getTitle();
      } catch {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  async quit() {
    await this.#driver.quit();
    await rm(this.downloads, { recursive: true, force: true });
  }

  /**
   * Gives the page, not the window, a size.
   * @param {number} width
   * @param {number} height
   */
  async #resize(width, height) {
    // Windows have a least width, which is more than that of a telephone.
    await this.#window.run(() => document.documentElement.style.setProperty('min-width', '0'));
    await this.#driver.manage().window().setRect({ width, height });
    const [innerWidth, innerHeight] = await this.inPage(() => [
      window.innerWidth,
      window.innerHeight,
    ]);
    await this.#driver
      .manage()
      .window()
      .setRect({
        width: 2 * width - innerWidth,
        height: 2 * height - innerHeight,
      });
  }
}
