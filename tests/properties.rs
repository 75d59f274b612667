//! What holds for every page.

mod pages;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use unhusk::formula::Source;
use unhusk::markup::{Layout, Span, StartTag, Tag, Visitor, decode, stream};
use unhusk::rewrite::allow;
use unhusk::{Article, Error, Options, Snapshot, declutter, declutter_with, render};

/// Text of a page as its markup has it, inert elements aside but for sources of formulas.
#[derive(Default)]
struct PageText {
    text: String,
    inert: Option<u32>,
}

impl Visitor for PageText {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        // A video without a poster becomes a link with its title.
        if self.inert.is_none() && matches!(tag.tag, Tag::Iframe | Tag::Video | Tag::Custom) {
            for name in ["title", "aria-label"] {
                self.text.push_str(&tag.attribute(name).unwrap_or_default());
            }
        }
        let is_shown = tag.tag.layout() != Layout::Inert || Source::begin(tag).is_some();
        if self.inert.is_none() && tag.has_content && !is_shown {
            self.inert = Some(tag.number);
        }
    }

    fn text(&mut self, raw: &str, _: Span) {
        if self.inert.is_none() {
            self.text.push_str(&decode(raw));
        }
    }

    fn close(&mut self, number: u32, _: Span) {
        self.inert.take_if(|inert| number <= *inert);
    }
}

/// What an output must not hold: elements and attributes that the allow-list does not have, elements in
/// the tokens of a formula, names that are not ours or stand twice, links to names that are not there.
#[derive(Default)]
struct Wrong {
    found: Vec<String>,
    /// The open token of a formula.
    token: Option<u32>,
    ids: Vec<String>,
    places: Vec<String>,
}

/// Stands for `math` where its content is to be seen.
const OPEN_MATH: &str = "unhusk-math";

impl Wrong {
    /// What is wrong with a serialised document.
    fn with(dom: &str) -> Result<Vec<String>, TestCaseError> {
        let opened = dom
            .replace("<math", &format!("<{OPEN_MATH}"))
            .replace("</math", &format!("</{OPEN_MATH}"));
        let mut wrong = Wrong::default();
        stream(opened.as_bytes(), usize::MAX, &mut wrong)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let ids = std::mem::take(&mut wrong.ids);
        for (index, id) in ids.iter().enumerate() {
            if !id.starts_with("unhusk-") || ids[..index].contains(id) {
                wrong.found.push(format!("id {id}"));
            }
        }
        let places = std::mem::take(&mut wrong.places);
        let lost = places.into_iter().filter(|place| !ids.contains(place));
        wrong
            .found
            .extend(lost.map(|place| format!("link to {place}")));
        Ok(wrong.found)
    }
}

impl Visitor for Wrong {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        if matches!(tag.tag, Tag::Html | Tag::Head | Tag::Body) {
            return;
        }
        let name = tag.name().replace(OPEN_MATH, "math");
        if self.token.is_some() {
            self.found.push(format!("{name} in a token"));
        }
        if tag.has_content && matches!(tag.tag, Tag::Mi | Tag::Mn | Tag::Mo | Tag::Ms | Tag::Mtext)
        {
            self.token = Some(tag.number);
        }
        self.ids
            .extend(tag.attribute("id").map(std::borrow::Cow::into_owned));
        let href = tag.attribute("href").unwrap_or_default();
        self.places
            .extend(href.strip_prefix('#').map(str::to_owned));
        let config = allow::sanitizer();
        let Some(element) = config.elements.iter().find(|element| element.name == name) else {
            self.found.push(name);
            return;
        };
        for attribute in tag.attribute_names() {
            if !element.attributes.contains(&attribute.as_str())
                && !config.attributes.contains(&attribute.as_str())
            {
                self.found.push(format!("{name}[{attribute}]"));
            }
        }
    }

    fn text(&mut self, _: &str, _: Span) {}

    fn close(&mut self, number: u32, _: Span) {
        self.token.take_if(|token| number <= *token);
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace())
}

