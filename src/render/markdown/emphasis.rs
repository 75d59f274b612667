//! Where the delimiters of emphasis and links stand in a run, so that CommonMark reads them as such.
//!
//! CommonMark takes `*` for a delimiter only by what stands beside it: an opening one must not be
//! followed by white space, and may be followed by punctuation only after white space or
//! punctuation (closing ones mirrored). White space is therefore moved out of emphasis, punctuation
//! where it is needed. Spans are nested: where two overlap, the later one in
//! [`FLAGS`] gives way.

use std::collections::{HashMap, VecDeque};
use std::ops::{Index, IndexMut, Range};

use foldhash::fast::FixedState;

use super::inline::{EMPHASIS, STRONG, STRUCK, Unit, Value, stretches, trim};
use crate::sort;

/// The kinds of emphasis, those that take precedence first.
const FLAGS: [(u8, Mark); 3] = [
    (STRONG, Mark::Strong),
    (EMPHASIS, Mark::Emphasis),
    (STRUCK, Mark::Struck),
];

/// What a span makes of its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A link, by its number.
    Link(u32),
    Strong,
    Emphasis,
    Struck,
}

impl Mark {
    /// What stands before the span.
    pub(super) fn opening(self) -> &'static str {
        match self {
            Mark::Link(_) => "[",
            Mark::Strong => "**",
            Mark::Emphasis => "*",
            Mark::Struck => "~~",
        }
    }

    fn is_link(self) -> bool {
        matches!(self, Mark::Link(_))
    }
}

/// A marked range of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mark: Mark,
}

/// The spans of a run: nested, outer ones first.
#[derive(Debug, Default)]
pub(super) struct Spans {
    list: Vec<Span>,
    /// For each position between units, what starts or ends there.
    edges: Edges,
}

/// Edges by position. Few positions have one.
#[derive(Debug, Default)]
struct Edges(HashMap<usize, Edge, FixedState>);

impl Index<usize> for Edges {
    type Output = Edge;

    fn index(&self, position: usize) -> &Edge {
        const NONE: &Edge = &Edge {
            link_start: None,
            link_end: None,
            starts: [None; 3],
            ends: [None; 3],
        };
        self.0.get(&position).unwrap_or(NONE)
    }
}

impl IndexMut<usize> for Edges {
    fn index_mut(&mut self, position: usize) -> &mut Edge {
        self.0.entry(position).or_default()
    }
}

/// The span whose edge is at a position, as indexes into [`Spans::list`] while spans are collected.
#[derive(Debug, Clone, Copy, Default)]
struct Edge {
    link_start: Option<usize>,
    link_end: Option<usize>,
    starts: [Option<usize>; 3],
    ends: [Option<usize>; 3],
}

impl Edge {
    /// Whether emphasis of one kind (an index into [`FLAGS`]) starts or ends here.
    fn emphasis_at(&self, slot: usize) -> bool {
        self.starts[slot].is_some() || self.ends[slot].is_some()
    }

    fn emphasis(&self) -> bool {
        self.starts.iter().chain(&self.ends).any(Option::is_some)
    }
}

impl Spans {
    /// The spans in the order in which they open.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Span> {
        self.list.iter()
    }

    /// Whether a delimiter stands before the unit at `position`.
    pub(super) fn is_marked(&self, position: usize) -> bool {
        let edge = &self.edges[position];
        edge.link_start.is_some() || edge.link_end.is_some() || edge.emphasis()
    }

    /// Whether a link starts at `position`, right after a character.
    pub(super) fn link_starts(&self, position: usize) -> bool {
        self.edges[position].link_start.is_some()
    }
}

/// Finds the spans of a run.
pub(super) fn spans(units: &[Unit]) -> Spans {
    let mut finder = Finder {
        units,
        spans: Spans {
            list: Vec::new(),
            edges: Edges::default(),
        },
        strong: Vec::new(),
    };
    for range in stretches(units, |unit| unit.link) {
        let number = units[range.start].link;
        if number > 0 {
            finder.add(range, Mark::Link(number));
        }
    }
    for (slot, (flag, mark)) in FLAGS.into_iter().enumerate() {
        for range in stretches(units, |unit| unit.flags & flag != 0) {
            if units[range.start].flags & flag != 0 {
                finder.emphasise(range, mark, slot);
            }
        }
    }
    let mut spans = finder.spans;
    // Outer spans first; of two equal ones, the one that was found first.
    sort::by(&mut spans.list, |span| usize::MAX - span.end);
    sort::by(&mut spans.list, |span| span.start);
    spans
}

