/**
 * Loads the pictures of an article, so that they can go into a file. A classic script that may be
 * injected again.
 */

/**
 * @typedef {object} UnhuskPictures
 * @property {Record<string, string>} pictures `data:` addresses by the pictures' own
 * @property {number} missing how many could not be had
 */

/**
 * Loads pictures as the page itself may: those of its own site, and those of others that allow it.
 * @param {Iterable<HTMLImageElement>} images
 * @param {boolean} isForBook whether they have to be of the kinds that every reader of books shows
 * @param {AbortSignal} signal ends it
 * @param {(done: number, all: number) => void} progress
 * @returns {Promise<UnhuskPictures>}
 */
async function loadUnhuskPictures(images, isForBook, signal, progress) {
  /** Pictures that are loaded at the same time. */
  const LANES = 4;
  /** Milliseconds for one of them. */
  const PATIENCE = 15_000;
  /** Bytes of all pictures together: messages of browsers are limited. */
  const MOST_BYTES = 24_000_000;
  /** Side in pixels of a picture that is drawn anew. */
  const MOST_SIDE = 2400;
  const KINDS = isForBook ? /^image\/(png|jpeg|gif)$/ : /^image\/(png|jpeg|gif|webp|avif)$/;

  const byAddress = new Map(
    Array.from(images, (image) => [image.getAttribute('src') ?? '', image]),
  );
  const waiting = [...byAddress].filter(([address]) => address !== '');
  const all = waiting.length;
  const pictures = /** @type {Record<string, string>} */ ({});
  let missing = 0;
  let bytes = 0;
  let done = 0;
  if (all > 0) progress(0, all);
  await Promise.all(Array.from({ length: LANES }, work));
  // In the order of the article, whichever came first: the same article makes the same file.
  const inOrder = [...byAddress.keys()].filter((address) => Object.hasOwn(pictures, address));
  return {
    pictures: Object.fromEntries(inOrder.map((address) => [address, pictures[address] ?? ''])),
    missing,
  };

  async function work() {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const [address, image] = next;
      const data = await load(address, image).catch(() => null);
      if (data) pictures[address] = data;
      else missing += 1;
      done += 1;
      progress(done, all);
    }
  }

  /**
   * @param {string} address
   * @param {HTMLImageElement} image
   */
  async function load(address, image) {
    const blob = await fetched(address).catch(() => null);
    const fitting = blob && KINDS.test(blob.type) ? blob : await drawn(blob, image);
    if (bytes + fitting.size > MOST_BYTES) return null;
    bytes += fitting.size;
    return asData(fitting);
  }

  /** @param {string} address */
  async function fetched(address) {
    const response = await fetch(address, {
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const blob = await response.blob();
    if (blob.size > MOST_BYTES) throw new Error('too large');
    return blob;
  }

  /**
   * A picture drawn anew, from what was fetched or from what the reader shows. Browsers refuse it for
   * pictures of other sites.
   * @param {Blob | null} blob
   * @param {HTMLImageElement} image
   * @returns {Promise<Blob>}
   */
  async function drawn(blob, image) {
    const source = (blob && (await createImageBitmap(blob).catch(() => null))) ?? image;
    const isImage = source instanceof HTMLImageElement;
    if (isImage) await source.decode();
    const width = isImage ? source.naturalWidth : source.width;
    const height = isImage ? source.naturalHeight : source.height;
    const scale = Math.min(1, MOST_SIDE / Math.max(width, height, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) =>
      canvas.toBlob(
        (made) => (made ? resolve(made) : reject(new Error('nothing drawn'))),
        'image/png',
      ),
    );
  }

  /**
   * @param {Blob} blob
   * @returns {Promise<string>}
   */
  function asData(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(blob);
    });
  }
}
