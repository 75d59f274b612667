//! The manifest of each browser's package, and what stores would refuse in it.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::setup::Browser;

/// Characters that a name may have in the store that allows fewer.
const NAME_LENGTH: usize = 50;
/// The same for the description in the manifest, which is Chrome's summary.
const DESCRIPTION_LENGTH: usize = 132;

/// Keys that give access to sites without a click; the listings say that there are none.
const ACCESS: &[&str] = &["host_permissions", "content_scripts"];

/// Endings of files that a manifest names.
const FILES: &[&str] = &[".js", ".html", ".png"];

/// Keys that only the other browser knows, outermost first.
fn foreign(browser: Browser) -> &'static [&'static [&'static str]] {
    match browser {
        Browser::Chromium => &[&["background", "scripts"], &["browser_specific_settings"]],
        Browser::Firefox => &[
            &["background", "service_worker"],
            &["minimum_chrome_version"],
        ],
    }
}

/// The manifest for one browser: the common one without what the other alone needs.
pub fn for_browser(common: &Value, browser: Browser) -> Value {
    let mut manifest = common.clone();
    for path in foreign(browser) {
        if let [around @ .., key] = path {
            let inner = around
                .iter()
                .try_fold(&mut manifest, |value, name| value.get_mut(*name));
            if let Some(object) = inner.and_then(Value::as_object_mut) {
                object.remove(*key);
            }
        }
    }
    manifest
}

/// Checks what stores check: that files and messages are there, and texts short enough.
///
/// # Errors
/// When something is wrong; the error names all of it.
pub fn check(manifest: &Value, folder: &Path) -> Result<()> {
    let mut problems = Vec::new();
    for key in ACCESS {
        if manifest.get(key).is_some() {
            problems.push(format!("{key} would be access to sites without a click"));
        }
    }
    let version = manifest["version"].as_str().unwrap_or_default();
    if !is_version(version) {
        problems.push(format!("{version:?} is no version for a store"));
    }
    let mut texts = Vec::new();
    collect(manifest, &mut texts);
    for file in texts
        .iter()
        .filter(|text| FILES.iter().any(|ending| text.ends_with(ending)))
    {
        if !folder.join(file).is_file() {
            problems.push(format!("{file} is not there"));
        }
    }
    let keys: Vec<&str> = texts
        .iter()
        .filter_map(|text| text.strip_prefix("__MSG_")?.strip_suffix("__"))
        .collect();
    for (language, messages) in languages(folder)? {
        for key in &keys {
            let length = messages[key]["message"]
                .as_str()
                .map(|message| message.chars().count());
            let most = match *key {
                "name" => NAME_LENGTH,
                _ => DESCRIPTION_LENGTH,
            };
            match length {
                None => problems.push(format!("{language} has no message {key}")),
                Some(length) if length > most => problems.push(format!(
                    "{key} has {length} characters in {language}, {most} are allowed"
                )),
                Some(_) => {}
            }
        }
    }
    ensure!(
        problems.is_empty(),
        "the manifest is not in order:\n  {}",
        problems.join("\n  ")
    );
    Ok(())
}

/// One to four numbers below 65536, as Chrome's store takes them.
fn is_version(version: &str) -> bool {
    let numbers: Vec<&str> = version.split('.').collect();
    numbers.len() <= 4
        && numbers.iter().all(|number| {
            number.parse::<u16>().is_ok() && (*number == "0" || !number.starts_with(['0', '+']))
        })
}

/// All texts in a value.
fn collect<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(values) => values.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

/// The messages of each language in `_locales/`.
fn languages(folder: &Path) -> Result<Vec<(String, Value)>> {
    let mut languages = Vec::new();
    for entry in fs::read_dir(folder.join("_locales")).context("there is no folder _locales")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path().join("messages.json"))?;
        let messages = serde_json::from_str(&text)
            .with_context(|| format!("the messages of {name} are no JSON"))?;
        languages.push((name, messages));
    }
    languages.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(languages)
}

#[cfg(test)]
mod tests;
