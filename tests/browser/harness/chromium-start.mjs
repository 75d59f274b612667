/** Starts Chromium for the tests, with the extension in it. */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

/** @typedef {import('./browser.mjs').Options} Options */

const ALWAYS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=en-US',
];

/**
 * @param {Options} options
 * @param {() => boolean} [isDriven] asked when a tab opens: whether it is to be driven
 */
export async function startChromium(
  { extension, headless = true, proxyPort, width, height, ...wishes },
  isDriven = () => true,
) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium',
    headless,
    pipe: true,
    enableExtensions: true,
    targetFilter: (target) => target.type() !== 'page' || isDriven(),
    ignoreDefaultArgs: ['--hide-scrollbars'],
    defaultViewport: headless ? { width, height } : null,
    args: [
      ...ALWAYS,
      `--window-size=${width},${height}`,
      ...(proxyPort
        ? [`--proxy-server=http://127.0.0.1:${proxyPort}`, '--proxy-bypass-list=<-loopback>']
        : []),
    ],
  });
  const id = await browser.installExtension(extension);
  const target = await browser.waitForTarget((candidate) => isWorker(candidate, id));
  // A click that comes before the background has started for the first time is lost.
  const worker = await target.worker();
  while (!(await worker?.evaluate(() => globalThis.chrome?.action?.onClicked.hasListeners()))) {
    await pause(20);
  }
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  if (headless) {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: mediaFeatures(wishes) });
  }
  const downloads = await mkdtemp(path.join(tmpdir(), 'unhusk-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: downloads,
  });
  return { browser, page, id, downloads };
}

/**
 * Whether this is the background of the extension.
 * @param {import('puppeteer-core').Target} target
 * @param {string} id
 */
export function isWorker(target, id) {
  return target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
}

/** @param {Pick<Options, 'dark' | 'forced' | 'still'>} wishes */
function mediaFeatures({ dark, forced, still }) {
  return [
    { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
    { name: 'forced-colors', value: forced ? 'active' : 'none' },
    { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
  ];
}
