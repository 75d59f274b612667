//! The headline.

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;
use super::site::SiteName;
use super::text::{clean, fold, prefix};
use super::title_words::{BARS, COLONS, DASHES, GENERIC};

/// Longest title, in characters.
const MAX_TITLE: usize = 500;
/// Fewest letters and digits of a headline that counts as the page's because a title begins with it.
const MIN_BEGINNING: usize = 12;
/// Share of the shorter text's words that a heading and a title must have in common to be two
/// wordings of the same headline.
const SAME_HEADLINE: f32 = 0.5;
/// Fewest words of a heading that is preferred to another wording in the page's head.
const MIN_HEADING_WORDS: usize = 3;

/// The title and where its heading stands.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) text: Option<String>,
    /// Byte offset of the heading that bears it, else of the first `h1`, else 0.
    pub(super) at: usize,
}

/// Whether a text is the page's title in one of its forms, or the beginning of one.
pub(super) fn is_title(clues: &Clues, headline: &str) -> bool {
    let fold = |text: &str| fold(prefix(text, MAX_TITLE));
    let headline = fold(headline);
    let headings = clues.headings.iter().filter(|clue| clue.name == "h1");
    let mut forms = meta_tags::all(clues, meta_tags::TITLE)
        .chain(clues.title.as_deref())
        .chain(headings.map(|clue| clue.value.as_str()))
        .map(fold);
    forms.any(|form| {
        form == headline || (headline.len() >= MIN_BEGINNING && form.starts_with(&headline))
    })
}

/// Resolves the title.
///
/// The page's head proposes (Open Graph and other meta tags, JSON-LD, `<title>`), each without the
/// site's name; an `h1` that says the same decides the wording, since that is what people see.
/// Without a proposal the first `h1` is the title.
pub(super) fn title(clues: &Clues, data: &LinkedData, site: &SiteName) -> Title {
    let headings = headings(clues, site, "h1");
    let lower = self::headings(clues, site, "h2");
    let metas = meta_tags::all(clues, meta_tags::TITLE).take(1);
    let proposals: Vec<String> = metas
        .chain(data.headline.as_deref())
        .chain(clues.title.as_deref())
        .filter_map(|text| clean(text, MAX_TITLE))
        .filter(|text| !site.is(text))
        .collect();
    let found = heading_of(&headings, &proposals, site);
    let found = found.or_else(|| said_in_full(&lower, &proposals, site));
    let first_at = headings.first().map_or(0, |heading| heading.at);
    if let Some(heading) = found {
        return Title {
            text: Some(heading.text.clone()),
            at: heading.at,
        };
    }
    let is_generic = |text: &&str| GENERIC.contains(&text.to_lowercase().as_str());
    let stripped = proposals.iter().map(|text| without_site(text, site));
    let stripped: Vec<&str> = stripped.filter(|text| !site.is(text)).collect();
    let best = stripped.iter().copied().find(|text| !is_generic(text));
    let text = best
        .or_else(|| stripped.first().copied())
        .or_else(|| headings.first().map(|heading| heading.text.as_str()))
        .map(str::to_owned);
    let title = || clean(clues.title.as_deref()?, MAX_TITLE);
    Title {
        text: text.or_else(title),
        at: first_at,
    }
}

struct Heading {
    text: String,
    folded: String,
    at: usize,
}

/// The headings of one kind, except the site's name as a heading.
fn headings(clues: &Clues, site: &SiteName, name: &str) -> Vec<Heading> {
    let all = clues.headings.iter().filter(|clue| clue.name == name);
    all.filter_map(|clue| {
        let text = clean(&clue.value, MAX_TITLE)?;
        (!site.is(&text)).then(|| Heading {
            folded: fold(&text),
            text,
            at: clue.at,
        })
    })
    .collect()
}

/// The heading that equals a proposal.
fn said_in_full<'a>(
    headings: &'a [Heading],
    proposals: &[String],
    site: &SiteName,
) -> Option<&'a Heading> {
    proposals
        .iter()
        .flat_map(|proposal| stages(proposal, site))
        .map(fold)
        .find_map(|form| headings.iter().find(|heading| heading.folded == form))
}