/// What stands beside a delimiter, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// White space, punctuation in every version of CommonMark, or the edge of the block.
    Apart,
    /// A letter or digit.
    Word,
    /// Anything else: it depends on the version.
    Unsure,
}

fn neighbour(unit: &Unit) -> Neighbour {
    match unit.value {
        // White space to Rust, but not to CommonMark.
        Value::Char('\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}') => Neighbour::Unsure,
        _ if unit.is_space() || unit.is_code() => Neighbour::Apart,
        Value::Char(c) if c.is_ascii_punctuation() => Neighbour::Apart,
        // Circled letters are alphabetic, but symbols.
        Value::Char('\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}') => Neighbour::Unsure,
        Value::Char(c) if c.is_alphanumeric() => Neighbour::Word,
        Value::Char(_) => Neighbour::Unsure,
        Value::Image(_) | Value::Break => Neighbour::Apart,
    }
}

struct Finder<'a> {
    units: &'a [Unit],
    spans: Spans,
    /// The strong spans, in order.
    strong: Vec<Span>,
}

impl Finder<'_> {
    fn add(&mut self, range: Range<usize>, mark: Mark) {
        let index = self.spans.list.len();
        let slot = FLAGS.iter().position(|(_, other)| *other == mark);
        match slot {
            Some(slot) => {
                self.spans.edges[range.start].starts[slot] = Some(index);
                self.spans.edges[range.end].ends[slot] = Some(index);
            }
            None => {
                self.spans.edges[range.start].link_start = Some(index);
                self.spans.edges[range.end].link_end = Some(index);
            }
        }
        let span = Span {
            start: range.start,
            end: range.end,
            mark,
        };
        self.spans.list.push(span);
        if mark == Mark::Strong {
            self.strong.push(span);
        }
    }

    /// Marks as much of a range as can be marked.
    fn emphasise(&mut self, range: Range<usize>, mark: Mark, slot: usize) {
        let mut rest = VecDeque::from([range]);
        while let Some(range) = rest.pop_front() {
            let range = self.fit(range);
            if range.is_empty() {
                continue;
            }
            if let Some(cut) = self.edge_of_link(&range) {
                rest.push_front(cut..range.end);
                rest.push_front(range.start..cut);
            } else if let Some((cut, inside)) = self.overlap(&range) {
                let (first, second) = (range.start..cut, cut..range.end);
                // Two parts of emphasis that touch can't be told apart, unless a bracket is between.
                match inside {
                    None => {
                        rest.push_front(second);
                        rest.push_front(first);
                    }
                    Some(Side::First) => rest.push_front(first),
                    Some(Side::Second) => rest.push_front(second),
                }
            } else if self.is_clear(&range, mark, slot) {
                self.add(range, mark);
            }
        }
    }

    /// Narrows a range until CommonMark would accept delimiters at its ends.
    fn fit(&self, range: Range<usize>) -> Range<usize> {
        let mut range = range;
        loop {
            range = trim(self.units, range);
            if range.is_empty() {
                return range;
            }
            let edges = &self.spans.edges;
            let outer = self.outer(edges[range.start], range.start.checked_sub(1));
            if !accepts(
                outer,
                &self.units[range.start],
                edges[range.start].link_start,
            ) {
                range.start += self.whole(range.clone().map(|index| &self.units[index]));
                continue;
            }
            let outer = self.outer(edges[range.end], Some(range.end));
            if !accepts(outer, &self.units[range.end - 1], edges[range.end].link_end) {
                range.end -= self.whole(range.clone().rev().map(|index| &self.units[index]));
                continue;
            }
            return range;
        }
    }

    /// How many of the units can only be left out together: those of a code span.
    fn whole<'u>(&self, mut units: impl Iterator<Item = &'u Unit>) -> usize {
        let Some(first) = units.next() else { return 0 };
        1 + units
            .take_while(|unit| first.is_code() && unit.is_code() && unit.link == first.link)
            .count()
    }

    /// What stands outside a delimiter at an edge, given the unit on the other side of the edge.
    fn outer(&self, edge: Edge, unit: Option<usize>) -> Neighbour {
        if edge.link_start.is_some() || edge.link_end.is_some() {
            return Neighbour::Apart;
        }
        unit.and_then(|index| self.units.get(index))
            .map_or(Neighbour::Apart, neighbour)
    }

    /// Where to cut a range that starts or ends with a link and holds more than the link.
    fn edge_of_link(&self, range: &Range<usize>) -> Option<usize> {
        let link = |index: Option<usize>| index.and_then(|index| self.spans.list.get(index));
        let first = link(self.spans.edges[range.start].link_start).map(|span| span.end);
        let last = link(self.spans.edges[range.end].link_end).map(|span| span.start);
        first
            .filter(|cut| *cut < range.end)
            .or(last.filter(|cut| *cut > range.start))
    }

    /// Where a range has to be cut because it overlaps a span without holding it or lying in it;
    /// for spans of emphasis, also which part lies in the span.
    fn overlap(&self, range: &Range<usize>) -> Option<(usize, Option<Side>)> {
        for position in range.clone() {
            let edge = &self.spans.edges[position];
            let span = |index: &Option<usize>| index.and_then(|index| self.spans.list.get(index));
            if position > range.start {
                let ends = edge.ends.iter().chain([&edge.link_end]).filter_map(span);
                for ended in ends {
                    if ended.start < range.start {
                        return Some((position, side(ended.mark, Side::First)));
                    }
                }
            }
            let starts = edge
                .starts
                .iter()
                .chain([&edge.link_start])
                .filter_map(span);
            for started in starts {
                let around = started.start == range.start && started.end >= range.end;
                if !around && started.end > range.end {
                    return Some((position, side(started.mark, Side::Second)));
                }
            }
        }
        None
    }

    fn is_clear(&self, range: &Range<usize>, mark: Mark, slot: usize) -> bool {
        match mark {
            Mark::Emphasis => self.may_be_emphasised(range),
            Mark::Struck => self.may_be_struck(range, slot),
            Mark::Strong | Mark::Link(_) => true,
        }
    }

    /// Whether `*` may stand at both ends. Where `*` and `**` have started as one delimiter and
    /// only one of them has ended, a delimiter inside that could also be a closing one would
    /// close the other.
    fn may_be_emphasised(&self, range: &Range<usize>) -> bool {
        let edges = &self.spans.edges;
        let before = self.strong.partition_point(|span| span.start < range.start);
        let strong_around = self.strong[..before]
            .last()
            .filter(|span| range.start < span.end);
        if strong_around.is_some_and(|span| edges[span.start].emphasis_at(1))
            && self.may_close(range.start)
        {
            return false;
        }
        let strong_inside = |position: usize| edges[position].starts[0].is_some();
        !edges[range.start].emphasis_at(0)
            || !(range.start + 1..range.end)
                .any(|position| strong_inside(position) && self.may_close(position))
    }

    /// Whether an opening delimiter at a position might be taken for a closing one.
    fn may_close(&self, position: usize) -> bool {
        let Some(before) = position.checked_sub(1) else {
            return false;
        };
        let (outer, inner) = (&self.units[before], &self.units[position]);
        let punctuation = matches!(outer.value, Value::Char(c) if c.is_ascii_punctuation());
        !(outer.is_space() || punctuation && neighbour(inner) == Neighbour::Word)
    }

    /// Whether `~~` may stand at both ends. Beside another delimiter it is punctuation to it,
    /// which that one tolerates only apart from words.
    fn may_be_struck(&self, range: &Range<usize>, slot: usize) -> bool {
        let edges = &self.spans.edges;
        let free = |edge: Edge, shared: &[Option<usize>; 3], unit: Option<usize>| {
            shared[..slot].iter().all(Option::is_none) || self.outer(edge, unit) == Neighbour::Apart
        };
        let (start, end) = (edges[range.start], edges[range.end]);
        free(start, &start.starts, range.start.checked_sub(1))
            && free(end, &end.ends, Some(range.end))
    }
}

/// Which part of a cut range lies inside the span that made the cut necessary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Second,
}

fn side(mark: Mark, side: Side) -> Option<Side> {
    (!mark.is_link()).then_some(side)
}

/// Whether a delimiter may stand between what is outside and the first unit inside.
fn accepts(outer: Neighbour, inner: &Unit, link: Option<usize>) -> bool {
    match inner.value {
        Value::Image(_) | Value::Break => false,
        // The bracket goes outside, see `edge_of_link`.
        _ if link.is_some() => true,
        _ if inner.is_code() => outer == Neighbour::Apart,
        _ => neighbour(inner) == Neighbour::Word || outer == Neighbour::Apart,
    }
}
