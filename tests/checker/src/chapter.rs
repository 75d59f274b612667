//! The chapter of a book: XHTML, read as XML, the way readers of books do.

use std::collections::HashSet;

use crate::allowed::ALLOWED;
use crate::html::{Output, value_is_fine};
use crate::xml::{self, Element};

const FORMULAS: &str = "http://www.w3.org/1998/Math/MathML";

/// What is wrong with what stands in a chapter's body.
#[must_use]
pub fn chapter(body: &str) -> Vec<String> {
    let mut ids = HashSet::new();
    let mut problems = xml::inspect(&format!("<body>{body}</body>"), |element| {
        if element.depth == 0 {
            return Vec::new();
        }
        inspect(element, &mut ids)
    });
    if let Some(letter) = body.chars().find(|letter| !may_stand(*letter)) {
        problems.push(format!("holds {letter:?}, for which XML has no place"));
    }
    problems
}

fn inspect(
    Element {
        name, attributes, ..
    }: Element,
    ids: &mut HashSet<String>,
) -> Vec<String> {
    let in_formula = ALLOWED.formula.get(&name);
    // A list of terms that is none is written as plain parts.
    let own = in_formula.or(ALLOWED.article.get(&name));
    if own.is_none() && name != "div" {
        return vec![format!("<{name}>")];
    }
    let mut is_wrong = |(key, value): &(String, String)| {
        let is_fine = match key.as_str() {
            "xmlns" => name == "math" && value == FORMULAS,
            "id" => ids.insert(value.clone()),
            // A link to a place in the chapter.
            "href" if value.starts_with('#') => true,
            _ => {
                let everywhere = ALLOWED
                    .everywhere
                    .iter()
                    .chain(&ALLOWED.everywhere_in_books);
                let mut known = own.into_iter().flatten().chain(everywhere);
                known.any(|one| one == key)
                    && (in_formula.is_some() || value_is_fine(&name, key, value, Output::Article))
            }
        };
        !is_fine
    };
    let wrong = attributes
        .into_iter()
        .filter(|attribute| is_wrong(attribute));
    wrong
        .map(|(key, value)| format!("<{name} {key}={value:?}>"))
        .collect()
}

/// Whether XML 1.0 has a place for a letter.
fn may_stand(letter: char) -> bool {
    !matches!(letter, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
