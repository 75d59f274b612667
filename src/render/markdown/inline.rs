//! A run of inline content: collected unit by unit, then written as Markdown.

use super::emphasis::{self, Spans};
use super::escape::{self, Text};

/// The unit is part of strong text.
pub(super) const STRONG: u8 = 1;
/// The unit is emphasised.
pub(super) const EMPHASIS: u8 = 2;
/// The unit is struck out.
pub(super) const STRUCK: u8 = 4;
/// The unit is code.
pub(super) const CODE: u8 = 8;

/// Where a run is going to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph: may have several lines.
    Paragraph,
    /// An ATX heading: one line.
    Heading,
    /// A table's cell: one line, no bare `|`.
    Cell,
}

/// What one unit of a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// A character. White space of HTML is always a single space.
    Char(char),
    /// An image: its index in [`Run::images`].
    Image(u32),
    /// A hard line break.
    Break,
}

/// One unit of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) value: Value,
    /// [`STRONG`], [`EMPHASIS`], [`STRUCK`], [`CODE`].
    pub(super) flags: u8,
    /// Number of the link that the unit belongs to; 0 is none.
    pub(super) link: u32,
}

impl Unit {
    /// Whether the unit is white space or a line break.
    pub(super) fn is_space(&self) -> bool {
        match self.value {
            Value::Char(c) => c.is_whitespace(),
            Value::Image(_) => false,
            Value::Break => true,
        }
    }

    /// Whether the unit is part of a code span.
    pub(super) fn is_code(&self) -> bool {
        self.flags & CODE != 0
    }
}

/// How the next units are to look; flags and the link in force.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) flags: u8,
    pub(super) link: u32,
}

/// A run of inline content that is being collected.
#[derive(Debug, Default)]
pub(super) struct Run {
    units: Vec<Unit>,
}

/// Links and images that units refer to.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// Destinations of links, ready to be written; number 1 is the first.
    pub(super) links: Vec<String>,
    /// Images, ready to be written.
    pub(super) images: Vec<String>,
}

impl Run {
    /// Appends text, its white space collapsed.
    pub(super) fn push_text(&mut self, text: &str, style: Style) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\x0C' => self.push_space(style),
                '\0' => {}
                _ => self.push(Value::Char(c), style),
            }
        }
    }

    /// Appends a space unless white space or the run's start precedes.
    pub(super) fn push_space(&mut self, style: Style) {
        let last = self.units.last();
        if last.is_some_and(|unit| !matches!(unit.value, Value::Char(' ') | Value::Break)) {
            self.push(Value::Char(' '), style);
        }
    }

    /// Appends a line break.
    pub(super) fn push_break(&mut self, style: Style) {
        while self
            .units
            .last()
            .is_some_and(|unit| unit.value == Value::Char(' '))
        {
            self.units.pop();
        }
        self.push(Value::Break, style);
    }

    /// Appends an image.
    pub(super) fn push_image(&mut self, index: u32, style: Style) {
        self.push(Value::Image(index), style);
    }

    fn push(&mut self, value: Value, style: Style) {
        self.units.push(Unit {
            value,
            flags: style.flags,
            link: style.link,
        });
    }

    /// Removes the last unit if it is this character.
    pub(super) fn pop_char(&mut self, c: char) -> bool {
        let found = self
            .units
            .last()
            .is_some_and(|unit| unit.value == Value::Char(c));
        if found {
            self.units.pop();
        }
        found
    }

    /// Ends the run. Two line breaks in a row end a paragraph, so there may be several.
    pub(super) fn take_paragraphs(&mut self, targets: &Targets) -> Vec<String> {
        let units = std::mem::take(&mut self.units);
        let mut paragraphs = Vec::new();
        let mut rest = units.as_slice();
        while !rest.is_empty() {
            let end = rest
                .windows(2)
                .position(|pair| pair.iter().all(|unit| unit.value == Value::Break))
                .unwrap_or(rest.len());
            paragraphs.push(write(rest[..end].to_vec(), targets, Place::Paragraph));
            rest = rest.get(end + 2..).unwrap_or_default();
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs
    }

    /// Ends the run as one line. Empty if there is nothing to write.
    pub(super) fn take_line(&mut self, targets: &Targets, place: Place) -> String {
        let mut units = std::mem::take(&mut self.units);
        for unit in &mut units {
            if unit.value == Value::Break {
                unit.value = Value::Char(' ');
            }
        }
        write(units, targets, place)
    }
}

/// Writes units as Markdown.
fn write(mut units: Vec<Unit>, targets: &Targets, place: Place) -> String {
    let end = units
        .iter()
        .rposition(|unit| !unit.is_space())
        .map_or(0, |last| last + 1);
    units.truncate(end);
    let start = units.iter().position(|unit| !unit.is_space()).unwrap_or(0);
    units.drain(..start);
    settle_code(&mut units, place);
    settle_links(&mut units);
    let spans = emphasis::spans(&units);
    Writer {
        units: &units,
        spans: &spans,
        targets,
        place,
        out: String::with_capacity(units.len() + 16),
    }
    .write()
}

