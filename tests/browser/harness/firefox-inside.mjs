/**
 * What is asked of Firefox itself: these run in its own window, by their source, and see nothing of this file.
 */

/** What is on the clipboard. */
export function readClipboard() {
  /** @param {string} type */
  const read = (type) => {
    const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(
      Ci.nsITransferable,
    );
    transferable.init(null);
    transferable.addDataFlavor(type);
    Services.clipboard.getData(transferable, Ci.nsIClipboard.kGlobalClipboard);
    const data = /** @type {{value?: any}} */ ({});
    try {
      transferable.getTransferData(type, data);
      return data.value.QueryInterface(Ci.nsISupportsString).data;
    } catch {
      return '';
    }
  };
  return { html: read('text/html'), plain: read('text/plain') };
}

/** Bytes that pages and backgrounds of extensions hold. @returns {Promise<number>} */
export async function memoryOfExtensions() {
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(
    Ci.nsIMemoryReporterManager,
  );
  await new Promise((resolve) => manager.minimizeMemoryUsage(() => resolve(undefined)));
  // The process as a whole also holds what Firefox itself notes down about pages.
  let bytes = 0;
  await new Promise((resolve) => {
    /** @type {(process: string, path: string, kind: number, units: number, amount: number) => void} */
    const add = (_process, path, _kind, units, amount) => {
      const isOwn = /^explicit\/window-objects\/top\(moz-extension:/.test(path);
      if (isOwn && units === Ci.nsIMemoryReporter.UNITS_BYTES) bytes += amount;
    };
    manager.getReports(add, null, () => resolve(undefined), null, false);
  });
  return bytes;
}

/**
 * Chooses an entry of the menu of an extension's toolbar button.
 * @param {string} id the extension's
 * @param {string} label
 */
export async function chooseFromButton(id, label) {
  const { extension } = WebExtensionPolicy.getByID(id);
  const { widget } = extension.apiManager.global.browserActionFor(extension);
  CustomizableUI.addWidgetToArea(widget.id, CustomizableUI.AREA_NAVBAR);
  const { node } = widget.forWindow(window);
  const menu = /** @type {any} */ (document.getElementById('toolbar-context-menu'));
  const shown = new Promise((resolve) =>
    menu.addEventListener('popupshown', resolve, { once: true }),
  );
  const button = node.querySelector('.unified-extensions-item-action-button');
  // What the menu holds depends on where the event comes from.
  button.addEventListener(
    'contextmenu',
    (/** @type {Event} */ event) => menu.openPopupAtScreen(0, 0, true, event),
    { once: true },
  );
  button.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }));
  await shown;
  const item = [...menu.querySelectorAll('menuitem')].find((one) => one.label === label);
  if (!item) throw new Error(`the button's menu has no “${label}”`);
  menu.activateItem(item);
}

/**
 * Chooses an entry of the page's context menu, which is open or about to be.
 * @param {string} wanted
 */
export async function chooseFromPage(wanted) {
  const menu = /** @type {any} */ (document.getElementById('contentAreaContextMenu'));
  if (menu.state !== 'open') {
    await new Promise((resolve) => menu.addEventListener('popupshown', resolve, { once: true }));
  }
  const item = [...menu.querySelectorAll('menuitem')].find((one) => one.label === wanted);
  // Entries of one extension stand in a menu of their own.
  const outer = item.parentNode;
  if (outer !== menu) {
    const shown = new Promise((resolve) =>
      outer.addEventListener('popupshown', resolve, { once: true }),
    );
    outer.parentNode.openMenu(true);
    await shown;
  }
  outer.activateItem(item);
}