/// The heading that is the page's headline, as far as the proposals confirm it.
fn heading_of<'a>(
    headings: &'a [Heading],
    proposals: &[String],
    site: &SiteName,
) -> Option<&'a Heading> {
    if let Some(heading) = said_in_full(headings, proposals, site) {
        return Some(heading);
    }
    // One part of a title: "Section: headline", "Headline - Subject | Site".
    for proposal in proposals {
        let parts = parts(proposal, &[BARS, DASHES, COLONS]);
        let last = parts.len().saturating_sub(1);
        for (index, part) in parts.iter().enumerate() {
            let form = fold(part);
            let is_tail = index > 0 && index == last && !is_after_colon(proposal, part);
            if let Some(heading) = headings.iter().find(|heading| heading.folded == form)
                && !is_tail
                && !site.is_like(part)
            {
                return Some(heading);
            }
        }
    }
    // Another wording, if it is clear which heading is meant.
    let first = headings.first()?;
    let is_only = headings.iter().all(|other| other.folded == first.folded);
    let words = words(&first.text);
    let is_wording = |proposal: &String| shared(&words, proposal) >= SAME_HEADLINE;
    (is_only && words.len() >= MIN_HEADING_WORDS && proposals.iter().any(is_wording))
        .then_some(first)
}

fn is_after_colon(title: &str, tail: &str) -> bool {
    let head = title.strip_suffix(tail).unwrap_or_default();
    COLONS.iter().any(|colon| head.ends_with(colon))
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(' ')
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Share of words that both have, of the one with fewer words.
#[allow(clippy::cast_precision_loss)]
fn shared(one: &[String], other: &str) -> f32 {
    let other = words(other);
    let common = one.iter().filter(|word| other.contains(word)).count();
    common as f32 / one.len().min(other.len()).max(1) as f32
}

/// Parts of a title between separators of the given kinds.
fn parts<'a>(title: &'a str, kinds: &[&[&str]]) -> Vec<&'a str> {
    let mut parts = vec![title];
    for separator in kinds.iter().flat_map(|kind| kind.iter()) {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(separator))
            .collect();
    }
    parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// A title, and what is left of it each time that something is taken off its ends.
///
/// Behind a bar there is hardly ever a part of the headline, so one part goes in any case; behind
/// or before a dash only what looks like the site's name.
fn stages<'a>(title: &'a str, site: &SiteName) -> Vec<&'a str> {
    let mut title = title.trim();
    let mut stages = vec![title];
    let mut is_cut = false;
    loop {
        title = if let Some((head, tail)) = last_part(title, &[BARS, DASHES])
            && site.is_like(tail)
        {
            head
        } else if let Some((head, tail)) = first_part(title)
            && site.is_like(head)
            && words(tail).len() > 1
        {
            tail
        } else if !is_cut && let Some((head, _)) = last_part(title, &[BARS]) {
            is_cut = true;
            head
        } else {
            return stages;
        };
        stages.push(title);
    }
}

/// A title without the site's name and sections.
fn without_site<'a>(title: &'a str, site: &SiteName) -> &'a str {
    stages(title, site).last().copied().unwrap_or(title)
}

fn last_part<'a>(title: &'a str, kinds: &[&[&str]]) -> Option<(&'a str, &'a str)> {
    let separators = kinds.iter().flat_map(|kind| kind.iter());
    let (head, tail) = separators
        .filter_map(|separator| title.rsplit_once(separator))
        .min_by_key(|(_, tail)| tail.len())?;
    let (head, tail) = (head.trim(), tail.trim());
    let is_text = |part: &str| part.chars().any(char::is_alphanumeric);
    (is_text(head) && is_text(tail)).then_some((head, tail))
}

fn first_part(title: &str) -> Option<(&str, &str)> {
    let separators = [BARS, DASHES, COLONS];
    let (head, tail) = separators
        .iter()
        .flat_map(|kind| kind.iter())
        .filter_map(|separator| title.split_once(separator))
        .min_by_key(|(head, _)| head.len())?;
    Some((head.trim(), tail.trim()))
}

#[cfg(test)]
mod tests;
