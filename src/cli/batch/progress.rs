//! How far the reading is, on stderr and only if that is a terminal.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::Arguments;
use super::inputs;

/// How far the reading is.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar as long as all inputs, or none if nobody would see it.
    pub(super) fn new(arguments: &Arguments) -> Self {
        let bar = if !io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else if arguments.reads_input() {
            ProgressBar::no_length().with_style(style("{spinner} {msg} pages in {elapsed}"))
        } else {
            ProgressBar::new(inputs::bytes(&arguments.paths)).with_style(style(
                "{wide_bar} {msg} pages, {bytes} of {total_bytes}, {eta} left",
            ))
        };
        Progress { bar }
    }

    /// Bytes of the inputs have been read, or need not be.
    pub(super) fn read(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// Writes something while the bar is out of the way, which is of a page, the `pages`th.
    pub(super) fn write<T>(&self, pages: usize, write: impl FnOnce() -> T) -> T {
        if self.bar.is_hidden() {
            return write();
        }
        self.bar.set_message(pages.to_string());
        self.bar.suspend(write)
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
