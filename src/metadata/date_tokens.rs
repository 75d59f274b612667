//! Numbers, words and marks of a text, and a cursor that reads dates off them.

use super::months::{self, DATE_FILLERS};

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Value and count of digits.
    Number(u32, usize),
    Word(&'a str),
    Mark(char),
    Blank,
}

/// Decimal digits of any script that dates are commonly written in, as ASCII ones.
pub(super) fn ascii_digit(c: char) -> char {
    const ZEROS: [u32; 4] = [0x660, 0x6f0, 0x966, 0x9e6];
    let value = ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(*zero)?;
        char::from_digit(value, 10)
    });
    value.unwrap_or(c)
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same_kind: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if is_cjk(first) {
            is_cjk
        } else if is_word(first) {
            |c| is_word(c) && !is_cjk(c)
        } else if first.is_whitespace() {
            char::is_whitespace
        } else {
            let length = first.len_utf8();
            tokens.push(Token::Mark(first));
            rest = &rest[length..];
            continue;
        };
        let length = rest.find(|c| !same_kind(c)).unwrap_or(rest.len());
        let (part, next) = rest.split_at(length);
        tokens.push(match first {
            // Ten digits and more are no part of a date.
            _ if first.is_ascii_digit() => {
                Token::Number(part.parse().unwrap_or(u32::MAX), part.len())
            }
            _ if first.is_whitespace() => Token::Blank,
            _ => Token::Word(part),
        });
        rest = next;
    }
    tokens
}

/// Letters, and the marks that combine with them: "i̇" is what lower case makes of "İ", and Indian
/// scripts join consonants by a mark.
fn is_word(c: char) -> bool {
    (c.is_alphanumeric() && !c.is_ascii_digit())
        || matches!(
            c,
            '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}'
        )
}

/// Whether a letter is of a script without blanks between words.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// A position in the tokens; each step takes some and returns the new position.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) tokens: &'a [Token<'a>],
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn peek(self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    pub(super) fn next(self) -> Cursor<'a> {
        Cursor {
            at: self.at + 1,
            ..self
        }
    }

    /// Over tokens for which the test holds.
    pub(super) fn skip(mut self, test: impl Fn(Token) -> bool) -> Cursor<'a> {
        while self.peek().is_some_and(&test) {
            self = self.next();
        }
        self
    }

    /// Over blanks, commas, dots and filler words between the parts of a written date.
    pub(super) fn skip_fillers(self) -> Cursor<'a> {
        self.skip(|token| match token {
            Token::Blank | Token::Mark('.' | ',' | '\'' | '’' | '-' | '/') => true,
            Token::Word(word) => DATE_FILLERS.contains(&word),
            _ => false,
        })
    }

    pub(super) fn blanks(self) -> Cursor<'a> {
        self.skip(|token| token == Token::Blank)
    }

    pub(super) fn number(
        self,
        digits: std::ops::RangeInclusive<usize>,
    ) -> Option<(u32, Cursor<'a>)> {
        match self.peek()? {
            Token::Number(value, count) if digits.contains(&count) => Some((value, self.next())),
            _ => None,
        }
    }

    pub(super) fn mark(self, marks: &[char]) -> Option<(char, Cursor<'a>)> {
        match self.peek()? {
            Token::Mark(mark) if marks.contains(&mark) => Some((mark, self.next())),
            _ => None,
        }
    }

    pub(super) fn word(self, words: &[&str]) -> Option<Cursor<'a>> {
        match self.peek()? {
            Token::Word(word) if words.contains(&word) => Some(self.next()),
            _ => None,
        }
    }

    pub(super) fn year(self) -> Option<(u16, Cursor<'a>)> {
        let (year, next) = self.number(4..=4)?;
        Some((u16::try_from(year).ok()?, next))
    }

    pub(super) fn month_name(self) -> Option<(u8, Cursor<'a>)> {
        let Token::Word(word) = self.peek()? else {
            return None;
        };
        Some((months::number(word)?, self.next()))
    }

    pub(super) fn small(self) -> Option<(u8, Cursor<'a>)> {
        let (value, next) = self.number(1..=2)?;
        Some((u8::try_from(value).ok()?, next))
    }
}
