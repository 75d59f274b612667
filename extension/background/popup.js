/** What is shown at the toolbar button: small windows, and marks on the button itself. */

const SITE_PANEL = 'site/site.html';
const OPTIONS = 'options/options.html';

/**
 * Opens a small window at the button of a tab.
 * @param {number} tabId
 * @param {string} popup the page in it
 * @returns {Promise<boolean>} whether it could be opened
 */
export async function openPopup(tabId, popup) {
  try {
    const { active, windowId } = await chrome.tabs.get(tabId);
    if (!active) throw new Error('a window would open at another tab');
    await chrome.action.setPopup({ tabId, popup });
    await chrome.action.openPopup({ windowId });
    return true;
  } catch {
    return false;
  } finally {
    // Without a window of its own the next click is a click again.
    await chrome.action.setPopup({ tabId, popup: '' }).catch(ignoreClosedTab);
  }
}

/**
 * Lets the user say what is to happen on the site of a page.
 * @param {{tabId: number, url: string, isPrivate: boolean}} page
 */
export async function openSitePanel({ tabId, url, isPrivate }) {
  const query = new URLSearchParams({ url, ...(isPrivate && { private: '' }) });
  if (await openPopup(tabId, `${SITE_PANEL}?${query}`)) return;
  const address = isPrivate ? OPTIONS : `${OPTIONS}?${query}`;
  await chrome.tabs.create({ url: chrome.runtime.getURL(address) });
}

/**
 * Shows on the button what is going on in a tab.
 * @param {number} tabId
 * @param {string} badge
 * @param {string} title key of the message
 */
export async function feedback(tabId, badge, title) {
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text: badge }),
    chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(title) }),
  ]).catch(ignoreClosedTab);
}

function ignoreClosedTab() {}
