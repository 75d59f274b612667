//! Reads dates: machine formats and dates written for people.

use super::date_tokens::{Cursor, Token, ascii_digit, is_cjk, tokens};
use super::months::{
    FIRST_WORDS, MODIFIED_WORDS, OTHER_DATE_WORDS, PUBLISHED_WORDS, TIME_FILLERS, WEEKDAYS,
};
use super::stamp::{Stamp, Time};
use super::text::prefix;

/// Longest text that is searched for dates, in bytes.
const MAX_TEXT: usize = 600;
/// From here on two-digit years are of the last century.
const LAST_CENTURY_FROM: u16 = 70;

/// Which comes first in `3/4/2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumericOrder {
    /// The day: most of the world.
    DayFirst,
    /// The month: the United States.
    MonthFirst,
}

/// What the words before a date say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Date of the first publication, where the text tells it from a later one.
    First,
    /// Date of publication.
    Published,
    /// Date of the last change.
    Modified,
    /// Not known.
    Unknown,
}

/// The first date of a value that is nothing but a date: an attribute or a JSON string.
pub(super) fn value(text: &str, order: NumericOrder) -> Option<Stamp> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(text);
    }
    // The compact form of ISO 8601, `20250304T102030Z`: its date.
    if let Some((date, _)) = text.split_once('T')
        && date.len() == 8
        && let Some(stamp) = digits(date)
    {
        return Some(stamp);
    }
    all(text, order).first().map(|(_, stamp)| *stamp)
}

/// Every date in a text that people read, with what the words before it say.
pub(super) fn all(text: &str, order: NumericOrder) -> Vec<(Role, Stamp)> {
    if !may_have_number(text) {
        return Vec::new();
    }
    let lower = lower(text);
    let tokens = tokens(&lower);
    let mut found = Vec::new();
    let mut role = Role::Unknown;
    let mut is_other = false;
    let mut is_first = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((stamp, next)) = date_at(&tokens, at, order) {
            if !is_other {
                found.push((role, stamp));
            }
            (role, is_other, is_first) = (Role::Unknown, false, false);
            at = next.max(at + 1);
            continue;
        }
        if let Token::Word(word) = token {
            if says(word, MODIFIED_WORDS) {
                role = Role::Modified;
            } else if says(word, PUBLISHED_WORDS) && role == Role::Unknown {
                role = if is_first {
                    Role::First
                } else {
                    Role::Published
                };
            }
            is_first |= FIRST_WORDS.contains(word);
            is_other |= OTHER_DATE_WORDS.contains(word);
        }
        at += 1;
    }
    found
}

/// Whether a word is one of these. In scripts without blanks between words it may hold one of them:
/// "更新时间".
fn says(word: &str, words: &[&str]) -> bool {
    let is_held = |other: &&str| other.starts_with(is_cjk) && word.contains(*other);
    words.contains(&word) || (word.starts_with(is_cjk) && words.iter().any(is_held))
}

/// Whether a text may hold a number, and with it a date: digits are of ASCII, or of other scripts.
fn may_have_number(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.any(|byte| byte.is_ascii_digit() || !byte.is_ascii())
}

/// The beginning of a text in lower case, with digits as ASCII has them.
fn lower(text: &str) -> String {
    let text = prefix(text, MAX_TEXT).to_lowercase();
    if text.is_ascii() {
        return text;
    }
    text.chars().map(ascii_digit).collect()
}

/// Seconds or milliseconds since 1970, `yyyymmdd`, `yyyymmddhhmmss`, or a bare year.
fn digits(text: &str) -> Option<Stamp> {
    let number: i64 = text.parse().ok()?;
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let small = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    match text.len() {
        4 => Stamp::new(part(0, 4)?, None, None),
        8 | 12 | 14 => {
            let stamp = Stamp::new(part(0, 4)?, Some(small(4, 6)?), Some(small(6, 8)?))?;
            Some(match (small(8, 10), small(10, 12)) {
                (Some(hour), Some(minute)) => stamp.at(Time {
                    hour,
                    minute,
                    second: small(12, 14),
                    offset: None,
                }),
                _ => stamp,
            })
        }
        9 | 10 => Stamp::from_epoch(number),
        13 => Stamp::from_epoch(number / 1000),
        _ => None,
    }
}

/// The date that starts at a token, and the token after it.
fn date_at(tokens: &[Token], at: usize, order: NumericOrder) -> Option<(Stamp, usize)> {
    let cursor = Cursor { tokens, at };
    // A number or word that goes on to the left of `at` is something else ("v1.2.2024", "$5").
    if at > 0 && matches!(tokens[at - 1], Token::Number(..)) {
        return None;
    }
    year_first(cursor)
        .or_else(|| day_and_month_name(cursor))
        .or_else(|| month_name_and_day(cursor))
        .or_else(|| numeric(cursor, order))
        .map(|(stamp, cursor)| time_after(stamp, cursor))
        .map(|(stamp, cursor)| (stamp, cursor.at))
}

