//! Where the lines of pages go.

mod lines;
#[cfg(feature = "parquet")]
mod parquet;

use std::io;

use super::line::Line;

pub(super) use self::lines::Lines;
#[cfg(feature = "parquet")]
pub(super) use self::parquet::Parts;

/// A place where the lines of pages go.
pub(super) trait Sink {
    /// A line in the form in which it is written. Workers make it.
    type Row: Send + 'static;

    /// Makes a row of a line.
    fn row(line: &Line<'_>) -> Self::Row;

    /// Writes a row, sooner or later.
    fn write(&mut self, row: Self::Row) -> io::Result<()>;

    /// There is time now to write what is waiting.
    fn pause(&mut self) -> io::Result<()>;

    /// Writes all that is waiting.
    fn finish(self) -> io::Result<()>;
}
