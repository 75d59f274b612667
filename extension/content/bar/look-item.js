/**
 * The panel for the reader's look. A classic script that may be injected again.
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskLookItem({ scroller, message, ask }) {
  const ICON =
    'M3 18 7.6 6h1.8L14 18h-2l-1.2-3.2H6.2L5 18zm3.8-5h3.4L8.5 8.4zM15 18l2.9-7.5h1.7L22.5 18h-1.8l-.7-1.9h-2.6l-.7 1.9zm2.9-3.4h1.7l-.85-2.4z';
  const { table, look, here } = message.look;
  const { button, panel } = buildUnhuskPanel('look', 'look', ICON);
  const { controls, show } = buildUnhuskLookControls(table, look, (chosen) => keep(chosen));
  const onlyHere = buildUnhuskElement('input', '');
  onlyHere.type = 'checkbox';
  onlyHere.name = 'look-here';
  onlyHere.checked = here;
  onlyHere.addEventListener('change', (event) => event.isTrusted && toggleHere());
  const label = buildUnhuskElement('label', '', onlyHere, chrome.i18n.getMessage('lookHere'));
  const reset = buildUnhuskButton('reset', 'lookReset', () => keep(null));
  panel.append(controls, buildUnhuskElement('div', 'look-foot', label, reset));
  let current = look;
  return { button, panel };

  /** @param {UnhuskLook | null} chosen null for that of the table */
  async function keep(chosen) {
    if (chosen) use(chosen);
    use(await send({ kind: 'look', look: chosen ?? {}, here: onlyHere.checked }));
  }

  /** From now on the look is of this site alone, or that of all sites again. */
  async function toggleHere() {
    use(
      await send({ kind: 'look', look: onlyHere.checked ? current : null, here: onlyHere.checked }),
    );
  }

  /**
   * @param {import('../../messages.js').PageMessage} request
   * @returns {Promise<UnhuskLook>} the look as it is now
   */
  async function send(request) {
    const answer = /** @type {import('../../messages.js').ShownLook | null} */ (await ask(request));
    return answer?.look ?? current;
  }

  /** @param {UnhuskLook} chosen */
  function use(chosen) {
    current = chosen;
    show(chosen);
    applyUnhuskLook(scroller, chosen);
  }
}
