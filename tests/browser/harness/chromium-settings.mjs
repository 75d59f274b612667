/** What people do on Chromium's own page about extensions. */

/** @typedef {import('puppeteer-core').Browser} Browser */

/**
 * @param {Browser} browser
 * @param {string} id the extension's
 * @param {() => Promise<void>} comeBack shows the tab that was shown before
 */
export function settingsOf(browser, id, comeBack) {
  return {
    /** Gives access to sites. @param {string[]} origins */
    allow: (origins) =>
      run(async (extensionId, wanted) => {
        const { developerPrivate } = /** @type {any} */ (chrome);
        await developerPrivate.updateExtensionConfiguration({
          extensionId,
          hostAccess: 'ON_SPECIFIC_SITES',
        });
        for (const origin of wanted) await developerPrivate.addHostPermission(extensionId, origin);
      }, origins),
    /** Takes access to a site away. @param {string} origin */
    forbid: (origin) =>
      run(
        (extensionId, taken) =>
          /** @type {any} */ (chrome).developerPrivate.removeHostPermission(extensionId, taken),
        origin,
      ),
    /** Puts the extension in the place of itself. */
    reload: () =>
      run(async (extensionId) => {
        const { developerPrivate } = /** @type {any} */ (chrome);
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await developerPrivate.reload(extensionId);
      }, null),
  };

  /**
   * @param {(id: string, argument: any) => void | Promise<void>} work done in that page
   * @param {unknown} argument
   */
  async function run(work, argument) {
    const page = await browser.newPage();
    try {
      await page.goto('chrome://extensions/');
      await page.evaluate(work, id, argument);
    } finally {
      await page.close();
      await comeBack();
    }
  }
}
