//! Dates of publication and of the last change.

use super::clues::Clues;
use super::date_text::{self, NumericOrder, Role};
use super::json_ld::LinkedData;
use super::meta_tags;
use super::stamp::Stamp;
use super::urls::Addresses;

/// Regions of English that write the day first; English without a region, or of another one, is
/// taken to be American.
const ENGLISH_DAY_FIRST: &[&str] = &[
    "gb", "uk", "au", "nz", "ie", "in", "za", "sg", "my", "hk", "ng", "ke", "pk", "mt", "jm",
];

/// How much farther a date above the headline seems than one below it: page headers bear today's date.
const ABOVE: usize = 2;
// How much farther dates seem, by what is known of them.

/// An element that is marked as the date of publication or of change, or words that say so.
const MARKED: usize = 1;
/// A `<time>` or an element with a date's class.
const UNMARKED: usize = 2;
/// A short text that holds a date.
const TEXT: usize = 3;
/// Most visible dates that are looked at.
const MAX_CLUES: usize = 1000;
/// How far from the headline a text with a date may stand, in bytes of markup.
const MAX_TEXT_DISTANCE: usize = 20_000;

/// Both dates of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) published: Option<Stamp>,
    pub(super) modified: Option<Stamp>,
}

/// Resolves both dates, each in this order of trust: `article:published_time`
/// (`article:modified_time`), JSON-LD, other meta tags, microdata, the visible date that is nearest to
/// the headline, and for publication the date in the page's address. A page that gives a date of
/// change only is dated by that.
///
/// A date in UTC gives way to the same moment in the publisher's own time, as another source has it.
pub(super) fn dates(
    clues: &Clues,
    data: &LinkedData,
    addresses: &Addresses,
    lang: Option<&str>,
    headline_at: usize,
) -> Dates {
    let order = numeric_order(lang, addresses.host());
    let read = |text: &str| date_text::value(text, order).filter(|stamp| stamp.is_day());
    let microdata = |name: &str| {
        let clues = clues.microdata.iter().filter(|clue| clue.name == name);
        clues.map(|clue| clue.value.as_str()).find_map(read)
    };
    let visible = visible(clues, order, headline_at);
    let in_address = addresses.path().and_then(in_address);
    let linked = data.published.iter().map(String::as_str);
    let mut stated = meta_tags::all(clues, meta_tags::PUBLISHED_FIRST)
        .chain(linked)
        .chain(meta_tags::all(clues, meta_tags::PUBLISHED))
        .filter_map(read)
        .chain(microdata("datepublished"));
    let others = visible.published.into_iter().chain(in_address);
    let published = match stated.next() {
        Some(first) => {
            let local = stated
                .chain(others)
                .find_map(|other| first.localised(other));
            Some(local.unwrap_or(first))
        }
        None => others.chain(microdata("datecreated")).next(),
    };
    let modified = meta_tags::all(clues, meta_tags::MODIFIED_FIRST)
        .chain(data.modified.as_deref())
        .chain(meta_tags::all(clues, meta_tags::MODIFIED))
        .find_map(read)
        .or_else(|| microdata("datemodified"))
        .or(visible.modified);
    Dates {
        published: published.or(visible.modified).or(modified),
        modified,
    }
}

#[derive(Default)]
struct Visible {
    published: Option<Stamp>,
    modified: Option<Stamp>,
}

/// What people can read: for each role the date that is nearest to the headline, where it counts
/// how plainly the page marks the date as one of publication.
fn visible(clues: &Clues, order: NumericOrder, headline_at: usize) -> Visible {
    let mut published = Nearest::default();
    let mut modified = Nearest::default();
    for clue in clues.times.iter().take(MAX_CLUES) {
        let distance = if clue.at < headline_at {
            (headline_at - clue.at).saturating_mul(ABOVE)
        } else {
            clue.at - headline_at
        };
        for (role, stamp) in date_text::all(&clue.value, order) {
            if !stamp.is_day() {
                continue;
            }
            match (clue.name.as_str(), role) {
                (_, Role::Modified) | ("modified", Role::Unknown) => {
                    modified.offer(stamp, distance, MARKED)
                }
                (_, Role::Published) | ("published", Role::Unknown) => {
                    published.offer(stamp, distance, MARKED)
                }
                ("text", _) if distance <= MAX_TEXT_DISTANCE => {
                    published.offer(stamp, distance, TEXT)
                }
                ("text", _) => {}
                _ => published.offer(stamp, distance, UNMARKED),
            }
        }
    }
    Visible {
        published: published.stamp,
        modified: modified.stamp,
    }
}

#[derive(Default)]
struct Nearest {
    stamp: Option<Stamp>,
    distance: usize,
}

impl Nearest {
    fn offer(&mut self, stamp: Stamp, distance: usize, factor: usize) {
        let distance = distance.saturating_mul(factor);
        if self.stamp.is_none() || distance < self.distance {
            (self.stamp, self.distance) = (Some(stamp), distance);
        }
    }
}

/// `/2025/03/04/`, `/2025-03-04-title`, `/20250304/` in a path.
fn in_address(path: &str) -> Option<Stamp> {
    let is_separator = |c: char| matches!(c, '/' | '-' | '_' | '.');
    let parts: Vec<&str> = path.split(is_separator).collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let day = |year, month: u16, day: u16| {
        let small = |value| u8::try_from(value).ok();
        Stamp::new(year, Some(small(month)?), Some(small(day)?))
    };
    let split = parts.windows(3).find_map(|window| {
        let [year, month, date] = window else {
            return None;
        };
        day(
            number(year, 4..=4)?,
            number(month, 1..=2)?,
            number(date, 1..=2)?,
        )
    });
    split.or_else(|| {
        parts.iter().find_map(|part| {
            let is_date = part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit());
            is_date.then(|| date_text::value(part, NumericOrder::DayFirst))?
        })
    })
}

fn numeric_order(lang: Option<&str>, host: Option<&str>) -> NumericOrder {
    let mut parts = lang.unwrap_or_default().split('-');
    if parts.next() != Some("en") {
        return NumericOrder::DayFirst;
    }
    let region = parts.next_back().map(str::to_ascii_lowercase);
    let country = host.and_then(|host| host.rsplit('.').next());
    let is_day_first = |region: &str| ENGLISH_DAY_FIRST.contains(&region);
    if region.as_deref().is_some_and(is_day_first) || country.is_some_and(is_day_first) {
        NumericOrder::DayFirst
    } else {
        NumericOrder::MonthFirst
    }
}
