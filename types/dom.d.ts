/** What browsers have and TypeScript's DOM library doesn't. */

interface SanitizerElement {
  name: string;
  namespace?: string | null;
  attributes?: (string | { name: string; namespace?: string | null })[];
}

/** The allow-list form of https://wicg.github.io/sanitizer-api/#dictdef-sanitizerconfig. */
interface SanitizerConfig {
  elements: SanitizerElement[];
  attributes: string[];
  comments: boolean;
  dataAttributes: boolean;
}

interface Element {
  setHTML(html: string, options: { sanitizer: SanitizerConfig }): void;
}
