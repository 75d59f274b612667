/** How the reader can look: the table that its panel and the options page are built from. */

/**
 * A setting with some values to choose from. Each has a message `look_<name>_<value>` (`-` becomes
 * `_`), and the setting itself `look_<name>`.
 * @typedef {object} Choice
 * @property {readonly string[]} values
 * @property {string} standard
 */

/**
 * A setting with a range of numbers.
 * @typedef {object} Range
 * @property {number} least
 * @property {number} most
 * @property {number} step
 * @property {number} standard
 * @property {'%' | ''} unit as it is shown
 */

/**
 * - `theme`: the colours; `auto` goes with the system's.
 * - `font`: `easy` is for people with dyslexia: a font made for reading, where the system has one,
 *   and more room between letters, words and lines in any case. No font comes along.
 * - `align`: `justify` hyphenates as well.
 * - `size` of the letters, `width` of the column and height of a line (`leading`), in percent of what
 *   the reader has for the language.
 * @satisfies {Record<string, Choice | Range>}
 */
export const LOOK = /** @type {const} */ ({
  theme: { values: ['auto', 'light', 'sepia', 'dark', 'contrast'], standard: 'auto' },
  font: { values: ['serif', 'sans', 'easy'], standard: 'serif' },
  align: { values: ['start', 'justify'], standard: 'start' },
  size: { least: 60, most: 260, step: 10, standard: 100, unit: '%' },
  width: { least: 60, most: 200, step: 10, standard: 100, unit: '%' },
  leading: { least: 80, most: 180, step: 10, standard: 100, unit: '%' },
});

/** @typedef {keyof typeof LOOK} Name */
/** @typedef {{[name in Name]: (typeof LOOK)[name] extends Range ? number : string}} Look */

/**
 * A whole look; what is missing, or is none of the table's values, is as the table has it.
 * @param {unknown} chosen
 * @returns {Look}
 */
export function completeLook(chosen) {
  const given = /** @type {Record<string, unknown>} */ (
    typeof chosen === 'object' && chosen !== null ? chosen : {}
  );
  return /** @type {Look} */ (
    Object.fromEntries(
      Object.entries(LOOK).map(([name, setting]) => {
        const value = Object.hasOwn(given, name) ? given[name] : undefined;
        return [name, isOf(setting, value) ? value : setting.standard];
      }),
    )
  );
}

/**
 * Only what differs from the table.
 * @param {Look} look
 * @returns {Partial<Look>}
 */
export function shortLook(look) {
  const chosen = Object.entries(look).filter(
    ([name, value]) => value !== LOOK[/** @type {Name} */ (name)].standard,
  );
  return /** @type {Partial<Look>} */ (Object.fromEntries(chosen));
}

/**
 * @param {Choice | Range} setting
 * @param {unknown} value
 */
function isOf(setting, value) {
  if ('values' in setting) return typeof value === 'string' && setting.values.includes(value);
  const { least, most } = setting;
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most;
}
