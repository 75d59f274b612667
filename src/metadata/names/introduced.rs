//! Lines of text that say who wrote the page.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::{Origin, after_label, after_word, name};
use crate::metadata::byline_words::{
    ANNOUNCERS, BY_WORDS, CJK_EDITORS, CJK_PREFIXES, LOWER_NAME_WORDS, MARKED_PREFIXES, NAME_ENDS,
};
use crate::metadata::date_tokens::is_cjk;

/// Most words of one name in a text that nothing but its first word marks as a byline.
const MAX_NAME_WORDS: usize = 6;
/// What stands behind a label.
pub(super) const COLONS: &[char] = &[':', '：'];

/// The part of a line from the words on that announce an author, if a name follows: the whole line,
/// what stands behind a mark ("4 March 2025 · By Jane Doe"), or what a label begins behind other details
/// ("4 March 2025 Author: Jane Doe").
pub(in crate::metadata) fn introduced(line: &str) -> Option<&str> {
    // Most lines have none.
    let may_have_mark = line.chars().any(is_in_mark);
    let marks = if may_have_mark { NAME_ENDS } else { &[] };
    let marks = marks.iter().flat_map(|mark| line.match_indices(mark));
    let starts = marks.map(|(at, mark)| at + mark.len());
    let mut rests = std::iter::once(0)
        .chain(starts)
        .map(|at| line[at..].trim_start());
    rests
        .find(|rest| is_introduced(rest))
        .or_else(|| labelled(line))
}

/// The part of a line from a label for authors on, where a name follows and other details stand before: a
/// date, or another label.
fn labelled(line: &str) -> Option<&str> {
    line.match_indices(COLONS).find_map(|(colon, _)| {
        let head = line[..colon].trim_end();
        let labels = ANNOUNCERS.iter().chain(CJK_PREFIXES);
        let starts = labels.filter_map(|label| start_of_ending(head, label));
        // The longest label starts first.
        let start = starts.min()?;
        let has_details = head[..start].contains(|c: char| c.is_numeric() || COLONS.contains(&c));
        let is_editor = CJK_EDITORS.contains(&&head[start..]);
        let rest = line[colon..].trim_start_matches(COLONS).trim_start();
        (has_details && !is_editor && looks_like_name(rest)).then(|| &line[start..])
    })
}

/// Where the word or words in lower case start that end a text.
fn start_of_ending(text: &str, words: &str) -> Option<usize> {
    let mut letters = text.char_indices().rev();
    let mut start = text.len();
    for expected in words.chars().rev() {
        let (at, letter) = letters.next()?;
        if !letter.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
        start = at;
    }
    // Not "Suggested-by".
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '|' | '｜' | ')' | '）' | ']' | '】');
    // Scripts without blanks between words have none here: "晨报作者".
    let is_glued = words.chars().nth(1).is_some_and(is_cjk);
    let is_whole = is_glued || letters.next().is_none_or(|(_, c)| is_edge(c));
    is_whole.then_some(start)
}

/// Whether one of the marks in [`NAME_ENDS`] may be made with this sign.
pub(super) fn is_in_mark(sign: char) -> bool {
    matches!(
        sign,
        '|' | '-' | '/' | '(' | '•' | '·' | '—' | '–' | '»' | '⋅' | '｜'
    )
}

/// Whether a text starts with words that announce an author, and a name follows.
pub(super) fn is_introduced(text: &str) -> bool {
    let mut rests = announced(text);
    let behind = |labels: &'static [&'static str]| {
        let labels = labels.iter();
        labels.filter_map(|label| after_label(text, label))
    };
    rests.any(looks_like_name)
        || behind(MARKED_PREFIXES).any(looks_like_name)
        || behind(CJK_PREFIXES).any(|rest| !rest.is_empty())
}

/// Whether a text that introduces an author does so beyond doubt: by a label, by several words ("Written
/// by"), or with a name of several words.
pub(in crate::metadata) fn is_surely_introduced(text: &str) -> bool {
    let mut announced = announced(text).filter(|rest| looks_like_name(rest));
    let is_sure = |rest: &str| {
        let words = text[..text.len() - rest.len()].trim_end();
        words.ends_with(COLONS) || words.contains(' ') || starts_with_two_names(rest)
    };
    let mut labels = CJK_PREFIXES.iter().chain(MARKED_PREFIXES);
    announced.any(is_sure) || labels.any(|label| after_label(text, label).is_some())
}

/// Whether a text starts with two words with capitals, with or without a particle between them.
fn starts_with_two_names(text: &str) -> bool {
    let words = text.split_whitespace();
    let words = words.filter(|word| !LOWER_NAME_WORDS.contains(word));
    words.take(2).filter(|word| is_proper(word)).count() == 2
}

/// Whether a word starts with a capital, or with a letter of a script that has none.
fn is_proper(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| !c.is_lowercase())
}

/// Whether a text is nothing but words that announce an author.
pub(in crate::metadata) fn is_announcement(text: &str) -> bool {
    announced(text).any(str::is_empty)
}

/// What follows words that announce an author in text.
fn announced(text: &str) -> impl Iterator<Item = &str> {
    // Which words can come first is told from the first byte, where that is of ASCII.
    static BY_BYTE: OnceLock<HashMap<u8, Vec<&'static str>, FixedState>> = OnceLock::new();
    let all = || ANNOUNCERS.iter().chain(BY_WORDS).copied();
    let by_byte = BY_BYTE.get_or_init(|| {
        let mut by_byte = HashMap::<_, Vec<_>, _>::default();
        for word in all() {
            let first = word.bytes().next().unwrap_or_default();
            by_byte.entry(first).or_default().push(word);
        }
        by_byte
    });
    let first = text.bytes().next().unwrap_or_default();
    let likely = by_byte.get(&first.to_ascii_lowercase());
    let likely = likely.filter(|_| first.is_ascii()).into_iter().flatten();
    let any = all().filter(move |_| !first.is_ascii());
    let words = likely.copied().chain(any);
    words.filter_map(move |word| after_word(text, word))
}

/// Whether a text starts like a name: one to a few words, the first and the last with a capital.
fn looks_like_name(text: &str) -> bool {
    let Some(name) = name(text, Origin::Visible) else {
        return false;
    };
    let first = name.split([',', ';']).next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    let particles = words.iter().filter(|word| LOWER_NAME_WORDS.contains(word));
    let proper = words.iter().filter(|word| is_proper(word)).count();
    (1..=MAX_NAME_WORDS).contains(&words.len())
        && words.first().is_some_and(|word| is_proper(word))
        && proper * 2 > words.len() - particles.count()
}
