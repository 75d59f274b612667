/** The content scripts that the reader needs, in the order in which they are injected. */
export const READER_SCRIPTS = [
  'content/markup.js',
  'content/selection.js',
  'content/copy.js',
  'content/update.js',
  'content/pictures.js',
  'content/save.js',
  'content/reader/clip.js',
  'content/reader/elements.js',
  'content/reader/frame.js',
  'content/reader/page-state.js',
  'content/reader/privacy.js',
  'content/bar/bar.js',
  'content/bar/copy-item.js',
  'content/bar/save-item.js',
  'content/bar/site-item.js',
  'content/bar/items.js',
  'content/edition/edition.js',
  'content/edition/marker.js',
  'content/edition/pieces.js',
  'content/edition/selector.js',
  'content/edition/rule.js',
  'content/edition/pick-item.js',
  'content/edition/next-page.js',
  'content/edition/outline.js',
  'content/edition/tail.js',
  'content/speech/text.js',
  'content/speech/voices.js',
  'content/speech/speech.js',
  'content/speech/speech-item.js',
  'content/reader.js',
  'content/snapshot.js',
  'content/follow.js',
];

/** Those that tidy mode needs. */
export const TIDY_SCRIPTS = [
  'content/markup.js',
  'content/snapshot.js',
  'content/survey.js',
  'content/watch.js',
  'content/panel.js',
  'content/tidy.js',
];

/** Those that copy a page whose reader is not open. */
export const COPY_SCRIPTS = [
  'content/markup.js',
  'content/snapshot.js',
  'content/selection.js',
  'content/copy.js',
  'content/clip.js',
];