/// `2025-03-04`, `2025/3/4`, `2025. 03. 04.`, `2025年3月4日`, `2025년 3월 4일`, `2025 March 4`; also
/// without the day.
fn year_first(start: Cursor) -> Option<(Stamp, Cursor)> {
    let (year, after) = start.year()?;
    if let Some(next) = after.blanks().word(&["年", "년"]) {
        let (month, next) = next.blanks().small()?;
        let next = next.blanks().word(&["月", "월"])?;
        let day = next.blanks().small();
        if let Some((day, next)) = day
            && let Some(next) = next.blanks().word(&["日", "號", "号", "일"])
        {
            return Some((Stamp::new(year, Some(month), Some(day))?, next));
        }
        return Some((Stamp::new(year, Some(month), None)?, next));
    }
    if let Some((month, next)) = after.skip_fillers().month_name() {
        let (day, next) = next.skip_fillers().small()?;
        return Some((Stamp::new(year, Some(month), Some(day))?, next));
    }
    let (mark, next) = after.mark(&['-', '/', '.', '–', '‑'])?;
    let (month, next) = next.blanks().small()?;
    let day = next
        .mark(&[mark])
        .and_then(|(_, next)| next.blanks().small());
    match day {
        Some((day, next)) => Some((Stamp::new(year, Some(month), Some(day))?, next)),
        None if mark == '-' => Some((Stamp::new(year, Some(month), None)?, next)),
        None => None,
    }
}

/// `4 March 2025`, `4. März 2025`, `4 de marzo de 2025`, `4 tháng 3 năm 2025`, `Tue, 04 Mar 2025 10:20:30 +0100`.
fn day_and_month_name(start: Cursor) -> Option<(Stamp, Cursor)> {
    let (day, next) = start.small()?;
    let next = next.skip_fillers();
    // "4 tháng 3, 2025"
    let numbered = next.word(&["tháng"]).and_then(|next| next.blanks().small());
    let (month, next) = next.month_name().or(numbered)?;
    let (year, next) = next.skip_fillers().year().or_else(|| short_year(next))?;
    Some((Stamp::new(year, Some(month), Some(day))?, next))
}

/// `March 4, 2025`, `Mar 4th 2025`, `Tue Mar 4 10:20:30 2025`, `March 2025`.
fn month_name_and_day(start: Cursor) -> Option<(Stamp, Cursor)> {
    let (month, after) = start.month_name()?;
    let after = after.skip_fillers();
    if let Some((year, next)) = after.year() {
        return Some((Stamp::new(year, Some(month), None)?, next));
    }
    let (day, next) = after.small()?;
    let after_day = next.skip_fillers();
    if let Some((year, next)) = after_day.year() {
        return Some((Stamp::new(year, Some(month), Some(day))?, next));
    }
    if let Some((year, next)) = short_year(next) {
        return Some((Stamp::new(year, Some(month), Some(day))?, next));
    }
    // The C library's form has the time of day before the year.
    let (time, next) = clock(after_day)?;
    let (year, next) = next
        .blanks()
        .skip(|token| matches!(token, Token::Word(_) | Token::Blank))
        .year()?;
    Some((Stamp::new(year, Some(month), Some(day))?.at(time), next))
}

/// `'25`, or `-25` after a month's name.
fn short_year(start: Cursor) -> Option<(u16, Cursor)> {
    let (_, next) = start.blanks().mark(&['\'', '’', '-', '/'])?;
    let (year, next) = next.number(2..=2)?;
    Some((of_two_digits(year)?, next))
}

/// The year that two digits stand for.
fn of_two_digits(digits: u32) -> Option<u16> {
    let digits = u16::try_from(digits).ok()?;
    let century = if digits < LAST_CENTURY_FROM {
        2000
    } else {
        1900
    };
    Some(century + digits)
}

/// `4.3.2025`, `4/3/2025`, `04-03-2025`, `4.3.25`.
fn numeric(start: Cursor, order: NumericOrder) -> Option<(Stamp, Cursor)> {
    let (first, next) = start.small()?;
    let (mark, next) = next.mark(&['.', '/', '-', '‑'])?;
    let (second, next) = next.blanks().small()?;
    let (_, next) = next.mark(&[mark])?;
    let (year, next) = match next.blanks().year() {
        Some(year) => year,
        None => {
            let (year, next) = next.number(2..=2)?;
            // More of the same is a version number or an address, not a date.
            if mark == '-' || next.mark(&[mark]).is_some_and(|(_, n)| n.small().is_some()) {
                return None;
            }
            (of_two_digits(year)?, next)
        }
    };
    let month_first = second > 12 || (order == NumericOrder::MonthFirst && mark != '.');
    let (day, month) = if month_first && first <= 12 {
        (second, first)
    } else {
        (first, second)
    };
    Some((Stamp::new(year, Some(month), Some(day))?, next))
}

