/**
 * Lets the user say how is copied, copies, and saves files. A classic script that may be injected
 * again.
 * @param {UnhuskParts} parts
 * @returns {UnhuskBarItem}
 */
function buildUnhuskSaveItem(parts) {
  /** @typedef {import('../../copying.js').Copying} Copying */

  const ICON = 'M11 3h2v9l3-3 1.4 1.4L12 15.8l-5.4-5.4L8 9l3 3zM4 15h2v4h12v-4h2v6H4z';
  const FORMATS = /** @type {const} */ (['rich', 'markdown', 'text', 'html']);
  const FILES = /** @type {const} */ (['markdown', 'html', 'epub']);

  const { getMessage } = chrome.i18n;
  const { button, panel } = buildUnhuskPanel('save', 'copyAndSave', ICON);
  /** @type {import('../../messages.js').Passage | null} */
  let selected = null;
  /** The latest choice, until the background has it: nothing is copied or saved in another way before. */
  let choosing = Promise.resolve();

  const formats = FORMATS.map((format) => {
    const box = buildBox('radio', `copyFormat_${format}`, () => ({ format }));
    box.input.name = 'format';
    box.input.value = format;
    return box;
  });
  const switches = /** @type {const} */ (['title', 'source', 'images', 'selections']).map(
    buildSwitch,
  );
  const embed = buildSwitch('embed');
  const copySelection = buildUnhuskButton('copySelection', 'copySelection', () => copy(selected));
  const actions = buildUnhuskElement('div', 'actions');
  actions.append(
    buildUnhuskButton('copyArticle', 'copyArticle', () => copy(null)),
    copySelection,
  );
  const files = buildUnhuskElement('div', 'actions');
  files.append(
    ...FILES.map((format) => buildUnhuskButton(format, `saveAs_${format}`, () => save(format))),
  );
  panel.append(
    buildGroup('copyAs', ...formats.map(({ label }) => label)),
    ...switches.map(({ label }) => label),
    actions,
    buildGroup('saveAs', files),
    embed.label,
  );
  panel.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'open') return;
    // A click in the panel may end the selection.
    selected = parts.clipper().selected();
    copySelection.disabled = selected === null;
    choose({});
  });
  return { button, panel };

  /** @param {import('../../messages.js').Passage | null} passage */
  async function copy(passage) {
    panel.hidePopover();
    await choosing;
    return copyFromUnhusk(parts, passage);
  }

  /** @param {typeof FILES[number]} format */
  async function save(format) {
    panel.hidePopover();
    await choosing;
    return saveUnhuskArticle(parts, format, embed.input.checked && format !== 'markdown');
  }

  /** @param {Partial<Copying>} choices */
  function choose(choices) {
    choosing = keep(choices);
  }

  /**
   * Tells the background what the user wants, and shows what holds then.
   * @param {Partial<Copying>} choices
   */
  async function keep(choices) {
    if (chrome.extension.inIncognitoContext) Object.assign(parts.copying, choices);
    const copying = /** @type {Copying | null} */ (
      await parts.ask({ kind: 'copying', choices: { ...parts.copying, ...choices } })
    );
    if (!copying) return;
    for (const { input } of formats) input.checked = input.value === copying.format;
    for (const { input } of [...switches, embed]) {
      input.checked = copying[/** @type {'title'} */ (input.value)];
    }
  }

  /** @param {Exclude<keyof Copying, 'format'>} name */
  function buildSwitch(name) {
    const box = buildBox('checkbox', `copy_${name}`, (isOn) => ({ [name]: isOn }));
    box.input.value = name;
    return box;
  }

  /**
   * @param {'radio' | 'checkbox'} type
   * @param {string} key of its label
   * @param {(isOn: boolean) => Partial<Copying>} chosen
   */
  function buildBox(type, key, chosen) {
    const input = document.createElement('input');
    input.type = type;
    input.addEventListener('change', (event) => event.isTrusted && choose(chosen(input.checked)));
    const label = buildUnhuskElement(
      'label',
      'tick',
      input,
      buildUnhuskElement('span', '', getMessage(key)),
    );
    return { input, label };
  }

  /**
   * @param {string} key of its name
   * @param {...Node} children
   */
  function buildGroup(key, ...children) {
    const group = document.createElement('fieldset');
    group.append(buildUnhuskElement('legend', '', getMessage(key)), ...children);
    return group;
  }
}
