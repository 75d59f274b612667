//! One reader, workers on all processors, one writer.
//!
//! For each page the reader makes a channel that will hold the page's row, puts its end into a queue for the
//! writer, and hands the page to the workers. The queue keeps the order, and as it has few places, the reader
//! waits when the writer does: no more than these few pages are in memory, however many there are.

use std::io;
use std::ops::ControlFlow::{Break, Continue};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use rayon::ThreadPool;

use super::inputs::Inputs;
use super::job::Job;
use super::line::Outcome;
use super::output::Sink;

/// Pages for each worker that wait for their turn to be worked on or written.
const PAGES_A_WORKER: usize = 8;

/// What was done.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub(super) pages: usize,
    pub(super) failures: usize,
    pub(super) bytes: usize,
}

/// Reads all pages, works on them, and writes their rows in the order of the pages.
///
/// # Errors
/// [`io::Error`] where the output can't be written.
pub(super) fn run<S: Sink>(
    inputs: &Inputs<'_>,
    pool: &ThreadPool,
    is_stopped: &AtomicBool,
    work: impl Fn(Job) -> Outcome<S::Row> + Sync,
    sink: &mut S,
) -> io::Result<Totals> {
    let places = pool.current_num_threads() * PAGES_A_WORKER;
    let (queue, results) = sync_channel::<Receiver<Outcome<S::Row>>>(places);
    let work = &work;
    thread::scope(|threads| {
        threads.spawn(move || {
            pool.in_place_scope_fifo(|workers| {
                // A break is the wish of the writer or of the user; both know.
                let _ = inputs.each(&mut |job| {
                    let (sender, receiver) = sync_channel(1);
                    if is_stopped.load(Ordering::Relaxed) || queue.send(receiver).is_err() {
                        return Break(());
                    }
                    workers.spawn_fifo(move |_| {
                        // Nobody waits for it where writing has failed.
                        let _ = sender.send(work(job));
                    });
                    Continue(())
                });
                // What the writer takes for the end.
                drop(queue);
            });
        });
        write(results, inputs, sink)
    })
}

/// Writes all rows. Whoever reads along gets them as soon as there is nothing else to do.
fn write<S: Sink>(
    results: Receiver<Receiver<Outcome<S::Row>>>,
    inputs: &Inputs<'_>,
    sink: &mut S,
) -> io::Result<Totals> {
    let mut totals = Totals::default();
    loop {
        let result = match results.try_recv() {
            Ok(result) => result,
            Err(TryRecvError::Disconnected) => return Ok(totals),
            Err(TryRecvError::Empty) => {
                sink.pause()?;
                match results.recv() {
                    Ok(result) => result,
                    Err(_) => return Ok(totals),
                }
            }
        };
        let outcome = match result.try_recv() {
            Ok(outcome) => outcome,
            Err(_) => {
                sink.pause()?;
                result.recv().map_err(io::Error::other)?
            }
        };
        totals.pages += 1;
        totals.bytes += outcome.bytes;
        totals.failures += usize::from(outcome.failed);
        inputs
            .progress
            .write(totals.pages, || sink.write(outcome.row))?;
    }
}
