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
  // Files are of no site.
  label.hidden = location.hostname === '';
  const reset = buildUnhuskButton('reset', 'lookReset', () => keep(null));
  panel.append(controls, buildUnhuskElement('div', 'look-foot', label, reset));
  let current = look;
  let choices = 0;
  return { button, panel };

  /** @param {UnhuskLook | null} chosen null for that of the table */
  function keep(chosen) {
    if (chosen) use(chosen);
    return send(chosen ?? {});
  }

  /** From now on the look is of this site alone, or that of all sites again. */
  function toggleHere() {
    return send(onlyHere.checked ? current : null);
  }

  /**
   * Has the background keep a look, and uses what holds then, unless there is a later choice.
   * @param {Partial<UnhuskLook> | null} chosen
   */
  async function send(chosen) {
    choices += 1;
    const choice = choices;
    const request = /** @type {const} */ ({ kind: 'look', look: chosen, here: onlyHere.checked });
    const answer = /** @type {import('../../messages.js').ShownLook | null} */ (await ask(request));
    if (answer && choice === choices) use(answer.look);
  }

  /** @param {UnhuskLook} chosen */
  function use(chosen) {
    current = chosen;
    show(chosen);
    applyUnhuskLook(scroller, chosen);
  }
}
