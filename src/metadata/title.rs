//! The headline.

mod heading;
mod parts;

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;
use super::site::SiteName;
use super::text::{clean, fold};
use super::title_words::{BARS, COLONS, DASHES, GENERIC, SHOP_WORDS, SITE_WORDS};
use heading::Heading;
use parts::{
    last_part, parts, shared, stages, without_name, without_site, without_tail, words,
    words_in_order,
};

/// Longest title, in characters.
const MAX_TITLE: usize = 500;
/// Fewest letters and digits of a headline that counts as the page's because a title begins with it.
const MIN_BEGINNING: usize = 12;
/// Share of the shorter text's words that a heading and a title must have in common to be two
/// wordings of the same headline.
const SAME_HEADLINE: f32 = 0.5;
/// Fewest letters and digits that a heading says before its headline.
const MIN_KICKER: usize = 4;
/// Fewest words of a heading that is preferred to another wording in the page's head.
const MIN_HEADING_WORDS: usize = 3;

/// The title and where its heading stands.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub(super) text: Option<String>,
    /// Byte offset of the heading that bears it, else of the first `h1`.
    pub(super) at: Option<usize>,
}

/// Whether a text is the page's title in one of its forms, or the beginning of one.
pub(super) fn is_title(clues: &Clues, headline: &str) -> bool {
    let fold = |text: &str| clean(text, MAX_TITLE).map_or(String::new(), |text| fold(&text));
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
/// An `h1` that is nothing but a link to the front page is the site's name.
/// Without a proposal the first `h1` is the title; so is the only one, where there is one proposal and it has
/// not a word of it.
pub(super) fn title(clues: &Clues, data: &LinkedData, site: &SiteName) -> Title {
    let headings = heading::headings(clues, site, &["h1"]);
    let upper = heading::headings_and_logo(clues, site, &["h1"]);
    let lower = heading::headings(clues, site, &["h2", "h3"]);
    let metas = meta_tags::all(clues, meta_tags::TITLE).take(1);
    let proposals: Vec<String> = metas
        .chain(data.headline.as_deref())
        .chain(clues.title.as_deref())
        .filter_map(|text| clean(text, MAX_TITLE))
        .filter(|text| site.is_front || !is_site(text, site))
        .collect();
    if let Some(heading) = below_site_name(&upper, &lower, &proposals)
        .or_else(|| said_in_full(&headings, &proposals, site))
        .or_else(|| said_in_part(&headings, &proposals, site))
        .or_else(|| said_beside_name(&headings, &proposals, site))
    {
        return Title::of(without_name(&heading.text, site), heading);
    }
    if let Some(found) =
        with_kicker(&headings, &proposals, site).or_else(|| with_tail(&headings, &proposals, site))
    {
        return found;
    }
    let reworded = reworded(&headings, &proposals, site);
    let is_titled = is_titled(clues, data);
    if let Some(heading) = reworded
        .filter(|_| !is_titled)
        .or_else(|| said_in_full(&lower, &proposals, site))
    {
        return Title::of(without_name(&heading.text, site), heading);
    }
    if let Some(heading) = unrelated(&headings, &proposals, site) {
        return Title::of(without_name(&heading.text, site), heading);
    }
    let is_generic = |text: &&str| GENERIC.contains(&text.to_lowercase().as_str());
    // A title that nothing else on the page confirms mostly has the unknown site's name at its end.
    let is_alone = proposals.len() == 1 && !site.is_front && !site.is_stated();
    let stripped = proposals.iter().map(|text| match without_site(text, site) {
        text if is_alone => without_tail(text),
        text => text,
    });
    let stripped: Vec<&str> = stripped
        .filter(|text| site.is_front || !site.is(text))
        .collect();
    let best = stripped.iter().copied().find(|text| !is_generic(text));
    let text = best
        .or_else(|| stripped.first().copied())
        .or_else(|| Some(without_name(&headings.first()?.text, site)))
        .map(str::to_owned);
    let title = || clean(clues.title.as_deref()?, MAX_TITLE);
    Title {
        text: text.or_else(title),
        at: headings.first().map(|heading| heading.at),
    }
}

impl Title {
    fn of(text: &str, heading: &Heading) -> Title {
        Title {
            text: Some(text.to_owned()),
            at: Some(heading.at),
        }
    }
}

/// Whether somebody wrote a title for this page, which is no article: one for sharing apart from
/// `<title>`, or one without the site's name. Then a heading in other words is a slogan. An article's
/// heading is its headline.
fn is_titled(clues: &Clues, data: &LinkedData) -> bool {
    let shared = meta_tags::all(clues, meta_tags::SHARED_TITLE).next();
    let title = clues.title.as_deref().unwrap_or_default();
    let is_written =
        |shared: &str| fold(shared) != fold(title) || parts(shared, &[BARS, DASHES]).len() == 1;
    !is_article(clues, data) && shared.is_some_and(is_written)
}

fn is_article(clues: &Clues, data: &LinkedData) -> bool {
    data.is_article
        || meta_tags::all(clues, meta_tags::KIND).any(|kind| kind == "article")
        || meta_tags::all(clues, meta_tags::PUBLISHED_FIRST)
            .next()
            .is_some()
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

/// An `h2`, or an `h3` that is a headline by its class, that is one end of a title whose other end is the `h1`
/// above it: templates give the
/// `h1` to the site's name.
fn below_site_name<'a>(
    headings: &[Heading],
    lower: &'a [Heading],
    proposals: &[String],
) -> Option<&'a Heading> {
    proposals.iter().find_map(|proposal| {
        let parts = parts(proposal, &[BARS, DASHES]);
        let (first, last) = (fold(parts.first()?), fold(parts.last()?));
        let is_end = |heading: &&Heading| heading.folded == first || heading.folded == last;
        let above = headings.iter().find(is_end)?;
        let is_headline = |h2: &&Heading| {
            h2.at > above.at
                && h2.folded != above.folded
                && (h2.folded == first || words(&h2.text).len() >= words(&above.text).len())
        };
        lower.iter().filter(is_end).find(is_headline)
    })
}

