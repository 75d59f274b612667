/** A browser with the extension in it: what tests can do, in either browser. */

import { fileURLToPath } from 'node:url';
import { Chromium } from './chromium.mjs';
import { Firefox } from './firefox.mjs';

/** The extension as it was built. */
export const EXTENSION = fileURLToPath(new URL('../../../dist/extension', import.meta.url));

/**
 * @typedef {object} Options
 * @property {string} extension folder of the extension
 * @property {boolean} [headless] true unless given
 * @property {number} [proxyPort] of the server that stands for every host
 * @property {number} width of the page in CSS pixels
 * @property {number} height of the page in CSS pixels
 * @property {boolean} [dark] whether the system's colours are dark
 * @property {boolean} [forced] whether the system's colours replace those of pages
 * @property {boolean} [still] whether the user wants little motion
 */

/**
 * @typedef {'Escape' | 'Tab' | 'Enter' | 'PageDown' | 'End' | 'Space' | 'ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'a' |
 *   'Paste' | 'Undo'} Key
 */

/**
 * One browser with one tab.
 * @typedef {object} Browser
 * @property {string} name
 * @property {(url: string) => Promise<void>} open goes to a page
 * @property {() => Promise<string[]>} errors on the console since the page was opened
 * @property {() => Promise<void>} clickAction clicks the extension's toolbar button
 * @property {() => Promise<void>} [pressShortcut] presses the extension's shortcut, where a test can
 * @property {(label: string, place?: {x: number, y: number} | 'button') => Promise<void>} chooseFromMenu
 *   chooses an entry of the menu of a place on the page, or of the toolbar button
 * @property {<T>(work: (...args: any[]) => T | Promise<T>, ...args: unknown[]) => Promise<T>} inPage
 *   runs a function in the page
 * @property {<T>(selector: string, work: (...args: any[]) => T | Promise<T>, ...args: unknown[]) => Promise<T>} inFrame
 *   runs a function in a frame of the page
 * @property {<T>(work: (shadow: ShadowRoot, ...args: any[]) => T, ...args: unknown[]) =>
 *   Promise<T | undefined>} inReader runs a function on the reader's shadow root; undefined when
 *   there is no reader
 * @property {<T>(host: string, work: (shadow: ShadowRoot, ...args: any[]) => T, ...args: unknown[]) =>
 *   Promise<T | undefined>} inShadow the same for another of the extension's elements in the page
 * @property {<T>(work: (...args: any[]) => T, ...args: unknown[]) => Promise<T>} inContentScript runs a
 *   function where the extension's content scripts run in the page, once there are any
 * @property {() => Promise<void>} tidy chooses tidy mode, or ends it, as the menu and the keys do
 * @property {() => Promise<void>} copyClean copies the selection or the article, as the keys do
 * @property {string} downloads folder in which files are saved
 * @property {(key: Key) => Promise<void>} press
 * @property {(x: number, y: number) => Promise<void>} clickAt clicks a point of the page
 * @property {() => Promise<{html: string, plain: string}>} clipboard reads the clipboard
 * @property {() => Promise<string | null>} popup text of the window at the button, which it closes
 * @property {() => Promise<{badge: string, title: string, popup: string}>} button its state
 * @property {(page: string) => Promise<void>} openOwnPage goes to a page of the extension
 * @property {(origins: string[], click: () => Promise<void>) => Promise<void>} giveAccess clicks
 *   something that makes the browser ask for access, and says yes
 * @property {(click: () => Promise<void>) => Promise<void>} refuseAccess the same, and says no
 * @property {(origin: string) => Promise<void>} takeAccess as the browser's own settings do
 * @property {() => Promise<string[]>} access hosts that the extension may read, as origins
 * @property {() => Promise<number>} backgroundMemory bytes that the extension's background holds
 * @property {() => Promise<void>} back goes back in the history
 * @property {() => Promise<void>} forward goes forward in the history
 * @property {() => Promise<void>} stopBackground as browsers do when it has been idle
 * @property {() => Promise<void>} update puts the extension in the place of itself, as an update does
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<Buffer>} pdf prints the page
 * @property {() => Promise<void>} closed waits until the user has closed the browser
 * @property {() => Promise<void>} quit
 */

/** Names of the browsers that the extension is for. */
export const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

/**
 * @param {typeof BROWSERS[number]} name
 * @param {Partial<Options>} [options]
 * @returns {Promise<Browser>}
 */
export function launch(name, options) {
  const complete = { extension: EXTENSION, width: 1280, height: 800, ...options };
  return name === 'chromium' ? Chromium.launch(complete) : Firefox.launch(complete);
}
