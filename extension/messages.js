/**
 * Every message between the background and a page's content scripts, and every problem a user
 * can be told about. Content scripts are classic scripts and can't import this file; they use
 * its types.
 */

import {
  asList,
  isClip,
  isFileOrder,
  isSnapshot,
  isSpeechChange,
  isSurvey,
} from './message-forms.js';
import { isRecord } from './settings/shapes.js';

/**
 * What `content/toggle.js` returns: the reader was open and has closed, or a page to read, with the ticket
 * under which the page expects the answer.
 * @typedef {{closed: true} | (Snapshot & {ticket: number})} Toggled
 */

/**
 * A page's DOM, for the engine.
 * @typedef {object} Snapshot
 * @property {string} contentType the document's MIME type
 * @property {string} url the document's address
 * @property {string} html the serialised DOM; empty when the document isn't HTML
 * @property {number[]} hidden ascending numbers of the elements that are not visible
 * @property {number[]} [kept] ascending numbers of the elements that the user has brought back
 * @property {number[]} [dropped] the same of those that the user has removed by hand
 */

/** @typedef {import('./pkg/unhusk.js').Part} Part */

/**
 * Why there is no article: the engine's error codes and those of the extension itself.
 * `_locales` has a title and a sentence for each (`-` becomes `_`).
 * @typedef {'nothing-to-read' | 'too-large' | 'out-of-memory' | 'ambiguous' | 'not-a-page' |
 *   'off-limits' | 'failed'} Problem
 */

/**
 * An article, ready to be shown and copied.
 * @typedef {object} Shown
 * @property {string} reader the reader's content as an HTML fragment
 * @property {string | null} lang language of the article
 * @property {string | null} dir its direction, `ltr` or `rtl`
 * @property {string} text its visible text, one block a line
 * @property {import('./pkg/unhusk.js').Metadata} metadata what is known about the page
 * @property {string | null} next address of the page on which the text goes on
 * @property {number} pages of the text that are in it
 * @property {number} minutes that it takes to read
 * @property {import('./pkg/unhusk.js').ReaderView['removed']} removed what is not in it
 * @property {boolean} single whether the page is this one article, and no front page or list
 */

/**
 * A part of a page that is to be copied or saved, with the tags of the elements that it stands in.
 * @typedef {object} Passage
 * @property {string} html
 * @property {string} url the page's address
 */

/** @typedef {import('./pkg/unhusk.js').Copied} Copied */

/**
 * A copy, and what people are told when it is on the clipboard.
 * @typedef {Copied & {said: string}} CopyAnswer
 */

/**
 * What of a page is to be copied: a part of it, or the article that is on it. Without metadata, a
 * part says by itself what page it is from.
 * @typedef {{passage: Passage, metadata: import('./pkg/unhusk.js').Metadata | null, isSelection: boolean} |
 *   {snapshot: Snapshot}} Clip
 */

/**
 * An article that is to be saved.
 * @typedef {object} FileOrder
 * @property {'markdown' | 'html' | 'epub'} format
 * @property {Passage} passage
 * @property {import('./pkg/unhusk.js').Metadata} metadata
 * @property {Record<string, string>} pictures `data:` addresses of those that go into the file, by
 *   their own
 * @property {Words} words
 */

/** @typedef {import('./pkg/unhusk.js').Words} Words */

/**
 * A file that is to be saved; `base64` stands for bytes, which messages can't hold.
 * @typedef {{name: string, type: string} & ({text: string} | {base64: string})} MadeFile
 */

/**
 * How the reader looks.
 * @typedef {object} ShownLook
 * @property {typeof import('./look.js').LOOK} table what can be chosen
 * @property {import('./look.js').Look} look what is
 * @property {boolean} here whether it is of this site alone
 */

/**
 * Background → page: open the reader, with an article or with the reason why there is none, scrolled
 * to a place (in CSS pixels).
 * @typedef {{kind: 'show', look: ShownLook, place: number} &
 *   ({article: Shown} | {problem: Problem})} ShowMessage
 */

/**
 * What the reader needs besides an article.
 * @typedef {object} Assets
 * @property {string} style its style sheet
 * @property {import('./pkg/unhusk.js').SanitizerConfig} sanitizer what may be in an article
 */

/**
 * Background → page: ahead of the article, so that the reader is ready when the engine has read the page; then,
 * under the ticket of the click, the article, or that there is nothing to come.
 * @typedef {{kind: 'prepare', assets: Assets} |
 *   ((ShowMessage | {kind: 'withdraw'}) & {ticket: number})} ReaderMessage
 */

