/**
 * Puts what the reader itself says around an article into the user's language. A classic script that may be
 * injected again.
 */

/** @type {ReturnType<typeof createUnhuskFormats> | undefined} */
var unhuskFormats;

/** How numbers, days and lists are written in the user's language: made once, which takes a while. */
function formatsOfUnhusk() {
  unhuskFormats ??= createUnhuskFormats();
  return unhuskFormats;
}

function createUnhuskFormats() {
  const lang = languageOfUnhusk();
  const year = /** @type {const} */ ({ timeZone: 'UTC', year: 'numeric' });
  const month = /** @type {const} */ ({ ...year, month: 'long' });
  return {
    lang,
    numbers: new Intl.NumberFormat(lang),
    lists: new Intl.ListFormat(lang, { type: 'unit' }),
    days: new Intl.DateTimeFormat(lang, { ...month, day: 'numeric' }),
    months: new Intl.DateTimeFormat(lang, month),
    years: new Intl.DateTimeFormat(lang, year),
  };
}

/**
 * What the reader and the files made of it say around an article.
 * @param {import('../../messages.js').Shown} article
 * @returns {import('../../messages.js').Words}
 */
function nameUnhuskWords({ metadata, minutes }) {
  const { getMessage } = chrome.i18n;
  const { lang, numbers, ...dates } = formatsOfUnhusk();
  return {
    lang,
    dir: getMessage('direction'),
    date: dateInWords(metadata.published ?? metadata.modified ?? ''),
    minutes: getMessage('minutesToRead', [numbers.format(minutes)]),
    source: getMessage('articleSource'),
    picture: getMessage('picture'),
    article: getMessage('articleNameless'),
  };

  /**
   * The day of an ISO 8601 date, as precise as it is; null for what is no such date.
   * @param {string} text
   */
  function dateInWords(text) {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=[T ]|$)/.exec(text) ?? [];
    const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00Z`);
    if (Number.isNaN(date.getTime())) return null;
    return (day ? dates.days : month ? dates.months : dates.years).format(date);
  }
}

/**
 * @param {HTMLElement} content the reader's column, with the engine's words in it
 * @param {import('../../messages.js').Shown} article
 */
function translateUnhuskContent(content, article) {
  const { getMessage } = chrome.i18n;
  const { lang, dir, date, minutes } = nameUnhuskWords(article);
  const { numbers, lists } = formatsOfUnhusk();

  const day = content.querySelector('.unhusk-details time');
  if (day && date) say(day, date);
  const time = content.querySelector('.unhusk-details > :last-child');
  if (time) say(time, minutes);
  for (const [index, turn] of content.querySelectorAll('.unhusk-turn').entries()) {
    say(turn, getMessage('pageNumber', [numbers.format(index + 2)]));
  }
  const removed = content.querySelector('.unhusk-removed');
  if (removed) listRemoved(removed);

  /**
   * @param {Element} element
   * @param {string} words
   */
  function say(element, words) {
    element.setAttribute('lang', lang);
    element.setAttribute('dir', dir);
    element.textContent = words;
  }

  /** @param {Element} details */
  function listRemoved(details) {
    const kinds = Map.groupBy(article.removed, ({ kind }) => kind);
    const counts = Array.from(kinds, ([kind, { length }]) => {
      const { label } = nameUnhuskKind(kind);
      return length > 1 ? getMessage('removedCount', [label, numbers.format(length)]) : label;
    });
    const summary = buildUnhuskElement(
      'summary',
      '',
      getMessage('removedList', [lists.format(counts)]),
    );
    const items = [...kinds.values()].flat().map(({ kind, text }) => {
      const { label, reason } = nameUnhuskKind(kind);
      const quote = buildUnhuskElement('span', '', text);
      quote.dir = 'auto';
      return buildUnhuskElement(
        'li',
        '',
        buildUnhuskElement('b', '', label),
        ' ',
        quote,
        ' ',
        buildUnhuskElement('small', '', reason),
      );
    });
    say(details, '');
    details.append(summary, buildUnhuskElement('ul', '', ...items));
  }
}
