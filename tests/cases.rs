//! Runs every folder of `tests/cases` as one test.
//!
//! A case has `page.html`, `expected.md` (the clean copy as Markdown) and `expected.json`. In the
//! latter people write `url`, `present`, `absent`, `once`, `images`, `images_absent`, `next` and `error`; the
//! rest (metadata, removals by kind) is written by `UNHUSK_ACCEPT=<case>|all`, which also writes
//! `expected.md`, and is reviewed like code. A case with `known_failure` (a sentence of why) fails as
//! soon as it passes.
//!
//! Each case is run a second time without names (see `nameless`): the clean copy must be the same,
//! or, where the case says why (`nameless`, a sentence), that of `expected.nameless.md`.
//!
//! `UNHUSK_CASES` names another folder of cases.

mod nameless;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use nameless::Nameless;
use serde_json::{Map, Value, json};
use unhusk::{Article, Error, Snapshot, render};

/// Keys of `expected.json` that are compared, and written by accepting.
const GENERATED: &[&str] = &[
    "title",
    "byline",
    "published",
    "modified",
    "site",
    "lang",
    "dir",
    "image",
    "posts",
    "removed",
];

fn main() {
    let folder = std::env::var_os("UNHUSK_CASES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"),
        PathBuf::from,
    );
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("there is a folder of cases")
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    let trials = cases.into_iter().flat_map(|case| {
        let name = case
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let (named, case_named) = (name.clone(), case.clone());
        [
            Trial::test(name.clone(), move || run(&named, &case_named)),
            Trial::test(format!("{name}, nameless"), move || {
                run_nameless(&name, &case)
            }),
        ]
    });
    let mut arguments = Arguments::from_args();
    if std::env::var_os("UNHUSK_ACCEPT").is_some() {
        // A case's two tests share its files.
        arguments.test_threads = Some(1);
    }
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn run(name: &str, case: &Path) -> Result<(), Failed> {
    let mut expected = expectations(case)?;
    let result = declutter(&fs::read(case.join("page.html"))?, &expected)?;
    if is_accepted(name) {
        accept(case, &mut expected, &result)?;
    }
    let failures = compare(case, &expected, &result)?;
    match (expected.get("known_failure"), failures.is_empty()) {
        (Some(why), true) => Err(format!("passes now; remove known_failure ({why})").into()),
        (None, false) => Err(failures.join("\n").into()),
        _ => Ok(()),
    }
}

/// The same page without names gives the same, or what the case says.
fn run_nameless(name: &str, case: &Path) -> Result<(), Failed> {
    let expected = expectations(case)?;
    let page = fs::read_to_string(case.join("page.html"))?;
    let named = clean_copy(&declutter(page.as_bytes(), &expected)?);
    let nameless = Nameless::new(&page)?;
    let got = nameless.named(&clean_copy(&declutter(
        nameless.html.as_bytes(),
        &expected,
    )?));
    let file = case.join("expected.nameless.md");
    match expected.get("nameless") {
        None if named == got => Ok(()),
        None => Err(format!("differs without names; it has become\n{got}").into()),
        Some(why) if named == got => {
            Err(format!("is the same without names now; remove nameless ({why})").into())
        }
        Some(_) => {
            if is_accepted(name) {
                fs::write(&file, &got)?;
            }
            if read(&file)? == got {
                Ok(())
            } else {
                Err(format!("expected.nameless.md differs from\n{got}").into())
            }
        }
    }
}

fn clean_copy(result: &Result<Article, Error>) -> String {
    match result {
        Ok(article) => render::clip_markdown(article),
        Err(error) => format!("{}\n", error.code()),
    }
}

fn expectations(case: &Path) -> Result<Map<String, Value>, Failed> {
    Ok(serde_json::from_str(&read(&case.join("expected.json"))?)?)
}

