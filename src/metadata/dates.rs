//! Dates of publication and of the last change.

use super::clues::Clues;
use super::date_text::{self, NumericOrder, Role};
use super::json_ld::LinkedData;
use super::meta_tags;
use super::months;
use super::stamp::Stamp;
use super::title::Title;
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
/// A byline that holds a date beside the name.
const NAMED: usize = 4;
/// Any of them in an area that may not be the page's own.
const APART: usize = 3;
/// Most visible dates that are looked at.
const MAX_CLUES: usize = 1000;
/// How far from the headline a text with a date may stand, or any date in an area that may not be the
/// page's own; in bytes of markup.
const MAX_TEXT_DISTANCE: usize = 20_000;
/// How far from each other elements may start that tell the same date, in bytes of markup.
const SAME_DATE: usize = 600;
/// How far from the headline the line of details below it reaches, in bytes of markup.
const BESIDE: usize = 4_000;

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
/// Published means first published: a date that the page tells as the first one counts, and so does an
/// earlier one beside the headline where the stated publication is not before the last change.
///
/// A date in UTC gives way to the same moment in the publisher's own time, as another source has it.
///
/// Only with `in_text` do microdata and what is visible count.
pub(super) fn dates(
    clues: &Clues,
    data: &LinkedData,
    addresses: &Addresses,
    lang: Option<&str>,
    headline: &Title,
    in_text: bool,
) -> Dates {
    let order = numeric_order(lang, addresses.host());
    let read = |text: &str| date_text::value(text, order).filter(|stamp| stamp.is_day());
    let microdata = |name: &str| {
        let clues = clues
            .microdata
            .iter()
            .filter(|clue| in_text && clue.name == name);
        clues.map(|clue| clue.value.as_str()).find_map(read)
    };
    let in_address = addresses.paths().find_map(in_address);
    let modified = meta_tags::all(clues, meta_tags::MODIFIED_FIRST)
        .chain(data.modified.as_deref())
        .chain(meta_tags::all(clues, meta_tags::MODIFIED))
        .find_map(read)
        .or_else(|| microdata("datemodified"));
    let visible = if in_text {
        visible(clues, order, headline, modified)
    } else {
        Visible::default()
    };
    let linked = data.published.iter().map(String::as_str);
    let mut stated = meta_tags::all(clues, meta_tags::PUBLISHED_FIRST)
        .chain(linked)
        .chain(meta_tags::all(clues, meta_tags::PUBLISHED))
        .filter_map(read)
        .chain(microdata("datepublished"));
    let others = visible.plain().into_iter().chain(in_address);
    let others = others.chain(visible.published.stamp);
    let published = match stated.next() {
        Some(first) => {
            // Some systems state the day of the last change as the day of publication.
            let is_change = modified
                .is_some_and(|modified| modified.is_near(first) || modified.is_before(first));
            let beside = visible.beside_headline().filter(|_| is_change);
            let earlier = visible.first.or(beside).filter(|earlier| {
                !earlier.is_near(first) && !earlier.is_swapped(first) && earlier.is_before(first)
            });
            let local = || {
                stated
                    .chain(others)
                    .find_map(|other| first.localised(other))
            };
            Some(earlier.or_else(local).unwrap_or(first))
        }
        // `3/10/2023` may be read either way; the address knows.
        None => match (others.chain(microdata("datecreated")).next(), in_address) {
            (Some(date), Some(address)) if date.is_swapped(address) => Some(address),
            (date, _) => visible.first.or(date),
        },
    };
    let modified = modified.or(visible.modified.stamp);
    Dates {
        published: published.or(visible.modified.stamp).or(modified),
        modified: modified.or(visible.changed_apart),
    }
}

#[derive(Default)]
struct Visible {
    published: Nearest,
    modified: Nearest,
    /// The date of the first publication, told from a later one in words.
    first: Option<Stamp>,
    /// The first date of change that an area apart tells in words.
    changed_apart: Option<Stamp>,
}

impl Visible {
    /// The date of publication, if an element marks it as a date or it is in the line of details below
    /// the headline.
    fn plain(&self) -> Option<Stamp> {
        let marked = self
            .published
            .stamp
            .filter(|_| self.published.factor < TEXT);
        marked.or_else(|| self.beside_headline())
    }

    /// The date of publication, if it stands close to the headline, by itself.
    fn beside_headline(&self) -> Option<Stamp> {
        let is_close = self.published.distance <= BESIDE && self.published.is_bare;
        self.published.stamp.filter(|_| is_close)
    }
}

