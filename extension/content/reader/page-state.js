/**
 * Notes where the page stands, for the time when the reader has gone. A classic script that may be
 * injected again.
 * @returns {() => void} goes back there
 */
function rememberUnhuskPage() {
  const { scrollX, scrollY } = window;
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  return () => {
    if (window.scrollX !== scrollX || window.scrollY !== scrollY) {
      window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    }
    if (!selection || (selection.anchorNode === anchorNode && selection.focusNode === focusNode)) {
      return;
    }
    if (anchorNode?.isConnected && focusNode?.isConnected) {
      selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
    } else {
      selection.removeAllRanges();
    }
  };
}
