/**
 * Closes the reader, or takes what is to be read: a classic script, the last of those that are injected for a
 * click. Its value is what the background gets.
 */
unhuskReader?.close() ? { closed: true } : takeUnhuskPage();

/** @returns {import('../messages.js').Toggled} */
function takeUnhuskPage() {
  const snapshot = takeSnapshot();
  return { ...snapshot, ticket: snapshot.html ? (unhuskReader?.expect() ?? 0) : 0 };
}
