//! Language and direction.

use super::clues::Clues;
use super::json_ld::LinkedData;
use super::meta_tags;

/// Longest language tag that is accepted, in bytes.
const MAX_TAG: usize = 35;
/// Languages that are written from right to left in their usual script.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "arc", "arz", "ckb", "dv", "fa", "ha-arab", "he", "iw", "ji", "ks", "ku-arab", "nqo",
    "pnb", "ps", "sd", "syr", "ug", "ur", "yi",
];
/// Scripts that are written from right to left.
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];
/// Values that are no language: ISO 639's "undetermined", "multiple", "no linguistic content", and
/// what templates leave behind.
const NO_LANGUAGE: &[&str] = &["und", "mul", "zxx", "mis", "null", "none", "auto"];

/// Language of the page: `lang` of the root element, `content-language`, JSON-LD, `og:locale` (which
/// many sites leave at their software's default).
pub(super) fn language(clues: &Clues, data: &LinkedData) -> Option<String> {
    clues
        .lang
        .as_deref()
        .into_iter()
        .chain(meta_tags::all(clues, meta_tags::LANGUAGE))
        .chain(data.language.as_deref())
        .chain(meta_tags::all(clues, meta_tags::LOCALE))
        .find_map(tag)
}

/// Direction: the `dir` attribute, else that of the language.
pub(super) fn direction(dir: Option<&str>, lang: Option<&str>) -> Option<String> {
    if let Some(dir @ ("ltr" | "rtl")) = dir.map(str::trim) {
        return Some(dir.to_owned());
    }
    let lang = lang?.to_ascii_lowercase();
    let mut parts = lang.split('-');
    let primary = parts.next().unwrap_or_default();
    let script = parts.next().filter(|part| part.len() == 4);
    let is_rtl = match script {
        Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => RIGHT_TO_LEFT.contains(&primary),
    };
    Some(if is_rtl { "rtl" } else { "ltr" }.to_owned())
}

/// A well-formed BCP 47 tag in its usual spelling: `en_us` → `en-US`, `zh-hant-tw` → `zh-Hant-TW`.
/// Of a list the first; nothing for what is no tag.
pub(super) fn tag(raw: &str) -> Option<String> {
    let first = raw.split([',', ';', ' ']).find(|part| !part.is_empty())?;
    // POSIX locales: "de_DE.UTF-8", "sr@latin".
    let first = first.split(['.', '@']).next()?;
    if first.len() > MAX_TAG {
        return None;
    }
    let mut tag = String::with_capacity(first.len());
    let mut is_private = false;
    for (index, part) in first.split(['-', '_']).enumerate() {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        let part = part.to_ascii_lowercase();
        if index == 0 {
            let is_name = (2..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_alphabetic())
                && !NO_LANGUAGE.contains(&part.as_str());
            if !is_name {
                return None;
            }
            tag.push_str(&part);
            continue;
        }
        tag.push('-');
        let is_alphabetic = part.bytes().all(|b| b.is_ascii_alphabetic());
        match part.len() {
            2 if is_alphabetic && !is_private => tag.push_str(&part.to_ascii_uppercase()),
            4 if is_alphabetic && !is_private => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..]);
            }
            _ => tag.push_str(&part),
        }
        // After a single letter come extensions, which stay in lower case.
        is_private |= part.len() == 1;
    }
    Some(tag)
}

#[cfg(test)]
mod tests;
