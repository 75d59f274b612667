//! Dates as people read them.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day of an ISO 8601 date or date-time, in words: `3 May 2024`, `May 2024` or `2024`, as
/// precise as the date is. What is not such a date comes back as it is.
pub(super) fn in_words(date: &str) -> String {
    words(date).unwrap_or_else(|| date.to_owned())
}

fn words(date: &str) -> Option<String> {
    let day = date.split(['T', ' ']).next()?;
    let mut parts = day.split('-');
    let year = parts
        .next()
        .filter(|year| year.len() == 4 && is_number(year))?;
    let Some(month) = parts.next() else {
        return Some(year.to_owned());
    };
    let month = MONTHS.get(number(month)?.checked_sub(1)?)?;
    let Some(day) = parts.next() else {
        return Some(format!("{month} {year}"));
    };
    let day = number(day).filter(|day| (1..=31).contains(day))?;
    parts
        .next()
        .is_none()
        .then(|| format!("{day} {month} {year}"))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str) -> Option<usize> {
    (text.len() == 2 && is_number(text)).then(|| text.parse().ok())?
}
