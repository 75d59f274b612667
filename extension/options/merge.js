/** Brings together two changes of one text. */

/**
 * Does to a text what has been done to the one that it was made of: lines that have gone there go here, if they
 * stand here still; lines that have come there come here in their place, or at the end.
 * @param {string} own the text, changed by the user
 * @param {string} before what it was made of
 * @param {string} now what has become of that meanwhile
 */
export function mergeLines(own, before, now) {
  const lines = own.split('\n');
  const old = before.split('\n');
  const fresh = now.split('\n');
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old[start] === fresh[start]) start += 1;
  let ends = 0;
  while (ends < shorter - start && old.at(-1 - ends) === fresh.at(-1 - ends)) ends += 1;
  const gone = old.slice(start, old.length - ends);
  const come = fresh.slice(start, fresh.length - ends);
  const at = gone.length > 0 ? lastPlaceOf(gone, lines) : -1;
  if (at >= 0) lines.splice(at, gone.length, ...come);
  else lines.splice(lines.at(-1) === '' ? -1 : lines.length, 0, ...come);
  return lines.join('\n');
}

/**
 * @param {string[]} part
 * @param {string[]} lines
 * @returns {number} -1 where they don't stand one after the other
 */
function lastPlaceOf(part, lines) {
  return lines.findLastIndex((_, at) => part.every((line, index) => lines[at + index] === line));
}
