//! Title, byline, dates and the like.

mod clues;

pub use clues::{Clue, Clues};
