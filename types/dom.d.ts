/** What browsers have and TypeScript's DOM library doesn't. */

interface Document {
  /** Whether the browser has it ready ahead of the user's visit. */
  readonly prerendering?: boolean;
}

interface Element {
  setHTML(html: string, options: { sanitizer: Sanitizer }): void;
}
