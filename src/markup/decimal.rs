//! Numbers in attributes.

/// Longest text that is read as a number, in bytes.
const MAX_NUMBER: usize = 32;

/// A number as attributes have it: digits, with or without a fraction.
///
/// The standard library also reads exponents and words; for that it has a table of 10 kB, which nobody's page needs.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if text.len() > MAX_NUMBER || digits().next().is_none() {
        return None;
    }
    let mut value = 0.0;
    for digit in digits() {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value * 10.0 + f64::from(digit - b'0');
    }
    Some(fraction.bytes().fold(value, |value, _| value / 10.0))
}

#[cfg(test)]
mod tests;
