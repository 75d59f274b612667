/**
 * Closes the reader, or takes what is to be read: a classic script, the last of those that are injected for a
 * click. Its value is what the background gets.
 */
unhuskReader?.close() ? { closed: true } : takeUnhuskPage();

function takeUnhuskPage() {
  const snapshot = takeSnapshot();
  // Once the snapshot is on its way there is time until the article comes.
  if (snapshot.html) setTimeout(() => unhuskReader?.makeRoom());
  return snapshot;
}
