//! Rendering the Markdown of any page gives what the page says.

use proptest::prelude::*;

use super::generator::{inline_steps, page, steps};
use super::model::{Losses, assert_same};
use crate::article::{Element, Piece};
use crate::markup::Tag;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn of_paragraphs(steps in inline_steps()) {
        let mut pieces = vec![Piece::Open(Element::new(Tag::P))];
        pieces.extend(page(&steps, true));
        pieces.push(Piece::Close(Tag::P));
        assert_same(&pieces, Losses::Emphasis);
    }

    #[test]
    fn of_sensible_pages(steps in steps()) {
        assert_same(&page(&steps, true), Losses::Emphasis);
    }

    #[test]
    fn of_wild_pages(steps in steps()) {
        assert_same(&page(&steps, false), Losses::Structure);
    }
}
