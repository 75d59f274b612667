/**
 * Reads nodes of the page as what they are, and writes elements as markup. A classic script that may be
 * injected again.
 */

/**
 * A node with its own properties and methods: on forms and documents, names in the page can stand for them.
 * For what takes a node, such as `getComputedStyle`, there is the node itself.
 * @template {Node} T
 * @param {T} node
 * @returns {T}
 */
function viewUnhuskNode(node) {
  // A form itself is asked for nothing: browsers would keep a list of its fields from then on, and go through
  // all such lists at each change of the page.
  try {
    if (viewUnhuskNode.localNameOf?.call(node) !== 'form') return node;
  } catch {
    // It is no element.
  }
  const prototype = Object.getPrototypeOf(node);
  return new Proxy(/** @type {T} */ ({}), {
    get(_, name) {
      const value = Reflect.get(prototype, name, node);
      return typeof value === 'function' ? value.bind(node) : value;
    },
  });
}

/** Reads an element's name, whatever stands for it in the page: asked for once, since every element is read. */
viewUnhuskNode.localNameOf = Object.getOwnPropertyDescriptor(Element.prototype, 'localName')?.get;

/**
 * The start tag of an element, which `getHTML` leaves out.
 * @param {Element} element
 */
function startUnhuskTag(element) {
  const { attributes, localName } = viewUnhuskNode(element);
  const written = Array.from(
    attributes,
    ({ name, value }) => ` ${name}="${escapeUnhuskMarkup(value)}"`,
  );
  return `<${localName}${written.join('')}>`;
}

/** @param {Element} element */
function endUnhuskTag(element) {
  const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
  const { localName } = viewUnhuskNode(element);
  return VOID.test(localName) ? '' : `</${localName}>`;
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
