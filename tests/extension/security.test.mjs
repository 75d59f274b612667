/** What `SECURITY.md` says, held against what it speaks of. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const ROOT = new URL('../../', import.meta.url);

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

const text = read('SECURITY.md');
const flat = text.replace(/\s+/g, ' ');

test('the policy of the extension’s pages is that of the manifest', () => {
  const { content_security_policy } = JSON.parse(read('manifest.json'));
  assert.ok(flat.includes(`\`${content_security_policy.extension_pages}\``));
});

test('the policy of a saved page is that of its renderer', () => {
  const [, policy] = /Policy of a saved reader page\*\* \([^)]*\): `([^`]+)`/.exec(flat) ?? [];
  assert.ok(policy && read('src/render/reader.rs').includes(policy), policy);
});

test('every dependency is told', () => {
  const told = /** @param {string} name */ (name) => text.includes(`\`${name}\``);
  const args = ['metadata', '--no-deps', '--format-version', '1'];
  /** @type {{packages: {name: string, dependencies: {name: string, path?: string}[]}[]}} */
  const { packages } = JSON.parse(execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8' }));
  assert.ok(packages.length >= 4);
  const crates = packages.flatMap(({ dependencies }) => dependencies).filter(({ path }) => !path);
  assert.deepEqual(
    crates.map(({ name }) => name).filter((name) => !told(name)),
    [],
  );
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read('package.json'));
  assert.deepEqual(dependencies, {}, 'a dependency that is shipped');
  // Types and settings of another one's.
  const tools = Object.keys(devDependencies).filter((name) => !name.startsWith('@'));
  assert.deepEqual(
    tools.filter((name) => !told(name)),
    [],
  );
});

test('what holds a promise is there', () => {
  const table = text.slice(text.indexOf('## What is promised'), text.indexOf('## What is not'));
  const files = [...table.matchAll(/`((?:tests|src|fuzz)\/[^`]*)`/g)].map(([, path = '']) => path);
  assert.ok(files.length > 20);
  assert.deepEqual(
    files.filter((path) => !existsSync(new URL(path, ROOT))),
    [],
  );
});
