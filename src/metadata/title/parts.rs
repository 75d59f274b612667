//! Titles taken apart: words, parts between separators, the site's name at either end.

use crate::metadata::site::SiteName;
use crate::metadata::text::fold;
use crate::metadata::title_words::{BARS, COLONS, DASHES};

/// The words of a title as they follow each other, in letters and digits.
pub(super) fn words_in_order(text: &str) -> Vec<String> {
    let words = text.split(' ').map(fold);
    words.filter(|word| !word.is_empty()).collect()
}

/// The same without order, each once.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = words_in_order(text);
    words.sort_unstable();
    words.dedup();
    words
}

/// Share of words that both have, of the one with fewer words.
#[allow(clippy::cast_precision_loss)]
pub(super) fn shared(one: &[String], other: &str) -> f32 {
    let other = words(other);
    let common = one.iter().filter(|word| other.contains(word)).count();
    common as f32 / one.len().min(other.len()).max(1) as f32
}

/// Parts of a title between separators of the given kinds.
pub(super) fn parts<'a>(title: &'a str, kinds: &[&[&str]]) -> Vec<&'a str> {
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
pub(super) fn stages<'a>(title: &'a str, site: &SiteName) -> Vec<&'a str> {
    let mut title = title.trim();
    let mut stages = vec![title];
    let mut is_cut = false;
    loop {
        title = if let Some((head, tail)) = last_part(title, &[BARS, DASHES])
            && site.is_like(tail)
        {
            head
        } else if let Some((head, tail)) = first_part(title)
            && !site.is_front
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

/// A title without what stands behind its last dash, if a headline is left. The same dash again and
/// again leads along a path: "Headline / Topic / Forum".
pub(super) fn without_tail(title: &str) -> &str {
    let separators = DASHES
        .iter()
        .filter_map(|dash| Some((title.rfind(dash)?, dash)));
    let head = separators
        .max()
        .and_then(|(_, dash)| title.split(dash).next());
    head.filter(|head| words(head).len() > 1)
        .map_or(title, str::trim)
}

/// A heading without the site's name at its end, and without a section before that.
pub(super) fn without_name<'a>(whole: &'a str, site: &SiteName) -> &'a str {
    let mut title = whole;
    while let Some((head, tail)) = last_part(title, &[BARS, DASHES])
        && site.is_like(tail)
    {
        title = head;
    }
    // The same bar again and again leads along a path: "Headline | Section | Site".
    let is_path = |bar: &&&str| title.matches(**bar).count() > 1;
    if let Some(bar) = BARS.iter().find(is_path) {
        return title.split(bar).next().unwrap_or(title);
    }
    match last_part(title, &[BARS]) {
        Some((head, _)) if title.len() < whole.len() => head,
        _ => title,
    }
}

/// A title without the site's name and sections.
pub(super) fn without_site<'a>(title: &'a str, site: &SiteName) -> &'a str {
    stages(title, site).last().copied().unwrap_or(title)
}

/// What is before and behind the last separator, if there is text on both sides.
pub(super) fn last_part<'a>(title: &'a str, kinds: &[&[&str]]) -> Option<(&'a str, &'a str)> {
    let separators = kinds.iter().flat_map(|kind| kind.iter());
    let (head, tail) = separators
        .filter_map(|separator| title.rsplit_once(separator))
        .min_by_key(|(_, tail)| tail.len())?;
    let (head, tail) = (head.trim(), tail.trim());
    let is_text = |part: &str| part.chars().any(char::is_alphanumeric);
    (is_text(head) && is_text(tail)).then_some((head, tail))
}

/// What is before and behind the first separator.
pub(super) fn first_part(title: &str) -> Option<(&str, &str)> {
    let separators = [BARS, DASHES, COLONS];
    let (head, tail) = separators
        .iter()
        .flat_map(|kind| kind.iter())
        .filter_map(|separator| title.split_once(separator))
        .min_by_key(|(head, _)| head.len())?;
    Some((head.trim(), tail.trim()))
}
