//! Names of the authors.

use super::byline_words::{
    ANNOUNCERS, BEFORE_DATE, CJK_PREFIXES, CJK_SUFFIXES, COLON_LABELS, ENDINGS, LABELS, NAME_ENDS,
    NOBODY,
};
use super::clues::{Clue, Clues};
use super::date_text;
use super::json_ld::LinkedData;
use super::meta_tags;
use super::site::SiteName;
use super::text::{fold, lines};

/// Longest raw byline that is read, in characters.
const MAX_RAW: usize = 400;
/// Longest name, in characters; with titles and several people in one text.
const MAX_NAME: usize = 150;
/// Most words of one name without a comma: more is a sentence.
const MAX_WORDS: usize = 9;
/// Most words of one name in a text that nothing but its first word marks as a byline.
const MAX_NAME_WORDS: usize = 6;
/// Most names that are joined.
const MAX_NAMES: usize = 20;
/// Longest byline, in characters.
const MAX_BYLINE: usize = 300;

/// Resolves the byline, in order of trust: JSON-LD, meta tags, microdata, `rel=author`, elements with
/// a byline class, text that starts with "By". A source that names only the site counts when no other
/// names anybody.
pub(super) fn byline(
    clues: &Clues,
    data: &LinkedData,
    site: &SiteName,
    headline_at: usize,
) -> Option<String> {
    let mut fallback = None;
    for names in sources(clues, data, headline_at) {
        let (own, people): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| site.is(name));
        if !people.is_empty() {
            return Some(joined(people));
        }
        if fallback.is_none() && !own.is_empty() {
            fallback = Some(joined(own));
        }
    }
    fallback
}

/// The names that each source gives, the most trusted source first.
fn sources<'a>(
    clues: &'a Clues,
    data: &'a LinkedData,
    headline_at: usize,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let linked = std::iter::once_with(|| all_names(data.authors.iter().map(String::as_str)));
    let metas = meta_tags::AUTHOR
        .iter()
        .map(|key| all_names(meta_tags::values(clues, key)));
    let microdata = std::iter::once_with(|| {
        let people = all_names(microdata(clues, "author.name"));
        if people.is_empty() {
            all_names(microdata(clues, "author"))
        } else {
            people
        }
    });
    let visible = ["rel", "class", "text"]
        .into_iter()
        .map(move |kind| visible(&clues.bylines, kind, headline_at));
    linked.chain(metas).chain(microdata).chain(visible)
}

fn microdata<'a>(clues: &'a Clues, name: &'a str) -> impl Iterator<Item = &'a str> {
    clues
        .microdata
        .iter()
        .filter(move |clue| clue.name == name)
        .map(|clue| clue.value.as_str())
        .take(1)
}

/// The byline that stands next to the headline: the first below it, else the last above it.
fn visible(bylines: &[Clue], kind: &str, headline_at: usize) -> Vec<String> {
    let (above, below): (Vec<&Clue>, Vec<&Clue>) = bylines
        .iter()
        .filter(|clue| clue.name == kind)
        .partition(|clue| clue.at < headline_at);
    below
        .into_iter()
        .chain(above.into_iter().rev())
        .map(|clue| names(&clue.value))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn all_names<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    values.take(MAX_NAMES).flat_map(names).collect()
}

/// Each name once, in order.
fn joined(names: Vec<String>) -> String {
    let mut kept: Vec<String> = Vec::new();
    let mut length = 0;
    for name in names.into_iter().take(MAX_NAMES) {
        length += name.chars().count() + 2;
        if length > MAX_BYLINE && !kept.is_empty() {
            break;
        }
        if kept.iter().all(|other| fold(other) != fold(&name)) {
            kept.push(name);
        }
    }
    kept.join(", ")
}

/// The names in a value: no "By", no date, no address, no role behind a mark.
pub(super) fn names(raw: &str) -> Vec<String> {
    let mut is_announced = false;
    for line in lines(raw, MAX_RAW) {
        let rest = without_prefixes(&line);
        if rest.is_empty() {
            is_announced = true;
            continue;
        }
        if let Some(name) = name(rest) {
            return vec![name];
        }
        if is_announced {
            break;
        }
    }
    Vec::new()
}

