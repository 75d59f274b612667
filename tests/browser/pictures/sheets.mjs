/** Pictures that are put together from others: before and after, and the tile of Chrome's store. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BROWSERS } from '../harness/browser.mjs';

const ICON = readFileSync(
  fileURLToPath(new URL('../../../extension/icons/icon.svg', import.meta.url)),
  'utf8',
);

/** Their names and sizes. */
export const SHEETS = [
  ...BROWSERS.map((name) => ({
    picture: `before-after-${name}`,
    size: { width: 1280, height: 800 },
  })),
  { picture: 'tile', size: { width: 440, height: 280 } },
];

/**
 * The sheets as pages, with what has been taken so far.
 * @param {Map<string, string>} halves files of pictures, by name
 * @returns {Record<string, import('../harness/server.mjs').Page>}
 */
export function sheets(halves) {
  const type = 'image/png';
  return Object.fromEntries([
    ...BROWSERS.map((name) => [`sheets.example/before-after-${name}`, { body: beforeAfter(name) }]),
    ['sheets.example/tile', { body: TILE }],
    ...[...halves].map(([name, file]) => [
      `sheets.example/half/${name}`,
      { body: readFileSync(file), type },
    ]),
  ]);
}

/** @param {string} name of a browser */
function beforeAfter(name) {
  return `<!doctype html><meta charset="utf-8"><style>
    body { display: flex; gap: 20px; margin: 0; padding: 16px 20px; background: #e9e4d8 }
    figure { margin: 0 }
    figcaption { height: 36px; font: bold 19px/28px sans-serif; color: #33402b }
    img { display: block; width: 610px; height: 720px; border-radius: 8px; box-shadow: 0 1px 5px rgb(0 0 0 / 30%) }
    </style>
    <figure><figcaption>The page</figcaption><img src="half/${name}-before"></figure>
    <figure><figcaption>One click later</figcaption><img src="half/${name}-after"></figure>`;
}

const TILE = `<!doctype html><meta charset="utf-8"><style>
  body { display: grid; grid-template-columns: auto 1fr; gap: 22px; align-items: center; height: 280px; margin: 0;
    padding: 0 34px; box-sizing: border-box; background: #f4efe3; color: #2b331f; font-family: sans-serif }
  svg { width: 128px; height: 128px }
  h1 { margin: 0 0 6px; font: bold 42px/1.1 serif }
  p { margin: 0; font-size: 19px; line-height: 1.4 }
  </style>${ICON}<div><h1>Unhusk</h1><p>The article stays.<br>The husk goes.</p></div>`;
