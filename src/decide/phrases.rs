//! What clutter says: looks phrases up in the tables of `phrases.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::article::RemovalKind;

/// The tables, as people edit them.
const SOURCE: &str = include_str!("phrases.txt");

/// Letters of a phrase that it is looked up by.
const KEY_LETTERS: usize = 3;

/// What a table speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Single blocks.
    Block,
    /// Headings, and the sections under them.
    Section,
    /// Words beside a form field.
    Words,
}

/// Where in a text a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is the whole text, punctuation around it aside.
    Whole,
    /// It starts the text.
    Start,
    /// It starts anywhere in the text, with a word.
    Anywhere,
}

/// What a text that says a phrase is.
#[derive(Debug)]
pub struct Phrases {
    /// What it is.
    pub kind: RemovalKind,
    /// Why, as a sentence.
    pub reason: &'static str,
    scope: Scope,
    place: Place,
    most_words: usize,
}

/// The tables, and the phrases of each scope.
struct Index {
    tables: Vec<Phrases>,
    scopes: [ScopeIndex; 3],
}

impl Index {
    fn of(&self, scope: Scope) -> &ScopeIndex {
        &self.scopes[scope as usize]
    }
}

/// First letters of a phrase, filled up with NUL.
type Letters = [char; KEY_LETTERS];

/// The phrases of one scope.
#[derive(Default)]
struct ScopeIndex {
    all: ByKey,
    /// Those that may stand anywhere in a text.
    anywhere: ByKey,
}

/// Phrases and their tables, by their first letters.
#[derive(Default)]
struct ByKey {
    phrases: HashMap<Letters, Vec<(usize, &'static str)>, FixedState>,
    /// No phrase starts as most words do: a bit for each key, for several the same one.
    keys: KeySet,
    /// Words of the longest text that may say one of them.
    longest: usize,
}

impl ByKey {
    fn add(&mut self, table: usize, most_words: usize, phrase: &'static str) {
        if let Some(key) = keys(phrase).last() {
            self.keys.add(key);
            self.phrases
                .entry(key.letters)
                .or_default()
                .push((table, phrase));
            self.longest = self.longest.max(most_words);
        }
    }

    /// Those that a text may start with, and their tables.
    fn likely(&self, text: &str) -> impl Iterator<Item = (usize, &'static str)> {
        keys(text)
            .filter(|key| self.keys.may_have(*key))
            .filter_map(|key| self.phrases.get(&key.letters))
            .flatten()
            .copied()
    }
}

/// What a phrase is looked up by.
#[derive(Clone, Copy, Default)]
struct Key {
    letters: Letters,
    hash: u32,
}

/// The first letters of a text as keys, shortest first.
fn keys(text: &str) -> impl Iterator<Item = Key> {
    let letters = text.chars().take(KEY_LETTERS).enumerate();
    letters.scan(Key::default(), |key, (place, letter)| {
        key.letters[place] = letter;
        // The multiplier is that of the golden ratio (Knuth, The Art of Computer Programming, 6.4).
        key.hash = (key.hash ^ u32::from(letter)).wrapping_mul(0x9E37_79B1);
        Some(*key)
    })
}

/// A set of keys that may hold more than were added.
struct KeySet([u64; 128]);

impl Default for KeySet {
    fn default() -> Self {
        KeySet([0; 128])
    }
}

impl KeySet {
    fn place(key: Key) -> (usize, u64) {
        let bit = key.hash >> (32 - 13);
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    fn add(&mut self, key: Key) {
        let (word, bit) = KeySet::place(key);
        self.0[word] |= bit;
    }

    fn may_have(&self, key: Key) -> bool {
        let (word, bit) = KeySet::place(key);
        self.0[word] & bit != 0
    }
}

/// A text that phrases are looked for in.
pub struct Said {
    words: usize,
    /// In lower case, with straight apostrophes; nothing for a text too long to say any phrase.
    lower: Option<String>,
}

impl Said {
    /// A text of `words` words, in which phrases of some scopes are looked for.
    #[must_use]
    pub fn new(text: &str, words: usize, scopes: &[Scope]) -> Said {
        let longest = scopes.iter().map(|scope| index().of(*scope).all.longest);
        let longest = longest.max();
        let lower = (Some(words) <= longest).then(|| {
            let lower = text.to_lowercase();
            if lower.contains('’') {
                lower.replace('’', "'")
            } else {
                lower
            }
        });
        Said { words, lower }
    }

