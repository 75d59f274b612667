//! Decides what of a page is its content.
//!
//! Rules that are certain about whole containers come first ([`rules`]), then a score for every block
//! that is left ([`score`]), the choice of the region where the content is ([`region`]), and the
//! rules about single blocks and sections inside it ([`trim`]).

mod bare;
mod conditions;
mod containers;
pub mod evidence;
mod hidden;
mod own_rules;
pub mod phrases;
pub mod plan;
mod region;
mod removals;
pub mod rules;
pub mod score;
mod sections;
pub(crate) mod sign_up;
mod tables;
mod thread;
pub mod totals;
mod trim;
mod verdict;

pub use plan::Plan;
pub use region::Region;
pub use verdict::{Drop, Verdicts};

use crate::error::Error;
use crate::measure::Page;
use evidence::Evidence;

/// Fewest words that are an article.
const FEWEST_WORDS: usize = 20;

/// Where the rules leave less than one in this many words of prose, those that go by names are wrong.
const LEAST_SHARE: usize = 8;

/// The verdicts over a page's blocks, and where its content is.
pub struct Judgement {
    /// One verdict a block.
    pub verdicts: Verdicts,
    /// Where the content is.
    pub region: Region,
}

/// Judges the blocks of a page whose headline is `title`.
#[must_use]
pub fn judge(evidence: &Evidence<'_>, title: Option<&str>) -> Judgement {
    if let Some(judgement) = own_rules::judge(evidence, title) {
        return judgement;
    }
    if bare::is_bare(evidence) {
        let mut judgement = bare::judge(evidence, title);
        own_rules::apply(evidence, &mut judgement.verdicts);
        return judgement;
    }
    let mut verdicts = containers::apply(evidence, false);
    let all = evidence.totals.all().prose;
    let left = totals::Totals::new(evidence.page, |block| verdicts[block].is_none())
        .all()
        .prose;
    if left * LEAST_SHARE < all {
        verdicts = containers::apply(evidence, true);
    }
    own_rules::apply(evidence, &mut verdicts);
    let scores = score::score(evidence, &verdicts);
    let region = region::choose(evidence, &scores, title);
    trim::apply(evidence, &region, title, &mut verdicts);
    Judgement { verdicts, region }
}

/// Decides what to keep of a page whose headline is `title`.
///
/// # Errors
/// [`Error::NothingToRead`] where nothing reads like content.
pub fn decide(page: &Page, title: Option<&str>) -> Result<Plan, Error> {
    let evidence = Evidence::new(page);
    let Judgement { verdicts, region } = judge(&evidence, title);
    let kept: usize = page
        .blocks
        .iter()
        .zip(&verdicts)
        .filter(|(_, verdict)| verdict.is_none())
        .map(|(block, _)| block.words)
        .sum();
    if kept < FEWEST_WORDS {
        return Err(Error::NothingToRead);
    }
    Ok(removals::plan(&evidence, &region, &verdicts))
}
