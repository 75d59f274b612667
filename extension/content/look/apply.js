/**
 * Gives the reader its look. A classic script that may be injected again.
 * @param {HTMLElement} page what scrolls, for `look.css`
 * @param {import('../../look.js').Look} look
 */
function applyUnhuskLook(page, look) {
  for (const [name, value] of Object.entries(look)) {
    if (typeof value === 'string') page.setAttribute(`data-${name}`, value);
    else page.style.setProperty(`--look-${name}`, String(value / 100));
  }
}
