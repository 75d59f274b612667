/** The npm package in a page: files from any server, no bundler. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inEachBrowser } from './harness/suite.mjs';

const PACKAGE = new URL('../../dist/npm/', import.meta.url);
const CASE = new URL('../cases/news--dozen-signup-forms/', import.meta.url);
const FILES = ['browser.js', 'api.js', 'engine/unhusk.js', 'engine/unhusk_bg.wasm'];

const PAGES = {
  '/': { body: '<!doctype html><html lang="en"><title>Package</title><body></body></html>' },
  ...Object.fromEntries(
    FILES.map((file) => [
      `/unhusk/${file}`,
      {
        body: readFileSync(new URL(file, PACKAGE)),
        type: file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript',
      },
    ]),
  ),
};

inEachBrowser('npm package', PAGES, (context) => {
  test('gives the article that the command line gives', async () => {
    const { browser, server } = context;
    const expected = JSON.parse(readFileSync(new URL('expected.json', CASE), 'utf8'));
    await browser.open(`http://localhost:${server.port}/`);
    const markdown = await browser.inPage(
      async (html, url) => {
        const { declutter } = await import(new URL('/unhusk/browser.js', location.href).href);
        return declutter(html, { url }).markdown;
      },
      readFileSync(new URL('page.html', CASE), 'utf8'),
      expected.url,
    );
    assert.equal(markdown, readFileSync(new URL('expected.md', CASE), 'utf8'));
  });
});