/// The first words of `inner` that do not follow in `outer`, if it is not a subsequence.
fn not_in(inner: &str, outer: &str) -> Option<String> {
    let mut rest = letters(outer);
    let mut sought = letters(inner);
    while let Some(letter) = sought.next() {
        if !rest.any(|other| other == letter) {
            return Some(std::iter::once(letter).chain(sought).take(60).collect());
        }
    }
    None
}

fn check(dom: &str, url: &str) -> Result<(), TestCaseError> {
    let snapshot = Snapshot::new(dom.as_bytes(), url);
    let whole = declutter(&snapshot);
    for feed in [1, 3, 17, 256, 4096] {
        // One byte at a time takes too long for a large page, and says no more than a small one.
        if feed * 20_000 < dom.len() {
            continue;
        }
        let parts = declutter_with(
            &snapshot,
            Options {
                feed,
                ..Options::default()
            },
        );
        let (whole, parts) = (format!("{whole:?}"), format!("{parts:?}"));
        let same = whole
            .chars()
            .zip(parts.chars())
            .take_while(|(one, other)| one == other)
            .count();
        let from = |text: &str| {
            text.chars()
                .skip(same.saturating_sub(60))
                .take(160)
                .collect::<String>()
        };
        prop_assert!(
            whole == parts,
            "at {} bytes a time: {} / {}",
            feed,
            from(&whole),
            from(&parts)
        );
    }
    let Ok(article) = whole else { return Ok(()) };
    let text = render::text(&article.content);
    let mut page = PageText::default();
    stream(dom.as_bytes(), usize::MAX, &mut page)
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    // A video's link is its address: no text of the page, but no invention either.
    let own: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("https://"))
        .collect();
    prop_assert_eq!(
        not_in(&own.join("\n"), &page.text),
        None,
        "text that the page does not have"
    );

    let html = render::html(&article.content);
    let again = unhusk::cli::serialised_dom(html.as_bytes())
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(Wrong::with(&again)?, Vec::<String>::new(), "{}", html);
    idempotent(&article, &text, &html, url)
}

fn idempotent(article: &Article, text: &str, html: &str, url: &str) -> Result<(), TestCaseError> {
    let title = article.metadata.title.clone().unwrap_or_default();
    let escaped = title.replace('&', "&amp;").replace('<', "&lt;");
    let lang = article.metadata.lang.clone().unwrap_or_default();
    let page = format!(
        "<html lang=\"{lang}\"><head><title>{escaped}</title></head><body><article><h1>{escaped}</h1>{html}</article></body></html>"
    );
    let dom = unhusk::cli::serialised_dom(page.as_bytes())
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    let again = declutter(&Snapshot::new(dom.as_bytes(), url));
    // A table that has lost a row to a repetition may be laid out otherwise the second time: lines end elsewhere.
    let again = again.map(|article| words(&render::text(&article.content)));
    prop_assert_eq!(again, Ok::<String, Error>(words(text)));
    Ok(())
}

/// A text with one space between its words.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for entry in fs::read_dir(folder).expect("tests/cases is part of the repository") {
        let path = entry.expect("readable folder").path().join("page.html");
        let page = fs::read(&path).expect("every case has a page");
        let dom = unhusk::cli::serialised_dom(&page).expect("every case can be parsed");
        if let Err(error) = check(&dom, "https://site.example/page") {
            panic!("{}: {error}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_pages(page in pages::page()) {
        let dom = unhusk::cli::serialised_dom(page.as_bytes()).expect("small pages can be parsed");
        check(&dom, "https://site.example/page")?;
    }

    #[test]
    fn markup_that_no_dom_would_write(soup in pages::soup()) {
        // Nothing is promised of the result but that there is one, and that it is clean.
        if let Ok(article) = declutter(&Snapshot::new(soup.as_bytes(), "https://site.example/")) {
            let html = render::html(&article.content);
            let dom = unhusk::cli::serialised_dom(html.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(Wrong::with(&dom)?, Vec::<String>::new());
        }
    }

    #[test]
    fn bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = declutter(&Snapshot::new(&bytes, "not an address"));
        if let Ok(dom) = unhusk::cli::serialised_dom(&bytes) {
            let _ = declutter(&Snapshot::new(dom.as_bytes(), ""));
        }
    }
}
