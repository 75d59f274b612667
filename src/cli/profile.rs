//! Time per stage of one page.

use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use super::error::PageError;
use super::input;
use crate::parse::ParseError;
use crate::{Options, Snapshot, Stage, declutter_watched, parse, render};

/// Times that the page goes through all stages; of each stage the middle time counts.
const ROUNDS: usize = 15;

/// Adds up the time since it was asked last.
struct Clock {
    last: Instant,
    times: Vec<(&'static str, f64)>,
}

impl Clock {
    fn start() -> Self {
        Clock {
            last: Instant::now(),
            times: Vec::new(),
        }
    }

    fn note(&mut self, stage: &'static str) {
        let now = Instant::now();
        let milliseconds = (now - self.last).as_secs_f64() * 1e3;
        self.times.push((stage, milliseconds));
        self.last = now;
    }
}

/// A table of the time that each stage takes for a file, in milliseconds.
///
/// # Errors
/// Those of reading the page; one without an article has no stages to be measured.
pub(super) fn table(path: &Path, url: &str, options: Options<'_>) -> Result<String, PageError> {
    let bytes = input::read(path)?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(round(&bytes, url, options)?);
    }
    let mut table = format!("stage        milliseconds, of {} bytes\n", bytes.len());
    let mut total = 0.0;
    let mut line = |name: &str, milliseconds: f64| {
        // Writing to a string does not fail.
        let _ = writeln!(table, "{name:<12} {milliseconds:>8.3}");
    };
    for (stage, (name, _)) in rounds[0].iter().enumerate() {
        let mut times: Vec<f64> = rounds.iter().map(|times| times[stage].1).collect();
        times.sort_by(f64::total_cmp);
        let median = times[ROUNDS / 2];
        total += median;
        line(name, median);
    }
    line("all", total);
    Ok(table)
}

/// The time of each stage, in their order.
fn round(
    bytes: &[u8],
    url: &str,
    options: Options<'_>,
) -> Result<Vec<(&'static str, f64)>, PageError> {
    let mut clock = Clock::start();
    let text = parse::decode(bytes, None);
    clock.note("decode");
    let dom = parse::serialised_dom(&text)?;
    clock.note("parse");
    let snapshot = Snapshot::new(dom.as_bytes(), url);
    let article = declutter_watched(&snapshot, options, |stage| {
        clock.note(match stage {
            Stage::Measure => "measure",
            Stage::Decide => "decide",
            Stage::Rewrite => "rewrite",
        });
    });
    let article = article.map_err(ParseError::Engine)?;
    black_box(render::reader_fragment(&article));
    clock.note("reader");
    black_box(render::clip_markdown(&article));
    clock.note("Markdown");
    black_box(render::text(&article.content));
    clock.note("text");
    Ok(clock.times)
}
