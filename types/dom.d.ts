/** What browsers have and TypeScript's DOM library doesn't. */

interface Element {
  setHTML(html: string, options: { sanitizer: Sanitizer }): void;
}
