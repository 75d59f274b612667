//! Names of files, after the title.

use crate::article::Metadata;

/// Longest name without its extension, in characters.
const MOST_CHARS: usize = 100;

/// The same in bytes of UTF-8: file systems take 255 with the extension and a browser's ` (1)`.
const MOST_BYTES: usize = 200;

/// Name of an article that has neither title nor site.
const NAMELESS: &str = "article";

/// Names that Windows keeps for devices, whatever extension follows.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com", "lpt", "conin$", "conout$",
];

/// A name for a file with an article, which Windows, macOS and Linux take as it is.
///
/// ```
/// use unhusk::{Metadata, render::file_name};
///
/// let metadata = Metadata { title: Some("What now?".to_owned()), ..Metadata::default() };
/// assert_eq!(file_name(&metadata, "md"), "What now.md");
/// ```
#[must_use]
pub fn file_name(metadata: &Metadata, extension: &str) -> String {
    let names = [&metadata.title, &metadata.site].into_iter().flatten();
    let name = names
        .map(|name| safe(name))
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| NAMELESS.to_owned());
    format!("{name}.{extension}")
}

fn safe(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|letter| !is_invisible(*letter))
        .collect();
    let text: String = text
        .chars()
        .map(|letter| match letter {
            '/' | '\\' | '|' | ':' => '-',
            '"' => '\'',
            '<' | '>' | '?' | '*' => ' ',
            _ if letter.is_control() => ' ',
            _ => letter,
        })
        .collect();
    let mut name = String::new();
    for word in text.split_whitespace() {
        let space = usize::from(!name.is_empty());
        for letter in std::iter::repeat_n(' ', space).chain(word.chars()) {
            let is_full =
                name.chars().count() >= MOST_CHARS || name.len() + letter.len_utf8() > MOST_BYTES;
            if is_full {
                return trimmed(&name);
            }
            name.push(letter);
        }
    }
    trimmed(&name)
}

/// Without what a name may not begin or end with, and not a device's name.
fn trimmed(name: &str) -> String {
    let edge = |letter: char| matches!(letter, '.' | ' ' | '-' | '~');
    let name = name.trim_start_matches(edge).trim_end_matches(['.', ' ']);
    if is_device(name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

fn is_device(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default().trim_end();
    let lower = first.to_lowercase();
    let stem = lower.trim_end_matches(|letter: char| "0123456789¹²³".contains(letter));
    let digits = lower.chars().count() - stem.chars().count();
    let is_port = matches!(stem, "com" | "lpt");
    DEVICES.contains(&stem) && digits == usize::from(is_port)
}

/// Letters that change how a name looks and not what it says, such as those that turn its direction.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
    )
}
