//! What can be wrong with a line of a list of rules.

use serde::Serialize;
use thiserror::Error;

use crate::limits;

/// A line that is no rule, and why.
///
/// ```
/// let (_, problems) = unhusk::Rules::parse("||ads.example.com^");
/// assert_eq!((problems[0].line, problems[0].code), (1, "blocks-requests"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Character of the line at which it was noticed, from 1.
    pub column: usize,
    /// Stable name of what is wrong, by which front ends choose their words.
    pub code: &'static str,
    /// The part of the line that is meant; empty where it is the whole line.
    pub part: String,
    /// What is wrong and what to do, in English.
    pub message: String,
}

impl Problem {
    /// A problem with line `index` (from 0) as a whole.
    pub(super) fn whole_line(index: usize, kind: ProblemKind) -> Problem {
        Fault { kind, at: 0 }.on_line(index, "")
    }
}

/// What is wrong with a line.
///
/// ```
/// println!("{}", unhusk::ProblemKind::KeepEverywhere);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProblemKind {
    /// There is no `##` or the like in it.
    #[error("this is no rule: write a domain, ## and a CSS selector, such as example.com##.promo")]
    NoSeparator,
    /// It blocks requests.
    #[error("“{0}” would block requests; Unhusk takes only rules about elements, with ## in them")]
    BlocksRequests(String),
    /// A separator of other content blockers.
    #[error("“{0}” is not supported: use ##, #@#, #show# or #keep#")]
    Separator(String),
    /// A scriptlet or an HTML filter of other content blockers.
    #[error("“{0}” runs code or rewrites the page's source, which Unhusk never does")]
    Scriptlet(String),
    /// Not a domain.
    #[error(
        "“{0}” is not a domain: write it like example.com, without https:// and without a path"
    )]
    Domain(String),
    /// A domain with a wildcard.
    #[error("“{0}”: domains can't hold *; a domain holds for its subdomains by itself")]
    Wildcard(String),
    /// A keep-only rule without a domain, which would blank every page.
    #[error("a keep-only rule needs the site it is for: example.com#keep#main")]
    KeepEverywhere,
    /// There is nothing after the separator.
    #[error("there is no selector after the separator")]
    NoSelector,
    /// A pseudo-class or pseudo-element that can't be told from a page's markup, or that only other
    /// content blockers know.
    #[error("“{0}” is not supported: it can't be told from the page's markup")]
    PseudoClass(String),
    /// Not a CSS selector.
    #[error("this is not a valid CSS selector, from “{0}” on")]
    Selector(String),
    /// A line that is too long to be a rule.
    #[error(
        "the line is too long: a rule has at most {} characters",
        limits::RULE_BYTES
    )]
    LineTooLong,
    /// A list that is too long.
    #[error(
        "the list is too long: the lines from here on are left out ({} bytes are read)",
        limits::RULES_BYTES
    )]
    ListTooLong,
}

impl ProblemKind {
    /// A stable, machine-readable name.
    ///
    /// ```
    /// assert_eq!(unhusk::ProblemKind::NoSelector.code(), "no-selector");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ProblemKind::NoSeparator => "no-separator",
            ProblemKind::BlocksRequests(_) => "blocks-requests",
            ProblemKind::Separator(_) => "separator",
            ProblemKind::Scriptlet(_) => "scriptlet",
            ProblemKind::Domain(_) => "domain",
            ProblemKind::Wildcard(_) => "wildcard",
            ProblemKind::KeepEverywhere => "keep-everywhere",
            ProblemKind::NoSelector => "no-selector",
            ProblemKind::PseudoClass(_) => "pseudo-class",
            ProblemKind::Selector(_) => "selector",
            ProblemKind::LineTooLong => "line-too-long",
            ProblemKind::ListTooLong => "list-too-long",
        }
    }

    fn part(&self) -> &str {
        match self {
            ProblemKind::BlocksRequests(part)
            | ProblemKind::Separator(part)
            | ProblemKind::Scriptlet(part)
            | ProblemKind::Domain(part)
            | ProblemKind::Wildcard(part)
            | ProblemKind::PseudoClass(part)
            | ProblemKind::Selector(part) => part,
            _ => "",
        }
    }
}

/// What is wrong with a line, and at which byte of it.
#[derive(Debug)]
pub(super) struct Fault {
    pub kind: ProblemKind,
    pub at: usize,
}

impl Fault {
    pub(super) fn new(kind: ProblemKind, at: usize) -> Fault {
        Fault { kind, at }
    }

    /// This as a problem of line `index` (from 0) with this text.
    pub(super) fn on_line(self, index: usize, text: &str) -> Problem {
        let before = text.get(..self.at).unwrap_or_default();
        Problem {
            line: index + 1,
            column: before.chars().count() + 1,
            code: self.kind.code(),
            part: self.kind.part().to_owned(),
            message: self.kind.to_string(),
        }
    }
}
