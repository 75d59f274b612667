/** Where in a page its blocks stand: a block is text, and may share its element with others. */

/** @typedef {import('./unhusk/engine/unhusk.js').ExplainedBlock} Block */

/**
 * The elements to mark for each block. Text beside other elements gets an element of its own.
 * @param {Block[]} blocks
 * @param {Element[]} elements of the page, by number
 * @returns {[Element, Block][]}
 */
export function placesOf(blocks, elements) {
  /** @type {Map<Element, Block[]>} */
  const holders = new Map();
  for (const block of blocks) {
    const holder = elements[block.element];
    if (!holder) continue;
    const others = holders.get(holder);
    if (others) others.push(block);
    else holders.set(holder, [block]);
  }
  return [...holders].flatMap(([holder, inside]) => within(holder, inside));
}

/**
 * @param {Element} holder
 * @param {Block[]} blocks that stand in it, in order
 * @returns {[Element, Block][]}
 */
function within(holder, blocks) {
  const [first, ...others] = blocks;
  const { textContent, childNodes } = viewUnhuskNode(holder);
  if (first && others.length === 0 && dense(textContent) === dense(first.text)) {
    return [[holder, first]];
  }
  /** @type {[Element, Block][]} */
  const places = [];
  const waiting = [...blocks];
  let rest = dense(first?.text ?? '');
  for (const node of [...childNodes]) {
    const text = dense(viewUnhuskNode(node).textContent ?? '');
    const block = waiting[0];
    if (text === '' || !block || !rest.startsWith(text)) continue;
    const element = elementFor(node);
    if (element) places.push([element, block]);
    rest = rest.slice(text.length);
    if (rest === '') {
      waiting.shift();
      rest = dense(waiting[0]?.text ?? '');
    }
  }
  return places;
}

/**
 * The node, or what is put around it so that it can be marked.
 * @param {ChildNode} node
 */
function elementFor(node) {
  const { nodeType } = viewUnhuskNode(node);
  if (nodeType === Node.ELEMENT_NODE) return /** @type {Element} */ (node);
  if (nodeType !== Node.TEXT_NODE) return null;
  const span = node.ownerDocument?.createElement('span');
  if (!span) return null;
  node.replaceWith(span);
  span.append(node);
  return span;
}

/** @param {string} text */
function dense(text) {
  return text.replace(/\s+/g, '');
}
