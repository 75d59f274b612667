//! What stands at the head of a Markdown file about the article, in YAML.

use crate::article::Article;

/// Title, author, date, address, site and number of words between lines of `---`. What is not known
/// is left out. Values are the page's: they can't end their line or be read as anything but text.
///
/// ```
/// let page = b"<title>Rain</title><p>It has rained in the valley for three days.</p>";
/// let article = unhusk::passage(&unhusk::Snapshot::new(page, "https://example.com/rain"), None)?;
/// let head = unhusk::render::front_matter(&article);
/// assert!(head.starts_with("---\ntitle: \"Rain\"\n"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[must_use]
pub fn front_matter(article: &Article) -> String {
    let metadata = &article.metadata;
    let date = metadata.published.as_ref().or(metadata.modified.as_ref());
    let text = |value: &Option<String>| value.as_deref().map(quoted);
    let entries = [
        ("title", text(&metadata.title)),
        ("author", text(&metadata.byline)),
        (
            "date",
            date.map(|date| day(date).map_or_else(|| quoted(date), str::to_owned)),
        ),
        ("url", text(&metadata.url)),
        ("site", text(&metadata.site)),
        ("words", Some(article.words.to_string())),
    ];
    let mut out = String::from("---\n");
    for (key, value) in entries {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {value}\n"));
        }
    }
    out.push_str("---\n");
    out
}

/// The day of an ISO 8601 date or date-time, which YAML reads as a date when it is not quoted.
fn day(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let ends = matches!(date.as_bytes().get(10), None | Some(b'T' | b' '));
    (is_day && ends).then_some(day)
}

/// A text as a double-quoted scalar of YAML (1.2.2, section 5.7) on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' | '\r' | '\t' => out.push(' '),
            _ if is_printable(letter) => out.push(letter),
            _ => out.push_str(&format!("\\U{:08x}", u32::from(letter))),
        }
    }
    out.push('"');
    out
}

/// Whether a letter may stand in YAML as it is, and ends no line.
fn is_printable(letter: char) -> bool {
    !letter.is_control()
        && !matches!(
            letter,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}