/// Adds the time of day that directly follows a date.
fn time_after(stamp: Stamp, after: Cursor) -> (Stamp, Cursor) {
    if !stamp.is_day() {
        return (stamp, after);
    }
    let start = after.skip(|token| match token {
        Token::Blank | Token::Mark(',' | '-' | '–' | '.' | '|' | '(' | '/') => true,
        Token::Word(word) => TIME_FILLERS.contains(&word),
        _ => false,
    });
    match clock(start) {
        Some((time, next)) => (stamp.at(time), next),
        None => (stamp, after),
    }
}

/// `10:20`, `10:20:30.5`, `10:20 pm`, each with `Z`, `GMT`, `+0100`, `+01:00`.
fn clock(start: Cursor) -> Option<(Time, Cursor)> {
    let (hour, next) = start.small()?;
    let (_, next) = next.mark(&[':'])?;
    let (minute, mut next) = next.number(2..=2)?;
    let mut time = Time {
        hour,
        minute: u8::try_from(minute).ok()?,
        second: None,
        offset: None,
    };
    if let Some((_, after)) = next.mark(&[':'])
        && let Some((second, after)) = after.small()
    {
        time.second = Some(second);
        next = after;
        if let Some((_, after)) = next.mark(&['.', ','])
            && let Some((_, after)) = after.number(1..=9)
        {
            next = after;
        }
    }
    let mut meridiem = next.blanks();
    if let Some(after) = meridiem.word(&["am", "a"]) {
        time.hour = if time.hour == 12 { 0 } else { time.hour };
        meridiem = after;
    } else if let Some(after) = meridiem.word(&["pm", "p"]) {
        time.hour = if time.hour < 12 {
            time.hour + 12
        } else {
            time.hour
        };
        meridiem = after;
    } else {
        meridiem = next;
    }
    // "p.m." and "a.m."
    if meridiem.at != next.at {
        next = meridiem.skip(|token| matches!(token, Token::Mark('.') | Token::Word("m")));
    }
    if let Some((offset, after)) = offset(next) {
        time.offset = Some(offset);
        next = after;
    }
    Some((time, next))
}

/// Distance from UTC in minutes.
fn offset(start: Cursor) -> Option<(i16, Cursor)> {
    let blanks = start.blanks();
    let named = blanks.word(&["z", "utc", "gmt"]);
    let after = named.unwrap_or(blanks);
    let signed = after.mark(&['+', '-', '−']).and_then(|(sign, next)| {
        let (minutes, next) = match next.peek()? {
            Token::Number(value, 4) => (value / 100 * 60 + value % 100, next.next()),
            Token::Number(hours, 1 | 2) => match next.next().mark(&[':']) {
                Some((_, rest)) => {
                    let (minutes, rest) = rest.number(2..=2)?;
                    (hours * 60 + minutes, rest)
                }
                // After a blank a short number may be anything ("10:20 - 5 comments").
                None if named.is_none() && blanks.at != start.at => return None,
                None => (hours * 60, next.next()),
            },
            _ => return None,
        };
        let minutes = i16::try_from(minutes).ok()?;
        Some((if sign == '+' { minutes } else { -minutes }, next))
    });
    signed.or_else(|| named.map(|next| (0, next)))
}

/// Whether a text begins with a date, or with the day of the week before it.
pub(super) fn starts_with_date(text: &str) -> bool {
    if !may_have_number(text) {
        return false;
    }
    let lower = lower(text);
    let tokens = tokens(&lower);
    let start = Cursor {
        tokens: &tokens,
        at: 0,
    };
    let date = match start.word(WEEKDAYS) {
        Some(next) => next.skip(|token| match token {
            Token::Blank | Token::Mark(',' | '.' | '-') => true,
            Token::Word(word) => WEEKDAYS.contains(&word),
            _ => false,
        }),
        None => start,
    };
    date_at(&tokens, date.at, NumericOrder::DayFirst).is_some()
}

/// Whether a text begins with words that announce a date.
pub(super) fn is_announced(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).next();
    let first = first.unwrap_or_default().to_lowercase();
    let lists = [PUBLISHED_WORDS, MODIFIED_WORDS, FIRST_WORDS];
    lists.iter().any(|list| list.contains(&first.as_str()))
}

/// Whether a text holds a date with its day.
pub(super) fn has_day(text: &str) -> bool {
    let dates = all(text, NumericOrder::DayFirst);
    dates.iter().any(|(_, stamp)| stamp.is_day())
}

#[cfg(test)]
mod tests;
