/** How articles are copied and saved: what the user can choose. */

/**
 * What a copy can be; each has a message `copyFormat_<format>`.
 * @see ../src/render/copy.rs
 */
export const COPY_FORMATS = /** @type {const} */ (['rich', 'markdown', 'text', 'html']);

/** What an article can be saved as. */
export const FILE_FORMATS = /** @type {const} */ (['markdown', 'html', 'epub']);

/**
 * @typedef {object} Copying
 * @property {typeof COPY_FORMATS[number]} format
 * @property {boolean} title whether title, authors and date are copied too
 * @property {boolean} source whether the page's address is
 * @property {boolean} images whether pictures are
 * @property {boolean} selections whether title and address go with a selection as well
 * @property {boolean} embed whether pictures go into saved files
 */

/** What holds until the user chooses. @type {Readonly<Copying>} */
export const COPYING = {
  format: 'rich',
  title: true,
  source: true,
  images: true,
  selections: false,
  embed: false,
};

/** The choices of yes or no; each has a message `copy_<name>`. */
export const COPY_SWITCHES = /** @type {const} */ ([
  'title',
  'source',
  'images',
  'selections',
  'embed',
]);