/**
 * Page → background:
 * - `opened`, `closed`: the reader has opened by itself, or has closed by whatever way;
 * - `arrived`: what is to happen by itself at the page's address (answer: `Arrival`, or null for
 *   nothing);
 * - `left`: the reader of the page at `address` is left, scrolled to a place (in CSS pixels);
 * - `look`: the look that the user has chosen, for all sites or for this alone (answer: `ShownLook`);
 *   null if this site is to look as all others do;
 * - `read`: a page to be read (answer: `Reading`, `tidied` where the page has been tidied instead, or
 *   null where there is nothing to show);
 *   `automatic` if nobody has clicked for it, `later` pages of the same text after it;
 * - `outline`: a page of which the parts are asked for (answer: `Part[]`, or null where they can't be told);
 * - `rule`: a rule to be kept, with the first words of what it is made for, or to be taken back (answer:
 *   `RuleAnswer`);
 * - `speech`: how the user wants to be read to, after a change if there is one (answer: `Speech`);
 * - `site`: the user wants to say what is to happen on this site;
 * - `tidy`: what of the page is clutter (answer: `TidyAnswer`, or null where it can't be told), or,
 *   with what was said of its `prose`, what of a part of it that has come later;
 * - `untidied`: tidy mode has ended;
 * - `copy`: what the clipboard is to get of a part of the page (answer: `CopyAnswer`, or a `Problem`), with
 *   what is chosen for this reader alone;
 * - `save`: a file with the article (answer: `MadeFile`, or a `Problem`);
 * - `copying`: how is copied from now on, as far as it is said; in private windows nothing is remembered
 *   (answer: `Copying`).
 * @typedef {{kind: 'opened' | 'closed' | 'site' | 'untidied'} | {kind: 'arrived', address: string} |
 *   {kind: 'left', address: string, place: number} |
 *   {kind: 'look', look: Partial<import('./look.js').Look> | null, here: boolean} |
 *   {kind: 'read', snapshot: Snapshot, later?: Snapshot[], automatic: boolean} |
 *   {kind: 'outline', snapshot: Snapshot} |
 *   {kind: 'rule', rule: string, words: string, add: boolean} |
 *   {kind: 'speech', change: SpeechChange | null} |
 *   {kind: 'copy', clip: Clip, choices: Partial<import('./copying.js').Copying>} |
 *   {kind: 'save', order: FileOrder} |
 *   {kind: 'copying', choices: Partial<import('./copying.js').Copying>}} PageMessage
 */

/**
 * Whether a rule is kept: `private` in a window that keeps nothing, `invalid` where it is no rule for the
 * page's site, `full` where the browser can't keep it.
 * @typedef {'saved' | 'private' | 'invalid' | 'full'} RuleAnswer
 */

/**
 * A choice of how to be read to.
 * @typedef {{rate: number} | {language: string, voice: string}} SpeechChange
 */

/**
 * @typedef {object} Arrival
 * @property {number} place to which the reader was scrolled when this page was left
 */

/**
 * A snapshot with what tidy mode needs to know besides; each list is ascending.
 * @typedef {Snapshot & {
 *   floating: number[], covering: number[], used: number[]
 * }} Survey
 * @see ../src/snapshot.rs
 */

/**
 * @typedef {object} TidyAnswer
 * @property {{element: number, kind: string, text: string}[]} hidden what is to be
 *   hidden: numbers of elements, what they are, their first words
 * @property {boolean} unlocks whether the page is to scroll again
 * @property {number} prose to be given along with parts of the page
 * @property {string} style the panel's style sheet; empty for a part
 */

/**
 * @typedef {object} Reading
 * @property {Assets} assets
 * @property {ShownLook} look
 * @property {Shown} article
 * @property {boolean} wanted whether the reader is to be opened for it
 */

/**
 * A page that a message comes from.
 * @typedef {object} Sender
 * @property {number} tabId
 * @property {string} url
 * @property {boolean} isPrivate whether its window keeps nothing
 */

