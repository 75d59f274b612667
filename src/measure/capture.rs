//! Captures the text of elements that may be clues for metadata.

use crate::limits;
use crate::measure::text::collapsed;
use crate::metadata::collect::MAX_CLUE_TEXT;
use crate::metadata::{Clue, Clues};
use crate::sort;

/// Which list of [`Clues`] a captured text goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// `h1` and `h2`.
    Heading,
    /// Dates.
    Time,
    /// Dates in an area apart.
    TimeApart,
    /// Author names.
    Byline,
    /// Microdata properties.
    Microdata,
}

/// Stands for a boundary in captured text; no text of a page holds it.
const BOUNDARY: &str = "\0";

/// An element whose text is being captured.
struct Capture {
    number: u32,
    topic: Topic,
    clue: Clue,
    /// The value came from an attribute: the text does not matter.
    complete: bool,
}

/// The elements whose text is being captured, outermost first.
#[derive(Default)]
pub struct Captures {
    open: Vec<Capture>,
}

impl Captures {
    /// Starts to capture element `number`; with a `value`, its text is not needed.
    pub fn start(
        &mut self,
        number: u32,
        topic: Topic,
        name: &str,
        value: Option<String>,
        at: usize,
    ) {
        if self.open.len() >= limits::OPEN_CAPTURES {
            return;
        }
        self.open.push(Capture {
            number,
            topic,
            complete: value.is_some(),
            clue: Clue {
                name: name.to_owned(),
                value: value.unwrap_or_default(),
                at,
            },
        });
    }

    /// Adds decoded text to what is being captured.
    pub fn text(&mut self, text: &str) {
        for capture in self.open.iter_mut().filter(|capture| !capture.complete) {
            if capture.clue.value.len() < limits::CAPTURE_BYTES {
                capture.clue.value.push_str(text);
            }
        }
    }

    /// A boundary between runs of text: they become lines of the clue.
    pub fn boundary(&mut self) {
        self.text(BOUNDARY);
    }

    /// Ends element `number` and all that was opened after it.
    pub fn end(&mut self, number: u32, clues: &mut Clues) {
        while let Some(capture) = self.open.pop_if(|capture| capture.number >= number) {
            finish(capture, clues);
        }
    }

    /// Ends everything.
    pub fn finish(&mut self, clues: &mut Clues) {
        self.end(0, clues);
        for list in [
            &mut clues.headings,
            &mut clues.times,
            &mut clues.times_apart,
            &mut clues.bylines,
            &mut clues.microdata,
        ] {
            sort::by(list, |clue| clue.at);
        }
    }
}

fn finish(mut capture: Capture, clues: &mut Clues) {
    let line_end = match capture.topic {
        Topic::Heading => " ",
        _ => "\n",
    };
    let lines: Vec<String> = capture
        .clue
        .value
        .split(BOUNDARY)
        .map(collapsed)
        .filter(|line| !line.is_empty())
        .collect();
    capture.clue.value = lines.join(line_end);
    let (list, longest) = match capture.topic {
        Topic::Heading => (&mut clues.headings, limits::CAPTURE_BYTES),
        Topic::Time => (&mut clues.times, MAX_CLUE_TEXT),
        Topic::TimeApart => (&mut clues.times_apart, MAX_CLUE_TEXT),
        Topic::Byline => (&mut clues.bylines, MAX_CLUE_TEXT),
        Topic::Microdata => (&mut clues.microdata, limits::CAPTURE_BYTES),
    };
    let length = capture.clue.value.chars().count();
    if (1..=longest).contains(&length) && list.len() < limits::CLUES {
        list.push(capture.clue);
    }
}
