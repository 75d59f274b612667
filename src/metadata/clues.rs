//! Raw material for metadata, as pass 1 finds it in the page.

use super::json_ld::{self, Subject};
use super::meta_tags;

/// Everything on the page that may speak about its title, authors, dates and the like, in document
/// order, decoded and with white space collapsed, but otherwise as the page has it.
///
/// The rules by which pass 1 finds clues in the body are in [`collect`](super::collect).
///
/// Positions are byte offsets in the snapshot, so that clues near the headline can be told from
/// clues in a sidebar.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// let snapshot = unhusk::Snapshot::new(html, "https://example.com/rain");
/// let clues = unhusk::measure::measure(&snapshot, 1024)?.clues;
/// assert_eq!(clues.title, None);
/// assert!(clues.headings[0].value.contains("Rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Clues {
    /// `lang` of the root element (or of `body`).
    pub lang: Option<String>,
    /// `dir` of the root element or of `body`, lower case.
    pub dir: Option<String>,
    /// `href` of the first `<base>`.
    pub base: Option<String>,
    /// Text of `<title>`.
    pub title: Option<String>,
    /// `<meta>` elements: key (`name`, `property`, `itemprop` or `http-equiv`, lower case) and content.
    pub metas: Vec<(String, String)>,
    /// `<link>` elements: `rel` in lower case and `href`.
    pub links: Vec<(String, String)>,
    /// Text of each `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
    /// Microdata properties in the body: `itemprop` in lower case and the property's value. A property
    /// inside another property's `itemscope` bears both names: `author.name`.
    pub microdata: Vec<Clue>,
    /// `h1` and `h2` headings, and each `h3` whose class says that it is a headline; the name is the
    /// element's.
    pub headings: Vec<Clue>,
    /// Each `h1` that is nothing but a link to what may be the site's front page: the value is the link's
    /// `href`, the position that of the heading.
    pub home_links: Vec<Clue>,
    /// `<time>` elements and elements whose class names a date; the value is `datetime` where there
    /// is one, otherwise the text. The name is `published`, `modified`, or `` (not known which). Also
    /// short runs of text that hold a date, by the name of `text`.
    pub times: Vec<Clue>,
    /// Like `times`, in areas that may belong to the page or not ([`Area::Apart`](super::collect::Area)).
    pub times_apart: Vec<Clue>,
    /// Visible bylines. The name says how the element was known: `rel` (`rel=author`), `class`
    /// (byline or author in a class name) or `text` (a short text that starts with "By …"), or `apart` (any of
    /// them in an area that may belong to the page or not). The
    /// value has a line feed where a block ends, a blank where a `span`, `a` or `time` does.
    pub bylines: Vec<Clue>,
}

/// One clue in the body of the page.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days.</p></body>";
/// let clues = unhusk::measure::measure(&unhusk::Snapshot::new(html, ""), 1024)?.clues;
/// let heading = &clues.headings[0];
/// assert_eq!((heading.name.as_str(), heading.value.as_str()), ("h1", "Rain"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clue {
    /// What kind of clue it is; see the field that holds it.
    pub name: String,
    /// Its text.
    pub value: String,
    /// Byte offset in the snapshot.
    pub at: usize,
}

impl Clues {
    /// What the page's JSON-LD says that the page is about.
    #[must_use]
    pub(crate) fn subject(&self) -> Subject {
        json_ld::subject(&self.json_ld)
    }

    /// The first value that a `<meta>` element gives for a key.
    #[must_use]
    pub(crate) fn meta<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        meta_tags::values(self, key).next()
    }
}
