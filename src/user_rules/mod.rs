//! Rules of one's own: what people tell the engine to remove or keep, in the syntax of content
//! blockers.
//!
//! ```text
//! ! a comment
//! example.com##.promo                     removes .promo on example.com and its subdomains
//! ##.newsletter                           removes it everywhere
//! example.com,~shop.example.com##aside    not on shop.example.com
//! example.com#@#.promo                    an exception: rules for .promo don't hold there
//! example.com#show#.facts                 keeps .facts beside the rest, where it would be removed
//! example.com#keep#main .story            keeps main .story, and nothing beside it
//! ```
//!
//! [`Rules::parse`] compiles a list once; [`Matcher`] finds the elements of a page that rules name
//! while pass 1 streams it. Rules are looked up by domain first, then by id, class or element name, so
//! that it does not matter how many of them are for other pages.

mod domain;
mod index;
mod line;
mod matcher;
mod problem;
mod selector;
mod tree;

pub use matcher::{Mark, Marks, Matcher};
pub use problem::{Problem, ProblemKind};

use std::collections::HashMap;

use domain::Domain;
use index::Index;
use line::{Action, Line};
use selector::Selector;

use crate::limits;

/// A compiled list of rules.
///
/// ```
/// # let html = b"<body><h1>Rain</h1><p>It has rained in the valley for three days, and the river has risen to \
/// #     the foot of the old bridge, where people gather to watch it.</p><form>Subscribe! <input type=email></form></body>";
/// use unhusk::{Options, Rules, Snapshot, declutter_with};
///
/// let (rules, _) = Rules::parse("example.com#show#form");
/// let options = Options { rules: Some(&rules), ..Options::default() };
/// let article = declutter_with(&Snapshot::new(html, "https://example.com/rain"), options)?;
/// assert!(unhusk::render::text(&article.content).contains("Subscribe!"));
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Rules {
    entries: Vec<Entry>,
    /// Rules for every page.
    everywhere: Index,
    /// Rules by the domain they are for.
    by_domain: HashMap<Domain, Index>,
    /// Exceptions by the domain they are for; those under `None` are for every page.
    exceptions: HashMap<Option<Domain>, Vec<Exception>>,
}

/// A selector for which removing rules do not hold.
#[derive(Debug, Clone)]
struct Exception {
    written: String,
    not_on: Vec<Domain>,
}

/// One rule; a line with a list of selectors gives one for each.
#[derive(Debug)]
struct Entry {
    selector: Selector,
    /// The selectors of its line, as written: what exceptions name.
    written: String,
    action: Action,
    not_on: Vec<Domain>,
}

impl Rules {
    /// Compiles a list of rules, one a line. Lines that can't be read are left out, and each is
    /// reported with what is wrong with it.
    ///
    /// ```
    /// use unhusk::Rules;
    ///
    /// let (rules, problems) = Rules::parse("! mine\nexample.com##.promo\n##.box:hover");
    /// assert_eq!(rules.len(), 1);
    /// assert_eq!(problems[0].line, 3);
    /// println!("{}", problems[0].message);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> (Rules, Vec<Problem>) {
        let mut rules = Rules::default();
        let mut problems = Vec::new();
        let mut bytes = 0;
        for (index, text) in text.lines().enumerate() {
            bytes += text.len() + 1;
            if bytes > limits::RULES_BYTES {
                problems.push(Problem::whole_line(index, ProblemKind::ListTooLong));
                break;
            }
            match line::parse(text) {
                Ok(None) => {}
                Ok(Some(line)) => rules.add(line),
                Err(fault) => problems.push(fault.on_line(index, text)),
            }
        }
        (rules, problems)
    }

    /// Number of rules, exceptions included.
    ///
    /// ```
    /// let (rules, _) = unhusk::Rules::parse("##.promo\nexample.com#@#.promo");
    /// assert_eq!(rules.len(), 2);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len() + self.exceptions.values().map(Vec::len).sum::<usize>()
    }

    /// Whether there is no rule.
    ///
    /// ```
    /// assert!(unhusk::Rules::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn add(&mut self, line: Line) {
        let Line {
            on,
            not_on,
            action,
            written,
            selectors,
        } = line;
        if action == Action::Except {
            let places = if on.is_empty() {
                vec![None]
            } else {
                on.into_iter().map(Some).collect()
            };
            for place in places {
                self.exceptions.entry(place).or_default().push(Exception {
                    written: written.clone(),
                    not_on: not_on.clone(),
                });
            }
            return;
        }
        for selector in selectors {
            let entry = self.entries.len();
            if on.is_empty() {
                self.everywhere.add(entry, &selector);
            }
            for domain in &on {
                self.by_domain
                    .entry(domain.clone())
                    .or_default()
                    .add(entry, &selector);
            }
            self.entries.push(Entry {
                selector,
                written: written.clone(),
                action,
                not_on: not_on.clone(),
            });
        }
    }

    /// What holds for a page of this host.
    fn for_host(&self, host: Option<&Domain>) -> Active<'_> {
        let mut active = Active::default();
        let mut places = vec![None];
        if let Some(host) = host {
            places.extend(host.and_above().map(Some));
        }
        for place in places {
            let index = match &place {
                None => Some(&self.everywhere),
                Some(domain) => self.by_domain.get(domain),
            };
            active
                .indices
                .extend(index.filter(|index| !index.is_empty()));
            let exceptions = self.exceptions.get(&place).into_iter().flatten();
            let holds = exceptions.filter(|exception| !is_on(host, &exception.not_on));
            active
                .excepted
                .extend(holds.map(|exception| exception.written.as_str()));
        }
        active
    }

    /// Whether rule number `entry` holds for a page of this host, for which it was looked up.
    fn holds(&self, entry: usize, host: Option<&Domain>, excepted: &[&str]) -> bool {
        let entry = &self.entries[entry];
        !is_on(host, &entry.not_on)
            && (entry.action == Action::Keep || !excepted.contains(&entry.written.as_str()))
    }
}

/// The rules that hold for a page.
#[derive(Debug, Default)]
struct Active<'r> {
    indices: Vec<&'r Index>,
    /// Selectors of exceptions that hold, as written.
    excepted: Vec<&'r str>,
}

/// Whether a host is one of these domains or a part of one.
fn is_on(host: Option<&Domain>, domains: &[Domain]) -> bool {
    host.is_some_and(|host| domains.iter().any(|domain| host.is_within(domain)))
}

#[cfg(test)]
mod tests;
