//! A date as precise as the page gives it.

use std::fmt;

/// Years that a page on the web can sensibly bear. Anything else is a number that looks like one.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;
/// Largest distance from UTC, in minutes: 14 hours (Kiribati).
const MAX_OFFSET: i16 = 14 * 60;
const SECONDS_OF_DAY: i64 = 86_400;
/// Days of 400 years, after which the calendar repeats.
const DAYS_OF_ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

/// A year, perhaps with month, day and time of day. Displays as ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: Option<u8>,
    /// Distance from UTC in minutes; nothing for an unknown local time.
    pub(super) offset: Option<i16>,
}

impl Stamp {
    /// A date that exists and lies in the range of the web.
    pub(super) fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Stamp> {
        let fits = YEARS.contains(&year)
            && match (month, day) {
                (None, None) => true,
                (None, Some(_)) => false,
                (Some(month), None) => (1..=12).contains(&month),
                (Some(month), Some(day)) => (1..=days_of(year, month)).contains(&day),
            };
        fits.then_some(Stamp {
            year,
            month,
            day,
            time: None,
        })
    }

    /// Seconds since 1970, UTC.
    pub(super) fn from_epoch(seconds: i64) -> Option<Stamp> {
        let (year, month, day) = civil(seconds.div_euclid(SECONDS_OF_DAY))?;
        let rest = seconds.rem_euclid(SECONDS_OF_DAY);
        let part = |value: i64| u8::try_from(value).ok();
        let time = Time {
            hour: part(rest / 3600)?,
            minute: part(rest / 60 % 60)?,
            second: Some(part(rest % 60)?),
            offset: Some(0),
        };
        Some(Stamp::new(year, Some(month), Some(day))?.at(time))
    }

    /// The same day with a time. A time that doesn't exist is left out.
    pub(super) fn at(mut self, time: Time) -> Stamp {
        let exists = self.day.is_some()
            && time.hour < 24
            && time.minute < 60
            && time.second.is_none_or(|second| second <= 60)
            && time
                .offset
                .is_none_or(|offset| (-MAX_OFFSET..=MAX_OFFSET).contains(&offset));
        if exists {
            self.time = Some(time);
        }
        self
    }

    /// Whether the day is known.
    pub(super) fn is_day(self) -> bool {
        self.day.is_some()
    }

    /// Whether both are of the same day, in whatever zones.
    pub(super) fn is_near(self, other: Stamp) -> bool {
        matches!((self.days(), other.days()), (Some(one), Some(two)) if (one - two).abs() <= 1)
    }

    /// Whether this one tells the same day with a time where the other has none, or the same time with a
    /// zone where the other has none.
    pub(super) fn is_finer(self, other: Stamp) -> bool {
        let is_finer = match (self.time, other.time) {
            (Some(_), None) => true,
            (Some(one), Some(two)) => {
                let is_same = (one.hour, one.minute) == (two.hour, two.minute);
                is_same && one.offset.is_some() && two.offset.is_none()
            }
            _ => false,
        };
        is_finer && self.days() == other.days()
    }

    /// Whether one is the other with day and month mixed up.
    pub(super) fn is_swapped(self, other: Stamp) -> bool {
        self.year == other.year && self.month == other.day && self.day == other.month
    }

    /// Whether the day of this one is before that of the other.
    pub(super) fn is_before(self, other: Stamp) -> bool {
        matches!((self.days(), other.days()), (Some(one), Some(two)) if one < two)
    }

    /// This date in the publisher's own time, if this one is in UTC and `local` is the same moment,
    /// or the same date as people near the publisher write it: without a zone and at most a day off.
    pub(super) fn localised(self, local: Stamp) -> Option<Stamp> {
        let time = self.time.filter(|time| time.offset == Some(0))?;
        let apart = (self.days()? - local.days()?) * 24 * 60;
        let minutes = |time: Time| i64::from(time.hour) * 60 + i64::from(time.minute);
        let Some(other) = local.time else {
            return (apart.abs() == 24 * 60).then_some(local);
        };
        let offset = i16::try_from(minutes(other) - minutes(time) - apart).ok()?;
        let is_zone =
            offset != 0 && offset % 15 == 0 && (-MAX_OFFSET..=MAX_OFFSET).contains(&offset);
        (is_zone && other.offset.is_none_or(|stated| stated == offset)).then(|| {
            local.at(Time {
                offset: Some(offset),
                ..other
            })
        })
    }

    /// Days since 1970.
    pub(super) fn days(self) -> Option<i64> {
        let (month, day) = (i64::from(self.month?), i64::from(self.day?));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted = (month + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(era * DAYS_OF_ERA + day_of_era - DAYS_TO_1970)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        let Some(time) = self.time else {
            return Ok(());
        };
        write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
        if let Some(second) = time.second {
            write!(f, ":{second:02}")?;
        }
        match time.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

/// The date of a day counted from 1970-01-01 (Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> Option<(u16, u8, u8)> {
    let days = days.checked_add(DAYS_TO_1970)?;
    let era = days.div_euclid(DAYS_OF_ERA);
    let day_of_era = days.rem_euclid(DAYS_OF_ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era.checked_mul(400)? + i64::from(month <= 2);
    Some((
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    ))
}
