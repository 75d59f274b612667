//! Lines that say who wrote a text and when, and nothing else.

use super::date_text::{self, NumericOrder};
use super::names::introduced;

/// Most words of such a line.
const MOST_WORDS: usize = 18;

/// Most words of a date.
const DAY_WORDS: usize = 5;

/// Words that may stand in such a line besides names and dates: reading times.
const READING_TIME: &[&str] = &[
    "min", "mins", "minute", "minutes", "minuten", "minutos", "minuti",
];

/// Whether a line that stands between the headline and the text is about the text: its author, its
/// date or the time to read it, as sites print them ("By Jane Doe, 4 March 2025, 2 min read").
#[must_use]
pub fn is_credit_line(line: &str) -> bool {
    let line = line.trim();
    if line.split_whitespace().count() > MOST_WORDS || line.ends_with(['.', '!', '?', ':', '。']) {
        return false;
    }
    let dated = date_text::has_day(line)
        && (date_text::starts_with_date(line) || date_text::is_announced(line))
        && !tells_of_day(line);
    dated || introduced(line).is_some() || is_reading_time(line)
}

/// Whether a line is like "4 March 2025: The rain begins".
fn tells_of_day(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(day, told)| {
        date_text::starts_with_date(day)
            && day.split_whitespace().count() <= DAY_WORDS
            && told.split_whitespace().count() > 1
    })
}

/// The first day that a text names, in days since 1970.
#[must_use]
pub fn day_in(text: &str) -> Option<i64> {
    let dates = date_text::all(text, NumericOrder::DayFirst);
    dates.into_iter().find_map(|(_, stamp)| stamp.days())
}

/// Whether a line is like "2 min read".
fn is_reading_time(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let number = words.next().is_some_and(|word| word.parse::<u16>().is_ok());
    let unit = words.next().unwrap_or_default().to_lowercase();
    number && READING_TIME.contains(&unit.as_str()) && words.count() <= 2
}

#[cfg(test)]
mod tests;
