//! Finds where a text goes on that a site has cut into pages, and never the next article.
//!
//! A link counts only if its address is that of the page with the next number in it. How much its
//! words have to say besides depends on how the address gives the number.

mod address;
mod words;

pub use words::{Label, label};

use url::Url;

use address::{Reading, Style};

use crate::measure::Page;

/// A link that may lead to another page of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// Where it leads, absolute.
    pub address: Url,
    /// What its words say.
    pub label: Option<Label>,
    /// Whether it is declared to lead to what comes next.
    pub is_next: bool,
}

/// A link with what its address says.
struct Candidate<'p> {
    link: &'p PageLink,
    /// The page as the address of the text has it.
    from: Reading,
    /// The page that the link leads to.
    to: Reading,
}

/// The address of the next page of the text at `url`, without a fragment.
#[must_use]
pub fn next(page: &Page, url: &str) -> Option<String> {
    let here = Url::parse(url).ok().filter(Url::has_host)?;
    let own = address::readings(&here);
    let candidates: Vec<Candidate<'_>> = page
        .page_links
        .iter()
        .filter(|link| link.address.origin() == here.origin() && !is_comment(&link.address))
        .flat_map(|link| candidates(link, &own))
        .collect();
    let next = candidates
        .iter()
        .filter(|candidate| candidate.to.page == candidate.from.page + 1)
        .find(|candidate| is_believed(candidate, &candidates))?;
    let mut address = next.link.address.clone();
    address.set_fragment(None);
    Some(address.into())
}

/// The ways in which a link leads to another page of the same text.
fn candidates<'p>(link: &'p PageLink, own: &[Reading]) -> Vec<Candidate<'p>> {
    // The first page often has no number in its address.
    let is_first = link.label == Some(Label::Number(1));
    let readings = address::readings(&link.address).into_iter();
    readings
        .filter(|to| to.style != Style::Plain || is_first)
        .filter_map(|to| {
            // A front page has pages of a list, not of a text.
            let from = own.iter().find(|from| from.text == to.text)?.clone();
            (to.text != "?").then_some(Candidate { link, from, to })
        })
        .collect()
}

/// Whether a link is surely one to the next page, and not to another article with a number in its
/// address.
fn is_believed(candidate: &Candidate<'_>, all: &[Candidate<'_>]) -> bool {
    let Candidate { link, from, to } = candidate;
    let is_numbered = link.label == Some(Label::Number(to.page));
    let says_next = link.is_next || link.label == Some(Label::Next);
    if link.label == Some(Label::NextPage) {
        return true;
    }
    if !is_numbered && !says_next {
        return false;
    }
    // Beside a link to each page by its number, there is no doubt.
    let is_listed = all.iter().any(|other| {
        other.to.text == to.text
            && other.to.page != to.page
            && other.link.label == Some(Label::Number(other.to.page))
    });
    match to.style {
        Style::Named => true,
        Style::Below => is_listed || from.style == Style::Plain,
        Style::Bare | Style::Plain => is_listed || (is_numbered && from.style == Style::Plain),
    }
}

/// Whether an address leads to comments.
fn is_comment(address: &Url) -> bool {
    address
        .fragment()
        .is_some_and(|place| place.to_ascii_lowercase().contains("comment"))
}

#[cfg(test)]
mod tests;
