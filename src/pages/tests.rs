use super::declutter_pages;
use crate::limits;
use crate::render::{clip_markdown, reader_fragment};
use crate::{Article, Error, Options, Snapshot};

const TEASER: &str = "<p>What happened on the night when the river came, told by those who were there and saw it.</p>";

fn page(number: u32, content: &str) -> String {
    format!(
        "<html><head><title>The flood</title></head><body><article><h1>The flood</h1>{TEASER}{content}</article>\
         <p><a href=\"/flood?page={}\">Next page</a></p></body></html>",
        number + 1
    )
}

fn paragraph(page: u32) -> String {
    format!(
        "<p>On evening {page} the water stood at the third mark of the bridge, and the miller counted the posts that were left, \
         while the whole of village number {page} looked on and said nothing.</p>"
    )
}

fn read(pages: &[(&str, String)]) -> Result<Article, Error> {
    let snapshots: Vec<Snapshot<'_>> = pages
        .iter()
        .map(|(url, html)| Snapshot::new(html.as_bytes(), url))
        .collect();
    declutter_pages(&snapshots, Options::default())
}

#[test]
fn pages_are_joined_without_what_they_repeat() {
    let pages: Vec<(&str, String)> = [
        "https://news.example/flood",
        "https://news.example/flood?page=2",
        "https://news.example/flood?page=3",
    ]
    .into_iter()
    .zip(1..)
    .map(|(url, number)| (url, page(number, &paragraph(number))))
    .collect();
    let article = read(&pages).expect("an article");
    let markdown = clip_markdown(&article);
    assert_eq!(markdown.matches("The flood").count(), 1, "{markdown}");
    assert_eq!(markdown.matches("What happened").count(), 1, "{markdown}");
    for number in 1..4 {
        assert_eq!(
            markdown.matches(&format!("On evening {number} ")).count(),
            1,
            "{markdown}"
        );
    }
    assert_eq!(article.turns.len(), 2);
    assert_eq!(
        article.next.as_deref(),
        Some("https://news.example/flood?page=4")
    );
    let reader = reader_fragment(&article);
    assert!(
        reader.contains(">Page 2</p>") && reader.contains(">Page 3</p>"),
        "{reader}"
    );
    assert!(!reader.contains("<hr>"), "{reader}");
    let one = read(&pages[..1]).expect("an article");
    assert!(article.words > 2 * one.words);
}

#[test]
fn a_page_with_nothing_new_is_left_out() {
    let first = ("https://news.example/flood", page(1, &paragraph(1)));
    for second in [
        page(1, &paragraph(1)),
        "<html><body><p>Not found</p></body></html>".to_owned(),
    ] {
        let article = read(&[first.clone(), ("https://news.example/flood?page=2", second)])
            .expect("an article");
        assert!(article.turns.is_empty());
        assert_eq!(article.next, None);
    }
    assert!(matches!(read(&[]), Err(Error::NothingToRead)));
}

#[test]
fn places_of_each_page_have_names_of_their_own() {
    let note = |number: u32| {
        format!(
            "{}<p>In the register{number} of this parish <a href=\"#note\">{number}</a> more is told of it by another hand.</p>\
             <p id=\"note\">Register {number} lies in the vestry of the church and can be seen by all.</p>",
            paragraph(number)
        )
    };
    let pages = [
        ("https://news.example/flood", page(1, &note(1))),
        ("https://news.example/flood?page=2", page(2, &note(2))),
    ];
    let reader = reader_fragment(&read(&pages).expect("an article"));
    for name in ["unhusk-note", "unhusk-2-note"] {
        assert_eq!(
            reader.matches(&format!("id=\"{name}\"")).count(),
            1,
            "{reader}"
        );
        assert_eq!(
            reader.matches(&format!("href=\"#{name}\"")).count(),
            1,
            "{reader}"
        );
    }
}

#[test]
fn pages_beyond_what_one_text_may_have_are_left_out_and_can_be_gone_to() {
    let url = |number: u32| format!("https://news.example/flood?page={number}");
    let urls: Vec<String> = (1..=4).map(url).collect();
    let long = format!(
        "{}<!--{}-->",
        paragraph(2),
        "x".repeat(limits::PAGES_BYTES / 2)
    );
    let full = format!(
        "{}{}",
        paragraph(3),
        "<!---->".repeat(limits::PAGES_TAGS / 2)
    );
    for (middle, kept) in [(long, 2), (full, 2), (paragraph(2), 4)] {
        let pages: Vec<(&str, String)> = urls
            .iter()
            .zip(1..)
            .map(|(url, number)| {
                let unusual = (number == 2 || number == 3) && kept < 4;
                let content = paragraph(number) + if unusual { &middle } else { "" };
                (url.as_str(), page(number, &content))
            })
            .collect();
        let article = read(&pages).expect("an article");
        assert_eq!(article.turns.len() + 1, kept);
        let next = u32::try_from(kept).expect("a small number") + 1;
        assert_eq!(article.next, Some(url(next)));
    }
    // One page alone is held to its own limits only.
    let alone = format!(
        "{}{}",
        paragraph(1),
        "<!---->".repeat(limits::PAGES_TAGS + 1)
    );
    assert!(read(&[(&urls[0], page(1, &alone))]).is_ok());
}
