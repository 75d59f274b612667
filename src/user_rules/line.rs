//! One line of a list: domains, a separator, selectors.

use super::domain::Domain;
use super::problem::{Fault, ProblemKind};
use super::selector::{self, Selector};
use crate::limits;

/// What a rule does with what its selector names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Removes it.
    Remove,
    /// Keeps it from being removed by other rules with the same selector.
    Except,
    /// Keeps it, and removes what is beside it.
    Keep,
    /// Keeps it beside what is kept anyway.
    Show,
}

/// A line that is a rule.
#[derive(Debug)]
pub struct Line {
    /// Domains that it is for; none for every page.
    pub on: Vec<Domain>,
    /// Domains that it is not for.
    pub not_on: Vec<Domain>,
    /// What it does.
    pub action: Action,
    /// Its selectors as written.
    pub written: String,
    /// Its selectors.
    pub selectors: Vec<Selector>,
}

/// Separators, and what they mean where that is supported. A longer one stands before those it
/// starts with.
const SEPARATORS: &[(&str, Option<Action>)] = &[
    ("#keep#", Some(Action::Keep)),
    ("#show#", Some(Action::Show)),
    ("#@#", Some(Action::Except)),
    ("##", Some(Action::Remove)),
    ("#@?#", None),
    ("#@$#", None),
    ("#@%#", None),
    ("#?#", None),
    ("#$#", None),
    ("#%#", None),
    ("$$", None),
];

/// Starts of what only other content blockers do, in place of a selector.
const SCRIPTLETS: &[&str] = &["+js(", "^", "//scriptlet("];

/// Reads a line. Nothing where it is empty or a comment.
pub fn parse(line: &str) -> Result<Option<Line>, Fault> {
    let text = line.trim();
    let start = line.len() - line.trim_start().len();
    let is_comment = text.starts_with('!')
        || text == "#"
        || text.starts_with("# ")
        || (text.starts_with('[') && text.ends_with(']') && !text.contains("##"));
    if text.is_empty() || is_comment {
        return Ok(None);
    }
    if text.len() > limits::RULE_BYTES {
        return Err(Fault::new(ProblemKind::LineTooLong, start));
    }
    let (domains, separator, action, rest) = split(text, start)?;
    let after = start + domains.len() + separator.len();
    let written = rest.trim();
    let selector_at = after + (rest.len() - rest.trim_start().len());
    if SCRIPTLETS.iter().any(|mark| written.starts_with(mark)) {
        return Err(Fault::new(
            ProblemKind::Scriptlet(written.to_owned()),
            selector_at,
        ));
    }
    let (on, not_on) = read_domains(domains, start)?;
    if action == Action::Keep && on.is_empty() {
        return Err(Fault::new(ProblemKind::KeepEverywhere, start));
    }
    if written.is_empty() {
        return Err(Fault::new(ProblemKind::NoSelector, after));
    }
    let selectors = selector::parse(written).map_err(|fault| Fault {
        at: fault.at + selector_at,
        ..fault
    })?;
    Ok(Some(Line {
        on,
        not_on,
        action,
        written: written.to_owned(),
        selectors,
    }))
}

/// Splits a line at its separator; `start` is where it begins.
fn split(text: &str, start: usize) -> Result<(&str, &'static str, Action, &str), Fault> {
    let places = text
        .char_indices()
        .filter(|(_, letter)| "#$".contains(*letter));
    for (at, _) in places {
        let (domains, rest) = text.split_at(at);
        let found = SEPARATORS.iter().find(|(mark, _)| rest.starts_with(mark));
        let Some((separator, action)) = found else {
            continue;
        };
        let Some(action) = action else {
            let kind = ProblemKind::Separator((*separator).to_owned());
            return Err(Fault::new(kind, start + at));
        };
        return Ok((domains, separator, *action, &rest[separator.len()..]));
    }
    let blocks = text.starts_with(['|', '@', '/', '*']) || text.contains(['^', '$', '|', '/']);
    let kind = if blocks {
        ProblemKind::BlocksRequests(text.to_owned())
    } else {
        ProblemKind::NoSeparator
    };
    Err(Fault::new(kind, start))
}

/// Reads a list of domains, of which those after `~` are left out.
fn read_domains(list: &str, start: usize) -> Result<(Vec<Domain>, Vec<Domain>), Fault> {
    let (mut on, mut not_on) = (Vec::new(), Vec::new());
    if list.trim().is_empty() {
        return Ok((on, not_on));
    }
    let mut at = start;
    for part in list.split(',') {
        let name = part.trim();
        let (bare, domains) = match name.strip_prefix('~') {
            Some(bare) => (bare, &mut not_on),
            None => (name, &mut on),
        };
        let fault = |kind: fn(String) -> ProblemKind| {
            let indent = part.len() - part.trim_start().len();
            Fault::new(kind(name.to_owned()), at + indent)
        };
        if bare.contains('*') {
            return Err(fault(ProblemKind::Wildcard));
        }
        domains.push(Domain::parse(bare).ok_or_else(|| fault(ProblemKind::Domain))?);
        at += part.len() + 1;
    }
    Ok((on, not_on))
}