/**
 * What is done with the messages of pages.
 * @typedef {object} Handlers
 * @property {(sender: Sender) => void} opened
 * @property {(sender: Sender) => void} closed
 * @property {(sender: Sender, address: string) => Promise<Arrival | null>} arrived
 * @property {(sender: Sender, address: string, place: number) => Promise<void>} left
 * @property {(sender: Sender, look: unknown, here: boolean) => Promise<ShownLook>} look
 * @property {(sender: Sender, pages: Snapshot[], automatic: boolean) => Promise<Reading | 'tidied' | null>} read
 * @property {(sender: Sender, snapshot: Snapshot) => Promise<Part[] | null>} outline
 * @property {(sender: Sender, rule: string, words: string, add: boolean) => Promise<RuleAnswer>} rule
 * @property {(sender: Sender, change: SpeechChange | null) => Promise<import('./settings.js').Speech>} speech
 * @property {(sender: Sender) => void} site
 * @property {(sender: Sender, survey: Survey, prose: number | null) => Promise<TidyAnswer | null>} tidy
 * @property {(sender: Sender) => void} untidied
 * @property {(clip: Clip, choices: Record<string, unknown>) => Promise<CopyAnswer | Problem>} copy
 * @property {(order: FileOrder) => Promise<MadeFile | Problem>} save
 * @property {(sender: Sender, choices: Record<string, unknown>) => Promise<import('./copying.js').Copying>} copying
 */

/** @type {readonly Problem[]} */
const PROBLEMS = [
  'nothing-to-read',
  'too-large',
  'out-of-memory',
  'ambiguous',
  'not-a-page',
  'off-limits',
  'failed',
];

/**
 * Reads a problem's code that comes from elsewhere; an unknown one is `failed`.
 * @param {unknown} code
 * @returns {Problem}
 */
export function problem(code) {
  return PROBLEMS.find((known) => known === code) ?? 'failed';
}

/**
 * The key of a problem's sentence in `_locales`; with `_title` added, that of its title.
 * @param {Problem} problem
 */
export function messageKey(problem) {
  return `problem_${problem.replaceAll('-', '_')}`;
}

/**
 * Passes the messages of pages on; what is not of their form is dropped.
 * @param {Handlers} handlers
 */
export function listen(handlers) {
  chrome.runtime.onMessage.addListener((/** @type {unknown} */ message, sender, answer) => {
    const { id, tab, frameId } = sender;
    const url = tab?.url ?? sender.url;
    if (id !== chrome.runtime.id || tab?.id === undefined || frameId !== 0 || !url) return false;
    const work = handle(handlers, message, { tabId: tab.id, url, isPrivate: tab.incognito });
    work.then(answer, () => answer(null));
    return true;
  });
}

/**
 * @param {Handlers} handlers
 * @param {unknown} message
 * @param {Sender} sender
 * @returns {Promise<unknown>}
 */
async function handle(handlers, message, sender) {
  if (!isRecord(message)) return null;
  const {
    kind,
    snapshot,
    later,
    automatic,
    address,
    place,
    look,
    here,
    survey,
    prose,
    rule,
    words,
    add,
    change,
    clip,
    order,
    choices,
  } = message;
  switch (kind) {
    case 'opened':
    case 'closed':
    case 'site':
    case 'untidied':
      handlers[kind](sender);
      return null;
    case 'arrived':
      return typeof address === 'string' ? handlers.arrived(sender, address) : null;
    case 'left':
      return typeof address === 'string' && typeof place === 'number'
        ? handlers.left(sender, address, place)
        : null;
    case 'look':
      return handlers.look(sender, look, here === true);
    case 'read':
      return readPages(handlers, sender, [snapshot, ...asList(later)], automatic === true);
    case 'outline':
      return isSnapshot(snapshot) ? handlers.outline(sender, snapshot) : null;
    case 'rule':
      return typeof rule === 'string' && typeof words === 'string'
        ? handlers.rule(sender, rule, words, add === true)
        : null;
    case 'speech':
      return handlers.speech(sender, isSpeechChange(change) ? change : null);
    case 'tidy': {
      const count = Number.isInteger(prose) ? Math.max(0, Number(prose)) : null;
      return isSurvey(survey) ? handlers.tidy(sender, survey, count) : null;
    }
    case 'copy':
      return isClip(clip) && isRecord(choices) ? handlers.copy(clip, choices) : null;
    case 'save':
      return isFileOrder(order) ? handlers.save(order) : null;
    case 'copying':
      return isRecord(choices) ? handlers.copying(sender, choices) : null;
    default:
      return null;
  }
}

/**
 * @param {Handlers} handlers
 * @param {Sender} sender
 * @param {unknown[]} pages
 * @param {boolean} automatic
 */
async function readPages(handlers, sender, pages, automatic) {
  return pages.every(isSnapshot) ? handlers.read(sender, pages, automatic) : null;
}

/**
 * Tells a tab's reader something.
 * @param {number} tabId
 * @param {ReaderMessage} message
 */
export async function tellReader(tabId, message) {
  await chrome.tabs.sendMessage(tabId, message, { frameId: 0 });
}
