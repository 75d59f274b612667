/**
 * Saves the article as a file. A classic script that may be injected again.
 */

/** @typedef {import('../messages.js').MadeFile} MadeFile */

/**
 * @param {UnhuskParts} parts
 * @param {import('../messages.js').FileOrder['format']} format
 * @param {boolean} embed whether pictures go into the file
 */
async function saveUnhuskArticle(parts, format, embed) {
  const { getMessage } = chrome.i18n;
  const passage = parts.clipper().whole();
  const { metadata } = parts.article;
  /** @type {UnhuskPictures} */
  let loaded = { pictures: {}, missing: 0 };
  if (embed) {
    const images = parts.content.querySelectorAll('img');
    loaded = await loadUnhuskPictures(images, format === 'epub', parts.signal, (done, all) =>
      parts.tell(getMessage('picturesLoading', [String(done), String(all)])),
    );
  }
  if (parts.signal.aborted) return;
  parts.tell(getMessage('saving'));
  const words = nameUnhuskWords(parts.article);
  const order = { format, passage, metadata, pictures: loaded.pictures, words };
  const file = /** @type {MadeFile | string | null} */ (await parts.ask({ kind: 'save', order }));
  if (file === null || typeof file === 'string') {
    parts.tell(getMessage('saveFailed'));
    return;
  }
  downloadUnhuskFile(file);
  parts.tell(
    loaded.missing > 0
      ? getMessage('savedWithLinks', [file.name, String(loaded.missing)])
      : getMessage('saved', file.name),
  );
}

/** @param {MadeFile} file */
function downloadUnhuskFile(file) {
  /** Milliseconds after which the browser has surely taken the file. */
  const PATIENCE = 60_000;
  const bytes =
    'text' in file
      ? file.text
      : Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: file.type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  // It is never in the page: no script there hears of the click.
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}
