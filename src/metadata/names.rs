//! The name in a value: without "By", date, address and role.

mod introduced;

use super::byline_words::{
    ANNOUNCERS, BEFORE_DATE, BY_WORDS, CJK_PREFIXES, CJK_SUFFIXES, COLON_LABELS, ENDINGS, JOBS,
    LABELS, MARKED_PREFIXES, NAME_ENDS, NOBODY, PARTICLES, RANKS,
};
use super::date_text;
use super::months::{MODIFIED_WORDS, PUBLISHED_WORDS, WEEKDAYS};
use super::text::lines;
use introduced::COLONS;
pub(super) use introduced::{introduced, is_announcement, is_surely_introduced};

/// Longest raw byline that is read, in characters.
const MAX_RAW: usize = 400;
/// Longest name, in characters; with titles and several people in one text.
const MAX_NAME: usize = 150;
/// Most words of one name without a comma: more is a sentence.
const MAX_WORDS: usize = 9;
/// Most words of a visible name without any capital.
const MAX_LOWER_WORDS: usize = 2;

/// Most letters of an abbreviation behind a name.
const MAX_ABBREVIATION: usize = 2;

/// Where a value is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A place that is meant to hold a name.
    Stated,
    /// Text on the page.
    Visible,
}

/// The name in a value: no "By", no date, no address, no role behind a mark.
pub(super) fn name_in(raw: &str, origin: Origin) -> Option<String> {
    lines(raw, MAX_RAW)
        .iter()
        .map(|line| without_prefixes(line, origin))
        .filter(|rest| !rest.is_empty())
        .find_map(|rest| name(rest, origin))
}

/// The name at the start of a line.
fn name(line: &str, origin: Origin) -> Option<String> {
    let mut name = line;
    for mark in NAME_ENDS {
        if let Some((head, _)) = name.split_once(mark)
            && head.chars().any(char::is_alphanumeric)
        {
            name = head;
        }
    }
    let name = match origin {
        Origin::Visible => before_label(name),
        Origin::Stated => name,
    };
    let name = before_date(name);
    let name = before_ending(name);
    let name = without_address(name);
    let name = name.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';'
                    | ':'
                    | '|'
                    | '-'
                    | '–'
                    | '—'
                    | '/'
                    | '•'
                    | '·'
                    | '@'
                    | '"'
                    | '“'
                    | '”'
                    | '«'
                    | '»'
                    | '<'
                    | '>'
                    | '['
                    | ']'
                    | '('
                    | '*'
                    | '#'
                    | '&'
            )
    });
    let name = without_cjk_suffix(without_job(name, origin));
    is_name(name, origin).then(|| without_blanks_before_marks(name))
}

/// "Jane Doe , John Roe" without the blank that templates leave before the comma.
fn without_blanks_before_marks(name: &str) -> String {
    name.replace(" ,", ",").replace(" ;", ";")
}

fn is_name(name: &str, origin: Origin) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let is_lower = |word: &str| word.chars().all(|c| c.is_lowercase() || !c.is_alphabetic());
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= MAX_NAME
        && (words.len() <= MAX_WORDS || name.contains([',', ';']))
        && !is_address(&lower)
        && !is_key(name)
        && !NOBODY.contains(&lower.as_str())
        && !name.contains(['?', '!', '…', '↩', '→'])
        // The end of something in brackets, of which the start is no part of a name.
        && (name.contains('(') || !name.contains(')'))
        // Words about a date or several words without any capital are a part of a sentence.
        && !(origin == Origin::Visible && words.len() > MAX_LOWER_WORDS && name.split(' ').all(is_lower))
        && !words.iter().all(|word| is_about_date(word))
}

fn is_about_date(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    is_before_date(word) || PUBLISHED_WORDS.contains(&word) || MODIFIED_WORDS.contains(&word)
}

/// Whether a word belongs to the date that it stands before.
fn is_before_date(word: &str) -> bool {
    BEFORE_DATE.contains(&word) || WEEKDAYS.contains(&word)
}

/// Whether a word is part of a name: a capital, and no job or label.
pub(super) fn is_proper_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lists = [JOBS, RANKS, NOBODY];
    word.starts_with(char::is_uppercase) && !lists.iter().any(|list| list.contains(&lower.as_str()))
}

/// The key of a text that was to be put in here: `page.author.name`.
fn is_key(name: &str) -> bool {
    !name.contains(' ') && name.split('.').filter(|part| part.len() > 1).count() > 2
}

fn is_address(lower: &str) -> bool {
    lower.contains("://")
        || lower.starts_with("www.")
        || lower.starts_with("//")
        || lower.contains("facebook.com")
        || (lower.contains('@') && !lower.contains(' '))
}

/// Drops "By", "Author:" and the like, also several of them.
fn without_prefixes(line: &str, origin: Origin) -> &str {
    let mut rest = line.trim_start_matches(|c| is_label_end(c) || c == ',');
    loop {
        let words = ANNOUNCERS.iter().chain(LABELS);
        let words = words.filter_map(|word| after_word(rest, word));
        let by = BY_WORDS.iter().filter_map(|word| after_word(rest, word));
        let by = by.filter(|name| origin == Origin::Visible || is_full_name(name));
        let particles = PARTICLES.iter().filter_map(|word| after_word(rest, word));
        let particles = particles.filter(|_| origin == Origin::Visible);
        let labels = COLON_LABELS.iter().chain(CJK_PREFIXES);
        let labels = labels.chain(MARKED_PREFIXES);
        let labels = labels.filter_map(|label| after_label(rest, label));
        // The longest prefix leaves the shortest rest.
        let rests = words.chain(by).chain(particles).chain(labels);
        let Some(shorter) = rests.min_by_key(|rest| rest.len()) else {
            return rest;
        };
        rest = shorter;
    }
}

