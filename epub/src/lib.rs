//! Writes an article into an EPUB 3 file.
//!
//! A crate, and a WebAssembly module, of its own: it is loaded when somebody saves a book, and the
//! engine stays as small as it is.

mod page;
mod picture;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use picture::Kind;

use rbook::ebook::spine::PageDirection;
use rbook::epub::metadata::DetachedEpubMetaEntry;
use rbook::epub::{Epub, EpubChapter};
use serde::Deserialize;

/// The file of the chapter.
const CHAPTER: &str = "article.xhtml";

/// The file of its style sheet.
const STYLE_FILE: &str = "style.css";

const STYLE: &str = include_str!("style.css");

/// How a formula in the chapter starts; chapters with formulas have to say so.
const FORMULA: &str = "<math ";

/// What the identifier of an article without an address starts with.
const NAME_SPACE: &str = "urn:unhusk:";

/// Name of the program in the file.
const GENERATOR: &str = "Unhusk";

/// An article, as the engine prepares it for a book.
///
/// ```
/// let book = unhusk_epub::Book {
///     title: "Rain".to_owned(),
///     language: "en".to_owned(),
///     body: "<h1 id=\"heading-1\">Rain</h1><p>It rained.</p>".to_owned(),
///     ..unhusk_epub::Book::default()
/// };
/// let file = unhusk_epub::write(&book, Vec::new(), "2026-11-02")?;
/// assert!(file.starts_with(b"PK"));
/// # Ok::<(), unhusk_epub::Error>(())
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Book {
    /// Headline.
    pub title: String,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// Name of the site.
    pub publisher: Option<String>,
    /// BCP 47 language tag.
    pub language: String,
    /// Base direction of the text: `ltr` or `rtl`.
    pub dir: Option<String>,
    /// ISO 8601 date or date-time of publication.
    pub published: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// What stands in the chapter's `body`: well-formed XHTML.
    pub body: String,
    /// The headings in it.
    pub headings: Vec<Heading>,
}

/// A heading of the article.
///
/// ```
/// use unhusk_epub::{Book, Heading, write};
///
/// let heading = Heading { text: "The river".to_owned(), id: "heading-2".to_owned() };
/// let book = Book {
///     title: "Rain".to_owned(),
///     language: "en".to_owned(),
///     body: "<h2 id=\"heading-2\">The river</h2><p>It rose.</p>".to_owned(),
///     headings: vec![heading], // the book's table of contents
///     ..Book::default()
/// };
/// assert!(write(&book, Vec::new(), "2026-11-02").is_ok());
/// ```
#[derive(Debug, Clone, Deserialize)]
pub struct Heading {
    /// What it says.
    pub text: String,
    /// The `id` of its element.
    pub id: String,
}

/// A picture that goes into the book.
///
/// ```
/// use unhusk_epub::{Book, Picture, write};
///
/// # let bytes = b"\x89PNG\r\n\x1a\n and so on".to_vec();
/// let picture = Picture { name: "pictures/1.png".to_owned(), bytes };
/// let book = Book {
///     title: "Rain".to_owned(),
///     language: "en".to_owned(),
///     body: "<p><img src=\"pictures/1.png\" alt=\"The bridge\"/></p>".to_owned(),
///     ..Book::default()
/// };
/// assert!(write(&book, vec![picture], "2026-11-02").is_ok());
/// ```
#[derive(Debug, Clone, Deserialize)]
pub struct Picture {
    /// The name by which the body refers to it, such as `pictures/1.jpg`.
    pub name: String,
    /// Its bytes: PNG, JPEG or GIF.
    pub bytes: Vec<u8>,
}

/// Why a book can't be written.
///
/// ```
/// use unhusk_epub::{Book, Picture, write};
///
/// let picture = Picture { name: "pictures/1.svg".to_owned(), bytes: b"<svg>".to_vec() };
/// let error = write(&Book::default(), vec![picture], "2026-11-02").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "pictures/1.svg is not a PNG, JPEG or GIF picture: leave it out"
/// );
/// ```
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A picture is of a kind that not every reader of books can show.
    #[error("{0} is not a PNG, JPEG or GIF picture: leave it out")]
    Picture(String),
    /// The file can't be put together.
    #[error("the book can't be written: {0}")]
    Write(#[from] rbook::ebook::errors::EbookError),
}

/// Writes a book. The same book and date give the same bytes.
///
/// `date` is the day (`2024-05-03`) on which the book is made; it is used where the article has no full date.
///
/// ```
/// use unhusk_epub::{Book, write};
///
/// let book = Book { title: "Rain".to_owned(), language: "en".to_owned(), ..Book::default() };
/// let [once, again] = [(); 2].map(|()| write(&book, Vec::new(), "2026-11-02"));
/// assert_eq!(once?, again?);
/// # Ok::<(), unhusk_epub::Error>(())
/// ```
///
/// # Errors
/// [`Error::Picture`] for a picture of another kind than those of [`Kind`].
pub fn write(book: &Book, pictures: Vec<Picture>, date: &str) -> Result<Vec<u8>, Error> {
    let published = book.published.as_deref().and_then(day);
    let modified = format!(
        "{}T00:00:00Z",
        published.or(day(date)).unwrap_or("1970-01-01")
    );
    let identifier = match &book.url {
        Some(url) => url.clone(),
        None => format!("{NAME_SPACE}{}", page::hash(&[&book.title, &book.body])),
    };
    let title = page::legal(&book.title);
    let authors = book.authors.iter().map(|name| page::legal(name));
    let mut editor = Epub::builder()
        .identifier(identifier)
        .title(title.as_str())
        .language(book.language.as_str())
        .author(authors.collect::<Vec<_>>())
        .generator(GENERATOR.to_owned())
        .modified_date(modified.as_str())
        .toc_title(title.as_str())
        .resource((STYLE_FILE, STYLE.as_bytes().to_vec()));
    if let Some(published) = published {
        editor = editor.published_date(published);
    }
    if let Some(publisher) = &book.publisher {
        editor = editor.publisher(page::legal(publisher));
    }
    if let Some(url) = &book.url {
        editor = editor.meta(DetachedEpubMetaEntry::dublin_core("dc:source").value(url.as_str()));
    }
    if book.dir.as_deref() == Some("rtl") {
        editor = editor.page_direction(PageDirection::RightToLeft);
    }
    for picture in pictures {
        if Kind::of(&picture.bytes).is_none_or(|kind| !picture.name.ends_with(kind.extension())) {
            return Err(Error::Picture(picture.name));
        }
        editor = editor.resource((picture.name, picture.bytes));
    }
    let headings = book.headings.iter().map(|heading| {
        EpubChapter::new(page::legal(heading.text.trim())).href(format!("{CHAPTER}#{}", heading.id))
    });
    let chapter = EpubChapter::new(title)
        .href(CHAPTER)
        .xhtml(page::chapter(book, STYLE_FILE).into_bytes())
        .children(headings.collect::<Vec<_>>());
    let mut epub = editor.chapter(chapter).build();
    if book.body.contains(FORMULA)
        && let Some(mut entry) = epub.manifest_mut().by_spine_index_mut(0)
    {
        entry.properties_mut().insert("mathml");
    }
    Ok(epub.write().to_vec()?)
}

/// The day of an ISO 8601 date or date-time that has one.
fn day(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then_some(day)
}
