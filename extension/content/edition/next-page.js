/**
 * Adds the next page of a text that a site has cut up, when the user asks for it. A classic script that may
 * be injected again.
 */

/**
 * @param {UnhuskParts} parts
 * @returns {HTMLElement}
 */
function buildUnhuskNextPage(parts) {
  const { getMessage } = chrome.i18n;
  const { edition, signal } = parts;
  const button = buildUnhuskButton('loadNext', 'nextPage', load);
  const note = buildUnhuskElement('p', 'note');
  note.role = 'status';
  const box = buildUnhuskElement('div', 'next', button, note);
  parts.onUpdate(show);
  show();
  return box;

  function show() {
    const { next } = parts.article;
    button.hidden = !next;
    box.hidden = !next && note.textContent === '';
  }

  async function load() {
    const { next } = parts.article;
    if (!next) return;
    button.disabled = true;
    button.ariaBusy = 'true';
    note.textContent = getMessage('nextPageLoading');
    const problem = await add(next);
    if (signal.aborted) return;
    button.disabled = false;
    button.ariaBusy = 'false';
    note.textContent = problem ? `${getMessage(`nextPage_${problem}`)} ` : '';
    if (problem) {
      const link = buildUnhuskElement('a', '', getMessage('nextPageOpen'));
      link.href = next;
      link.rel = 'noopener noreferrer';
      note.append(link);
    }
    if (!problem) {
      const count = String(edition.addresses.length + 1);
      note.textContent = getMessage('nextPageAdded', [count]);
    }
    button
      .querySelector('.label')
      ?.replaceChildren(getMessage(problem ? 'nextPageRetry' : 'nextPage'));
    show();
  }

  /**
   * @param {string} address
   * @returns {Promise<string | null>} what went wrong
   */
  async function add(address) {
    const page = await fetchUnhuskPage(address, signal);
    if (typeof page === 'string') return page;
    const pages = edition.addresses.length + 2;
    edition.addPage(page);
    const article = await refreshUnhuskReader(parts);
    if (article && article.pages === pages) return null;
    edition.removePage();
    return article ? 'empty' : 'failed';
  }
}

/**
 * Fetches a page of the same site, with the rights that the open page has anyway. Nothing in it runs or loads.
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<UnhuskSource | 'elsewhere' | 'refused' | 'unreachable' | 'other'>}
 */
async function fetchUnhuskPage(address, signal) {
  /** Milliseconds that a site gets to answer. */
  const PATIENCE = 30_000;
  /** Bytes in which a page says how it is encoded. */
  const HEAD = 1024;

  if (new URL(address).origin !== location.origin) return 'elsewhere';
  /** @type {Response} */
  let response;
  /** @type {ArrayBuffer} */
  let bytes;
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    bytes = await response.arrayBuffer();
  } catch {
    // Firefox holds this request to the policy of the page, and tells nobody that it has refused it.
    return 'unreachable';
  }
  if (new URL(response.url).origin !== location.origin) return 'elsewhere';
  if (!response.ok) return 'refused';
  const type = response.headers.get('content-type') ?? '';
  if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type)) return 'other';
  const head = new TextDecoder('latin1').decode(bytes.slice(0, HEAD));
  const encoding = [type, head]
    .map((text) => /charset\s*=\s*["']?([\w-]+)/i.exec(text)?.[1])
    .find(Boolean);
  // A document without a window: no script in it runs, and nothing that it names is loaded.
  const source = new DOMParser().parseFromString(decoder(encoding).decode(bytes), 'text/html');
  return { source, url: response.url };

  /** @param {string | undefined} name */
  function decoder(name) {
    try {
      return new TextDecoder(name ?? document.characterSet);
    } catch {
      return new TextDecoder();
    }
  }
}
