/** The toolbar button, its shortcut and the context menu: reads the tab's page and shows it. */

import * as automatic from './background/automatic.js';
import { chooseCopying, copy, copyClean } from './background/copy.js';
import { makeFile } from './background/files.js';
import * as edition from './background/edition.js';
import { createMenu, listenToMenu } from './background/menu.js';
import { keepLook, lookOf } from './background/look.js';
import { addPageStyle, changePaper, removePageStyle } from './background/page-style.js';
import { addressOf, keepPlace, placeOf } from './background/places.js';
import { feedback, openPopup, openSitePanel } from './background/popup.js';
import { speech } from './background/speech.js';
import * as tidy from './background/tidy.js';
import { READER_SCRIPTS } from './content-scripts.js';
import * as engine from './engine.js';
import { listen, messageKey, tellReader } from './messages.js';

/** @typedef {import('./messages.js').Problem} Problem */
/** @typedef {import('./messages.js').Toggled} Toggled */

const TOGGLE_SCRIPTS = [...READER_SCRIPTS, 'content/toggle.js'];
const HTML_TYPES = ['text/html', 'application/xhtml+xml'];
/** Milliseconds after which the button shows that there is work going on. */
const PATIENCE = 150;
/** Milliseconds until a page that could not be read is tried once more. */
const RETRY = 100;

/** Tabs that are being read. */
const busy = /** @type {Set<number>} */ (new Set());

/**
 * Opens the reader on a tab, or closes it where it is open.
 * @param {chrome.tabs.Tab | undefined} tab
 */
function toggle(tab) {
  return work(tab, read);
}

/**
 * Tidies the page of a tab, or brings back what was hidden.
 * @param {chrome.tabs.Tab | undefined} tab
 */
function toggleTidy(tab) {
  return work(tab, async (tabId) => {
    const problem = await tidy.toggle(tabId);
    if (problem !== 'off-limits') return problem;
    // The page's process may not have heard yet that the click allows it.
    await pause(RETRY);
    return tidy.toggle(tabId);
  });
}

/**
 * Copies what is selected in a tab's page, or its article.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {number} [frameId] the frame in which the user has clicked
 */
function copyTab(tab, frameId = 0) {
  return work(tab, async (tabId) => {
    const problem = await copyClean(tabId, frameId);
    if (problem !== 'off-limits') return problem;
    // The page's process may not have heard yet that the click allows it.
    await pause(RETRY);
    return copyClean(tabId, frameId);
  });
}

/**
 * Does something with a tab, once at a time, and tells what comes of it.
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {(tabId: number) => Promise<Problem | null>} act
 */
async function work(tab, act) {
  const tabId = tab?.id;
  if (tabId === undefined || busy.has(tabId)) return;
  busy.add(tabId);
  const timer = setTimeout(() => feedback(tabId, '…', 'working'), PATIENCE);
  let problem;
  try {
    problem = await act(tabId);
  } finally {
    // Also where something has failed: the next click on this tab has to do something.
    clearTimeout(timer);
    busy.delete(tabId);
    await feedback(tabId, '', 'action');
  }
  if (problem) await explain(tabId, problem);
}

/**
 * Reads a tab's page and shows it there.
 * @param {number} tabId
 * @returns {Promise<Problem | null>} what can't be said in the tab itself
 */
async function read(tabId) {
  const target = { tabId };
  const inject = () => chrome.scripting.executeScript({ target, files: TOGGLE_SCRIPTS });
  /** @type {chrome.scripting.InjectionResult<unknown>[]} */
  let injected;
  // A background that has just been started has the engine and the assets ready meanwhile; a failure is told below.
  engine.assets().catch(() => {});
  try {
    // Chrome's page process may not have heard yet that the click allows it.
    injected = await inject().catch(() => pause(RETRY).then(inject));
  } catch {
    return 'off-limits';
  }
  // Firefox runs nothing on pages that are off limits, and says so only in this way.
  if (!injected[0]) return 'off-limits';
  const toggled = /** @type {Toggled | null | undefined} */ (injected[0].result);
  if (!toggled) return 'failed';
  if ('closed' in toggled) return null;
  if (!HTML_TYPES.includes(toggled.contentType)) return 'not-a-page';
  const { ticket } = toggled;
  // From here on the page has made room for the reader: it comes, or the room is given back.
  try {
    const look = await lookOf(toggled.url);
    // All else has to be asked for before the engine works, during which nothing else is done here.
    const prepared = Promise.all([
      placeOf(addressOf(toggled.url)),
      addPageStyle(tabId, look.look.theme),
    ]);
    const assets = await engine.assets();
    tellReader(tabId, { kind: 'prepare', assets }).catch(ignoreClosedTab);
    const [outcome, [place]] = await Promise.all([engine.read(toggled), prepared]);
    const shown = /** @type {const} */ ({ kind: 'show', ticket, look, place });
    await tellReader(
      tabId,
      typeof outcome === 'string' ? { ...shown, problem: outcome } : { ...shown, article: outcome },
    );
    return null;
  } catch {
    tellReader(tabId, { kind: 'withdraw', ticket }).catch(ignoreClosedTab);
    return 'failed';
  }
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Tells about a problem in a small window at the button, or, failing that, on the button.
 * @param {number} tabId
 * @param {Problem} problem
 */
async function explain(tabId, problem) {
  const opened = await openPopup(tabId, `message/message.html?${problem}`);
  if (!opened) await feedback(tabId, '!', messageKey(problem));
}

function ignoreClosedTab() {}

chrome.action.onClicked.addListener(toggle);

chrome.commands?.onCommand.addListener((command, tab) => {
  if (command === 'tidy') toggleTidy(tab);
  if (command === 'copy') copyTab(tab);
});

listenToMenu({ read: toggle, tidy: toggleTidy, copy: copyTab, show: openSitePanel });

chrome.runtime.onInstalled.addListener(createMenu);

listen({
  opened: ({ tabId, url }) =>
    lookOf(url)
      .then(({ look }) => addPageStyle(tabId, look.theme))
      .catch(ignoreClosedTab),
  closed: ({ tabId }) => removePageStyle(tabId).catch(ignoreClosedTab),
  arrived: automatic.arrived,
  left: keepPlace,
  look: async (sender, look, here) => {
    const kept = await keepLook(sender, look, here);
    await changePaper(sender.tabId, kept.look.theme).catch(ignoreClosedTab);
    return kept;
  },
  read: automatic.read,
  site: openSitePanel,
  outline: edition.outline,
  rule: edition.keepRule,
  speech,
  tidy: tidy.answer,
  untidied: tidy.untidied,
  copy,
  save: makeFile,
  copying: chooseCopying,
});

automatic.start();
