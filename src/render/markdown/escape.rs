//! Escapes: what must not be taken for Markdown, and only that.

use super::emphasis::Spans;
use super::inline::{Place, Unit, Value};

/// Characters of an address that are looked at to decide whether it can stand as it is.
const ADDRESS_LOOK_AHEAD: usize = 400;

/// Characters of an entity that are looked at: `&`, the longest name that CommonMark reads, `;`.
const ENTITY_LOOK_AHEAD: usize = 34;

/// Schemes after which renderers make a link of a bare address.
const LINKED_SCHEMES: [&str; 3] = ["http", "https", "ftp"];

/// A character of a run, with what decides whether it needs an escape.
pub(super) struct Text<'a> {
    pub(super) units: &'a [Unit],
    pub(super) spans: &'a Spans,
    pub(super) index: usize,
    pub(super) place: Place,
}

impl Text<'_> {
    /// Appends the character, escaped where it has to be.
    pub(super) fn write(&self, out: &mut String) {
        if let Some(c) = self.char_at(self.index) {
            if c.is_ascii_punctuation() && self.needs_escape(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }

    /// The plain character at an index: neither code nor an image nor a line break.
    fn char_at(&self, index: usize) -> Option<char> {
        match self.units.get(index) {
            Some(unit) if unit.is_code() => None,
            Some(Unit {
                value: Value::Char(c),
                ..
            }) => Some(*c),
            _ => None,
        }
    }

    /// Whether a delimiter of ours stands right before the character.
    fn is_marked_before(&self) -> bool {
        self.spans.is_marked(self.index)
    }

    /// Whether a delimiter of ours stands right after the character.
    fn is_marked_after(&self) -> bool {
        self.spans.is_marked(self.index + 1)
    }

    /// The character before, unless something else stands between.
    fn previous(&self) -> Option<char> {
        let index = self
            .index
            .checked_sub(1)
            .filter(|_| !self.is_marked_before())?;
        self.char_at(index)
    }

    /// The character after, unless something else stands between.
    fn next(&self) -> Option<char> {
        (!self.is_marked_after())
            .then(|| self.char_at(self.index + 1))
            .flatten()
    }

    /// Whether the line ends or white space stands after the character.
    fn space_follows(&self) -> bool {
        !self.is_marked_after()
            && self
                .units
                .get(self.index + 1)
                .is_none_or(|unit| unit.is_space() && !unit.is_code())
    }

    fn is_between_spaces(&self) -> bool {
        self.previous() == Some(' ') && self.next() == Some(' ')
    }

    fn is_between_words(&self) -> bool {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        word(self.previous()) && word(self.next())
    }

    /// Whether the character at `index` is the first of its line of a paragraph.
    fn starts_line(&self, index: usize) -> bool {
        self.place == Place::Paragraph
            && index
                .checked_sub(1)
                .and_then(|before| self.units.get(before))
                .is_none_or(|unit| unit.value == Value::Break)
    }

    fn needs_escape(&self, c: char) -> bool {
        match c {
            '`' | '[' => true,
            ']' => self.units[self.index].link > 0,
            '\\' => self.next().is_none_or(|next| next.is_ascii_punctuation()),
            '*' => !self.is_between_spaces(),
            '~' => !self.is_between_spaces(),
            '_' => !self.is_between_spaces() && !self.is_between_words(),
            '<' => !self.space_follows(),
            '&' => self.starts_entity(),
            '!' => self.spans.link_starts(self.index + 1),
            '^' => self.is_marked_before(),
            '|' => self.place == Place::Cell || self.starts_line(self.index),
            ':' => self.is_address_to_defuse() || self.starts_delimiter_row(),
            '.' if self.is_www_to_defuse() => true,
            '.' | ')' => self.ends_list_number(),
            '#' => self.is_heading_mark(),
            '>' => self.starts_line(self.index),
            // Three of them would be taken for the beginning of front matter.
            '+' => {
                self.starts_line(self.index) && (self.space_follows() || self.next() == Some('+'))
            }
            ';' => self.starts_line(self.index) && self.next() == Some(';'),
            '=' => {
                self.starts_line(self.index) && (self.space_follows() || self.next() == Some('='))
            }
            '-' => self.starts_line(self.index) && !self.next().is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    /// Whether `#` would start a heading or end one.
    fn is_heading_mark(&self) -> bool {
        if self.place == Place::Heading {
            let end = self.index + 1 == self.units.len() && !self.is_marked_after();
            let before = self.units[..self.index].iter().rev();
            let mut before = before.skip_while(|unit| unit.value == Value::Char('#'));
            return end
                && before
                    .next()
                    .is_none_or(|unit| unit.value == Value::Char(' '));
        }
        self.starts_line(self.index) && (self.space_follows() || self.next() == Some('#'))
    }

    /// Whether `:` may start the row below a table's header.
    fn starts_delimiter_row(&self) -> bool {
        self.starts_line(self.index) && !self.next().is_some_and(char::is_alphanumeric)
    }

    /// Whether `.` or `)` follows up to nine digits at the start of a line, as in a numbered list.
    fn ends_list_number(&self) -> bool {
        if !self.space_follows() {
            return false;
        }
        let digits = self.units[..self.index]
            .iter()
            .rev()
            .take(10)
            .take_while(|unit| matches!(unit.value, Value::Char('0'..='9')))
            .count();
        (1..10).contains(&digits) && self.starts_line(self.index - digits)
    }

    /// Whether `&` and what follows would be read as an entity.
    fn starts_entity(&self) -> bool {
        let follows = (self.index + 1..)
            .take(ENTITY_LOOK_AHEAD)
            .map(|index| self.char_at(index));
        for c in follows {
            match c {
                Some(';') => return true,
                Some(c) if c.is_ascii_alphanumeric() || c == '#' => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether `:` belongs to a bare address that would be read wrongly by renderers that make
    /// links of such addresses: they don't undo escapes in them.
    fn is_address_to_defuse(&self) -> bool {
        if self.char_at(self.index + 1) != Some('/') || self.char_at(self.index + 2) != Some('/') {
            return false;
        }
        LINKED_SCHEMES.iter().any(|scheme| self.follows(scheme)) && self.address_needs_escapes()
    }

    fn is_www_to_defuse(&self) -> bool {
        self.follows("www") && self.address_needs_escapes()
    }

    /// Whether this lower-case word, in any case, ends right before the character.
    fn follows(&self, word: &str) -> bool {
        let before = (0..self.index).rev().map_while(|index| self.char_at(index));
        before
            .take(word.len())
            .map(|c| c.to_ascii_lowercase())
            .eq(word.chars().rev())
    }

    /// Whether what follows up to the next space holds anything that is written with an escape.
    fn address_needs_escapes(&self) -> bool {
        let rest = self.units.get(self.index + 1..).unwrap_or_default();
        let own = &self.units[self.index];
        for (offset, unit) in rest.iter().take(ADDRESS_LOOK_AHEAD).enumerate() {
            match unit.value {
                Value::Char(' ') | Value::Break => return false,
                _ if unit.is_space() => return true,
                _ if (unit.flags, unit.link) != (own.flags, own.link) => return true,
                Value::Char(c @ ('*' | '_' | '~' | '`' | '[' | ']' | '\\' | '<' | '&' | '|')) => {
                    let index = self.index + 1 + offset;
                    if (Text { index, ..*self }).needs_escape(c) {
                        return true;
                    }
                }
                Value::Char(_) => {}
                Value::Image(_) => return true,
            }
        }
        rest.len() > ADDRESS_LOOK_AHEAD
    }
}

/// Appends a hard line break. After a bare address a space keeps the two apart.
pub(super) fn line_break(out: &mut String) {
    let word = out.rsplit([' ', '\n']).next().unwrap_or_default();
    if word.contains("://") || word.contains("www.") {
        out.push(' ');
    }
    out.push_str("\\\n");
}

/// Appends a code span.
pub(super) fn code_span(content: &str, in_cell: bool, out: &mut String) {
    let fence = "`".repeat(longest_run(content, '`') + 1);
    let pad = content.starts_with('`') || content.ends_with('`');
    out.push_str(&fence);
    out.push_str(if pad { " " } else { "" });
    if in_cell {
        out.push_str(&content.replace('|', "\\|"));
    } else {
        out.push_str(content);
    }
    out.push_str(if pad { " " } else { "" });
    out.push_str(&fence);
}

/// Length of the longest run of `c` in `text`.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

/// Plain text on one line, every character escaped that could mean anything.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, word) in text.split_whitespace().enumerate() {
        out.push_str(if index > 0 { " " } else { "" });
        for c in word.chars().filter(|c| *c != '\0') {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '!' | '^'
            ) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// The destination of a link or image.
pub(super) fn destination(url: &str) -> String {
    let has_entity = url.contains(';');
    let balanced = has_simple_parentheses(url);
    let mut out = String::with_capacity(url.len());
    for c in address(url).chars() {
        match c {
            '(' | ')' if !balanced => {
                out.push('\\');
                out.push(c);
            }
            '&' if has_entity => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

/// A URL without characters that end one in Markdown: they are percent-encoded.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        let is_safe = !c.is_whitespace() && !c.is_control() && !"\"<>\\`|{}^".contains(c);
        if is_safe {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// Whether parentheses come in pairs that are not nested.
fn has_simple_parentheses(url: &str) -> bool {
    let mut open = false;
    for c in url.chars() {
        match (c, open) {
            ('(', false) => open = true,
            (')', true) => open = false,
            ('(' | ')', _) => return false,
            _ => {}
        }
    }
    !open
}
