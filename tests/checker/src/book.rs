//! The files of a book, read as XML: the chapter with what stands around it, the lists of contents, the
//! package's own description.

use crate::allowed::ALLOWED;
use crate::chapter::chapter;
use crate::xml::{self, Element};

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
    xml::inspect(
        text,
        |Element {
             name, attributes, ..
         }| {
            let Some(known) = ALLOWED.book.get(&name) else {
                return vec![format!("<{name}>")];
            };
            let is_wrong = |(key, value): &(String, String)| {
                !known.contains(key)
                    || (REFERENCES.contains(&key.as_str()) && !is_of_the_book(value))
            };
            let wrong = attributes.into_iter().filter(is_wrong);
            wrong
                .map(|(key, value)| format!("<{name} {key}={value:?}>"))
                .collect()
        },
    )
}

/// Whether a reference leads to a file of the book.
fn is_of_the_book(reference: &str) -> bool {
    let path = reference.split('#').next().unwrap_or_default();
    FILES
        .iter()
        .any(|name| *name == path || name.strip_prefix(FOLDER) == Some(path))
}