    /// What it says, by the first table of this scope that knows it.
    #[must_use]
    pub fn find(&self, scope: Scope) -> Option<&'static Phrases> {
        let (tables, phrases) = (&index().tables, index().of(scope));
        let lower = self
            .lower
            .as_ref()
            .filter(|_| self.words <= phrases.all.longest)?;
        let fits = |table: &usize| self.words <= tables[*table].most_words;
        let first = |rest: &str| {
            let said = phrases.all.likely(rest).filter(|(table, phrase)| {
                if tables[*table].place == Place::Whole {
                    rest == *phrase
                } else {
                    starts(rest, phrase)
                }
            });
            said.map(|(table, _)| table).filter(fits).min()
        };
        let later = |rest: &str| {
            let said = phrases.anywhere.likely(rest);
            let said = said.filter(|(_, phrase)| starts(rest, phrase));
            said.map(|(table, _)| table).filter(fits).min()
        };
        let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
        let whole = [first(lower), first(bare)];
        let is_short = self.words <= phrases.anywhere.longest;
        let inside = is_short.then(|| word_starts(lower).filter_map(|at| later(&lower[at..])));
        let inside = inside.into_iter().flatten();
        let table = whole.into_iter().flatten().chain(inside).min()?;
        tables.get(table)
    }
}

/// Whether `text` starts with a phrase; with `…` in the phrase, its second part may come later.
fn starts(text: &str, phrase: &str) -> bool {
    match phrase.split_once('…') {
        Some((first, second)) => text
            .strip_prefix(first)
            .is_some_and(|rest| rest.contains(second)),
        None => text.starts_with(phrase),
    }
}

/// Byte offsets at which a word starts; in scripts without spaces, every letter.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, letter)| {
        let starts =
            letter.is_alphanumeric() && (!inside || crate::measure::text::is_unspaced(letter));
        inside = letter.is_alphanumeric();
        starts.then_some(at)
    })
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut tables: Vec<Phrases> = Vec::new();
        let mut scopes: [ScopeIndex; 3] = Default::default();
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                tables.extend(table(head));
                continue;
            }
            let Some((last, table)) = tables.iter().enumerate().next_back() else {
                continue;
            };
            let scope = &mut scopes[table.scope as usize];
            for phrase in line
                .split('|')
                .map(str::trim)
                .filter(|phrase| !phrase.is_empty())
            {
                scope.all.add(last, table.most_words, phrase);
                if table.place == Place::Anywhere {
                    scope.anywhere.add(last, table.most_words, phrase);
                }
            }
        }
        Index { tables, scopes }
    })
}

/// A table from its head, `SCOPE KIND PLACE WORDS] REASON`; nothing where that can't be read.
fn table(head: &'static str) -> Option<Phrases> {
    let (fields, reason) = head.split_once(']')?;
    let mut fields = fields.split_whitespace();
    let scope = match fields.next()? {
        "block" => Scope::Block,
        "section" => Scope::Section,
        "words" => Scope::Words,
        _ => return None,
    };
    let name = fields.next()?;
    let kind = RemovalKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.name() == name)?;
    let place = match fields.next()? {
        "whole" => Place::Whole,
        "start" => Place::Start,
        "anywhere" => Place::Anywhere,
        _ => return None,
    };
    Some(Phrases {
        kind,
        reason: reason.trim(),
        scope,
        place,
        most_words: fields.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests;
