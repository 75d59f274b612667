/**
 * Writes elements as markup. A classic script that may be injected again.
 */

/**
 * The start tag of an element, which `getHTML` leaves out.
 * @param {Element} element
 */
function startUnhuskTag(element) {
  const attributes = Array.from(
    element.attributes,
    ({ name, value }) => ` ${name}="${escapeUnhuskMarkup(value)}"`,
  );
  return `<${element.localName}${attributes.join('')}>`;
}

/** @param {Element} element */
function endUnhuskTag(element) {
  const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
  return VOID.test(element.localName) ? '' : `</${element.localName}>`;
}

/** Escapes a text, or the value of an attribute. @param {string} text */
function escapeUnhuskMarkup(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
