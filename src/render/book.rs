//! The article as the one chapter of a book: what the writer of EPUB files is given.

use serde::Serialize;

use super::copy::{self, source};
use super::file::file_name;
use super::pictures::{Sources, with_links};
use super::words::{Words, day};
use super::xhtml::{address, escaped, is_language, xhtml};
use crate::article::Article;

/// An article ready to be put into an EPUB file.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let words = unhusk::render::Words::english(&article);
/// let book = unhusk::render::book(&article, &unhusk::render::Sources::default(), &words);
/// assert_eq!(book.name, "Rain.epub");
/// assert_eq!(book.language, "und");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Book {
    /// Name of the file.
    pub name: String,
    /// Headline; never empty.
    pub title: String,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// Name of the site.
    pub publisher: Option<String>,
    /// BCP 47 language tag, `und` where it is not known.
    pub language: String,
    /// Base direction of the text: `ltr` or `rtl`.
    pub dir: Option<String>,
    /// ISO 8601 date or date-time of publication.
    pub published: Option<String>,
    /// Address of the article, if it has one on the web.
    pub url: Option<String>,
    /// Title, details, article and source: what stands in the chapter's `body`, as XHTML.
    pub body: String,
    /// The headings inside it.
    pub headings: Vec<Heading>,
}

/// A heading of the article.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge.</p><h2>The bridge</h2><p>People gather there to watch it, as in every wet spring.</p></body>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(html, ""), None)?;
/// let words = unhusk::render::Words::english(&article);
/// let book = unhusk::render::book(&article, &unhusk::render::Sources::default(), &words);
/// let heading = book.headings.last().unwrap();
/// assert_eq!(heading.text, "The bridge");
/// assert!(book.body.contains(&format!("id=\"{}\"", heading.id)));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Heading {
    /// What it says.
    pub text: String,
    /// The `id` of its element.
    pub id: String,
}

/// The language tag of texts in no known language.
const UNKNOWN_LANGUAGE: &str = "und";

/// The article as a book. Its pictures are those for which `pictures` has a place in the book; the others become
/// links. What it says around the article is in `words`.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let words = unhusk::render::Words::english(&article);
/// let book = unhusk::render::book(&article, &unhusk::render::Sources::default(), &words);
/// assert_eq!(book.title, "Rain");
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn book(article: &Article, pictures: &Sources, words: &Words) -> Book {
    let metadata = &article.metadata;
    let mut pieces = copy::head(article, words);
    pieces.extend(with_links(&article.content, pictures, &words.picture));
    let (mut body, headings) = xhtml(&pieces);
    let url = source(article).map(str::to_owned);
    if let Some(url) = &url {
        let (label, address, text) = (escaped(&words.source), escaped(&address(url)), escaped(url));
        body.push_str(&format!("<p>{label} <a href=\"{address}\">{text}</a></p>"));
    }
    let language = metadata.lang.as_deref().filter(|lang| is_language(lang));
    Book {
        name: file_name(metadata, "epub"),
        title: metadata
            .title
            .clone()
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| words.article.clone()),
        authors: metadata
            .byline
            .iter()
            .flat_map(|byline| byline.split(", "))
            .filter(|name| !name.trim().is_empty())
            .map(str::to_owned)
            .collect(),
        publisher: metadata.site.clone(),
        language: language.unwrap_or(UNKNOWN_LANGUAGE).to_owned(),
        dir: metadata
            .dir
            .clone()
            .filter(|dir| matches!(dir.as_str(), "ltr" | "rtl")),
        published: day(metadata).map(str::to_owned),
        url,
        body,
        headings,
    }
}
