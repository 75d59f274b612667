//! What tidy mode hides on the pages of `tests/cases`, and that it hides nothing of what a case says
//! is content.
//!
//! The table is `tests/tidy.md`; `UNHUSK_ACCEPT=all` writes it anew, to be reviewed like code.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use unhusk::markup::{Layout, Span, StartTag, Visitor, decode, stream};
use unhusk::{Removal, Rules, Snapshot, tidy};

const HEAD: &str = "# What tidy mode hides on the pages of tests/cases\n\n\
    “Content” counts the texts and pictures that a case says are content; none of them may be hidden. Pages are judged\n\
    by their markup alone here: what floats over a page or covers it is known in the browser only.\n\n\
    | case | hidden | content | first words of what is hidden |\n|---|---|---|---|\n";

#[test]
fn nothing_of_the_content_is_hidden() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut table = HEAD.to_owned();
    let mut failures = Vec::new();
    for case in cases(&root.join("cases")) {
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let expected = fs::read_to_string(case.join("expected.json")).expect("a reviewed case");
        let expected: Value = serde_json::from_str(&expected).expect("JSON");
        let page = fs::read(case.join("page.html")).expect("a page");
        let dom = unhusk::cli::serialised_dom(&page).expect("a page that can be parsed");
        let url = expected["url"].as_str().unwrap_or_default();
        let snapshot = Snapshot::new(dom.as_bytes(), url);
        let tidied = tidy(&snapshot, &Rules::default()).expect("a page that can be tidied");
        let before = visible(&dom, &[]);
        let after = visible(&dom, &tidied.hidden);
        let mut content = 0;
        for key in ["present", "images"] {
            for text in expected[key].as_array().into_iter().flatten() {
                let text = squeeze(text.as_str().unwrap_or_default());
                // Where the reader has it from something that the page does not show, there is
                // nothing to hide.
                if before.contains(&text) {
                    content += 1;
                    if !after.contains(&text) {
                        failures.push(format!("{name}: {text}"));
                    }
                }
            }
        }
        let (kinds, words) = describe(&tidied.hidden);
        writeln!(table, "| {name} | {kinds} | {content} | {words} |").expect("a string");
    }
    assert!(failures.is_empty(), "hidden:\n{}", failures.join("\n"));
    let file = root.join("tidy.md");
    if std::env::var("UNHUSK_ACCEPT").is_ok_and(|wanted| wanted == "all") {
        fs::write(&file, &table).expect("a table that can be written");
    }
    let known = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        known == table,
        "tests/tidy.md differs; review what `cargo xtask accept --all` makes of it. Now:\n{table}"
    );
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("tests/cases is part of the repository");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn describe(hidden: &[Removal]) -> (String, String) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for removal in hidden {
        *kinds.entry(removal.kind.name()).or_default() += 1;
    }
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    let words: Vec<String> = hidden
        .iter()
        .map(|removal| removal.text.chars().take(24).collect::<String>())
        .map(|text| text.trim().replace('|', "/"))
        .collect();
    let or_dash = |text: String| {
        if text.is_empty() {
            "–".to_owned()
        } else {
            text
        }
    };
    (or_dash(kinds.join(", ")), or_dash(words.join(" · ")))
}

/// The text of a page and the addresses of its pictures, without what is in these elements.
fn visible(dom: &str, hidden: &[Removal]) -> String {
    struct Text<'h> {
        hidden: &'h [Removal],
        inert: Option<u32>,
        text: String,
    }
    impl Text<'_> {
        fn shows(&self, span: Span) -> bool {
            let hides = |removal: &Removal| removal.span.contains(span);
            self.inert.is_none() && !self.hidden.iter().any(hides)
        }
    }
    impl Visitor for Text<'_> {
        fn open(&mut self, tag: &StartTag<'_, '_>) {
            if self.shows(tag.span) {
                if tag.tag.layout() != Layout::Inline {
                    self.text.push(' ');
                }
                let addresses = ["src", "srcset", "data-src", "data-srcset", "data-lazy-src"];
                for address in addresses.iter().filter_map(|name| tag.attribute(name)) {
                    self.text.push_str(&address);
                    self.text.push(' ');
                }
            }
            if tag.tag.layout() == Layout::Inert && tag.has_content && self.inert.is_none() {
                self.inert = Some(tag.number);
            }
        }
        fn text(&mut self, raw: &str, span: Span) {
            if self.shows(span) {
                self.text.push_str(&decode(raw));
            }
        }
        fn close(&mut self, number: u32, _: Span) {
            if self.inert == Some(number) {
                self.inert = None;
            }
        }
    }
    let mut text = Text {
        hidden,
        inert: None,
        text: String::new(),
    };
    stream(dom.as_bytes(), usize::MAX, &mut text).expect("readable markup");
    squeeze(&text.text)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
