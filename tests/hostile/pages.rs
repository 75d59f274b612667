//! The payloads, and the pages that they stand on.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// One line of a file of payloads.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// Its class and number.
    pub id: String,
    /// Where the fact that it rests on is from.
    #[serde(rename = "source")]
    _source: String,
    /// Where on the page it stands: a key of `places.json`.
    #[serde(default = "content")]
    place: String,
    /// What an attacker would write.
    markup: String,
}

/// Bytes in an encoding, or that are none: one line of `encodings.jsonl`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Encoded {
    /// Its class and number.
    pub id: String,
    /// Where the fact that it rests on is from.
    #[serde(rename = "source")]
    _source: String,
    /// The encoding that the page says it has.
    charset: String,
    /// What an attacker would send, a letter below U+0100 for each byte.
    bytes: String,
}

/// A page with its address.
pub struct Page {
    /// The markup.
    pub html: String,
    /// The address.
    pub address: String,
}

fn content() -> String {
    "content".to_owned()
}

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All payloads.
///
/// # Panics
/// When a file can't be read, or two payloads have one id.
pub fn payloads() -> Vec<Payload> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/payloads");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder is part of the repository")
        .map(|entry| {
            let name = entry.expect("readable folder").file_name();
            format!("payloads/{}", name.to_string_lossy())
        })
        .collect();
    names.sort();
    let mut payloads: Vec<Payload> = Vec::new();
    for name in names {
        for line in read(&name).lines() {
            payloads.push(
                serde_json::from_str(line)
                    .unwrap_or_else(|error| panic!("{name}: {error}: {line}")),
            );
        }
    }
    let mut ids: Vec<&str> = payloads.iter().map(|payload| payload.id.as_str()).collect();
    ids.sort_unstable();
    let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "two payloads with one id: {twice:?}");
    payloads
}

/// All bytes.
///
/// # Panics
/// When the file can't be read.
pub fn encoded() -> Vec<Encoded> {
    read("encodings.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

impl Encoded {
    /// The page with the bytes in the article, as a server sends it.
    ///
    /// # Panics
    /// When the file has letters that stand for no byte.
    pub fn page(&self) -> Vec<u8> {
        let page = read("page.html")
            .replace(
                "charset=\"utf-8\"",
                &format!("charset=\"{}\"", self.charset),
            )
            .replace("{{root}}", "")
            .replace("{{head}}", "");
        let (before, after) = page.split_once("{{content}}").expect("a place for it");
        let bytes = self.bytes.chars().map(|letter| {
            u8::try_from(letter).unwrap_or_else(|_| panic!("{}: {letter:?}", self.id))
        });
        let mut out = before.as_bytes().to_vec();
        out.extend(bytes);
        out.extend_from_slice(after.as_bytes());
        out
    }
}

impl Payload {
    /// Whether it has this in it.
    pub fn holds(&self, markup: &str) -> bool {
        self.markup.contains(markup)
    }

    /// The page with the payload in its place.
    ///
    /// # Panics
    /// When `places.json` does not have the place.
    pub fn page(&self) -> Page {
        let places: HashMap<String, HashMap<String, String>> =
            serde_json::from_str(&read("places.json")).expect("places.json is valid");
        let place = places
            .get(&self.place)
            .unwrap_or_else(|| panic!("{}: no place {}", self.id, self.place));
        let part = |name: &str| {
            let template = place.get(name).map_or("", String::as_str);
            self.put_into(template)
        };
        let mut html = read("page.html");
        for name in ["root", "head", "content"] {
            html = html.replacen(&format!("{{{{{name}}}}}"), &part(name), 1);
        }
        let address = match part("address") {
            address if address.is_empty() => "https://site.example/2024/05/bridge".to_owned(),
            address => address,
        };
        Page { html, address }
    }

    /// A template with the payload as it is, as text of HTML, or as a string of JSON.
    fn put_into(&self, template: &str) -> String {
        let text = self
            .markup
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;");
        // As careful pages write it: no end tag of the script can be in it.
        let json = serde_json::to_string(&self.markup)
            .expect("a string has a form in JSON")
            .replace('<', "\\u003c");
        template
            .replace("{{raw}}", &self.markup)
            .replace("{{text}}", &text)
            .replace("{{json}}", &json)
    }
}
