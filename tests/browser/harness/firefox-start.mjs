/** Starts Firefox for the tests: asks nobody for anything, goes nowhere but to the test server. */

import { Builder } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';

/** @typedef {import('./browser.mjs').Options} Options */

/** Above all, these keep Firefox from asking anybody for anything. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'intl.accept_languages': 'en-US',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Prompts can be answered at once.
  'security.notification_enable_delay': 0,
  'services.settings.server': 'data:,',
  // Screenshots leave a gap where other scroll bars would be.
  'ui.useOverlayScrollbars': 1,
};

/**
 * @param {Pick<Options, 'headless' | 'proxyPort' | 'dark' | 'forced' | 'still'> & {downloads: string}} options
 * @returns {Promise<firefox.Driver>}
 */
export async function startFirefox({ headless, proxyPort, dark, forced, still, downloads }) {
  const options = new firefox.Options();
  if (process.env.FIREFOX_BIN) options.setBinary(process.env.FIREFOX_BIN);
  if (headless) options.addArguments('--headless');
  for (const [name, value] of Object.entries(PREFERENCES)) options.setPreference(name, value);
  options.setPreference('browser.download.folderList', 2);
  options.setPreference('browser.download.dir', downloads);
  options.setPreference('browser.download.alwaysOpenPanel', false);
  options.setPreference('ui.systemUsesDarkTheme', dark ? 1 : 0);
  options.setPreference('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
  // 2: always the user's colours, as in the high contrast of Windows.
  if (forced) options.setPreference('browser.display.document_color_use', 2);
  options.setPreference('ui.prefersReducedMotion', still ? 1 : 0);
  if (proxyPort) {
    options.setPreference('network.proxy.type', 1);
    options.setPreference('network.proxy.allow_hijacking_localhost', true);
    options.setPreference('network.proxy.no_proxies_on', '');
    for (const scheme of ['http', 'ssl']) {
      options.setPreference(`network.proxy.${scheme}`, '127.0.0.1');
      options.setPreference(`network.proxy.${scheme}_port`, proxyPort);
    }
  }
  const service = new firefox.ServiceBuilder('geckodriver').addArguments('--allow-system-access');
  return /** @type {firefox.Driver} */ (
    await new Builder()
      .forBrowser('firefox')
      .setFirefoxOptions(options)
      .setFirefoxService(service)
      .build()
  );
}
