//! Reads XML the way readers of books do: elements with their attributes, and what else may stand.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Names that XML itself gives to letters.
const ENTITIES: [&str; 5] = ["amp", "apos", "gt", "lt", "quot"];

/// An element's start tag.
pub struct Element {
    /// Its name, with the prefix.
    pub name: String,
    /// Its attributes, decoded.
    pub attributes: Vec<(String, String)>,
    /// The elements around it.
    pub depth: usize,
}

/// Calls `inspect` for each element of a text; what it says is wrong is returned, with what is wrong with the
/// text: it has to be well-formed, with nothing but elements, letters and, at its start, a declaration.
pub fn inspect(text: &str, mut inspect: impl FnMut(Element) -> Vec<String>) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut problems = Vec::new();
    let mut depth = 0usize;
    let mut look = |element: &BytesStart<'_>, depth| match read(element, depth) {
        Ok(element) => inspect(element),
        Err(problem) => vec![problem],
    };
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                problems.extend(look(&element, depth));
                depth += 1;
            }
            Ok(Event::Empty(element)) => problems.extend(look(&element, depth)),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Text(_)) => {}
            Ok(Event::Decl(_)) if depth == 0 => {}
            Ok(Event::DocType(name)) if depth == 0 && &*name == "html" => {}
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
    problems
}

fn read(element: &BytesStart<'_>, depth: usize) -> Result<Element, String> {
    let name = element.name().as_ref().to_owned();
    let attributes = element.attributes().map(|attribute| {
        let attribute =
            attribute.map_err(|_| format!("<{name}> has attributes that can't be read"))?;
        let key = attribute.key.as_ref().to_owned();
        let value = unescape(&attribute.value)
            .map(Cow::into_owned)
            .map_err(|_| format!("<{name} {key}> can't be read"))?;
        Ok((key, value))
    });
    let attributes = attributes.collect::<Result<_, String>>()?;
    Ok(Element {
        name,
        attributes,
        depth,
    })
}
