/** Reports of pages that come out wrong: one file, which `cargo xtask accept --from` makes a test case. */

import { find } from './find.js';
import { version } from './unhusk/browser.js';

/**
 * @typedef {object} Shown
 * @property {string} html the page as it was put in
 * @property {import('./unhusk/engine/unhusk.js').Inspection | null} inspection
 * @property {{url: string, rules: string, strictness: number}} options
 */

/** @param {() => Shown | null} shown */
export function offerReport(shown) {
  const dialog = find('report-dialog', HTMLDialogElement);
  const note = find('report-note', HTMLTextAreaElement);
  find('report', HTMLButtonElement).addEventListener('click', () => {
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    const now = shown();
    if (dialog.returnValue === 'save' && now) save(now, note.value.trim());
  });
}

/**
 * @param {Shown} shown
 * @param {string} note
 */
function save({ html, inspection, options }, note) {
  const reading = inspection?.reading ?? null;
  const report = {
    unhusk: version(),
    note,
    ...options,
    html,
    result: reading && {
      kind: reading.kind,
      metadata: reading.metadata,
      markdown: reading.markdown,
      removed: reading.removed,
    },
  };
  const file = new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `unhusk-report-${nameOf(options.url || reading?.title || 'page')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} text */
function nameOf(text) {
  const words = text.replace(/^https?:\/\/(www\.)?/i, '').match(/[\p{L}\p{N}]+/gu) ?? ['page'];
  return words.join('-').toLowerCase().slice(0, 60);
}
