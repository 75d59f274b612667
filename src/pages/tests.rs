use super::declutter_pages;
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
