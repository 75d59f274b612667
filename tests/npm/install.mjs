/** The npm package as somebody has it: packed, and the archive installed in an empty folder. */

import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/npm', import.meta.url));

/**
 * Installs the package in a new folder, without the network.
 * @returns {Promise<string>} the folder; whoever calls removes it
 */
export async function installPackage() {
  const folder = await mkdtemp(path.join(tmpdir(), 'unhusk-npm-'));
  const npm = (/** @type {string[]} */ ...flags) =>
    execFileSync('npm', flags, { cwd: folder, encoding: 'utf8' });
  await writeFile(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  const packed = npm('pack', '--silent', BUILT).trim();
  npm('install', '--offline', '--no-audit', '--no-fund', '--silent', `./${packed}`);
  return folder;
}
