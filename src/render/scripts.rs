//! Superscripts and subscripts where there is only text: `10⁶` is another number than `106`.

use crate::article::Piece;
use crate::markup::{Layout, Tag};

/// Each sign that has a raised and a lowered form, and these.
const SIGNS: &[(char, char, char)] = &[
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('−', '⁻', '₋'),
    ('–', '⁻', '₋'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
    ('n', 'ⁿ', 'ₙ'),
];

/// Letters that alone behind a number are an exponent. Others are ordinals, hours and the like.
const EXPONENTS: &str = "ijkNxyz";

/// What only exponents hold, of all that stands raised behind a number.
const OPERATORS: &str = "0123456789+-−–/·×*=^";

/// Elements in a script whose looks are given up for it.
const LOOKS: &[Tag] = &[Tag::B, Tag::Strong, Tag::I, Tag::Em, Tag::Var, Tag::Small];

/// Pieces up to which one script is read.
const MOST_PIECES: usize = 16;

/// A part of what is written.
pub(super) enum Part<'p> {
    /// A piece as it is.
    Piece(&'p Piece),
    /// The text that a whole `sup` or `sub` is written as.
    Script(String),
}

/// The pieces with the text of scripts in the place of their elements, and where in the pieces each stands. Scripts
/// that say the same without being raised (`1st`) and links (as marks of notes are) stay as they are.
pub(super) fn parts(pieces: &[Piece]) -> impl Iterator<Item = (usize, Part<'_>)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next;
        let piece = pieces.get(at)?;
        let script = match piece {
            Piece::Open(element) if element.tag == Tag::Sup => script(pieces, at, true),
            Piece::Open(element) if element.tag == Tag::Sub => script(pieces, at, false),
            _ => None,
        };
        let (part, count) = match script {
            Some((text, count)) => (Part::Script(text), count),
            None => (Part::Piece(piece), 1),
        };
        next += count;
        Some((at, part))
    })
}

/// What the script that starts at a piece is written as, and of how many pieces it is.
fn script(pieces: &[Piece], at: usize, raised: bool) -> Option<(String, usize)> {
    let (text, end) = content(pieces, at)?;
    let is_link = |piece: &Piece| matches!(piece, Piece::Open(element) if element.tag == Tag::A);
    let around = at.checked_sub(1).and_then(|before| pieces.get(before));
    if around.is_some_and(is_link) && matches!(pieces.get(end), Some(Piece::Close(Tag::A))) {
        return None;
    }
    let core = text.trim();
    let signs: Option<String> = core.chars().map(|sign| shifted(sign, raised)).collect();
    let written = match signs.filter(|signs| !signs.is_empty()) {
        Some(signs) => signs,
        None if raised && is_exponent(core) && follows_digit(&pieces[..at]) => format!("^({core})"),
        None => return None,
    };
    Some((text.replace(core, &written), end - at))
}

/// The text of the element that starts at a piece, where it holds nothing else, and where it ends.
fn content(pieces: &[Piece], at: usize) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut depth = 0;
    for (index, piece) in pieces.iter().enumerate().skip(at + 1).take(MOST_PIECES) {
        match piece {
            Piece::Text(more) => text.push_str(more),
            Piece::Open(element) if LOOKS.contains(&element.tag) => depth += 1,
            Piece::Open(_) | Piece::Void(_) => return None,
            Piece::Close(_) if depth == 0 => return Some((text, index + 1)),
            Piece::Close(_) => depth -= 1,
        }
    }
    None
}

/// The raised or lowered form of a sign.
fn shifted(sign: char, raised: bool) -> Option<char> {
    let (_, above, below) = SIGNS.iter().find(|(plain, ..)| *plain == sign)?;
    Some(if raised { *above } else { *below })
}

/// Whether what stands raised behind a digit is an exponent.
fn is_exponent(text: &str) -> bool {
    let mut signs = text.chars();
    let single = signs.next().filter(|_| signs.next().is_none());
    match single {
        Some(sign) => EXPONENTS.contains(sign),
        // Notes that are no links stand in brackets.
        None => !text.starts_with('[') && text.contains(|sign| OPERATORS.contains(sign)),
    }
}

/// Whether a line ends in a digit.
fn follows_digit(pieces: &[Piece]) -> bool {
    let before = pieces.iter().rev().take(MOST_PIECES);
    let text = before
        .take_while(|piece| match piece {
            Piece::Open(element) => element.tag.layout() == Layout::Inline,
            Piece::Close(tag) => tag.layout() == Layout::Inline,
            Piece::Void(_) => false,
            Piece::Text(_) => true,
        })
        .find_map(|piece| match piece {
            Piece::Text(text) => text.chars().next_back(),
            _ => None,
        });
    text.is_some_and(|last| last.is_ascii_digit())
}

#[cfg(test)]
mod tests;
