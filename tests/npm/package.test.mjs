/** The npm package as somebody installs it: packed, unpacked in an empty folder, imported by its name. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Server } from '../browser/harness/server.mjs';
import { startEdge } from './edge.mjs';
import { installPackage } from './install.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TSC = path.join(ROOT, 'node_modules/typescript/bin/tsc');
const CASE = path.join(ROOT, 'tests/cases/news--dozen-signup-forms');

/** A page that declares its encoding. */
const LATIN = Buffer.from(
  `<meta charset=latin1><h1>Rain</h1><p>${'The café by the river was closed, as the water came. '.repeat(6)}</p>`,
  'latin1',
);

const TYPED = `
import { UnhuskError, declutter, inspect, type Reading, type RemovalKind } from 'unhusk';
const reading: Reading = declutter('<p>', { url: 'https://example.com/', strictness: 1 });
const title: string | null = reading.title;
const kinds: RemovalKind[] = reading.removed.map(({ kind }) => kind);
const score: number | null | undefined = inspect('<p>').explanation.blocks[0]?.score;
// @ts-expect-error: there is no such option
declutter('<p>', { strict: true });
console.log(title, kinds, score, new Error() instanceof UnhuskError);
`;

describe('npm package', () => {
  /** @type {string} */
  let folder;

  before(async () => {
    folder = await installPackage();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /**
   * What a program prints that is run in the folder.
   * @param {string} source
   */
  async function run(source) {
    await writeFile(path.join(folder, 'program.mjs'), source);
    return execFileSync('node', ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  }

  test('gives the article that the command line gives', async () => {
    const expected = JSON.parse(await readFile(path.join(CASE, 'expected.json'), 'utf8'));
    const out = await run(`
      import { readFileSync } from 'node:fs';
      import { declutter } from 'unhusk';
      const html = readFileSync(${JSON.stringify(path.join(CASE, 'page.html'))}, 'utf8');
      console.log(JSON.stringify(declutter(html, { url: ${JSON.stringify(expected.url)} })));`);
    const reading = JSON.parse(out);
    assert.equal(reading.markdown, await readFile(path.join(CASE, 'expected.md'), 'utf8'));
    assert.equal(reading.title, expected.title);
    assert.equal(
      reading.removed.length,
      Object.values(expected.removed).reduce((sum, count) => sum + count, 0),
    );
  });

  test('reads markup as browsers do, and takes rules', async () => {
    const out = await run(`
      import { declutter } from 'unhusk';
      const words = (text) => text + ', and nobody in the village could remember such a night, not even the miller. ';
      const story = '<title>Rain</title><article><h1>Rain</h1><p>' + words('It rained in the valley').repeat(3) +
        '<p class=flood>' + words('The river rose to the bridge').repeat(3) + '<p>' + words('The road was closed').repeat(3);
      const options = { url: 'https://example.com/', rules: 'example.com##.flood' };
      for (const { text } of [declutter(story), declutter(story, options)]) {
        console.log(['rained', 'river', 'road'].filter((word) => text.includes(word)).join());
      }`);
    assert.equal(out, 'rained,river,road\nrained,road\n');
  });

  test('says why there is no article, and goes on after it', async () => {
    const out = await run(`
      import { UnhuskError, declutter } from 'unhusk';
      for (const page of ['', '<p>Hello.', '<div>'.repeat(5000)]) {
        try { declutter(page); } catch (error) { console.log(error instanceof UnhuskError, error.code); }
      }`);
    assert.equal(out, 'true nothing-to-read\ntrue nothing-to-read\ntrue too-deep\n');
  });

  test('is typed', async () => {
    await writeFile(path.join(folder, 'typed.ts'), TYPED);
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext'];
    const { stdout } = spawnSync('node', [TSC, ...flags, 'typed.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(stdout, '');
  });

  test('each function and class has an example that runs', async () => {
    const types = await Promise.all(
      ['index.d.ts', 'engine/unhusk.d.ts'].map((name) =>
        readFile(path.join(folder, 'node_modules/unhusk', name), 'utf8'),
      ),
    );
    const list = `import * as unhusk from 'unhusk'; console.log(Object.keys(unhusk).join());`;
    const names = (await run(list)).trim().split(',');
    assert.ok(names.includes('declutter'));
    for (const name of names) {
      const declared = new RegExp(
        `/\\*\\*((?:(?!\\*/)[^])*?)\\*/\\s*export (?:function|class) ${name}\\b`,
      );
      const comments = types.map((text) => declared.exec(text)?.[1] ?? '');
      const example = comments
        .map((comment) => /```js\n([^]*?)```/.exec(comment.replaceAll(/^ *\* ?/gm, ''))?.[1])
        .find(Boolean);
      assert.ok(example, `${name} has no example`);
      await run(`
        import assert from 'node:assert/strict';
        import { ${names.join(', ')} } from 'unhusk';
        ${example}`);
    }
  });

  test('the example for a folder', async () => {
    const pages = path.join(folder, 'pages');
    await mkdir(pages);
    await cp(path.join(CASE, 'page.html'), path.join(pages, 'story.html'));
    await writeFile(path.join(pages, 'empty.html'), '<p>Hello.');
    await writeFile(path.join(pages, 'latin.html'), LATIN);
    await cp(path.join(ROOT, 'npm/examples/folder.mjs'), path.join(folder, 'folder.mjs'));
    const out = execFileSync('node', ['folder.mjs', 'pages', 'out'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.match(
      out,
      /^empty\.html: there is nothing to read.*\nlatin\.html: \d+ words\nstory\.html: \d{3} words\n$/,
    );
    assert.deepEqual(await readdir(path.join(folder, 'out')), ['latin.md', 'story.md']);
    assert.match(await readFile(path.join(folder, 'out/latin.md'), 'utf8'), /café/);
  });

  test('the example of a worker, in the runtime of Cloudflare Workers', async (context) => {
    const page = await readFile(path.join(CASE, 'page.html'));
    const latin = Buffer.from(
      LATIN.toString('latin1').replace('<meta charset=latin1>', ''),
      'latin1',
    );
    const server = await new Server({
      '/story': { body: page },
      '/latin': { body: latin, type: 'text/html; charset=iso-8859-1' },
    }).start();
    context.after(() => server.stop());
    await cp(path.join(ROOT, 'npm/examples/worker.js'), path.join(folder, 'worker.js'));
    const edge = await startEdge(folder);
    context.after(edge.stop);
    const answer = async (/** @type {string} */ query) => {
      const response = await fetch(`http://127.0.0.1:${edge.port}/${query}`);
      return { status: response.status, text: await response.text() };
    };
    const story = await answer(`?url=http://127.0.0.1:${server.port}/story`);
    assert.equal(story.status, 200);
    assert.match(story.text, /^# North Korean troops/);
    const { text } = await answer(`?url=http://127.0.0.1:${server.port}/latin`);
    assert.match(text, /The café by the river/);
    assert.equal((await answer(`?url=http://127.0.0.1:${server.port}/none`)).status, 502);
    assert.equal((await answer('?url=file:///etc/passwd')).status, 400);
  });
});
