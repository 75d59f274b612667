//! `unhusk batch`: many pages, a line for each, in the order of the input.
//!
//! One thread reads ([`inputs`]), all processors work ([`line`]), one thread writes ([`output`]); [`pipeline`] holds
//! them together and keeps the memory small. What a run has written tells the next where to go on ([`done`]).

mod arguments;
mod done;
mod inputs;
mod job;
mod line;
mod output;
mod pipeline;
mod progress;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

pub(super) use self::arguments::Arguments;
use self::arguments::Format;
use self::done::Done;
use self::inputs::Inputs;
use self::output::{Lines, Sink};
use self::pipeline::Totals;
use self::progress::Progress;
use super::fail;
use crate::Options;

/// The exit status of a run that was stopped, which shells give as well.
const STOPPED: u8 = 130;

/// Reads all pages and writes a line for each; returns failure if there is a page without article.
///
/// # Errors
/// [`io::Error`] where the output can't be written.
pub(super) fn run(arguments: &Arguments, options: Options<'_>) -> io::Result<ExitCode> {
    let Some(output) = &arguments.output else {
        return match arguments.format() {
            Format::Jsonl => write(arguments, options, Lines::to_stdout(), &Done::default()),
            Format::Parquet => Ok(fail("Parquet is a folder: name it with --output")),
        };
    };
    if let Some(problem) = refusal(arguments, output) {
        return Ok(fail(&format!("{}: {problem}", output.display())));
    }
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", output.display()));
    match arguments.format() {
        Format::Jsonl if arguments.resume => {
            let (sink, done) = Lines::resume(output).map_err(named)?;
            write(arguments, options, sink, &done)
        }
        Format::Jsonl => {
            let sink = Lines::create(output).map_err(named)?;
            write(arguments, options, sink, &Done::default())
        }
        Format::Parquet => parquet(arguments, options, output, named),
    }
}

#[cfg(feature = "parquet")]
fn parquet(
    arguments: &Arguments,
    options: Options<'_>,
    output: &Path,
    named: impl Fn(io::Error) -> io::Error,
) -> io::Result<ExitCode> {
    use self::output::Parts;

    if arguments.resume {
        let (sink, done) = Parts::resume(output, arguments.part_pages).map_err(named)?;
        write(arguments, options, sink, &done)
    } else {
        let sink = Parts::create(output, arguments.part_pages).map_err(named)?;
        write(arguments, options, sink, &Done::default())
    }
}

#[cfg(not(feature = "parquet"))]
fn parquet(
    _: &Arguments,
    _: Options<'_>,
    _: &Path,
    _: impl Fn(io::Error) -> io::Error,
) -> io::Result<ExitCode> {
    Ok(fail(
        "this build can't write Parquet; make one that can with `cargo build --release --features cli,parquet`",
    ))
}

/// Why an output is not written to.
fn refusal(arguments: &Arguments, output: &Path) -> Option<&'static str> {
    let is_parquet = arguments.format() == Format::Parquet;
    if arguments.resume && arguments.reads_input() {
        Some("pages from standard input can't be resumed: leave out those that are there already")
    } else if !output.exists() {
        None
    } else if is_parquet && !output.is_dir() {
        Some("is no folder, which Parquet is written to; name another, or choose --format jsonl")
    } else if !is_parquet && output.is_dir() {
        Some("is a folder; name a file for JSON lines, or choose --format parquet")
    } else if !arguments.resume && !arguments.force {
        Some("is there already: --resume goes on where it ends, --force writes it anew")
    } else {
        None
    }
}

/// Works on all pages that an earlier run has not done.
fn write<S: Sink>(
    arguments: &Arguments,
    options: Options<'_>,
    mut sink: S,
    done: &Done,
) -> io::Result<ExitCode> {
    let started = Instant::now();
    let is_stopped = stopper(arguments)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.jobs)
        .build()
        .map_err(io::Error::other)?;
    let progress = Progress::new(arguments);
    let inputs = Inputs {
        paths: &arguments.paths,
        done,
        progress: &progress,
    };
    let work = |job| line::outcome(job, options, &arguments.content, S::row);
    let totals = pipeline::run(&inputs, &pool, &is_stopped, work, &mut sink);
    progress.end();
    let totals = totals?;
    sink.finish()?;
    report(&totals, done, started);
    Ok(if is_stopped.load(Ordering::Relaxed) {
        tell("stopped; the same command with --resume goes on from here");
        ExitCode::from(STOPPED)
    } else if totals.failures + done.failures > 0 {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// What Ctrl-C and the like set, where there is an output to go on with. A second one ends the program at once.
fn stopper(arguments: &Arguments) -> io::Result<Arc<AtomicBool>> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    if arguments.output.is_some() && !arguments.reads_input() {
        let flag = Arc::clone(&is_stopped);
        ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::Relaxed) {
                std::process::exit(STOPPED.into());
            }
        })
        .map_err(io::Error::other)?;
    }
    Ok(is_stopped)
}

fn report(totals: &Totals, done: &Done, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss)]
    let megabytes = totals.bytes as f64 / 1e6;
    let earlier = match done.pages {
        0 => String::new(),
        pages => format!(" ({pages} were there already)"),
    };
    tell(&format!(
        "{} pages{earlier}, {megabytes:.1} MB in {seconds:.1} s ({:.1} MB/s), {} without an article",
        totals.pages,
        megabytes / seconds,
        totals.failures + done.failures
    ));
}

/// Says something beside the output.
fn tell(message: &str) {
    // The lines are what counts.
    let _ = writeln!(io::stderr(), "{message}");
}
