use super::{by, number_of};

#[test]
fn equals_stay_in_their_order() {
    // A generator with a fixed seed: every length up to 40, with few numbers and with many.
    let mut state = 7_usize;
    let mut random = |below: usize| {
        state = state.wrapping_mul(25_173).wrapping_add(13_849) % 65_536;
        state % below
    };
    for length in 0..40 {
        for numbers in [1, 3, 1_000] {
            let items: Vec<(usize, usize)> = (0..length).map(|at| (random(numbers), at)).collect();
            let mut sorted = items.clone();
            by(&mut sorted, |(number, _)| *number);
            let mut expected = items;
            expected.sort_by_key(|(number, _)| *number);
            assert_eq!(sorted, expected);
        }
    }
}

#[test]
fn numbers_of_scores_are_in_their_order() {
    let mut scores = [0.5, 0.0, 1.0, 0.25, 0.999_999, f32::MIN_POSITIVE];
    by(&mut scores, |score| number_of(*score));
    assert!(scores.is_sorted());
}