/// A name without the job title behind it.
fn without_job(name: &str, origin: Origin) -> &str {
    let is_job = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        JOBS.contains(&word.to_lowercase().as_str())
    };
    let mut at = 0;
    let parts = name.split(',').map(|part| {
        at += part.len() + 1;
        (at - part.len() - 1, part)
    });
    let job = parts
        .skip(1)
        .find(|(_, part)| part.split_whitespace().any(is_job));
    if let Some((start, _)) = job {
        return name[..start - 1].trim_end();
    }
    if origin == Origin::Stated {
        return name;
    }
    // Without a comma: "Jane Doe Senior Editor".
    let job = words(name).skip(1).find(|start| {
        let word = name[*start..].split(' ').next();
        word.is_some_and(is_job)
    });
    let before = |start: usize| {
        let head = name[..start].trim_end();
        let rank = |word: &&str| RANKS.contains(&word.to_lowercase().as_str());
        let mut kept: Vec<&str> = head.split(' ').collect();
        while kept.last().is_some_and(&rank) {
            kept.pop();
        }
        let length = kept.join(" ").len();
        let is_name = kept.len() >= 2 && kept.iter().all(|word| is_proper_word(word));
        is_name.then(|| &head[..length])
    };
    job.and_then(before).unwrap_or(name)
}

/// Whether a text is two capitalised words or more in the usual order: what is before is no part of
/// the name ("von Max Mustermann", but "von der Leyen", "von Trier", "von Trier, Lars").
fn is_full_name(text: &str) -> bool {
    text.contains(' ') && !text.contains(',') && text.starts_with(char::is_uppercase)
}

/// What follows a word and a blank or mark, or nothing if the text is the word.
fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = after(text, word)?;
    let trimmed = rest.trim_start_matches(is_label_end);
    // Elements side by side may leave no blank: "ByJane Doe".
    let is_glued = text[..text.len() - rest.len()].ends_with(char::is_lowercase)
        && rest.starts_with(char::is_uppercase)
        && rest.contains(' ');
    (rest.is_empty() || is_glued || trimmed.len() < rest.len()).then_some(trimmed)
}

/// What follows a label and its colon.
fn after_label<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let rest = after(text, label)?.trim_start();
    let trimmed = rest.trim_start_matches(is_label_end);
    (trimmed.len() < rest.len()).then_some(trimmed)
}

/// What follows a prefix that is given in lower case.
fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    // Most texts start with another letter: where it is of ASCII, that is told from one byte.
    if let (Some(first), Some(expected)) = (text.bytes().next(), prefix.bytes().next())
        && first.is_ascii()
        && first.to_ascii_lowercase() != expected
    {
        return None;
    }
    let mut letters = text.chars();
    for expected in prefix.chars() {
        let letter = letters.next()?;
        if !letter.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(letters.as_str())
}

fn is_label_end(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：' | '/' | '／' | '|' | '｜' | '・' | '-' | '–' | '—' | '=' | '·' | '•'
        )
}

fn without_cjk_suffix(name: &str) -> &str {
    CJK_SUFFIXES
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .map(str::trim_end)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// The text up to a date, without the words that lead to the date.
fn before_date(text: &str) -> &str {
    let Some(start) = words(text).find(|start| date_text::starts_with_date(&text[*start..])) else {
        return text;
    };
    let mut head = text[..start].trim_end();
    while let Some(last) = head.rsplit(|c: char| c.is_whitespace()).next() {
        let word = last
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        if last.is_empty() || !(word.is_empty() || is_before_date(&word)) {
            break;
        }
        head = head[..head.len() - last.len()].trim_end();
    }
    head
}

/// The text up to a word after which no name goes on.
fn before_ending(text: &str) -> &str {
    let end = words(text).skip(1).find(|start| {
        let word = text[*start..].split(|c: char| !c.is_alphanumeric()).next();
        word.is_some_and(|word| ENDINGS.contains(&word.to_lowercase().as_str()))
    });
    end.map_or(text, |end| without_stop(&text[..end]))
}

/// A text up to which a sentence goes, without its full stop; an abbreviation keeps its own ("Jr.").
fn without_stop(text: &str) -> &str {
    let text = text.trim_end();
    let last = text.rsplit([' ', '.']).nth(1).unwrap_or_default();
    match text.strip_suffix('.') {
        Some(rest) if last.chars().count() > MAX_ABBREVIATION => rest,
        _ => text,
    }
}

/// The text up to a word that a colon follows: the label of something else.
fn before_label(text: &str) -> &str {
    let is_label = |start: &usize| {
        let word = text[*start..].split(' ').next().unwrap_or_default();
        let label = word.split(COLONS).next().unwrap_or_default();
        let is_last = start + word.len() == text.len() && word.ends_with(COLONS);
        label.len() < word.len() && label.chars().all(char::is_alphabetic) && !is_last
    };
    let end = words(text).skip(1).find(is_label);
    end.map_or(text, |end| without_stop(&text[..end]))
}

/// Drops e-mail addresses and web addresses that stand among names.
fn without_address(text: &str) -> &str {
    let start = words(text).find(|start| {
        let word = text[*start..].split(' ').next().unwrap_or_default();
        word.contains('@') || word.contains("://")
    });
    match start {
        Some(0) | None => text,
        Some(start) => text[..start].trim_end(),
    }
}

/// Where words start.
fn words(text: &str) -> impl Iterator<Item = usize> + '_ {
    let blanks = text.match_indices(' ').map(|(index, _)| index + 1);
    std::iter::once(0).chain(blanks)
}

#[cfg(test)]
mod tests;
