/** The colours of what is kept and of what goes. */

/** Hues for kinds of removals that belong together, in degrees. @type {Record<string, number>} */
const HUES = {
  'sign-up': 0,
  form: 0,
  'pop-up': 0,
  consent: 0,
  promotion: 30,
  advertisement: 30,
  related: 50,
  share: 320,
  author: 320,
  comments: 285,
  navigation: 215,
  header: 215,
  footer: 215,
  sidebar: 215,
  rule: 175,
};

/**
 * The colour of a block's outline; its ground is a little of the same.
 * @param {{kept: boolean, kind: string}} block
 */
export function colour({ kept, kind }) {
  if (kept) return 'hsl(135 60% 32%)';
  const hue = HUES[kind];
  return hue === undefined ? 'hsl(0 0% 45%)' : `hsl(${hue} 70% 45%)`;
}
