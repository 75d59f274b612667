/**
 * Puts what the reader itself says around an article into the user's language. A classic script that may be
 * injected again.
 */

/**
 * @param {HTMLElement} content the reader's column, with the engine's words in it
 * @param {import('../../messages.js').Shown} article
 */
function translateUnhuskContent(content, article) {
  const { getMessage, getUILanguage } = chrome.i18n;
  const language = getUILanguage();
  const numbers = new Intl.NumberFormat(language);

  for (const time of content.querySelectorAll('.unhusk-details time')) {
    const date = dateInWords(time.getAttribute('datetime') ?? '');
    if (date) say(time, date);
  }
  const minutes = content.querySelector('.unhusk-details > :last-child');
  if (minutes) say(minutes, getMessage('minutesToRead', [numbers.format(article.minutes)]));
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
    element.setAttribute('lang', language);
    element.setAttribute('dir', getMessage('@@bidi_dir'));
    element.textContent = words;
  }

  /**
   * The day of an ISO 8601 date, as precise as it is; null for what is no such date.
   * @param {string} text
   */
  function dateInWords(text) {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=[T ]|$)/.exec(text) ?? [];
    const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00Z`);
    if (Number.isNaN(date.getTime())) return null;
    return new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(month && { month: 'long' }),
      ...(day && { day: 'numeric' }),
    }).format(date);
  }

  /** @param {Element} details */
  function listRemoved(details) {
    const kinds = Map.groupBy(article.removed, ({ kind }) => kind);
    const counts = Array.from(kinds, ([kind, { length }]) => {
      const { label } = nameUnhuskKind(kind);
      return length > 1 ? getMessage('removedCount', [label, numbers.format(length)]) : label;
    });
    const list = new Intl.ListFormat(language, { type: 'unit' }).format(counts);
    const summary = buildUnhuskElement('summary', '', getMessage('removedList', [list]));
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
