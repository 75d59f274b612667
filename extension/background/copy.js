/** Copies articles and selections, and makes files of them. */

import { COPY_SCRIPTS } from '../content-scripts.js';
import * as engine from '../engine.js';
import { change, load } from '../settings.js';
import { readSetting } from '../settings/table.js';

/** @typedef {import('../copying.js').Copying} Copying */
/** @typedef {import('../messages.js').Clip} Clip */
/** @typedef {import('../messages.js').CopyAnswer} CopyAnswer */
/** @typedef {import('../messages.js').Problem} Problem */
/** @typedef {import('../messages.js').Sender} Sender */

const NOTICE_STYLE = 'content/notice.css';
const HTML_TYPES = ['text/html', 'application/xhtml+xml'];

const { getMessage } = chrome.i18n;

/**
 * Copies what is selected in a page, or its article where nothing is.
 * @param {number} tabId
 * @param {number} frameId the frame in which the user has clicked
 * @returns {Promise<Problem | null>} why it could not be done
 */
export async function copyClean(tabId, frameId) {
  const target = { tabId, frameIds: [frameId] };
  /** @type {chrome.scripting.InjectionResult<unknown> | undefined} */
  let injected;
  try {
    const files = [...COPY_SCRIPTS, 'content/clip-take.js'];
    [injected] = await chrome.scripting.executeScript({ target, files });
  } catch {
    return 'off-limits';
  }
  // Firefox runs nothing on pages that are off limits, and says so only in this way.
  if (!injected) return 'off-limits';
  const clip = /** @type {Clip | null | undefined} */ (injected.result);
  if (!clip) return 'failed';
  if ('snapshot' in clip && !HTML_TYPES.includes(clip.snapshot.contentType)) return 'not-a-page';
  const copied = await copy(clip);
  if (typeof copied === 'string') return copied;
  const style = await (await fetch(chrome.runtime.getURL(NOTICE_STYLE))).text();
  try {
    await chrome.scripting.executeScript({
      target,
      func: (answer, sheet) => putUnhuskClip(answer, sheet),
      args: /** @type {[CopyAnswer, string]} */ ([copied, style]),
    });
    return null;
  } catch {
    return 'off-limits';
  }
}

/**
 * What the clipboard is to get, in the form that the user has chosen.
 * @param {Clip} clip
 * @param {Record<string, unknown>} [choices] what is to be another way than usual
 * @returns {Promise<CopyAnswer | Problem>}
 */
export async function copy(clip, choices = {}) {
  const { format, title, source, images, selections } = await copyingWith(choices);
  const isWhole = 'snapshot' in clip || !clip.isSelection || selections;
  const options = { format, title: title && isWhole, source: source && isWhole, images };
  const copied = await engine.copied(clip, options);
  if (typeof copied === 'string') return copied;
  const key = 'isSelection' in clip && clip.isSelection ? 'copiedSelection' : 'copied';
  return { ...copied, said: getMessage(key, getMessage(`copyFormat_${format}`)) };
}

/**
 * Remembers how is copied, but for private windows.
 * @param {Sender} sender
 * @param {Record<string, unknown>} choices what is to be another way than before
 * @returns {Promise<Copying>} how is copied now
 */
export async function chooseCopying({ isPrivate }, choices) {
  if (!isPrivate && Object.keys(choices).length > 0) {
    await change('copy', (copying) => readSetting('copy', { ...copying, ...choices }));
  }
  return copyingWith(choices);
}

/** @param {Record<string, unknown>} choices */
async function copyingWith(choices) {
  return readSetting('copy', { ...(await load('copy')), ...choices });
}
