/**
 * Writes the article of each page in a folder as Markdown. Pages may be in any encoding.
 *
 *     node folder.mjs saved-pages/ articles/
 */

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UnhuskError, declutter, decode } from 'unhusk';

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('usage: node folder.mjs FROM TO');
  process.exit(2);
}
await mkdir(to, { recursive: true });
for (const name of (await readdir(from)).sort()) {
  if (!/\.html?$/i.test(name)) continue;
  try {
    const page = decode(await readFile(path.join(from, name)));
    const { markdown, words } = declutter(page);
    await writeFile(path.join(to, `${path.parse(name).name}.md`), markdown);
    console.log(`${name}: ${words} words`);
  } catch (error) {
    if (!(error instanceof UnhuskError)) throw error;
    console.log(`${name}: ${error.message}`);
  }
}