/// Stretches of units for which `key` gives the same value, as half-open ranges.
pub(super) fn stretches<K: PartialEq>(
    units: &[Unit],
    key: impl Fn(&Unit) -> K,
) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    units
        .chunk_by(|a, b| key(a) == key(b))
        .map(|chunk| {
            let range = start..start + chunk.len();
            start = range.end;
            range
        })
        .collect()
}

/// Narrows a range so that it neither starts nor ends with white space.
pub(super) fn trim(units: &[Unit], mut range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    while range.start < range.end && units[range.start].is_space() {
        range.start += 1;
    }
    while range.start < range.end && units[range.end - 1].is_space() {
        range.end -= 1;
    }
    range
}

/// Makes each code span start and end with a visible character and have one style.
fn settle_code(units: &mut [Unit], place: Place) {
    for unit in units.iter_mut() {
        if !matches!(unit.value, Value::Char(_)) {
            unit.flags &= !CODE;
        }
    }
    let first_link = units.first().map_or(0, |unit| unit.link);
    for range in stretches(units, |unit| (unit.is_code(), unit.link)) {
        if !units[range.start].is_code() {
            continue;
        }
        let inner = trim(units, range.clone());
        let common = units[inner.clone()]
            .iter()
            .fold(u8::MAX, |all, unit| all & unit.flags);
        let escaped_pipe =
            |pair: &[Unit]| pair[0].value == Value::Char('\\') && pair[1].value == Value::Char('|');
        // In a table, no code span can hold a backslash before a pipe.
        // After the `[` of a link at the start of a paragraph, a definition of a reference is seen
        // before code.
        let label_end =
            |pair: &[Unit]| pair[0].value == Value::Char(']') && pair[1].value == Value::Char(':');
        let link = units[range.start].link;
        let starts_paragraph = place == Place::Paragraph && link > 0 && link == first_link;
        let spoils = |pair: &[Unit]| {
            (place == Place::Cell && escaped_pipe(pair)) || (starts_paragraph && label_end(pair))
        };
        let keep = !units[inner.clone()].windows(2).any(spoils);
        for (index, unit) in units[range.clone()].iter_mut().enumerate() {
            if !inner.contains(&(range.start + index)) || !keep {
                unit.flags &= !CODE;
            } else {
                unit.flags = common;
            }
        }
    }
}

/// Moves white space at the ends of links out of them.
fn settle_links(units: &mut [Unit]) {
    for range in stretches(units, |unit| unit.link) {
        let inner = trim(units, range.clone());
        for index in range {
            if !inner.contains(&index) {
                units[index].link = 0;
            }
        }
    }
}

struct Writer<'a> {
    units: &'a [Unit],
    spans: &'a Spans,
    targets: &'a Targets,
    place: Place,
    out: String,
}

impl Writer<'_> {
    fn write(mut self) -> String {
        let mut open = Vec::new();
        let mut spans = self.spans.iter().peekable();
        let mut index = 0;
        while index <= self.units.len() {
            while let Some(span) = open.pop_if(|span: &mut &emphasis::Span| span.end <= index) {
                self.close(span);
            }
            while let Some(span) = spans.next_if(|span| span.start <= index) {
                self.open(span);
                open.push(span);
            }
            let Some(unit) = self.units.get(index) else {
                break;
            };
            match unit.value {
                _ if unit.is_code() => index = self.code(index),
                Value::Char(_) => {
                    self.character(index);
                    index += 1;
                }
                Value::Image(image) => {
                    self.out.push_str(
                        self.targets
                            .images
                            .get(image as usize)
                            .map_or("", String::as_str),
                    );
                    index += 1;
                }
                Value::Break => {
                    escape::line_break(&mut self.out);
                    index += 1;
                }
            }
        }
        self.out
    }

    fn open(&mut self, span: &emphasis::Span) {
        self.out.push_str(span.mark.opening());
    }

    fn close(&mut self, span: &emphasis::Span) {
        match span.mark {
            emphasis::Mark::Link(number) => {
                let target = number
                    .checked_sub(1)
                    .and_then(|index| self.targets.links.get(index as usize));
                self.out.push_str("](");
                self.out.push_str(target.map_or("", String::as_str));
                self.out.push(')');
            }
            mark => self.out.push_str(mark.opening()),
        }
    }

    /// Writes the code span that starts at `start`; returns where it ends.
    fn code(&mut self, start: usize) -> usize {
        let link = self.units[start].link;
        let content: String = self.units[start..]
            .iter()
            .take_while(|unit| unit.is_code() && unit.link == link)
            .filter_map(|unit| match unit.value {
                Value::Char(c) => Some(c),
                _ => None,
            })
            .collect();
        escape::code_span(&content, self.place == Place::Cell, &mut self.out);
        start + content.chars().count()
    }

    fn character(&mut self, index: usize) {
        let text = Text {
            units: self.units,
            spans: self.spans,
            index,
            place: self.place,
        };
        text.write(&mut self.out);
    }
}
