//! Mends JSON as pages have it: comments, CDATA marks, raw line ends in strings, commas too many.

/// The script with what JSON does not allow taken out. Text that is beyond mending stays broken.
pub(super) fn repaired(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    let mut is_string = false;
    while let Some(c) = rest.chars().next() {
        if is_string {
            rest = &rest[c.len_utf8()..];
            match c {
                '\\' => rest = escape(rest, &mut out),
                '"' => {
                    is_string = false;
                    out.push('"');
                }
                '\n' | '\r' | '\t' => out.push(' '),
                c if c.is_control() => {}
                c => out.push(c),
            }
            continue;
        }
        if let Some(after) = skipped(rest) {
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '"' => {
                is_string = true;
                out.push(c);
            }
            '}' | ']' => {
                // A comma before a closing bracket.
                let kept = out.trim_end();
                let kept = kept.strip_suffix(',').map_or(out.len(), str::len);
                out.truncate(kept);
                out.push(c);
            }
            // The end of a statement, the byte order mark.
            ';' | '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Copies an escape sequence, or drops its backslash where JSON knows none like it.
fn escape<'a>(rest: &'a str, out: &mut String) -> &'a str {
    let Some(c) = rest.chars().next() else {
        return rest;
    };
    if matches!(c, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
        out.push('\\');
    }
    out.push(c);
    &rest[c.len_utf8()..]
}

/// What follows a comment or a CDATA mark that stands here.
fn skipped(rest: &str) -> Option<&str> {
    for mark in ["<!--", "-->", "<![CDATA[", "]]>", "//<![CDATA[", "//]]>"] {
        if let Some(after) = rest.strip_prefix(mark) {
            return Some(after);
        }
    }
    if let Some(comment) = rest.strip_prefix("/*") {
        return Some(comment.find("*/").map_or("", |end| &comment[end + 2..]));
    }
    let comment = rest.strip_prefix("//")?;
    Some(comment.find('\n').map_or("", |end| &comment[end..]))
}
