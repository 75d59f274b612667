/** Firefox's own window, where its tests have all rights: what no page and no driver can do. */

import firefox from 'selenium-webdriver/firefox.js';

export class FirefoxWindow {
  #driver;
  /** What is being run: the driver is either in the window or in the page, for all that is asked of it. */
  #running = Promise.resolve();

  /** @param {firefox.Driver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /**
   * Runs statements, which may set `answer.value`, with all rights in the process of a page.
   * @param {string} browser expression for the element that shows the page
   * @param {string} statements
   * @returns {Promise<{value?: any, error?: string}>}
   */
  async inContent(browser, statements) {
    const script = `{
      const answer = {};
      try { ${statements} } catch (error) { answer.error = String(error); }
      sendAsyncMessage('unhusk-test', answer);
    }`;
    return this.run(
      `(source) => new Promise((resolve) => {
        const { messageManager } = ${browser} ?? {};
        if (!messageManager) return resolve({});
        messageManager.addMessageListener('unhusk-test', function listener({ data }) {
          messageManager.removeMessageListener('unhusk-test', listener);
          resolve(data);
        });
        messageManager.loadFrameScript(source, false);
      })`,
      `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
    );
  }

  /**
   * Runs a function in the browser's own window, with all its rights, after those before it.
   * @param {((...args: any[]) => any) | string} work the function or its source
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  run(work, ...args) {
    const answer = this.#running.then(() => this.#runNow(work, args));
    this.#running = answer.catch(() => {});
    return answer;
  }

  /**
   * @param {((...args: any[]) => any) | string} work
   * @param {unknown[]} args
   * @returns {Promise<any>}
   */
  async #runNow(work, args) {
    await this.#driver.setContext(firefox.Context.CHROME);
    try {
      /** @type {any} */
      const answer = await this.#driver.executeAsyncScript(
        `const done = arguments[arguments.length - 1];
         (async () => (${work})(...Array.prototype.slice.call(arguments, 0, -1)))()
           .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        ...args,
      );
      if (answer.error) throw new Error(answer.error);
      return answer.value;
    } finally {
      await this.#driver.setContext(firefox.Context.CONTENT);
    }
  }
}
