/**
 * What follows the article. A classic script that may be injected again.
 * @param {UnhuskParts} parts
 */
function buildUnhuskTail(parts) {
  const tail = buildUnhuskElement('footer', 'tail');
  const { message } = parts;
  if ('article' in message) tail.append(buildUnhuskNextPage(parts), buildUnhuskOutline(parts));
  else if (message.problem === 'nothing-to-read') tail.append(buildUnhuskOutline(parts));
  return tail;
}
