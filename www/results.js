/** Shows what the engine makes of a page. */

import { find } from './find.js';
import { colour } from './kinds.js';
import { about, percent, weighed } from './page.js';

/** @typedef {import('./unhusk/engine/unhusk.js').Inspection} Inspection */
/** @typedef {import('./unhusk/engine/unhusk.js').ExplainedBlock} Block */
/** @typedef {{url: string, net: boolean}} View */

/** What a frame with an article may load. */
const CLOSED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * @param {ReturnType<typeof import('./page.js').readPage>} page
 * @param {Inspection} inspection
 * @param {View} view
 */
export function showResults(page, inspection, view) {
  const { reading, explanation, times } = inspection;
  const { blocks, kinds } = explanation;
  find('page', HTMLIFrameElement).srcdoc = page.marked(blocks, view.url, view.net);
  find('reader', HTMLIFrameElement).srcdoc = reading
    ? article(inspection.page, view.net)
    : nothing();
  find('markdown', HTMLElement).textContent = reading?.markdown ?? '';
  find('text', HTMLElement).textContent = reading?.text ?? '';
  const metadata = Object.entries(reading?.metadata ?? {});
  fill(
    'metadata',
    metadata.filter(([, value]) => value),
  );
  const chances = kinds.toSorted((one, other) => other.chance - one.chance);
  fill(
    'kinds',
    chances.map(({ kind, chance }) => [kind, percent(chance)]),
  );
  fill('times', timing(times));
  showLegend(blocks);
  find('blocks', HTMLElement).replaceChildren(...blocks.map(item));
}

/**
 * The article's page, whose links open beside this one.
 * @param {string} html
 * @param {boolean} net
 */
function article(html, net) {
  const source = new DOMParser().parseFromString(html, 'text/html');
  for (const link of source.querySelectorAll('a[href]')) {
    if (link.getAttribute('href')?.startsWith('#')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  if (!net) {
    const policy = source.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = CLOSED;
    source.head.prepend(policy);
  }
  return `<!doctype html>${source.documentElement.outerHTML}`;
}

function nothing() {
  return (
    '<!doctype html><meta name="color-scheme" content="light dark"><title>Nothing</title>' +
    '<p style="font: 1.1em/1.5 system-ui, sans-serif; padding: 2em; text-align: center">' +
    'There is nothing to read on this page.</p>'
  );
}

/** @param {Inspection['times']} times */
function timing(times) {
  const all = times.reduce((sum, { ms }) => sum + ms, 0);
  return [...times, { stage: 'all', ms: all }].map(({ stage, ms }) => [
    stage,
    `${ms.toFixed(1)} ms`,
  ]);
}

/**
 * @param {string} id of a table
 * @param {string[][]} rows of a name and a value each
 */
function fill(id, rows) {
  const lines = rows.map(([name, value]) => {
    const line = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name ?? '';
    const cell = document.createElement('td');
    cell.textContent = value ?? '';
    line.append(head, cell);
    return line;
  });
  find(id, HTMLTableElement).tBodies[0]?.replaceChildren(...lines);
}

/** @param {Block[]} blocks */
function showLegend(blocks) {
  /** @type {Map<string, {block: Block, count: number}>} */
  const kinds = new Map();
  for (const block of blocks) {
    const entry = kinds.get(block.kind) ?? { block, count: 0 };
    entry.count += 1;
    kinds.set(block.kind, entry);
  }
  const entries = [...kinds.values()].sort(
    (one, other) => Number(other.block.kept) - Number(one.block.kept) || other.count - one.count,
  );
  const items = entries.map(({ block, count }) => {
    const entry = document.createElement('li');
    entry.style.setProperty('--kind', colour(block));
    entry.textContent = `${block.kept ? 'kept' : block.label} ${count}`;
    return entry;
  });
  find('legend', HTMLElement).replaceChildren(...items);
}

/** @param {Block} block */
function item(block) {
  const entry = document.createElement('li');
  entry.style.setProperty('--kind', colour(block));
  entry.title = about(block);
  const verdict = document.createElement('strong');
  verdict.textContent = block.kept ? 'kept' : block.label;
  const text = document.createElement('q');
  text.dir = 'auto';
  text.textContent = block.text;
  const why = document.createElement('small');
  const score =
    block.score === null ? '' : `${percent(block.score)} likely content: ${weighed(block)}`;
  why.textContent = [block.reason, score].filter(Boolean).join(' ');
  entry.append(verdict, ' ', text, why);
  return entry;
}
