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

/// The tables and an index of their phrases by first letters.
struct Index {
    tables: Vec<Phrases>,
    by_key: HashMap<[char; KEY_LETTERS], Vec<(usize, &'static str)>, FixedState>,
}

/// What `text`, of `words` words, says, by the first table of this scope that knows it.
#[must_use]
pub fn find(scope: Scope, text: &str, words: usize) -> Option<&'static Phrases> {
    let index = index();
    let longest = index
        .tables
        .iter()
        .filter(|table| table.scope == scope)
        .map(|table| table.most_words)
        .max()?;
    if words > longest {
        return None;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    let found = |rest: &str, first: bool| {
        keys(rest)
            .filter_map(|key| index.by_key.get(&key))
            .flatten()
            .filter(|(table, phrase)| {
                let table = &index.tables[*table];
                let placed = match table.place {
                    Place::Whole => first && rest == *phrase,
                    Place::Start => first && starts(rest, phrase),
                    Place::Anywhere => starts(rest, phrase),
                };
                table.scope == scope && words <= table.most_words && placed
            })
            .map(|(table, _)| *table)
            .min()
    };
    let whole = [found(&lower, true), found(bare, true)];
    let inside = word_starts(&lower).filter_map(|at| found(&lower[at..], false));
    let table = whole.into_iter().flatten().chain(inside).min()?;
    index.tables.get(table)
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

/// The first letters of a text as keys, longest first.
fn keys(text: &str) -> impl Iterator<Item = [char; KEY_LETTERS]> {
    let mut key = ['\0'; KEY_LETTERS];
    let mut letters = 0;
    for (slot, letter) in key.iter_mut().zip(text.chars()) {
        *slot = letter;
        letters += 1;
    }
    (1..=letters).rev().map(move |length| {
        let mut shorter = key;
        for slot in &mut shorter[length..] {
            *slot = '\0';
        }
        shorter
    })
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
        let mut index = Index {
            tables: Vec::new(),
            by_key: HashMap::default(),
        };
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                index.tables.extend(table(head));
                continue;
            }
            let Some(last) = index.tables.len().checked_sub(1) else {
                continue;
            };
            for phrase in line
                .split('|')
                .map(str::trim)
                .filter(|phrase| !phrase.is_empty())
            {
                if let Some(key) = keys(phrase).next() {
                    index.by_key.entry(key).or_default().push((last, phrase));
                }
            }
        }
        index
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
