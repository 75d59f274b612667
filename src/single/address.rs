//! What the address of a page says about it.

use url::Url;

/// Words of an address that name a list when they stand at its end, or before the name of the list.
const LISTS: &[&str] = &[
    "archiv",
    "archive",
    "archives",
    "auteur",
    "author",
    "authors",
    "autor",
    "buscar",
    "busca",
    "cat",
    "categoria",
    "categorie",
    "categories",
    "category",
    "collections",
    "etiqueta",
    "hub",
    "kategorie",
    "label",
    "labels",
    "latest",
    "listing",
    "listings",
    "rubrik",
    "rubrique",
    "recherche",
    "ricerca",
    "search",
    "section",
    "sections",
    "suche",
    "tag",
    "tags",
    "thema",
    "themen",
    "topic",
    "topics",
    "trending",
    "zoeken",
];

/// Names of fields that hold what is searched for.
const SEARCH_FIELDS: &[&str] = &["q", "query", "s", "search", "search_query", "suche"];

/// File names of front pages, without their ending.
const FRONT_NAMES: &[&str] = &["default", "home", "index", "start", "startseite"];

/// Words that the name of a story has, at least; sections are named in fewer.
const STORY_WORDS: usize = 4;

/// Digits that the number of a story has, at least; years and pages have fewer.
const STORY_DIGITS: usize = 5;

/// What an address looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// The front page of a site, or of one of its languages.
    Front,
    /// A list: a section, a tag, a search.
    List,
    /// One of many pages: it has a number, a date, or a name of several words.
    Story,
    /// Anything else.
    Unclear,
}

/// What an address looks like.
#[must_use]
pub fn look(url: &str) -> Address {
    let Ok(url) = Url::parse(url) else {
        return Address::Unclear;
    };
    let segments: Vec<&str> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|segment| !segment.is_empty())
        .collect();
    if url
        .query_pairs()
        .any(|(name, value)| !value.is_empty() && SEARCH_FIELDS.contains(&&*name))
    {
        return Address::List;
    }
    let has_story_number = url
        .query_pairs()
        .any(|(_, value)| is_number(&value, STORY_DIGITS));
    let Some((last, before)) = segments.split_last() else {
        return if has_story_number || has_route(&url) {
            Address::Unclear
        } else {
            Address::Front
        };
    };
    let name = last.split_once('.').map_or(*last, |(name, _)| name);
    if before.iter().all(|segment| is_language(segment))
        && !has_story_number
        && (is_language(last) || FRONT_NAMES.contains(&&*name.to_lowercase()))
    {
        return Address::Front;
    }
    if is_story(name) || is_dated(before) {
        return Address::Story;
    }
    let is_list = |segment: &&str| LISTS.contains(&&*segment.to_lowercase());
    let is_paged = before.last() == Some(&"page") && is_number(last, 1);
    if is_list(&name) || before.last().is_some_and(is_list) || is_paged {
        return Address::List;
    }
    if has_story_number {
        Address::Story
    } else {
        Address::Unclear
    }
}

/// Whether the fragment is an address of its own, as some single-page sites have it.
fn has_route(url: &Url) -> bool {
    url.fragment()
        .is_some_and(|fragment| fragment.starts_with(['/', '!']) && fragment.len() > 2)
}

/// Whether a segment is a language or country: `en`, `de-at`, `zh_hans`.
fn is_language(segment: &str) -> bool {
    let mut parts = segment.split(['-', '_']);
    let is_short =
        |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.next().is_some_and(is_short)
        && parts
            .all(|part| is_short(part) || matches!(part.to_lowercase().as_str(), "hans" | "hant"))
}

/// Whether a name is that of one page among many.
fn is_story(name: &str) -> bool {
    let words = name
        .split(['-', '_', '+'])
        .filter(|word| word.bytes().any(|byte| !byte.is_ascii_digit()))
        .count();
    // Letters beyond ASCII are written as three bytes of `%XX`: words without blanks between them.
    let encoded = name.bytes().filter(|byte| *byte == b'%').count();
    words >= STORY_WORDS
        || encoded >= 3 * STORY_WORDS
        || name
            .split(|letter: char| !letter.is_ascii_digit())
            .any(|digits| digits.len() >= STORY_DIGITS)
}

/// Whether a year and a month stand side by side.
fn is_dated(segments: &[&str]) -> bool {
    segments.windows(2).any(|pair| {
        is_number(pair[0], 4) && pair[0].len() == 4 && pair[1].len() <= 3 && !pair[1].is_empty()
    })
}

/// Whether a text is a number of at least so many digits.
fn is_number(text: &str, digits: usize) -> bool {
    text.len() >= digits && text.bytes().all(|byte| byte.is_ascii_digit())
}
