/**
 * What stands in the reader's bar, in its order. A classic script that may be injected again.
 * @returns {((parts: UnhuskParts) => UnhuskBarItem)[]}
 */
function listUnhuskBarItems() {
  return [
    buildUnhuskSpeechItem,
    buildUnhuskCopyItem,
    buildUnhuskSaveItem,
    buildUnhuskLookItem,
    buildUnhuskContentsItem,
    buildUnhuskPickItem,
    buildUnhuskSiteItem,
  ];
}