/// The heading that is one part of a proposal: "Section: headline", "Headline - Subject | Site".
fn said_in_part<'a>(
    headings: &'a [Heading],
    proposals: &[String],
    site: &SiteName,
) -> Option<&'a Heading> {
    for proposal in proposals {
        let parts = parts(proposal, &[BARS, DASHES, COLONS]);
        for (index, part) in parts.iter().enumerate() {
            let form = fold(part);
            let is_tail = index > 0 && is_tail(proposal, part);
            if let Some(heading) = headings.iter().find(|heading| heading.folded == form)
                && !is_tail
                && !site.is_like(part)
            {
                return Some(heading);
            }
        }
    }
    None
}

/// The heading that a proposal says beside the site's name and what shops say: "Buy tents at Example".
fn said_beside_name<'a>(
    headings: &'a [Heading],
    proposals: &[String],
    site: &SiteName,
) -> Option<&'a Heading> {
    let is_beside = |word: &String| {
        let mut lists = [SHOP_WORDS, SITE_WORDS].into_iter();
        lists.any(|list| list.contains(&word.as_str())) || site.is_like(word)
    };
    proposals.iter().find_map(|proposal| {
        let words = words_in_order(proposal);
        headings.iter().find(|heading| {
            let own = words_in_order(&heading.text);
            let mut places = words.windows(own.len().max(1)).enumerate();
            let is_said = places.any(|(at, window)| {
                let mut beside = words[..at].iter().chain(&words[at + window.len()..]);
                window == own && beside.all(is_beside)
            });
            is_said && !own.iter().all(is_beside)
        })
    })
}

/// Whether a title is nothing but the site's name, with or without a mark before it.
fn is_site(title: &str, site: &SiteName) -> bool {
    let name = title.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    site.is(title) || (name.len() < title.len() && site.is_like(name))
}

/// Whether a part ends a title, behind a mark that the site's name or a section stands behind.
fn is_tail(title: &str, part: &str) -> bool {
    title.ends_with(part) && !is_after_colon(title, part)
}

/// A proposal before which a heading says more: the topic, a label, a date.
fn with_kicker(headings: &[Heading], proposals: &[String], site: &SiteName) -> Option<Title> {
    proposals.iter().find_map(|proposal| {
        let text = without_name(proposal, site);
        let form = fold(text);
        let heading = headings.iter().find(|heading| {
            let kicker = heading.folded.strip_suffix(form.as_str());
            kicker.is_some_and(|kicker| {
                kicker.len() >= MIN_KICKER && kicker.chars().any(char::is_alphabetic)
            })
        })?;
        (words(text).len() >= MIN_HEADING_WORDS).then(|| Title::of(text, heading))
    })
}

/// A proposal behind which a heading says more, after a dash: the site's name as it is nowhere else.
fn with_tail(headings: &[Heading], proposals: &[String], site: &SiteName) -> Option<Title> {
    proposals.iter().find_map(|proposal| {
        let text = without_site(proposal, site);
        let form = fold(text);
        let heading = headings.iter().find(|heading| {
            last_part(&heading.text, &[BARS, DASHES]).is_some_and(|(head, _)| fold(head) == form)
        })?;
        (words(text).len() >= MIN_HEADING_WORDS).then(|| Title::of(text, heading))
    })
}

/// The only heading, if it says in other words what a proposal says: a headline, or a short name
/// within a longer title.
fn reworded<'a>(
    headings: &'a [Heading],
    proposals: &[String],
    site: &SiteName,
) -> Option<&'a Heading> {
    let first = only(headings)?;
    let words = parts::words(&first.text);
    let is_short = words.len() < MIN_HEADING_WORDS;
    let is_wording = |proposal: &String| {
        let parts = parts(proposal, &[BARS, DASHES]);
        // At the end of a longer title it is the site's name.
        let is_tail = parts
            .last()
            .filter(|_| parts.len() > 1)
            .is_some_and(|tail| {
                let (whole, tail_words) = (parts::words(proposal).len(), parts::words(tail).len());
                fold(tail).starts_with(&first.folded) && (site.is_front || 2 * tail_words <= whole)
            });
        let said = if is_short {
            parts.first().copied()
        } else {
            Some(proposal.as_str())
        };
        !is_tail && said.is_some_and(|said| shared(&words, said) >= SAME_HEADLINE)
    };
    let is_name = is_short && site.is_like(&first.text);
    (!is_name && proposals.iter().any(is_wording)).then_some(first)
}

fn is_after_colon(title: &str, tail: &str) -> bool {
    let head = title.strip_suffix(tail).unwrap_or_default();
    COLONS.iter().any(|colon| head.ends_with(colon))
}

/// The only heading, where the head proposes one title that has not one word of it: sites give all their
/// pages the same.
fn unrelated<'a>(
    headings: &'a [Heading],
    proposals: &[String],
    site: &SiteName,
) -> Option<&'a Heading> {
    let first = only(headings)?;
    let words = words(&first.text);
    let [proposal] = proposals else { return None };
    let is_headline = words.len() >= MIN_HEADING_WORDS && !site.is_front;
    (is_headline && shared(&words, proposal) == 0.0).then_some(first)
}

/// The heading that is the only one of its kind.
fn only(headings: &[Heading]) -> Option<&Heading> {
    let first = headings.first()?;
    let is_only = headings.iter().all(|other| other.folded == first.folded);
    is_only.then_some(first)
}

#[cfg(test)]
mod tests;
