//! What other extractors in Rust make of pages.
//!
//! `articles NAME LIST` prints a line of JSON for each page of a list, with its path and the text of its
//! article; no text where the extractor finds none.

use anyhow::{Context, Result, bail};
use dom_smoothie::{Config, Readability, TextMode};
use serde_json::json;
use std::path::Path;
use unhusk_bench::pages;

/// The text of a page's article, from the bytes of its file.
type Extractor = fn(&[u8]) -> Option<String>;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(name), Some(list)) = (arguments.next(), arguments.next()) else {
        bail!("usage: articles dom_smoothie|rs-trafilatura LIST");
    };
    let extract: Extractor = match name.as_str() {
        "dom_smoothie" => dom_smoothie,
        "rs-trafilatura" => rs_trafilatura,
        _ => bail!("no extractor is called {name}"),
    };
    for path in pages::listed(Path::new(&list))? {
        let text = extract(&pages::read(&path)?).unwrap_or_default();
        let path = path.to_str().context("a path is no UTF-8")?;
        println!("{}", json!({ "path": path, "text": text }));
    }
    Ok(())
}

fn dom_smoothie(file: &[u8]) -> Option<String> {
    let dom = unhusk::cli::serialised_dom(file).ok()?;
    // Otherwise, words of blocks that touch each other become one.
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut readability = Readability::new(dom, None, Some(config)).ok()?;
    Some(readability.parse().ok()?.text_content.to_string())
}

fn rs_trafilatura(file: &[u8]) -> Option<String> {
    Some(rs_trafilatura::extract_bytes(file).ok()?.content_text)
}
