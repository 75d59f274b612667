/** The npm package in a page: what was installed, from any server, no bundler. */

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { installPackage } from '../npm/install.mjs';
import { pagesOf } from './harness/files.mjs';
import { inEachBrowser, until } from './harness/suite.mjs';

const CASE = new URL('../cases/news--dozen-signup-forms/', import.meta.url);

const folder = await installPackage();
after(() => rmSync(folder, { recursive: true, force: true }));
const installed = path.join(folder, 'node_modules/unhusk');
const { exports } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
const imports = { unhusk: path.posix.join('/unhusk', exports['.'].default) };

const PAGES = {
  '/': {
    body: `<!doctype html><html lang="en"><title>Package</title>
      <script type="importmap">${JSON.stringify({ imports })}</script>
      <script type="module">
        import { declutter } from 'unhusk';
        window.clean = (html, url) => declutter(html, { url }).markdown;
      </script><body></body></html>`,
  },
  ...pagesOf(installed, '/unhusk/'),
};

inEachBrowser('npm package', PAGES, (context) => {
  test('gives the article that the command line gives', async () => {
    const { browser, server } = context;
    const expected = JSON.parse(readFileSync(new URL('expected.json', CASE), 'utf8'));
    await browser.open(`http://localhost:${server.port}/`);
    await until(() => browser.inPage(() => 'clean' in window), 'the package to be loaded');
    const markdown = await browser.inPage(
      (html, url) => /** @type {any} */ (window).clean(html, url),
      readFileSync(new URL('page.html', CASE), 'utf8'),
      expected.url,
    );
    assert.equal(markdown, readFileSync(new URL('expected.md', CASE), 'utf8'));
  });
});
