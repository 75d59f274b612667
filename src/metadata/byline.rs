//! Names of the authors.

use super::clues::{Clue, Clues};
use super::json_ld::LinkedData;
use super::meta_tags;
use super::names::{Origin, name_in};
use super::site::SiteName;
use super::text::fold;

/// Most names that are joined.
const MAX_NAMES: usize = 20;
/// Most visible bylines of one kind that are looked at until one holds a name.
const MAX_CLUES: usize = 100;
/// Longest byline, in characters.
const MAX_BYLINE: usize = 300;

/// Resolves the byline, in order of trust: people in JSON-LD, meta tags, microdata, `rel=author`,
/// elements with a byline class, text that starts with "By", organisations in JSON-LD. A source that
/// names only the site counts when no other names anybody.
pub(super) fn byline(
    clues: &Clues,
    data: &LinkedData,
    site: &SiteName,
    headline_at: usize,
) -> Option<String> {
    let mut fallback = None;
    for names in sources(clues, data, headline_at) {
        let (own, people): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| site.is_like(name));
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
    let linked = std::iter::once_with(|| stated(data.authors.iter().map(String::as_str)));
    let metas = meta_tags::AUTHOR
        .iter()
        .map(|key| stated(meta_tags::values(clues, key)));
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
        .chain(microdata)
        .chain(visible)
        .chain(organisations)
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