/// The name at the start of a line.
fn name(line: &str) -> Option<String> {
    let mut name = line;
    for mark in NAME_ENDS {
        if let Some((head, _)) = name.split_once(mark)
            && head.chars().any(char::is_alphanumeric)
        {
            name = head;
        }
    }
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
            )
    });
    let name = without_cjk_suffix(name);
    is_name(name).then(|| name.to_owned())
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words = name.split(' ').count();
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= MAX_NAME
        && (words <= MAX_WORDS || name.contains([',', ';']))
        && !is_address(&lower)
        && !NOBODY.contains(&lower.as_str())
        && !name.ends_with(['?', '!', '…'])
}

fn is_address(lower: &str) -> bool {
    lower.contains("://")
        || lower.starts_with("www.")
        || lower.starts_with("//")
        || lower.contains("facebook.com")
        || (lower.contains('@') && !lower.contains(' '))
}

/// Drops "By", "Author:" and the like, also several of them.
fn without_prefixes(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let spaced = ANNOUNCERS.iter().chain(LABELS);
        let spaced = spaced.filter_map(|prefix| after_word(rest, prefix));
        let marked = COLON_LABELS.iter().chain(CJK_PREFIXES);
        let marked = marked.filter_map(|prefix| after_label(rest, prefix));
        // The longest prefix leaves the shortest rest.
        let Some(shorter) = spaced.chain(marked).min_by_key(|rest| rest.len()) else {
            return rest;
        };
        rest = shorter;
    }
}

/// What follows a word and a blank or mark, or nothing if the text is the word.
fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = after(text, word)?;
    let trimmed = rest.trim_start_matches(is_label_end);
    (rest.is_empty() || trimmed.len() < rest.len()).then_some(trimmed)
}

/// What follows a label and its colon.
fn after_label<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let rest = after(text, label)?.trim_start();
    let trimmed = rest.trim_start_matches(is_label_end);
    (trimmed.len() < rest.len()).then_some(trimmed)
}

/// What follows a prefix that is given in lower case.
fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let count = prefix.chars().count();
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(end, _)| end);
    let (head, rest) = text.split_at(end);
    (head.to_lowercase() == prefix).then_some(rest)
}

fn is_label_end(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：' | '/' | '／' | '|' | '｜' | '・' | '-' | '–' | '—' | '=' | '·' | '•'
        )
}

/// Whether a text starts with words that announce an author, and a name follows.
pub(super) fn is_introduced(text: &str) -> bool {
    let mut rests = ANNOUNCERS.iter().filter_map(|word| after_word(text, word));
    let mut labelled = CJK_PREFIXES
        .iter()
        .filter_map(|label| after_label(text, label));
    rests.any(looks_like_name) || labelled.any(|rest| !rest.is_empty())
}

/// Whether a text is nothing but words that announce an author.
pub(super) fn is_announcement(text: &str) -> bool {
    let mut rests = ANNOUNCERS.iter().filter_map(|word| after_word(text, word));
    rests.any(str::is_empty)
}

/// Whether a text starts like a name: one to a few words, the first and the last with a capital.
fn looks_like_name(text: &str) -> bool {
    let Some(name) = name(text) else {
        return false;
    };
    let first = name.split([',', ';']).next().unwrap_or_default();
    let is_proper = |word: &str| {
        word.chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(|c| !c.is_lowercase())
    };
    let words: Vec<&str> = first.split_whitespace().collect();
    let proper = words.iter().filter(|word| is_proper(word)).count();
    (1..=MAX_NAME_WORDS).contains(&words.len())
        && words.first().is_some_and(|word| is_proper(word))
        && proper * 2 > words.len()
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
        if last.is_empty() || !(word.is_empty() || BEFORE_DATE.contains(&word.as_str())) {
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
    end.map_or(text, |end| text[..end].trim_end())
}

/// Drops e-mail addresses and web addresses that stand among names.
fn without_address(text: &str) -> &str {
    let start = words(text).find(|start| {
        let word = text[*start..].split(' ').next().unwrap_or_default();
        (word.contains('@') && word.contains('.') && !word.starts_with('@')) || word.contains("://")
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
