//! A formula in TeX, for outputs that have no other form for it.

use crate::article::Piece;
use crate::markup::Tag;
use crate::measure::text::collapsed;

/// Names of functions that TeX sets upright by a command of their own.
const FUNCTIONS: &[&str] = &[
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim",
    "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min",
    "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh",
];

/// Marks over a letter, and the command for each.
const ACCENTS: &[(&str, &str)] = &[
    ("^", "\\hat"),
    ("\u{02c6}", "\\hat"),
    ("~", "\\tilde"),
    ("\u{02dc}", "\\tilde"),
    ("\u{00af}", "\\overline"),
    ("\u{203e}", "\\overline"),
    ("\u{2015}", "\\overline"),
    ("\u{2192}", "\\vec"),
    ("\u{20d7}", "\\vec"),
    (".", "\\dot"),
    ("\u{02d9}", "\\dot"),
    ("\u{23de}", "\\overbrace"),
];

/// The source of the formula whose pieces these are: its own where the page has it, else one made from
/// its elements.
#[must_use]
pub fn tex(pieces: &[Piece]) -> String {
    if let Some(Piece::Open(math)) = pieces.first()
        && let Some(source) = math.attribute("alttext")
    {
        return source.to_owned();
    }
    // One list of parts for each open element, the outermost first.
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    for piece in pieces {
        match piece {
            Piece::Open(_) => open.push(Vec::new()),
            Piece::Text(text) => add(&mut open, escape(text)),
            Piece::Close(tag) => {
                let parts = open.pop().unwrap_or_default();
                add(&mut open, write(*tag, &parts));
            }
            Piece::Void(_) => {}
        }
    }
    let source = open.into_iter().flatten().collect::<String>();
    collapsed(&source)
}

fn add(open: &mut [Vec<String>], part: String) {
    if let Some(last) = open.last_mut() {
        last.push(part);
    }
}

fn write(tag: Tag, parts: &[String]) -> String {
    let part = |index: usize| parts.get(index).map_or("", String::as_str);
    let all = || parts.concat();
    match tag {
        Tag::Mi => identifier(&all()),
        Tag::Mo => operator(&all()),
        Tag::Mtext | Tag::Ms => format!("\\text{{{}}}", all()),
        Tag::Mspace => " ".to_owned(),
        Tag::Mphantom => format!("\\phantom{{{}}}", all()),
        Tag::Mfrac => format!("\\frac{{{}}}{{{}}}", part(0), part(1)),
        Tag::Msqrt => format!("\\sqrt{{{}}}", all()),
        Tag::Mroot => format!("\\sqrt[{}]{{{}}}", part(1), part(0)),
        Tag::Msub | Tag::Munder => format!("{}_{{{}}}", base(part(0)), part(1)),
        Tag::Msup => format!("{}^{{{}}}", base(part(0)), part(1)),
        Tag::Msubsup | Tag::Munderover => {
            format!("{}_{{{}}}^{{{}}}", base(part(0)), part(1), part(2))
        }
        Tag::Mover => match ACCENTS.iter().find(|(mark, _)| *mark == part(1).trim()) {
            Some((_, command)) => format!("{command}{{{}}}", part(0)),
            None => format!("{}^{{{}}}", base(part(0)), part(1)),
        },
        Tag::Mtable => format!("\\begin{{matrix}} {} \\end{{matrix}}", parts.join(" \\\\ ")),
        Tag::Mtr => parts.join(" & "),
        _ => all(),
    }
}

/// What an index is attached to, in braces where it is more than one sign or command.
fn base(part: &str) -> String {
    let trimmed = part.trim_end();
    let name = trimmed.strip_prefix('\\').unwrap_or(trimmed);
    let is_command = trimmed.starts_with('\\') && name.chars().all(char::is_alphabetic);
    if is_command || trimmed.chars().count() == 1 {
        trimmed.to_owned()
    } else {
        format!("{{{part}}}")
    }
}

fn identifier(name: &str) -> String {
    if FUNCTIONS.contains(&name) {
        format!("\\{name} ")
    } else if name.chars().count() > 1 && !name.starts_with('\\') {
        format!("\\mathrm{{{name}}}")
    } else {
        name.to_owned()
    }
}

/// An operator; those that are not seen become a space, and words are set as such.
fn operator(sign: &str) -> String {
    match sign {
        "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}" => String::new(),
        _ if sign.len() > 1 && sign.chars().all(|letter| letter.is_ascii_alphabetic()) => {
            identifier(sign)
        }
        _ => sign.to_owned(),
    }
}

/// Text whose signs mean nothing to TeX.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\backslash "),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}
