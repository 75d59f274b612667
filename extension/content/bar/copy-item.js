/**
 * Copies the article. A classic script that may be injected again.
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskCopyItem(parts) {
  const ICON = 'M9 3h11v13h-3v5H4V8h5zm2 2v3h6v6h1V5zm-5 5v9h9v-9z';
  const button = buildUnhuskButton('copy', 'copy', () => copyFromUnhusk(parts, null), ICON);
  return { button };
}

/**
 * Copies in the form that the user has chosen, and says so.
 * @param {UnhuskParts} parts
 * @param {import('../../messages.js').Passage | null} selected null for the whole article
 */
async function copyFromUnhusk(parts, selected) {
  const { metadata } = parts.article;
  const choices = parts.copying;
  const passage = selected ?? parts.clipper().whole();
  const isSelection = selected !== null;
  const answer = /** @type {import('../../messages.js').CopyAnswer | string | null} */ (
    await parts.ask({ kind: 'copy', clip: { passage, metadata, isSelection }, choices })
  );
  const isThere = typeof answer === 'object' && answer !== null && (await parts.copy(answer));
  parts.tell(isThere ? answer.said : chrome.i18n.getMessage('copyFailed'));
}
