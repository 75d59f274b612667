/** The toolbar button, its shortcut and the context menu: reads the tab's page and shows it. */

import * as engine from './engine.js';
import { listen, messageKey, show } from './messages.js';

/** @typedef {import('./messages.js').Problem} Problem */
/** @typedef {import('./messages.js').Toggled} Toggled */

const CONTENT_SCRIPTS = [
  'content/copy.js',
  'content/reader.js',
  'content/snapshot.js',
  'content/toggle.js',
];
const PAGE_STYLE = 'content/page.css';
const FRAME_STYLE = 'content/frame.css';
const MENU_ENTRY = 'read';
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
async function toggle(tab) {
  const tabId = tab?.id;
  if (tabId === undefined || busy.has(tabId)) return;
  busy.add(tabId);
  const timer = setTimeout(() => feedback(tabId, '…', 'working'), PATIENCE);
  const problem = await read(tabId);
  clearTimeout(timer);
  busy.delete(tabId);
  await feedback(tabId, '', 'action');
  if (problem) await explain(tabId, problem);
}

/**
 * Reads a tab's page and shows it there.
 * @param {number} tabId
 * @returns {Promise<Problem | null>} what can't be said in the tab itself
 */
async function read(tabId) {
  const target = { tabId };
  const inject = () => chrome.scripting.executeScript({ target, files: CONTENT_SCRIPTS });
  /** @type {chrome.scripting.InjectionResult<unknown>[]} */
  let injected;
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
  try {
    const outcome = await engine.read(toggled);
    const style = (await engine.style()) + (await frameStyle());
    await chrome.scripting.insertCSS({ target, files: [PAGE_STYLE], origin: 'USER' });
    await show(
      tabId,
      typeof outcome === 'string'
        ? { kind: 'show', style, problem: outcome }
        : { kind: 'show', style, article: outcome },
    );
    return null;
  } catch {
    return 'failed';
  }
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The style sheet of what surrounds the article. */
async function frameStyle() {
  const response = await fetch(chrome.runtime.getURL(FRAME_STYLE));
  return response.text();
}

/**
 * Tells about a problem in a small window at the button, or, failing that, on the button.
 * @param {number} tabId
 * @param {Problem} problem
 */
async function explain(tabId, problem) {
  try {
    const { active, windowId } = await chrome.tabs.get(tabId);
    if (!active) throw new Error('a window would open at another tab');
    await chrome.action.setPopup({ tabId, popup: `message/message.html?${problem}` });
    await chrome.action.openPopup({ windowId });
  } catch {
    await feedback(tabId, '!', messageKey(problem));
  } finally {
    // Without a window of its own the next click is a click again.
    await chrome.action.setPopup({ tabId, popup: '' }).catch(ignoreClosedTab);
  }
}

/**
 * Shows on the button what is going on in a tab.
 * @param {number} tabId
 * @param {string} badge
 * @param {string} title key of the message
 */
async function feedback(tabId, badge, title) {
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text: badge }),
    chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(title) }),
  ]).catch(ignoreClosedTab);
}

function ignoreClosedTab() {}

chrome.action.onClicked.addListener(toggle);

// Firefox for Android has no context menus.
chrome.contextMenus?.onClicked.addListener((info, tab) => {
  if (info.menuItemId === MENU_ENTRY) toggle(tab);
});

chrome.runtime.onInstalled.addListener(async () => {
  await chrome.contextMenus?.removeAll();
  chrome.contextMenus?.create({
    id: MENU_ENTRY,
    title: chrome.i18n.getMessage('action'),
    contexts: ['page'],
  });
});

listen((tabId) => {
  chrome.scripting
    .removeCSS({ target: { tabId }, files: [PAGE_STYLE], origin: 'USER' })
    .catch(ignoreClosedTab);
});