/// What people can read: for each role the date that is nearest to the headline, where it counts
/// how plainly the page marks the date as one of publication. In areas apart a date after the page's
/// last change is that of another page.
fn visible(
    clues: &Clues,
    order: NumericOrder,
    headline: &Title,
    modified: Option<Stamp>,
) -> Visible {
    let title = headline.text.as_deref().unwrap_or_default();
    let mut visible = Visible::default();
    let own = clues.times.iter().map(|clue| (clue, false));
    let named = clues.bylines.iter().filter(|clue| clue.name == "class");
    let named = named.map(|clue| (clue, false));
    let apart = clues.times_apart.iter().map(|clue| (clue, true));
    for (clue, is_apart) in own.take(MAX_CLUES).chain(named).chain(apart) {
        let distance = match headline.at {
            Some(headline) if clue.at < headline => (headline - clue.at).saturating_mul(ABOVE),
            headline => clue.at - headline.unwrap_or(0),
        };
        // An element around the headline may hold dates that it tells of.
        let rest = clue.value.strip_prefix(title);
        let text = rest.filter(|rest| !rest.is_empty()).unwrap_or(&clue.value);
        for (role, stamp) in date_text::all(text, order) {
            if !stamp.is_day() {
                continue;
            }
            let factor = match (clue.name.as_str(), role) {
                (_, Role::Modified) | ("modified", Role::Unknown) if is_apart => {
                    match visible.changed_apart {
                        None if role != Role::Modified => {}
                        Some(known) if !stamp.is_finer(known) => {}
                        _ => visible.changed_apart = Some(stamp),
                    }
                    continue;
                }
                (_, Role::Modified) | ("modified", Role::Unknown) => {
                    visible.modified.offer(stamp, distance, MARKED, false);
                    continue;
                }
                (_, Role::First | Role::Published) | ("published", Role::Unknown) => MARKED,
                ("class", _) => NAMED,
                ("text", _) => TEXT,
                _ => UNMARKED,
            };
            let changed = visible.modified.stamp.or(modified);
            let is_later = |changed: Stamp| changed.is_before(stamp) && !changed.is_near(stamp);
            if is_apart && changed.is_some_and(is_later) {
                continue;
            }
            let is_far = headline.at.is_some()
                && (factor >= TEXT || is_apart)
                && distance > MAX_TEXT_DISTANCE;
            if !is_far {
                let factor = if is_apart { factor * APART } else { factor };
                let is_bare = role != Role::Unknown || date_text::starts_with_date(&clue.value);
                if role == Role::First && !is_apart {
                    visible.first.get_or_insert(stamp);
                }
                visible.published.offer(stamp, distance, factor, is_bare);
            }
        }
    }
    visible
}

#[derive(Default)]
struct Nearest {
    stamp: Option<Stamp>,
    distance: usize,
    factor: usize,
    /// The text starts with the date, or with words that announce it.
    is_bare: bool,
}

impl Nearest {
    fn offer(&mut self, stamp: Stamp, distance: usize, factor: usize, is_bare: bool) {
        let weighted = |distance: usize, factor: usize| distance.saturating_mul(factor);
        let is_beside = self.distance.abs_diff(distance) <= SAME_DATE;
        // Elements around a date and in it tell it more or less precisely.
        let finer = match self.stamp.filter(|_| is_beside) {
            Some(known) if known.is_finer(stamp) => known,
            Some(known) if stamp.is_finer(known) => {
                self.stamp = Some(stamp);
                stamp
            }
            _ => stamp,
        };
        if self.stamp.is_none() || weighted(distance, factor) < weighted(self.distance, self.factor)
        {
            *self = Nearest {
                stamp: Some(finer),
                distance,
                factor,
                is_bare,
            };
        }
    }
}

/// `/2025/03/04/`, `/2025-03-04-title`, `/2025/march/04`, `/04-03-2025`, `/20250304/` in a path.
fn in_address(path: &str) -> Option<Stamp> {
    let is_separator = |c: char| matches!(c, '/' | '-' | '_' | '.');
    let parts: Vec<&str> = path.split(is_separator).collect();
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let small = |part: &str| u8::try_from(number(part, 1..=2)?).ok();
    let year = |part: &str| number(part, 4..=4);
    let split = parts.windows(3).find_map(|window| {
        let [first, month, last] = window else {
            return None;
        };
        let month = small(month).or_else(|| months::number(&month.to_lowercase()));
        let (year, day) = match year(first) {
            Some(year) => (year, small(last)?),
            None => (year(last)?, small(first)?),
        };
        Stamp::new(year, Some(month?), Some(day))
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
