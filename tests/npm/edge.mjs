/** The runtime of Cloudflare Workers, on this machine. */

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import workerd from 'workerd';

/** The package's modules by the names under which they look for each other; a bundler would do that. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "internet", network = (allow = ["private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    (name = "main", esModule = embed "worker.js"),
    (name = "unhusk", esModule = embed "node_modules/unhusk/worker.js"),
    (name = "api.js", esModule = embed "node_modules/unhusk/api.js"),
    (name = "engine/unhusk.js", esModule = embed "node_modules/unhusk/engine/unhusk.js"),
    (name = "engine/unhusk_bg.wasm", wasm = embed "node_modules/unhusk/engine/unhusk_bg.wasm"),
  ],
);
`;

/**
 * Starts `worker.js` of a folder in which the package is installed.
 * @param {string} folder
 * @returns {Promise<{port: number, stop: () => void}>}
 */
export async function startEdge(folder) {
  const config = path.join(folder, 'edge.capnp');
  await writeFile(config, CONFIG);
  // On the fourth of its files it says when it listens, and where.
  const runtime = spawn(workerd.default, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const stop = () => void runtime.kill('SIGKILL');
  const events = createInterface({
    input: /** @type {import('node:stream').Readable} */ (runtime.stdio[3]),
  });
  for await (const line of events) {
    const { event, port } = JSON.parse(line);
    if (event === 'listen') return { port, stop };
  }
  throw new Error('workerd has ended before it listened');
}
