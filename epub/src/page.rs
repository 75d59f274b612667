//! The chapter's page.

use crate::Book;

/// The whole page of a book's chapter.
pub fn chapter(book: &Book, style: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\"",
    );
    for name in ["lang", "xml:lang"] {
        attribute(name, &book.language, &mut out);
    }
    if let Some(dir) = &book.dir {
        attribute("dir", dir, &mut out);
    }
    out.push_str(">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>");
    escape(&book.title, &mut out);
    out.push_str("</title>\n<link rel=\"stylesheet\" type=\"text/css\"");
    attribute("href", style, &mut out);
    out.push_str("/>\n</head>\n<body>\n");
    out.push_str(&book.body);
    out.push_str("\n</body>\n</html>\n");
    out
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// Appends a text, escaped for XML.
fn escape(text: &str, out: &mut String) {
    for letter in legal(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(letter),
        }
    }
}

/// A text with spaces for the letters that XML 1.0 has no place for.
pub fn legal(text: &str) -> String {
    let is_legal =
        |letter: char| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let letters = text.chars();
    letters
        .map(|letter| if is_legal(letter) { letter } else { ' ' })
        .collect()
}

/// A number that stays the same for the same texts: FNV-1a, 64 bits, in hexadecimal.
pub fn hash(texts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.iter().flat_map(|text| text.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}
