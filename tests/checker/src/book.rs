//! The files of a book, read as XML: the chapter with what stands around it, the lists of contents, the
//! package's own description.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::allowed::ALLOWED;
use crate::chapter::{ENTITIES, chapter};

/// The files that every book has; it has no others, but for pictures.
const FILES: [&str; 7] = [
    "META-INF/container.xml",
    "OEBPS/article.xhtml",
    "OEBPS/package.opf",
    "OEBPS/style.css",
    "OEBPS/toc.ncx",
    "OEBPS/toc.xhtml",
    "mimetype",
];

/// Where the files are that refer to each other.
const FOLDER: &str = "OEBPS/";

/// Attributes that refer to a file of the book.
const REFERENCES: [&str; 3] = ["full-path", "href", "src"];

/// What is wrong with a book, given as the names of its files with their text.
#[must_use]
pub fn book(files: &[(String, String)]) -> Vec<String> {
    let mut names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names != FILES {
        return vec![format!("the files are {names:?}")];
    }
    let told = |name: &str, problems: Vec<String>| {
        let name = name.to_owned();
        problems
            .into_iter()
            .map(move |problem| format!("{name}: {problem}"))
    };
    files
        .iter()
        .filter(|(name, _)| *name != "mimetype" && !name.ends_with(".css"))
        .flat_map(|(name, text)| match text.split_once("<body>") {
            Some((head, rest)) if name.ends_with("article.xhtml") => {
                let (body, tail) = rest.rsplit_once("</body>").unwrap_or((rest, ""));
                let frame = file(&format!("{head}<body></body>{tail}"));
                told(name, [frame, chapter(body)].concat())
            }
            _ => told(name, file(text)),
        })
        .collect()
}

/// What is wrong with a file, apart from the chapter.
fn file(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut problems = Vec::new();
    let mut depth = 0usize;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                inspect(&element, &mut problems);
                depth += 1;
            }
            Ok(Event::Empty(element)) => inspect(&element, &mut problems),
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

fn inspect(element: &BytesStart<'_>, problems: &mut Vec<String>) {
    let name = element.name().as_ref().to_owned();
    let Some(known) = ALLOWED.book.get(&name) else {
        problems.push(format!("<{name}>"));
        return;
    };
    for attribute in element.attributes() {
        let Ok(attribute) = attribute else {
            problems.push(format!("<{name}> has attributes that can't be read"));
            return;
        };
        let key = attribute.key.as_ref();
        let Ok(value) = unescape(&attribute.value).map(Cow::into_owned) else {
            problems.push(format!("<{name} {key}> can't be read"));
            continue;
        };
        let is_known = known.iter().any(|one| one == key);
        if !is_known || (REFERENCES.contains(&key) && !is_of_the_book(&value)) {
            problems.push(format!("<{name} {key}={value:?}>"));
        }
    }
}

/// Whether a reference leads to a file of the book.
fn is_of_the_book(reference: &str) -> bool {
    let path = reference.split('#').next().unwrap_or_default();
    FILES
        .iter()
        .any(|name| *name == path || name.strip_prefix(FOLDER) == Some(path))
}
