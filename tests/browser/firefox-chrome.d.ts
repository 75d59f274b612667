/**
 * Names that scripts have in Firefox's own window ("chrome" context), where the harness clicks the
 * toolbar button. Firefox publishes no types for them.
 */

declare const CustomizableUI: any;
declare const Cc: any;
declare const ChromeUtils: any;
declare const Ci: any;
declare const Services: any;
declare const WebExtensionPolicy: any;
declare const gBrowser: any;
