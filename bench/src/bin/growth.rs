//! How time and memory grow with the page.
//!
//! Prints a JSON array with an object for each shape and size: bytes, seconds, and the most bytes that
//! were allocated at once, the page's own included (in the browser they are the engine's, too).

use std::hint::black_box;

use peak_alloc::PeakAlloc;
use serde_json::json;
use unhusk::Snapshot;
use unhusk::render::ReaderView;
use unhusk_bench::generate::{Shape, page};
use unhusk_bench::{median, timed};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// Sizes of pages in bytes. The last ones are over the limits: what refusing them costs.
const SIZES: [usize; 6] = [
    10_000, 100_000, 1_000_000, 3_000_000, 10_000_000, 50_000_000,
];

/// Bytes that are read for each size at least, so that small pages are measured over many rounds.
const BYTES: usize = 30_000_000;

fn main() {
    let mut results = Vec::new();
    for shape in Shape::ALL {
        for size in SIZES {
            let html = page(shape, size);
            // What the program holds besides, such as the model, is in the peak as well.
            ALLOCATED.reset_peak_usage();
            let error = declutter(&html);
            let peak = ALLOCATED.peak_usage();
            let rounds = (BYTES / size).clamp(2, 200);
            let times = (0..rounds).map(|_| timed(|| declutter(&html)).0.as_secs_f64());
            results.push(json!({
                "shape": shape.name(),
                "bytes": html.len(),
                "seconds": median(times.collect()),
                "peak": peak,
                "error": error,
            }));
        }
    }
    println!("{}", json!(results));
}

/// Reads a page as the extension does; returns the error where that fails.
fn declutter(html: &str) -> Option<String> {
    match unhusk::declutter(&Snapshot::new(html.as_bytes(), "https://example.com/page")) {
        Ok(article) => {
            black_box(ReaderView::new(&article));
            None
        }
        Err(error) => Some(error.to_string()),
    }
}
