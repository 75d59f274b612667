//! The model file, and the choice of blocks.

use super::selection::select;
use super::{BUILT_IN, Model, ModelError, PageKind};
use crate::features;

#[test]
fn the_built_in_model_fits_the_features() {
    assert!(Model::from_bytes(BUILT_IN).is_ok());
    assert!(Model::built_in().is_some());
}

#[test]
fn the_built_in_model_is_small() {
    assert!(BUILT_IN.len() <= 100_000, "{} bytes", BUILT_IN.len());
}

#[test]
fn a_model_for_other_features_is_refused() {
    let mut bytes = BUILT_IN.to_vec();
    bytes[8] ^= 1;
    let refused = Model::from_bytes(&bytes).err();
    let wanted = features::version();
    let found = wanted ^ 1;
    assert_eq!(refused, Some(ModelError::OtherFeatures { found, wanted }));
}

#[test]
fn a_damaged_model_is_refused() {
    for end in (0..BUILT_IN.len()).step_by(997) {
        let refused = Model::from_bytes(&BUILT_IN[..end]).err();
        assert_eq!(refused, Some(ModelError::Damaged), "cut at {end}");
    }
}

#[test]
fn blocks_are_kept_as_long_as_they_raise_the_expected_f1() {
    let keep = select(&[0.9, 0.1, 0.8, 0.05], &[100, 50, 80, 200], 0.0);
    assert_eq!(keep, [true, false, true, false]);
}

#[test]
fn strictness_moves_the_border() {
    let kept = |strictness| {
        let keep = select(&[0.95, 0.7, 0.4, 0.2], &[100, 100, 100, 100], strictness);
        keep.into_iter().filter(|keep| *keep).count()
    };
    assert_eq!([-2.0, 0.0, 2.0].map(kept), [4, 3, 1]);
    assert_eq!(kept(9.0), kept(2.0));
}

#[test]
fn a_page_on_which_nothing_scores_is_empty() {
    assert_eq!(select(&[0.1, 0.14], &[100, 100], 0.0), [false, false]);
    assert!(select(&[], &[], 0.0).is_empty());
}

#[test]
fn the_likeliest_kind_is_taken() {
    let mut chances = [0.1; PageKind::LEARNED.len()];
    chances[1] = 0.4;
    assert_eq!(PageKind::likeliest(&chances), PageKind::Forum);
    assert_eq!(
        PageKind::likeliest(&[0.0; PageKind::LEARNED.len()]),
        PageKind::None
    );
}
