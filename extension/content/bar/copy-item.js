/**
 * Copies the article. A classic script that may be injected again.
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskCopyItem(parts) {
  const ICON = 'M9 3h11v13h-3v5H4V8h5zm2 2v3h6v6h1V5zm-5 5v9h9v-9z';
  const button = buildUnhuskButton('copy', 'copy', copy, ICON);
  return { button };

  async function copy() {
    const { clip, markdown } = parts.article;
    const copied = await parts.copy(clip, markdown);
    parts.tell(chrome.i18n.getMessage(copied ? 'copied' : 'copyFailed'));
  }
}
