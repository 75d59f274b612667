/**
 * The controls of the reader's look, in the reader and on the options page: built from the table of
 * `look.js`. A classic script that may be injected again.
 */

/** @typedef {import('../../look.js').Look} UnhuskLook */

/**
 * @param {typeof import('../../look.js').LOOK} table
 * @param {UnhuskLook} look
 * @param {(look: UnhuskLook) => void} changed called with each look that the user makes of it
 */
function buildUnhuskLookControls(table, look, changed) {
  const { getMessage } = chrome.i18n;
  let current = look;
  /** What shows a setting's value. @type {Record<string, (value: string | number) => void>} */
  const shows = {};
  const controls = buildUnhuskElement('div', 'look-controls');
  for (const [name, setting] of Object.entries(table)) {
    controls.append('values' in setting ? choice(name, setting.values) : range(name, setting));
  }
  show(look);
  return { controls, show };

  /** Shows another look. @param {UnhuskLook} other */
  function show(other) {
    current = other;
    for (const [name, value] of Object.entries(other)) shows[name]?.(value);
  }

  /**
   * @param {string} name
   * @param {string | number} value
   */
  function choose(name, value) {
    show({ ...current, [name]: value });
    changed(current);
  }

  /**
   * @param {string} name
   * @param {readonly string[]} values
   */
  function choice(name, values) {
    const group = buildUnhuskElement('fieldset', `look-choice ${name}`);
    group.append(buildUnhuskElement('legend', '', getMessage(`look_${name}`)));
    for (const value of values) {
      const radio = buildUnhuskElement('input', '');
      radio.type = 'radio';
      radio.name = `look-${name}`;
      radio.value = value;
      radio.addEventListener('change', (event) => event.isTrusted && choose(name, value));
      const label = buildUnhuskElement('label', value, radio);
      label.append(buildUnhuskElement('span', '', getMessage(`look_${name}_${value}`)));
      group.append(label);
    }
    shows[name] = (value) => {
      for (const radio of group.querySelectorAll('input')) radio.checked = radio.value === value;
    };
    return group;
  }

  /**
   * @param {string} name
   * @param {import('../../look.js').Range} range
   */
  function range(name, { least, most, step, unit }) {
    const title = getMessage(`look_${name}`);
    const group = buildUnhuskElement('div', `look-range ${name}`);
    group.role = 'group';
    group.ariaLabel = title;
    const value = buildUnhuskElement('output', '');
    const label = buildUnhuskElement('span', 'title', title);
    const [less, more] = [-step, step].map((by) => {
      const key = by < 0 ? 'lookLess' : 'lookMore';
      const button = buildUnhuskButton(by < 0 ? 'minus' : 'plus', key, () => {
        const now = Number(Reflect.get(current, name));
        choose(name, Math.min(most, Math.max(least, now + by)));
      });
      button.replaceChildren(by < 0 ? '−' : '+');
      button.ariaLabel = `${title}: ${getMessage(key)}`;
      return button;
    });
    group.append(label, less ?? '', value, more ?? '');
    shows[name] = (now) => {
      value.textContent = `${now}${unit}`;
      // A disabled button would lose the focus.
      if (less) less.ariaDisabled = String(Number(now) <= least);
      if (more) more.ariaDisabled = String(Number(now) >= most);
    };
    return group;
  }
}
