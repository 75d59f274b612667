//! What the words of a link say about where it leads.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::measure::text::collapsed;

/// Highest number that is taken for that of a page; years and numbers of articles are higher.
pub(super) const HIGHEST_PAGE: u32 = 200;

/// Longest text of a link that can be a label of another page, in characters.
pub(super) const LONGEST_LABEL: usize = 80;

/// What a link's words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// "Next page", alone or with the title of that page.
    NextPage,
    /// "Next", or an arrow: of a page, an article or a picture.
    Next,
    /// A page by its number.
    Number(u32),
}

const HEADINGS: &[(&str, Word)] = &[
    ("[next page]", Word::NextPage),
    ("[next]", Word::Next),
    ("[page]", Word::Page),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    NextPage,
    Next,
    Page,
}

/// The words of `words.txt`.
struct Words {
    kinds: HashMap<&'static str, Word>,
    /// Characters of the longest of them.
    longest: usize,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut kinds = HashMap::new();
    let mut kind = Word::Page;
    for line in include_str!("words.txt").lines().map(str::trim) {
        if let Some((_, word)) = HEADINGS.iter().find(|(heading, _)| *heading == line) {
            kind = *word;
        } else if !line.is_empty() && !line.starts_with('#') {
            kinds.insert(line, kind);
        }
    }
    let longest = kinds.keys().map(|words| words.chars().count()).max();
    Words {
        longest: longest.unwrap_or_default(),
        kinds,
    }
});

/// What stands between "next page" and the title of that page.
const MARKS: [char; 5] = [':', '：', '–', '—', '|'];

/// Characters of the highest page's number, and of the space before it.
const NUMBER_LENGTH: usize = 4;

/// Whether a word means "page".
pub(super) fn is_page(word: &str) -> bool {
    WORDS.kinds.get(word) == Some(&Word::Page)
}

/// What a link's text says; nothing where it is not about another page.
#[must_use]
pub fn label(text: &str) -> Option<Label> {
    if text.chars().nth(LONGEST_LABEL).is_some() {
        return None;
    }
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        let arrow = text.trim();
        return matches!(arrow, "›" | "»" | ">" | ">>" | "→" | "≫" | "❯" | "▶" | "⟩")
            .then_some(Label::Next);
    }
    let phrase = collapsed(words);
    // Most links say more than where they lead.
    let longest = WORDS.longest + NUMBER_LENGTH;
    if phrase.chars().nth(longest).is_some()
        && !phrase.chars().take(longest).any(|c| MARKS.contains(&c))
    {
        return None;
    }
    let phrase = phrase.to_lowercase();
    match WORDS.kinds.get(phrase.as_str()) {
        Some(Word::NextPage) => return Some(Label::NextPage),
        Some(Word::Next) => return Some(Label::Next),
        _ => {}
    }
    // "Next page: the harbour at night".
    if let Some((start, _)) = phrase.split_once(MARKS)
        && WORDS.kinds.get(start.trim()) == Some(&Word::NextPage)
    {
        return Some(Label::NextPage);
    }
    number(&phrase).map(Label::Number)
}

/// The number of a phrase that is nothing but a page's number, with or without the word for page.
fn number(phrase: &str) -> Option<u32> {
    let is_digit = |c: &char| c.is_ascii_digit();
    let digits: String = phrase.chars().filter(is_digit).collect();
    let rest: String = phrase
        .chars()
        .filter(|c| !is_digit(c) && !c.is_whitespace())
        .collect();
    let page = digits.parse().ok()?;
    let is_alone = phrase.contains(digits.as_str()) && (rest.is_empty() || is_page(&rest));
    (is_alone && (1..=HIGHEST_PAGE).contains(&page)).then_some(page)
}
