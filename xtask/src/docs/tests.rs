//! The guide and the files beside it hold together: no page is left out, no link leads nowhere.

mod folders;

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
};

use pulldown_cmark::{Event, Options, Parser, Tag};
use walkdir::WalkDir;

use crate::project::Project;

/// The guide's pages.
const PAGES: &str = "docs/src";

/// Documents outside of `docs/` whose links are checked.
const DOCUMENTS: &[&str] = &[
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "DESIGN.md",
    "README.md",
    "SECURITY.md",
    "bench/README.md",
    "model/REPORT.md",
    "npm/README.md",
];

/// The size that stores ask of a picture whose path holds the first, as the listing writes it, and in pixels.
const SIZES: &[(&str, &str, (usize, usize))] = &[
    ("/tile.png", "440×280", (440, 280)),
    ("", "1280×800", (1280, 800)),
];

/// Bytes that a picture may have; `tests/browser/pictures.mjs` holds it as well.
const LARGEST_PICTURE: u64 = 250_000;

fn root() -> PathBuf {
    Project::open().unwrap().root
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All Markdown under a folder.
fn markdown(folder: &Path) -> Vec<PathBuf> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// Where links and pictures of a text lead to, without what is on the web.
fn links(text: &str) -> Vec<String> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some(dest_url.into_string())
            }
            _ => None,
        })
        .filter(|link| !link.contains("://") && !link.starts_with("mailto:"))
        .collect()
}

/// The files that a page of the guide includes, with the name of the part.
fn includes(text: &str) -> Vec<(&str, Option<&str>)> {
    text.split("{{#include ")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(what, _)| match what.trim().split_once(':') {
            Some((file, part)) => (file, Some(part)),
            None => (what.trim(), None),
        })
        .collect()
}

/// A part of a file between its marks, or all of it.
fn part<'t>(text: &'t str, name: Option<&str>) -> Option<&'t str> {
    let Some(name) = name else { return Some(text) };
    let (_, after) = text.split_once(&format!("<!-- ANCHOR: {name} -->\n"))?;
    let (part, _) = after.split_once(&format!("<!-- ANCHOR_END: {name} -->"))?;
    Some(part)
}

/// What a page of the guide says, with what it includes.
fn whole(page: &Path) -> String {
    let mut text = read(page);
    let own = text.clone();
    for (file, name) in includes(&own) {
        let included = read(&page.parent().unwrap().join(file));
        let included = part(&included, name)
            .unwrap_or_else(|| panic!("{}: {file} has no part {name:?}", page.display()));
        text.push('\n');
        text.push_str(included);
    }
    text
}

/// The ids that headings of a text get, as mdBook and GitHub make them.
fn heading_ids(text: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                let words = heading.take().unwrap_or_default().to_lowercase();
                let id = words.chars().filter_map(|letter| match letter {
                    ' ' => Some('-'),
                    _ if letter.is_alphanumeric() || matches!(letter, '-' | '_') => Some(letter),
                    _ => None,
                });
                ids.insert(id.collect());
            }
            _ => {}
        }
    }
    ids
}

/// Fails where a link of `text`, which stands at `place`, leads to no file or to no heading.
fn check_links(place: &Path, text: &str, read_target: impl Fn(&Path) -> String) {
    for link in links(text) {
        let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
        let target = if file.is_empty() {
            place.to_owned()
        } else {
            place.parent().unwrap().join(file)
        };
        assert!(
            target.exists(),
            "{} leads to {link}, which is not there",
            place.display()
        );
        if !heading.is_empty() && target.extension().is_some_and(|ending| ending == "md") {
            assert!(
                heading_ids(&read_target(&target)).contains(heading),
                "{} leads to {link}, but there is no such heading",
                place.display()
            );
        }
    }
}

#[test]
fn links_of_documents_lead_to_files() {
    let root = root();
    let stores = markdown(&root.join("docs/store"));
    let documents = DOCUMENTS.iter().map(|name| root.join(name));
    for path in documents.chain(stores) {
        check_links(&path, &read(&path), |target| {
            if target.starts_with(root.join(PAGES)) {
                whole(target)
            } else {
                read(target)
            }
        });
    }
}

