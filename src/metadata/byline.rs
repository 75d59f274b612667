//! Names of the authors.

use super::clues::{Clue, Clues};
use super::json_ld::LinkedData;
use super::meta_tags;
use super::names::{Origin, is_announcement, is_proper_word, name_in};
use super::site::SiteName;
use super::text::fold;

/// Most names that are joined.
const MAX_NAMES: usize = 20;
/// Most visible bylines of one kind that are looked at until one holds a name.
const MAX_CLUES: usize = 100;
/// Most words of one name that is taken to complete another.
const MAX_NAME_WORDS: usize = 3;
/// Fewest letters of a name that a handle is known by.
const MIN_WORD: usize = 3;
/// How far from the headline the author may stand in an area that may not be the page's own, in bytes
/// of markup.
const MAX_DISTANCE_APART: usize = 20_000;
/// Longest byline, in characters.
const MAX_BYLINE: usize = 300;

/// Resolves the byline, in order of trust: people in JSON-LD, meta tags, microdata, `rel=author`,
/// elements with a byline class, text that starts with "By", organisations in JSON-LD, bylines in areas
/// apart. A source that names only the site counts when no other names anybody, and a handle gives
/// way to the full name. Only with `in_text` does what stands in the text count.
pub(super) fn byline(
    clues: &Clues,
    data: &LinkedData,
    site: &SiteName,
    headline_at: usize,
    in_text: bool,
) -> Option<String> {
    let mut own = None;
    let mut handle: Option<String> = None;
    let mut sources = sources(clues, data, headline_at, in_text);
    while let Some(names) = sources.next() {
        let (sites, people): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| site.is_like(name));
        match people.as_slice() {
            [] if own.is_none() && !sites.is_empty() => own = Some(joined(sites)),
            [] => {}
            [name] if is_handle(name) => {
                handle.get_or_insert_with(|| name.clone());
            }
            // Once a handle is known, only the name of the same person is better.
            [name] if handle.as_deref().is_some_and(|handle| !is_of(handle, name)) => {}
            [name] => {
                let fuller = sources.find_map(|names| fuller(name, &joined(names), site));
                return Some(fuller.unwrap_or_else(|| name.clone()));
            }
            _ => return Some(joined(people)),
        }
    }
    let found = handle.or(own);
    if found.is_some() || !in_text {
        return found;
    }
    visible(&clues.bylines, "apart", headline_at).pop()
}

/// Whether a name is what somebody logs in with, where other sources may know the full name.
fn is_handle(name: &str) -> bool {
    !name.contains(' ') && !name.contains(char::is_uppercase) && name.contains(char::is_alphabetic)
}

/// Whether a handle is made of a person's name.
fn is_of(handle: &str, name: &str) -> bool {
    let handle = fold(handle);
    let mut words = name.split(' ').map(fold);
    name.contains(' ') && words.any(|word| word.len() >= MIN_WORD && handle.contains(&word))
}

/// Other wording of the same author, if it says more: the family name, or more authors.
fn fuller(name: &str, other: &str, site: &SiteName) -> Option<String> {
    let rest = other
        .strip_prefix(name)
        .filter(|rest| !rest.trim().is_empty())?;
    let parts = [",", " & ", " and ", " und ", " et ", " y ", " e "];
    let parts = parts.iter().fold(vec![rest], |parts, mark| {
        let parts = parts.into_iter().flat_map(|part| part.split(mark));
        parts.collect()
    });
    let is_name = |(index, part): (usize, &&str)| {
        let count = part.split_whitespace().count();
        let is_proper = part.split_whitespace().all(is_proper_word) && !site.is_like(part);
        let missing = !name.contains(' ') && rest.starts_with(' ');
        match (index, count) {
            // Directly behind the name: nothing, or its missing part.
            (0, 0) => true,
            (0, 1..=MAX_NAME_WORDS) => missing && is_proper,
            (_, 2..=MAX_NAME_WORDS) => is_proper,
            _ => false,
        }
    };
    parts
        .iter()
        .enumerate()
        .all(is_name)
        .then(|| other.to_owned())
}

/// The names that each source gives, the most trusted source first.
fn sources<'a>(
    clues: &'a Clues,
    data: &'a LinkedData,
    headline_at: usize,
    in_text: bool,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let linked = std::iter::once_with(|| stated(data.authors.iter().map(String::as_str)));
    let metas = meta_tags::AUTHOR
        .iter()
        .map(|key| stated(meta_tags::values(clues, key)));
    let labelled = std::iter::once_with(|| stated(labelled(clues)));
    let microdata = std::iter::once_with(|| {
        let people = stated(microdata(clues, "author.name"));
        if people.is_empty() {
            stated(microdata(clues, "author"))
        } else {
            people
        }
    });
    let visible = ["rel", "class", "text"]
        .into_iter()
        .map(move |kind| visible(&clues.bylines, kind, headline_at));
    let organisations =
        std::iter::once_with(|| stated(data.organisations.iter().map(String::as_str)));
    linked
        .chain(metas)
        .chain(labelled)
        .chain(microdata.chain(visible).take_while(move |_| in_text))
        .chain(organisations)
}

/// The data of cards for sharing that are labelled as the author.
fn labelled(clues: &Clues) -> impl Iterator<Item = &str> {
    meta_tags::CARD_DATA.iter().flat_map(|(label, data)| {
        let mut labels = meta_tags::values(clues, label);
        let is_author = labels.any(|label| is_announcement(label.trim()));
        meta_tags::values(clues, data).filter(move |_| is_author)
    })
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
        .filter(|clue| kind != "apart" || clue.at.abs_diff(headline_at) <= MAX_DISTANCE_APART)
        .partition(|clue| clue.at < headline_at);
    below
        .into_iter()
        .chain(above.into_iter().rev())
        .take(MAX_CLUES)
        .find_map(|clue| name_in(&clue.value, Origin::Visible))
        .into_iter()
        .collect()
}

fn stated<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    values
        .take(MAX_NAMES)
        .filter_map(|value| name_in(value, Origin::Stated))
        .collect()
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
