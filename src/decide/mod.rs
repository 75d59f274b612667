//! Decides what of a page is its content.
//!
//! Rules that are certain about whole containers come first ([`rules`]), then a score for every block
//! that is left ([`score`]), the choice of the region where the content is ([`region`]), and the
//! rules about single blocks and sections inside it ([`trim`]).

mod containers;
pub mod evidence;
mod hidden;
pub mod phrases;
pub mod plan;
mod region;
mod removals;
pub mod rules;
pub mod score;
mod sign_up;
pub mod totals;
mod trim;
mod verdict;

pub use plan::Plan;

use crate::error::Error;
use crate::measure::Page;
use evidence::Evidence;

/// Fewest words that are an article, where there is no picture.
const FEWEST_WORDS: usize = 20;

/// Decides what to keep of a page whose headline is `title`.
///
/// # Errors
/// [`Error::NothingToRead`] where nothing reads like content.
pub fn decide(page: &Page, title: Option<&str>) -> Result<Plan, Error> {
    let evidence = Evidence::new(page);
    let mut verdicts = containers::apply(&evidence);
    let scores = score::score(&evidence, &verdicts);
    let region = region::choose(&evidence, &scores, &verdicts, title);
    trim::apply(&evidence, &region, title, &mut verdicts);
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
