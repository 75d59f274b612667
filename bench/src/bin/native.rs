//! The engine beside other extractors in Rust, page by page in one run.
//!
//! `native LIST` reads the pages in a list and prints a JSON object: for each contender the seconds
//! that all pages took, each page by the median of its rounds.

use std::hint::black_box;
use std::path::Path;

use anyhow::{Context, Result};
use lol_html::{HtmlRewriter, Settings, element};
use serde_json::{Value, json};
use unhusk::Snapshot;
use unhusk::render::ReaderView;
use unhusk_bench::{median, pages, timed};

/// Rounds of all contenders that each page gets.
const ROUNDS: usize = 3;

/// A name and what is measured under it, which is given the file's text and the serialised DOM.
type Contender = (&'static str, fn(&str, &str));

/// The measured work; the order is turned from round to round.
const CONTENDERS: [Contender; 5] = [
    ("unhusk_dom", |_, dom| declutter(dom)),
    ("unhusk_file", |file, _| {
        if let Ok(dom) = unhusk::cli::serialised_dom(file.as_bytes()) {
            declutter(&dom);
        }
    }),
    ("dom_smoothie", |_, dom| {
        let article = dom_smoothie::Readability::new(dom, None, None)
            .and_then(|mut readability| readability.parse());
        // A page without an article counts as well.
        let _ = black_box(article);
    }),
    ("rs_trafilatura", |file, _| {
        let _ = black_box(rs_trafilatura::extract(file));
    }),
    ("lol_html_floor", |_, dom| floor(dom)),
];

fn declutter(dom: &str) {
    let article = unhusk::declutter(&Snapshot::new(dom.as_bytes(), "https://example.com/page"));
    if let Ok(article) = article {
        black_box(ReaderView::new(&article));
    }
}

/// One pass with a handler for every element, which is the least that reading a page takes.
fn floor(dom: &str) {
    let mut elements = 0_u32;
    let settings = Settings::new().append_element_content_handler(element!("*", |_| {
        elements += 1;
        Ok(())
    }));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    let passed = rewriter.write(dom.as_bytes()).and_then(|()| rewriter.end());
    let _ = black_box((passed, elements));
}

fn main() -> Result<()> {
    let list = std::env::args().nth(1).context("usage: native LIST")?;
    let mut seconds = [0.0; CONTENDERS.len()];
    let (mut bytes, mut count) = (0, 0);
    for path in pages::listed(Path::new(&list))? {
        let file = pages::read(&path)?;
        let file = String::from_utf8_lossy(&file);
        let Ok(dom) = unhusk::cli::serialised_dom(file.as_bytes()) else {
            continue;
        };
        bytes += dom.len();
        count += 1;
        let mut times: [Vec<f64>; CONTENDERS.len()] = Default::default();
        for round in 0..ROUNDS {
            for turn in 0..CONTENDERS.len() {
                let which = (turn + round + count) % CONTENDERS.len();
                let (time, ()) = timed(|| CONTENDERS[which].1(&file, &dom));
                times[which].push(time.as_secs_f64());
            }
        }
        for (total, times) in seconds.iter_mut().zip(times) {
            *total += median(times);
        }
    }
    let seconds: Value = CONTENDERS
        .iter()
        .zip(seconds)
        .map(|((name, _), seconds)| ((*name).to_owned(), json!(seconds)))
        .collect();
    println!(
        "{}",
        json!({ "pages": count, "bytes": bytes, "seconds": seconds })
    );
    Ok(())
}
