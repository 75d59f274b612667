//! Books of the test cases, as the EPUB standard's own validator sees them.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use unhusk::render::{self, Sources, Words};
use unhusk::{Article, Metadata, Piece};
use unhusk::{Snapshot, cli, declutter};
use unhusk_epub::{Book, Picture};

/// Where Debian's package `epubcheck` puts it; `EPUBCHECK_JAR` names another place.
const EPUBCHECK: &str = "/usr/share/java/epubcheck.jar";

/// A picture of one pixel.
const PIXEL: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// The address of that picture on a page.
const PICTURE: &str = "https://valley.example/a.gif";

/// Every article of the test cases as one, with a metadata that is hard to put into XML.
fn everything() -> Article {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut content = Vec::new();
    for case in fs::read_dir(cases).expect("the cases") {
        let page = case.expect("a case").path().join("page.html");
        let dom = cli::serialised_dom(&fs::read(page).expect("a page")).expect("a DOM");
        let snapshot = Snapshot::new(dom.as_bytes(), "https://news.example/story");
        content.extend(declutter(&snapshot).map_or(Vec::new(), |article| article.content));
    }
    assert!(content.len() > 2_000);
    Article {
        metadata: Metadata {
            title: Some("Rain & <snow> \"again\" \u{1}".to_owned()),
            byline: Some("Ann Lee, Bo <Ek>".to_owned()),
            published: Some("2024-05-03T10:00:00+02:00".to_owned()),
            site: Some("The Valley & co".to_owned()),
            lang: Some("ar-EG".to_owned()),
            dir: Some("rtl".to_owned()),
            url: Some("https://valley.example/rain?a=1&b=[2]|3".to_owned()),
            ..Metadata::default()
        },
        content,
        ..Article::default()
    }
}

/// Markup that validators of books object to, and a picture.
fn odd() -> Article {
    let markup = format!(
        "<html lang=\"x_y\"><body><h1>a</h1><h3>b</h3><dl><dd>only</dd></dl><dl><dt>only</dt></dl>\
         <ul><li value=\"3\">c<ul><li><p>d</p></li></ul></li></ul><p lang=\"not_one\">e</p>\
         <ol reversed start=\"4\"><li value=\"7\">f</li></ol><table><caption>g</caption><tr><td></td></tr>\
         <tr><th colspan=\"3\" rowspan=\"2\">h</th></tr></table><p>i <time datetime=\"soon\">j</time>\
         <ruby>k<rp>(</rp><rt>l</rt><rp>)</rp></ruby> <a href=\"mailto:a b@c.d?subject=x y\">m</a>\
         <a href=\"http://a.b:8080/ä|{{}}^`?q=[1]#x#y%\">n</a> <a href=\"tel:+1 (2)\">o</a></p>\
         <figure><img src=\"{PICTURE}\" alt=\"\"><figcaption>p</figcaption></figure>\
         <p><img src=\"{PICTURE}\" width=\"300\" height=\"400\"><img src=\"https://a.b/c.png\" alt=\"q\"></p>\
         <blockquote>r</blockquote><pre>\n  s\n</pre></body></html>"
    );
    let snapshot = Snapshot::new(markup.as_bytes(), "");
    unhusk::passage(&snapshot, None).expect("an article")
}

fn book(article: &Article, pictures: &Sources) -> Book {
    let book = serde_json::to_value(render::book(article, pictures, &Words::english(article)))
        .expect("JSON");
    serde_json::from_value(book).expect("a book")
}

/// What the validator says of a file.
#[track_caller]
fn check(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    let jar = std::env::var_os("EPUBCHECK_JAR").map_or(PathBuf::from(EPUBCHECK), PathBuf::from);
    assert!(
        jar.exists(),
        "EPUBCheck is not there: run `cargo xtask setup`, or let EPUBCHECK_JAR name its .jar"
    );
    let output = Command::new("java")
        .arg("-jar")
        .arg(jar)
        .arg(&path)
        .arg("--failonwarnings")
        .output()
        .expect("Java runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains("No errors or warnings detected"),
        "{said}"
    );
}

#[test]
fn books_of_all_test_cases_are_valid() {
    let article = everything();
    let is_picture = |piece: &Piece| matches!(piece, Piece::Void(element) if element.tag == unhusk::markup::Tag::Img);
    assert!(
        article
            .content
            .iter()
            .filter(|piece| is_picture(piece))
            .count()
            > 20
    );
    let book = book(&article, &Sources::new());
    assert!(book.headings.len() > 50 && book.authors.len() == 2);
    let bytes = unhusk_epub::write(&book, Vec::new(), "2025-01-01").expect("a file");
    check("everything.epub", &bytes);
}

#[test]
fn books_with_pictures_and_odd_markup_are_valid() {
    let article = odd();
    let name = "pictures/1.gif";
    let place = (PICTURE.to_owned(), name.to_owned());
    let book = book(&article, &Sources::from([place]));
    assert_eq!(book.body.matches(name).count(), 2);
    let picture = Picture {
        name: name.to_owned(),
        bytes: PIXEL.to_vec(),
    };
    let bytes = unhusk_epub::write(&book, vec![picture], "2025-01-01").expect("a file");
    check("odd.epub", &bytes);
}
