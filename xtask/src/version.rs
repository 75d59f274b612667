//! Version numbers as programs and manifests write them.

#[cfg(test)]
mod tests;

/// Major and minor number, comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u32,
    /// The second number; 0 where there is none.
    pub minor: u32,
}

impl Version {
    /// The first version in a text such as `v20.19.2`, `>=20.19`, `Mozilla Firefox 153.0esr`.
    pub fn find(text: &str) -> Option<Self> {
        let digits = &text[text.find(|letter: char| letter.is_ascii_digit())?..];
        let mut numbers = digits.split('.').map(leading_number);
        Some(Self {
            major: numbers.next()??,
            minor: numbers.next().flatten().unwrap_or(0),
        })
    }
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}
