/**
 * The element of a section that a selector names.
 * @template {HTMLElement} T
 * @param {HTMLElement} section
 * @param {new () => T} type
 * @param {string} selector
 * @returns {T}
 */
export function find(section, type, selector) {
  const element = section.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`the section has no ${selector}`);
  return element;
}
