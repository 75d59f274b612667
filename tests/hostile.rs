//! Pages that attack: each payload of `tests/hostile/payloads` stands on a page, and nothing of it may
//! be in any output but what the checker's own lists allow.
//!
//! Payloads are in `tests/hostile/`, which the browser tests read as well: `places.json` says where
//! on `page.html` a payload stands.

#[path = "hostile/pages.rs"]
mod hostile;
mod outputs;

use std::io::{Cursor, Read};

use libtest_mimic::{Arguments, Trial};
use unhusk::render::{self, Sources, Words};
use unhusk::{Article, Error, Snapshot, declutter};
use unhusk_epub::Book;
use zip::ZipArchive;

use hostile::{Encoded, Payload, encoded, payloads};

/// Text before every payload: whatever the payload does, it stays.
const BEFORE: &str = "one more week would make no difference to it or to the river.";

fn main() {
    let payloads = payloads();
    assert!(payloads.len() >= 500, "only {} payloads", payloads.len());
    let trials = payloads.into_iter().map(|payload| {
        Trial::test(payload.id.clone(), move || {
            test(&payload).map_err(Into::into)
        })
    });
    let encoded = encoded();
    assert!(encoded.len() >= 25, "only {} encodings", encoded.len());
    let encoded = encoded.into_iter().map(|bytes| {
        Trial::test(bytes.id.clone(), move || {
            test_encoded(&bytes).map_err(Into::into)
        })
    });
    let trials = trials.chain(encoded).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Takes the husk off bytes, decoded as a browser would.
fn test_encoded(bytes: &Encoded) -> Result<(), String> {
    let dom = unhusk::cli::serialised_dom(&bytes.page()).map_err(|error| error.to_string())?;
    match declutter(&Snapshot::new(dom.as_bytes(), "https://site.example/")) {
        Ok(article) => clean(&article),
        // An encoding that nobody may read leaves nothing.
        Err(Error::NothingToRead) if !dom.contains(BEFORE) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

/// Takes the husk off a payload's page, both as bytes of a snapshot and parsed as a browser would.
fn test(payload: &Payload) -> Result<(), String> {
    let page = payload.page();
    match declutter(&Snapshot::new(page.html.as_bytes(), &page.address)) {
        Ok(article) => clean(&article)?,
        // No serialised DOM looks so: the engine may refuse it.
        Err(Error::Ambiguous) => {}
        Err(error) => return Err(format!("as it is written: {error}")),
    }
    let dom =
        unhusk::cli::serialised_dom(page.html.as_bytes()).map_err(|error| error.to_string())?;
    let article = match declutter(&Snapshot::new(dom.as_bytes(), &page.address)) {
        Ok(article) => article,
        // What a `<select>` holds is where parsers disagree.
        Err(Error::Ambiguous) if payload.holds("<select") => return Ok(()),
        Err(error) => return Err(format!("parsed: {error}")),
    };
    clean(&article)?;
    // As a selection, all of the page may stay.
    let selected = unhusk::passage(&Snapshot::new(dom.as_bytes(), &page.address), None);
    clean(&selected.map_err(|error| format!("selected: {error}"))?)?;
    let text = unhusk::render::text(&article.content);
    if !text.contains(BEFORE) {
        return Err(format!("the article is lost:\n{text}"));
    }
    Ok(())
}

fn clean(article: &Article) -> Result<(), String> {
    if let Some(problem) = outputs::unbalanced(&article.content) {
        return Err(problem);
    }
    let outputs = outputs::of(article);
    let mut problems = checker::check(&outputs);
    problems.extend(checker::book(&book(article)?));
    if problems.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n\n{outputs:#?}", problems.join("\n")))
}

/// The files of an article's book, unpacked.
fn book(article: &Article) -> Result<Vec<(String, String)>, String> {
    let prepared = render::book(article, &Sources::new(), &Words::english(article));
    let book: Book = serde_json::to_value(prepared)
        .and_then(serde_json::from_value)
        .map_err(|error| format!("the writer of books takes another form: {error}"))?;
    let bytes = unhusk_epub::write(&book, Vec::new(), "2025-01-01")
        .map_err(|error| format!("no book: {error}"))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).map_err(|error| error.to_string())?;
            let name = file.name().map_err(|error| error.to_string())?.into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text)
                .map_err(|error| format!("{name}: {error}"))?;
            Ok((name, text))
        })
        .collect()
}
