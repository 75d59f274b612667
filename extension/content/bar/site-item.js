/**
 * Lets the user say what is to happen on this site. A classic script that may be injected again.
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskSiteItem(parts) {
  const button = buildUnhuskButton('alwaysHere', 'alwaysHere', () => parts.ask({ kind: 'site' }));
  return { button, more: true };
}
