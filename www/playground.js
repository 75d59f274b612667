/** The playground: a page goes in, and all that the engine makes of it is shown. */

import { UnhuskError, checkRules, inspect, version } from './unhusk/browser.js';
import { textOf } from './files.js';
import { readPage } from './page.js';
import { offerReport } from './report.js';
import { showResults } from './results.js';
import { listenTabs } from './tabs.js';
import { find } from './find.js';

/**
 * @typedef {object} Sample
 * @property {string} case name of its test case
 * @property {string} title
 */

/** What each step of the slider is called. */
const STRICTNESS = ['rather too much', 'lenient', 'balanced', 'strict', 'rather too little'];
/** Milliseconds without a key pressed after which what was typed is taken. */
const TYPED = 250;

/** What is known of a page that can't be read. @type {import('./unhusk/engine/unhusk.js').Inspection} */
const NOTHING = { reading: null, page: '', explanation: { kinds: [], blocks: [] }, times: [] };

const controls = {
  sample: find('sample', HTMLSelectElement),
  file: find('file', HTMLInputElement),
  paste: find('paste', HTMLButtonElement),
  html: find('html', HTMLTextAreaElement),
  url: find('url', HTMLInputElement),
  strictness: find('strictness', HTMLInputElement),
  net: find('net', HTMLInputElement),
  rules: find('rules', HTMLTextAreaElement),
};

/** The page that is shown. @type {ReturnType<typeof readPage> | null} */
let page = null;
/** What the engine says of it. @type {import('./unhusk/engine/unhusk.js').Inspection | null} */
let inspection = null;
/** Counts what has been asked for: what comes late is not shown. */
let turn = 0;

function options() {
  const { url, rules, strictness } = controls;
  return { url: url.value.trim(), rules: rules.value, strictness: Number(strictness.value) };
}

/**
 * Shows a page.
 * @param {string} html
 * @param {string} [url] where it is from, if that is known
 */
function open(html, url) {
  page = readPage(html);
  controls.url.value = url ?? page.url;
  refresh();
}

/** Works on the page anew, and shows what comes out. */
function refresh() {
  const step = Math.round(Number(controls.strictness.value)) + 2;
  const name = STRICTNESS[step] ?? '';
  find('strictness-name', HTMLOutputElement).value = name;
  controls.strictness.setAttribute('aria-valuetext', name);
  listProblems();
  if (!page) return;
  try {
    inspection = inspect(page.dom, options());
    showResults(page, inspection, { ...options(), net: controls.net.checked });
    const { reading, explanation } = inspection;
    const kept = explanation.blocks.filter((block) => block.kept).length;
    say(
      reading
        ? `${reading.words.toLocaleString('en')} words, ${reading.minutes} min to read. ${kept} of ${explanation.blocks.length} blocks kept.`
        : 'There is nothing to read on this page.',
    );
  } catch (error) {
    inspection = null;
    showResults(page, NOTHING, { ...options(), net: controls.net.checked });
    say(error instanceof UnhuskError ? `This page can’t be read: ${error.message}.` : `${error}`);
  }
}

/** @param {string} text */
function say(text) {
  find('status', HTMLElement).textContent = text;
}

/** Says which lines of the rules are none. */
function listProblems() {
  const items = checkRules(controls.rules.value).problems.map(({ line, message }) => {
    const item = document.createElement('li');
    item.textContent = `Line ${line}: ${message}`;
    return item;
  });
  find('rules-problems', HTMLElement).replaceChildren(...items);
}

/** @param {string} name of a sample's case */
async function openSample(name) {
  const mine = ++turn;
  try {
    const response = await fetch(`samples/${name}.html`);
    if (!response.ok) throw new Error(`${response.status}`);
    const html = await response.text();
    if (mine === turn) open(html);
  } catch {
    say('This sample can’t be loaded. Try again, or open a file.');
  }
}

/** @param {File | undefined} file */
async function openFile(file) {
  if (!file) return;
  const mine = ++turn;
  try {
    const html = await textOf(file);
    if (mine === turn) open(html);
    controls.sample.value = '';
  } catch {
    say(`${file.name} can’t be read as a page.`);
  }
}

/** @param {string} html */
function openPasted(html) {
  if (html.trim() === '') return;
  turn += 1;
  controls.sample.value = '';
  open(html);
}

/**
 * Calls `work` when nothing has been typed for a while.
 * @param {() => void} work
 */
function whenTyped(work) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, TYPED);
  };
}

/** Takes files that are dropped anywhere, and markup that is pasted outside of fields. */
function listenEverywhere() {
  const { body } = document;
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    body.classList.add('drop');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) body.classList.remove('drop');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    body.classList.remove('drop');
    openFile(event.dataTransfer?.files[0]);
  });
  document.addEventListener('paste', (event) => {
    if (event.target instanceof Element && event.target.closest('input, textarea')) return;
    openPasted(event.clipboardData?.getData('text/plain') ?? '');
  });
}

async function start() {
  controls.sample.addEventListener('change', () => openSample(controls.sample.value));
  controls.file.addEventListener('change', async () => {
    await openFile(controls.file.files?.[0]);
    controls.file.value = '';
  });
  controls.paste.addEventListener('click', () => {
    const box = find('paste-box', HTMLElement);
    box.hidden = !box.hidden;
    controls.paste.setAttribute('aria-expanded', `${!box.hidden}`);
    if (!box.hidden) controls.html.focus();
  });
  controls.html.addEventListener(
    'input',
    whenTyped(() => openPasted(controls.html.value)),
  );
  for (const field of [controls.url, controls.rules]) {
    field.addEventListener('input', whenTyped(refresh));
  }
  controls.strictness.addEventListener('input', refresh);
  controls.net.addEventListener('change', refresh);
  find('controls', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
  listenEverywhere();
  listenTabs();
  offerReport(() => page && { html: page.html, inspection, options: options() });
  find('version', HTMLElement).textContent = version();

  /** @type {Sample[]} */
  const samples = await (await fetch('samples.json')).json();
  const own = new Option('A page of your own', '');
  own.hidden = true;
  controls.sample.replaceChildren(
    own,
    ...samples.map((sample) => new Option(sample.title, sample.case)),
  );
  const first = samples[0]?.case ?? '';
  controls.sample.value = first;
  if (turn === 0) await openSample(first);
}

start();