#[test]
fn links_of_the_guide_stay_in_the_guide() {
    let pages = root().join(PAGES);
    for path in markdown(&pages) {
        let text = whole(&path);
        check_links(&path, &text, whole);
        for link in links(&text) {
            let depth = path.strip_prefix(&pages).unwrap().components().count() - 1;
            let up = Path::new(&link)
                .components()
                .filter(|part| *part == Component::ParentDir)
                .count();
            assert!(up <= depth, "{}: {link} leaves the book", path.display());
        }
    }
}

#[test]
fn the_summary_names_every_page_once() {
    let pages = root().join(PAGES);
    let summary = pages.join("SUMMARY.md");
    let named: Vec<PathBuf> = links(&read(&summary))
        .iter()
        .map(|link| pages.join(link))
        .collect();
    let there: BTreeSet<PathBuf> = markdown(&pages)
        .into_iter()
        .filter(|path| *path != summary)
        .collect();
    let once: BTreeSet<PathBuf> = named.iter().cloned().collect();
    assert_eq!(once.len(), named.len(), "a page is named twice");
    assert_eq!(once, there);
}

#[test]
fn every_picture_is_small_and_shown() {
    let root = root();
    let mut texts: String = markdown(&root.join("docs"))
        .iter()
        .map(|path| read(path))
        .collect();
    texts.push_str(&read(&root.join("README.md")));
    for entry in fs::read_dir(root.join(PAGES).join("pictures")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        // Listings name those of Chromium alone.
        let shown = name.replace("-firefox", "-chromium");
        assert!(texts.contains(&shown), "{name} is shown nowhere");
        let size = entry.metadata().unwrap().len();
        assert!(size <= LARGEST_PICTURE, "{name} has {size} bytes");
    }
}

#[test]
fn pictures_for_stores_have_the_size_that_stores_ask_for() {
    let folder = root().join("docs/store");
    let listing = read(&folder.join("listing.md"));
    let (_, part) = listing.split_once("## Pictures\n").unwrap();
    let pictures: Vec<String> = links(part)
        .into_iter()
        .filter(|link| link.ends_with(".png"))
        .collect();
    assert!(pictures.len() > 1, "the listing names no pictures");
    for (_, written, _) in SIZES {
        assert!(part.contains(written), "the listing does not say {written}");
    }
    for picture in pictures {
        let (.., wanted) = SIZES
            .iter()
            .find(|(name, ..)| picture.contains(name))
            .unwrap();
        let of_firefox = picture.replace("-chromium", "-firefox");
        for path in BTreeSet::from([picture, of_firefox]) {
            let size = imagesize::size(folder.join(&path)).unwrap();
            assert_eq!((size.width, size.height), *wanted, "{path}");
        }
    }
}

#[test]
fn texts_for_stores_are_short_enough() {
    let listing = read(&root().join("docs/store/listing.md"));
    for (heading, most) in [
        ("Name", 45),
        ("Summary for Chrome", 132),
        ("Summary for Firefox", 250),
        ("Description", 16_000),
    ] {
        let (_, after) = listing
            .split_once(&format!("## {heading}\n"))
            .unwrap_or_else(|| panic!("the listing has no {heading}"));
        let (_, after) = after.split_once("```text\n").unwrap();
        let (text, _) = after.split_once("\n```").unwrap();
        let length = text.chars().count();
        assert!(
            0 < length && length <= most,
            "{heading} has {length} characters"
        );
    }
}

#[test]
fn the_summary_for_chrome_is_the_manifests() {
    let project = Project::open().unwrap();
    let messages = project.json("extension/_locales/en/messages.json").unwrap();
    let description = messages["description"]["message"].as_str().unwrap();
    let listing = read(&project.root.join("docs/store/listing.md"));
    assert!(listing.contains(&format!("```text\n{description}\n```")));
}