fn declutter(page: &[u8], expected: &Map<String, Value>) -> Result<Result<Article, Error>, Failed> {
    let dom = unhusk::cli::serialised_dom(page)?;
    let url = expected.get("url").and_then(Value::as_str);
    Ok(unhusk::declutter(&Snapshot::new(
        dom.as_bytes(),
        url.unwrap_or_default(),
    )))
}

/// Whether the results of a case are to be written down as they are.
fn is_accepted(name: &str) -> bool {
    std::env::var("UNHUSK_ACCEPT").is_ok_and(|wanted| wanted == name || wanted == "all")
}

fn compare(
    case: &Path,
    expected: &Map<String, Value>,
    result: &Result<Article, Error>,
) -> Result<Vec<String>, Failed> {
    let mut failures = Vec::new();
    let article = match (expected.get("error"), result) {
        (None, Ok(article)) => article,
        (Some(code), Err(error)) if code == error.code() => return Ok(failures),
        (Some(code), other) => {
            let got = other
                .as_ref()
                .map_or_else(|error| error.code(), |_| "an article");
            return Ok(vec![format!("expected {code}, got {got}")]);
        }
        (None, Err(error)) => return Ok(vec![format!("expected an article: {error}")]),
    };
    if let Some(next) = expected.get("next")
        && next.as_str() != article.next.as_deref()
    {
        failures.push(format!("next: expected {next}, got {:?}", article.next));
    }
    let generated = generated(article);
    for key in GENERATED {
        if expected.get(*key) != generated.get(*key) {
            let (want, got) = (expected.get(*key), generated.get(*key));
            failures.push(format!(
                "{key}: expected {}, got {}",
                want.unwrap_or(&Value::Null),
                got.unwrap_or(&Value::Null)
            ));
        }
    }
    let text = squeeze(&render::visible_text(&article.content));
    let html = render::html(&article.content).replace("&amp;", "&");
    for (key, haystack, wanted) in [
        ("present", &text, true),
        ("absent", &text, false),
        ("images", &html, true),
        ("images_absent", &html, false),
    ] {
        for string in strings(expected, key) {
            if haystack.contains(&squeeze(string)) != wanted {
                failures.push(format!("{key}: {string}"));
            }
        }
    }
    for string in strings(expected, "once") {
        if text.matches(&squeeze(string)).count() != 1 {
            failures.push(format!("once: {string}"));
        }
    }
    let markdown = read(&case.join("expected.md"))?;
    if markdown != render::clip_markdown(article) {
        failures.push("expected.md differs from the clean copy".to_owned());
    }
    Ok(failures)
}

/// What accepting writes to `expected.json`.
fn generated(article: &Article) -> Map<String, Value> {
    let mut removed: BTreeMap<&str, usize> = BTreeMap::new();
    for removal in &article.removed {
        *removed.entry(removal.kind.name()).or_default() += 1;
    }
    let metadata = json!(article.metadata);
    let mut generated: Map<String, Value> = GENERATED
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), metadata.get(*key)?.clone())))
        .collect();
    generated.insert("removed".to_owned(), json!(removed));
    if !article.posts.is_empty() {
        generated.insert("posts".to_owned(), json!(article.posts));
    }
    generated
}

fn accept(
    case: &Path,
    expected: &mut Map<String, Value>,
    result: &Result<Article, Error>,
) -> Result<(), Failed> {
    match result {
        Ok(article) => {
            expected.remove("error");
            expected.append(&mut generated(article));
            fs::write(case.join("expected.md"), render::clip_markdown(article))?;
        }
        Err(error) => {
            expected.insert("error".to_owned(), json!(error.code()));
        }
    }
    let json = serde_json::to_string_pretty(expected)?;
    fs::write(case.join("expected.json"), json + "\n")?;
    Ok(())
}

fn strings<'e>(expected: &'e Map<String, Value>, key: &str) -> impl Iterator<Item = &'e str> {
    let list = expected.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(path: &Path) -> Result<String, Failed> {
    fs::read_to_string(path).map_err(|error| {
        let name = path.display();
        format!("{name}: {error}; review the case and run `cargo xtask accept`").into()
    })
}
