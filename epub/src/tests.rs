//! What books hold.

use crate::{Book, Error, Heading, Kind, Picture, write};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n rest";

fn book() -> Book {
    Book {
        title: "Rain & <ruin>".to_owned(),
        language: "en".to_owned(),
        published: Some("2024-05-03T10:00:00Z".to_owned()),
        body: "<h1 id=\"heading-1\">Rain</h1><p>It rained.</p>".to_owned(),
        headings: vec![Heading {
            text: "Rain".to_owned(),
            id: "heading-1".to_owned(),
        }],
        ..Book::default()
    }
}

#[test]
fn the_same_book_is_the_same_file() {
    let files = [(); 2].map(|()| write(&book(), Vec::new(), "2025-01-01").expect("a book"));
    assert_eq!(files[0], files[1]);
    assert!(files[0].starts_with(b"PK"));
}

#[test]
fn the_day_counts_only_where_the_article_has_none() {
    let mut book = book();
    let written = |book: &Book, date| write(book, Vec::new(), date).expect("a book");
    assert_eq!(written(&book, "2025-01-01"), written(&book, "2025-01-02"));
    book.published = Some("2024".to_owned());
    assert_ne!(written(&book, "2025-01-01"), written(&book, "2025-01-02"));
}

#[test]
fn pictures_are_what_their_names_say() {
    let with = |name: &str, bytes: &[u8]| {
        let picture = Picture {
            name: name.to_owned(),
            bytes: bytes.to_owned(),
        };
        write(&book(), vec![picture], "2025-01-01")
    };
    assert!(with("pictures/1.png", PNG).is_ok());
    for (name, bytes) in [("pictures/1.jpg", PNG), ("pictures/1.png", b"<svg>")] {
        assert!(
            matches!(with(name, bytes), Err(Error::Picture(_))),
            "{name}"
        );
    }
    assert_eq!(Kind::of(b"\xff\xd8\xff\xe0"), Some(Kind::Jpeg));
    assert_eq!(Kind::of(b"GIF89a"), Some(Kind::Gif));
    assert_eq!(Kind::of(b""), None);
}
