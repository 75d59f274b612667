/**
 * Writes the article of each page in a folder as Markdown.
 *
 *     node folder.mjs saved-pages/ articles/
 */

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UnhuskError, declutter } from 'unhusk';

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('usage: node folder.mjs FROM TO');
  process.exit(2);
}
await mkdir(to, { recursive: true });
for (const name of (await readdir(from)).sort()) {
  if (!/\.html?$/i.test(name)) continue;
  try {
    const { markdown, words } = declutter(await readFile(path.join(from, name), 'utf8'));
    await writeFile(path.join(to, `${path.parse(name).name}.md`), markdown);
    console.log(`${name}: ${words} words`);
  } catch (error) {
    if (!(error instanceof UnhuskError)) throw error;
    console.log(`${name}: ${error.message}`);
  }
}
