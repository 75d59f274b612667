/** Runs in a page: from the address of another page to the text of its article. */

const { Readability, Defuddle } = /** @type {any} */ (globalThis);

/** @type {Record<string, (page: Document) => string | undefined>} */
const EXTRACTORS = {
  '@mozilla/readability': (page) => new Readability(page).parse()?.content,
  defuddle: (page) => new Defuddle(page, { url: 'https://example.com/page' }).parse().content,
};

/**
 * The text of a page's article as it is seen, so that words of two blocks are apart; empty where there is none.
 * @param {string} name
 * @param {string} path of the page
 * @returns {Promise<string>}
 */
async function articleText(name, path) {
  const page = await load(path);
  let content;
  try {
    content = EXTRACTORS[name]?.(page);
  } catch {
    // A page that the extractor can't take.
  }
  document.body.innerHTML = content ?? '';
  for (const details of document.querySelectorAll('details')) details.open = true;
  return document.body.innerText;
}

/**
 * A document that is parsed as pages are, in the encoding that it names, and runs nothing.
 * @param {string} path
 * @returns {Promise<Document>}
 */
function load(path) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () =>
      request.responseXML ? resolve(request.responseXML) : reject(new Error(path));
    request.onerror = () => reject(new Error(path));
    request.open('GET', path);
    request.send();
  });
}

Object.assign(globalThis, { articleText });

export {};
