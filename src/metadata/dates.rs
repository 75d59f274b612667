//! Dates of publication and of the last change.

use super::clues::{Clue, Clues};
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

/// Both dates of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) published: Option<Stamp>,
    pub(super) modified: Option<Stamp>,
}

/// Resolves both dates, each in this order of trust: `article:published_time`, JSON-LD, other meta
/// tags, microdata, `<time>` and date elements that say which date they are, those that don't
/// (publication only; the first after the headline), short texts with a date near the headline, and
/// for publication the date in the page's address. A page that gives a date of change only is
/// dated by that.
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
    let others = visible
        .published
        .into_iter()
        .chain(visible.unknown)
        .chain(in_address);
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
        published: published.or(visible.modified).or(modified).or(visible.text),
        modified,
    }
}

#[derive(Default)]
struct Visible {
    published: Option<Stamp>,
    modified: Option<Stamp>,
    unknown: Option<Stamp>,
    text: Option<Stamp>,
}

/// What people can read: the first date of each role, dates after the headline before those above it.
fn visible(clues: &Clues, order: NumericOrder, headline_at: usize) -> Visible {
    let mut visible = Visible::default();
    let (above, below): (Vec<&Clue>, Vec<&Clue>) =
        clues.times.iter().partition(|clue| clue.at < headline_at);
    for clue in below.into_iter().chain(above.into_iter().rev()) {
        for (role, stamp) in date_text::all(&clue.value, order) {
            if !stamp.is_day() {
                continue;
            }
            let slot = match (clue.name.as_str(), role) {
                (_, Role::Modified) | ("modified", Role::Unknown) => &mut visible.modified,
                (_, Role::Published) | ("published", Role::Unknown) => &mut visible.published,
                ("text", _) => &mut visible.text,
                _ => &mut visible.unknown,
            };
            slot.get_or_insert(stamp);
        }
    }
    visible
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
