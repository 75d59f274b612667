//! What the measuring programs share: pages, and how numbers are taken from runs.

pub mod generate;
pub mod pages;

use std::time::{Duration, Instant};

/// The middle of some values; of an even number of them, the upper of the two. Zero where there is none.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// How long `work` takes, and what it gives.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let result = work();
    (started.elapsed(), result)
}
