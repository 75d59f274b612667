//! The chapter of a book: XHTML, read as XML, the way readers of books do.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::allowed::ALLOWED;
use crate::html::{Output, value_is_fine};

/// Names that XML itself gives to letters.
pub(crate) const ENTITIES: [&str; 5] = ["amp", "apos", "gt", "lt", "quot"];

const FORMULAS: &str = "http://www.w3.org/1998/Math/MathML";

/// What is wrong with what stands in a chapter's body.
#[must_use]
pub fn chapter(body: &str) -> Vec<String> {
    let document = format!("<body>{body}</body>");
    let mut reader = Reader::from_str(&document);
    let mut problems = Vec::new();
    let mut ids = HashSet::new();
    let mut depth = 0usize;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                if depth > 0 {
                    inspect(&element, &mut ids, &mut problems);
                }
                depth += 1;
            }
            Ok(Event::Empty(element)) => inspect(&element, &mut ids, &mut problems),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Text(_)) => {}
            Ok(Event::GeneralRef(name)) if ENTITIES.contains(&&*name) => {}
            Ok(other) => problems.push(format!("holds {other:?}")),
            Err(error) => {
                problems.push(format!("is not well-formed: {error}"));
                break;
            }
        }
    }
    if depth > 0 {
        problems.push("has elements without an end".to_owned());
    }
    if let Some(letter) = body.chars().find(|letter| !may_stand(*letter)) {
        problems.push(format!("holds {letter:?}, for which XML has no place"));
    }
    problems
}

fn inspect(element: &BytesStart<'_>, ids: &mut HashSet<String>, problems: &mut Vec<String>) {
    let name = element.name().as_ref().to_owned();
    let in_formula = ALLOWED.formula.get(&name);
    // A list of terms that is none is written as plain parts.
    let own = in_formula.or(ALLOWED.article.get(&name));
    if own.is_none() && name != "div" {
        problems.push(format!("<{name}>"));
        return;
    }
    for attribute in element.attributes() {
        let Ok(attribute) = attribute else {
            problems.push(format!("<{name}> has attributes that can't be read"));
            return;
        };
        let key = attribute.key.as_ref().to_owned();
        let Ok(value) = unescape(&attribute.value).map(Cow::into_owned) else {
            problems.push(format!("<{name} {key}> can't be read"));
            continue;
        };
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
                let is_known = known.any(|one| *one == key);
                is_known
                    && (in_formula.is_some() || value_is_fine(&name, &key, &value, Output::Article))
            }
        };
        if !is_fine {
            problems.push(format!("<{name} {key}={value:?}>"));
        }
    }
}

/// Whether XML 1.0 has a place for a letter.
fn may_stand(letter: char) -> bool {
    !matches!(letter, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
