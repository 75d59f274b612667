//! The headline.

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;
use super::text::{clean, fold};

/// Longest title, in characters.
pub(super) const MAX_TITLE: usize = 500;
/// What stands between a headline and the site's name.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " ― ", " / ", " \\ ", " > ",
    " < ", " ~ ", "｜", "|",
];

/// The title and where its heading stands, if it is a heading of the page.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) text: Option<String>,
    /// Byte offset of the heading that bears it, or of the first `h1`.
    pub(super) at: usize,
}

/// Whether a text is the page's title in one of its forms, or a part of it.
pub(super) fn is_title(clues: &Clues, headline: &str) -> bool {
    let headline = fold(headline);
    let forms = meta_tags::all(clues, meta_tags::TITLE)
        .chain(clues.title.as_deref())
        .chain(
            clues
                .headings
                .iter()
                .filter(|clue| clue.name == "h1")
                .map(|clue| clue.value.as_str()),
        );
    forms.into_iter().any(|form| {
        let form = fold(form);
        form == headline || (headline.len() >= 12 && form.starts_with(&headline))
    })
}

/// Resolves the title.
pub(super) fn title(clues: &Clues, data: &LinkedData, is_site: impl Fn(&str) -> bool) -> Title {
    let h1s: Vec<(String, usize)> = clues
        .headings
        .iter()
        .filter(|clue| clue.name == "h1")
        .filter_map(|clue| Some((clean(&clue.value, MAX_TITLE)?, clue.at)))
        .collect();
    let candidates: Vec<String> = meta_tags::all(clues, meta_tags::TITLE)
        .take(1)
        .chain(data.headline.as_deref())
        .chain(clues.title.as_deref())
        .filter_map(|text| clean(text, MAX_TITLE))
        .map(|text| without_site(&text, &is_site))
        .filter(|text| !is_site(text))
        .collect();
    let first_at = h1s.first().map_or(0, |(_, at)| *at);
    for candidate in &candidates {
        let folded = fold(candidate);
        if let Some((text, at)) = h1s.iter().find(|(h1, _)| {
            let h1 = fold(h1);
            h1 == folded || (h1.len() >= 8 && (folded.starts_with(&h1)))
        }) {
            return Title {
                text: Some(text.clone()),
                at: *at,
            };
        }
    }
    let text = candidates
        .into_iter()
        .next()
        .or_else(|| h1s.into_iter().next().map(|(text, _)| text))
        .or_else(|| clean(clues.title.as_deref()?, MAX_TITLE));
    Title { text, at: first_at }
}

/// Takes the site's name, and what stands behind it, off an end of a title.
fn without_site(title: &str, is_site: impl Fn(&str) -> bool) -> String {
    for separator in SEPARATORS {
        if let Some((head, tail)) = title.rsplit_once(separator)
            && is_site(tail)
        {
            return without_site(head.trim(), is_site);
        }
        if let Some((head, tail)) = title.split_once(separator)
            && is_site(head)
        {
            return tail.trim().to_owned();
        }
    }
    title.to_owned()
}
