/** A page without its husk. Text values are plain text from the page. */
export interface Reading {
  /** What kind of page it is: article, forum, product, collection, listing, documentation or service. */
  kind: string;
  title: string | null;
  /** Names of the authors, separated by ", ". */
  byline: string | null;
  /** ISO 8601 date or date-time. */
  published: string | null;
  modified: string | null;
  site: string | null;
  /** BCP 47 language tag. */
  lang: string | null;
  dir: 'ltr' | 'rtl' | null;
  url: string | null;
  image: string | null;
  /** Address of the page on which the text goes on, where a site has cut it into pages. */
  next: string | null;
  excerpt: string | null;
  words: number;
  /** Reading time. */
  minutes: number;
  /** The clean article, a fragment of allowed elements. */
  html: string;
  /** The reader's whole content, a fragment. */
  reader: string;
  /** The clean copy as plain text: Markdown. */
  markdown: string;
  /** The article's visible text, one block a line. */
  text: string;
  removed: { kind: string; reason: string; text: string }[];
  /** The posts of a discussion: who wrote each, and when, as the page says it. */
  posts: { author: string | null; time: string | null }[];
  /** What was removed, in words. */
  summary: string;
  /** Whether the page is this one article, and no front page, list or search. */
  single: boolean;
  /** What is known about the page, to be given along with parts of the article. */
  metadata: Metadata;
  /** Pages of the text that are in it: the first, and those later ones that had something new. */
  pages: number;
}

/** What is known about a page besides its content. */
export interface Metadata {
  title: string | null;
  byline: string | null;
  published: string | null;
  modified: string | null;
  site: string | null;
  lang: string | null;
  dir: string | null;
  url: string | null;
  description: string | null;
  image: string | null;
}

/** How an article is copied. */
export interface CopyOptions {
  /** Formatted text (with Markdown for places that take none), Markdown, plain text or HTML source. */
  format: 'rich' | 'markdown' | 'text' | 'html';
  /** Whether title, authors and date come first. */
  title: boolean;
  /** Whether the article's address comes last. */
  source: boolean;
  /** Whether pictures and their captions are in it. */
  images: boolean;
}

/** A copy for the clipboard. */
export interface Copied {
  /** For `text/html`, where the copy is formatted text. */
  html: string | null;
  /** For `text/plain`. */
  plain: string;
  /** Words of the article that are in it. */
  words: number;
}

/** Addresses of an article's pictures → where they are to be found instead. */
export type Sources = Record<string, string>;

/** A file of text. */
export interface TextFile {
  /** Its name, which any system takes. */
  name: string;
  /** Its MIME type. */
  type: string;
  text: string;
}

/** What the writer of EPUB files takes. */
export interface Book {
  /** Name of the file. */
  name: string;
  title: string;
  authors: string[];
  publisher: string | null;
  language: string;
  dir: string | null;
  published: string | null;
  url: string | null;
  /** What stands in the chapter's `body`, as XHTML. */
  body: string;
  headings: { text: string; id: string }[];
}

/** A page's DOM; see `Snapshot` in `snapshot.rs`. Numbers of elements are ascending. */
export interface PageSnapshot {
  html: string;
  url: string;
  hidden: number[];
  /** Elements that the user has brought back. */
  kept: number[];
  /** Elements that the user has removed. */
  dropped: number[];
}

/** A part of a page, kept or not. */
export interface Part {
  kept: boolean;
  /** The kind of a removal, or `text` or `picture`. */
  kind: string;
  /** Why it is not in the article; empty for what is. */
  reason: string;
  /** All of its text where it is in the article, else its first words. */
  text: string;
  words: number;
  /** Numbers of the elements whose own words and pictures it is made of. */
  elements: number[];
  /** Whether the user has brought it back or removed it by hand. */
  chosen: boolean;
}

/** What `Element.setHTML()` is to let through. */
export interface SanitizerConfig {
  elements: { name: string; attributes: string[] }[];
  attributes: string[];
  comments: boolean;
  dataAttributes: boolean;
}

/** What is surely clutter on a live page. */
export interface TidyRecord {
  /** Elements to hide, by their number in the snapshot, in document order, none inside another. */
  hidden: { element: number; kind: string; text: string }[];
  /** Whether something lay over the page, so that it is to scroll again. */
  unlocks: boolean;
  /** Words of the article's prose, to be given along with later parts of the page. */
  prose: number;
}

/** What a list of the user's rules holds. */
export interface RulesReport {
  /** Number of rules. */
  rules: number;
  /** Lines that are none; `line` and `column` count from 1. */
  problems: { line: number; column: number; code: string; part: string; message: string }[];
}
