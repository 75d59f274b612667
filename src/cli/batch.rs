//! Many pages: one JSON object a line, in the order of the input.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;
use walkdir::WalkDir;

use super::error::PageError;
use super::{input, page};
use crate::Options;
use crate::article::Metadata;
use crate::error::Error;
use crate::parse::ParseError;
use crate::render::Record;

/// Endings of the files that are read in folders; each may have `.gz` after it.
const ENDINGS: [&str; 3] = [".html", ".htm", ".xhtml"];

/// Pages for each job whose results wait for their turn to be written.
const PAGES_A_JOB: usize = 16;

/// A file to be read, or why it can't be.
pub(super) type Entry = Result<PathBuf, Problem>;

/// A path that can't be read.
pub(super) struct Problem {
    pub(super) path: PathBuf,
    pub(super) error: PageError,
}

/// The line of a page with an article.
#[derive(Serialize)]
struct Success<'a> {
    path: &'a str,
    #[serde(flatten)]
    record: Record<'a>,
    /// Time from bytes to this record, in milliseconds.
    ms: f64,
}

/// The line of a page without one.
#[derive(Serialize)]
struct Failure<'a> {
    path: &'a str,
    error: String,
    code: &'static str,
    /// What the page says about itself, where it holds nothing to read.
    #[serde(flatten)]
    metadata: Option<Metadata>,
    ms: f64,
}

/// What became of a page.
struct Outcome {
    line: String,
    bytes: usize,
    failed: bool,
}

/// Reads all pages and prints a line for each; returns failure if there was a page without article.
pub(super) fn run(paths: &[PathBuf], jobs: usize, options: Options<'_>) -> io::Result<ExitCode> {
    let started = Instant::now();
    let entries: Vec<Entry> = paths.iter().flat_map(|path| files(path)).collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(io::Error::other)?;
    // Drawn on stderr, and only if that is a terminal.
    let progress = ProgressBar::new(entries.len() as u64).with_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len} pages, {eta} left")
            .map_err(io::Error::other)?,
    );
    let (mut bytes, mut failures) = (0, 0);
    for part in entries.chunks(pool.current_num_threads() * PAGES_A_JOB) {
        let outcomes: Vec<Outcome> = pool.install(|| {
            let outcome = |entry| {
                let outcome = outcome(entry, options);
                progress.inc(1);
                outcome
            };
            part.par_iter().map(outcome).collect()
        });
        progress.suspend(|| {
            let mut stdout = io::stdout().lock();
            for outcome in &outcomes {
                stdout.write_all(outcome.line.as_bytes())?;
            }
            stdout.flush()
        })?;
        bytes += outcomes.iter().map(|outcome| outcome.bytes).sum::<usize>();
        failures += outcomes.iter().filter(|outcome| outcome.failed).count();
    }
    progress.finish_and_clear();
    report(entries.len(), failures, bytes, started);
    Ok(if failures == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn report(pages: usize, failures: usize, bytes: usize, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let megabytes = bytes as f64 / 1e6;
    // The lines on stdout are what counts.
    let _ = writeln!(
        io::stderr(),
        "{pages} pages, {megabytes:.1} MB in {seconds:.1} s ({:.1} MB/s), {failures} without an article",
        megabytes / seconds
    );
}

/// The files of a path: the path itself, or what is in the folder, by name.
pub(super) fn files(path: &Path) -> Vec<Entry> {
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name();
    walk.into_iter()
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) if entry.depth() > 0 && !is_page(entry.path()) => None,
            Ok(entry) => Some(Ok(entry.into_path())),
            Err(error) => Some(Err(Problem {
                path: error.path().unwrap_or(path).to_owned(),
                error: PageError::Unreadable(error.into()),
            })),
        })
        .collect()
}

fn is_page(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

fn outcome(entry: &Entry, options: Options<'_>) -> Outcome {
    let started = Instant::now();
    let path = match entry {
        Ok(path) => path,
        Err(problem) => return failure(&problem.path, &problem.error, None, 0, started),
    };
    let bytes = match input::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return failure(path, &error, None, 0, started),
    };
    let article = match page::declutter(&bytes, "", options) {
        Ok(article) => article,
        Err(error) => {
            let metadata = match error {
                PageError::Page(ParseError::Engine(Error::NothingToRead)) => {
                    page::describe(&bytes, "")
                }
                _ => None,
            };
            return failure(path, &error, metadata, bytes.len(), started);
        }
    };
    let line = json(&Success {
        path: &path.to_string_lossy(),
        record: Record::new(&article),
        ms: milliseconds(started),
    });
    Outcome {
        line,
        bytes: bytes.len(),
        failed: false,
    }
}

fn failure(
    path: &Path,
    error: &PageError,
    metadata: Option<Metadata>,
    bytes: usize,
    started: Instant,
) -> Outcome {
    let line = json(&Failure {
        path: &path.to_string_lossy(),
        error: error.to_string(),
        code: error.code(),
        metadata,
        ms: milliseconds(started),
    });
    Outcome {
        line,
        bytes,
        failed: true,
    }
}

/// A value as a line of JSON.
fn json(value: &impl Serialize) -> String {
    // Strings, numbers and lists always have a form in JSON.
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}

/// Time since `started`, to the microsecond.
fn milliseconds(started: Instant) -> f64 {
    (started.elapsed().as_secs_f64() * 1e6).round() / 1e3
}
