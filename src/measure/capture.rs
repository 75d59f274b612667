//! Captures the text of elements that may be clues for metadata.

use std::borrow::Cow;

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
/// Stands for the edge of an inline element in captured text, which is a blank unless a closing mark
/// follows it.
const EDGE: char = '\u{1}';
/// Marks before which there is no blank.
const CLOSING_MARKS: &[char] = &[',', ';', ':', '.', ')', '!', '?', '’', '\''];

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

    /// An edge between inline elements: words on both sides are not one.
    pub fn edge(&mut self) {
        self.text(EDGE.encode_utf8(&mut [0; 4]));
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
        .map(|line| collapsed(&without_edges(line)))
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

/// A text with blanks in place of the edges of inline elements, but for those before closing marks:
/// `<a>Jane Doe</a>, <a>John Roe</a>`.
fn without_edges(text: &str) -> Cow<'_, str> {
    if !text.contains(EDGE) {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split(EDGE);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    // Edges side by side are one.
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        if !piece.starts_with(CLOSING_MARKS) {
            out.push(' ');
        }
        out.push_str(piece);
    }
    Cow::Owned(out)
}
