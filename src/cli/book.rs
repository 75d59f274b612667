//! From an article to an EPUB file.

use unhusk_epub::{Book, Error, Heading};

use crate::article::Article;
use crate::render::{self, Sources, Words};

/// The day that stands in a book whose article has none: the same page gives the same bytes.
const NO_DAY: &str = "1970-01-01";

/// The article as a book without pictures.
pub(super) fn write(article: &Article) -> Result<Vec<u8>, Error> {
    let book = render::book(article, &Sources::new(), &Words::english(article));
    let headings = book.headings.into_iter().map(|heading| Heading {
        text: heading.text,
        id: heading.id,
    });
    let book = Book {
        title: book.title,
        authors: book.authors,
        publisher: book.publisher,
        language: book.language,
        dir: book.dir,
        published: book.published,
        url: book.url,
        body: book.body,
        headings: headings.collect(),
    };
    unhusk_epub::write(&book, Vec::new(), NO_DAY)
}
