use crate::render::testing::pieces;
use crate::render::{markdown, plain, text};

#[track_caller]
fn check(markup: &str, expected: &str) {
    let pieces = pieces(&format!("<p>{markup}</p>"));
    assert_eq!(plain(&pieces), expected, "{markup}");
    assert_eq!(markdown(&pieces), expected, "{markup}");
}

#[test]
fn numbers_are_raised_and_lowered() {
    check("3×10<sup>6</sup> euros", "3×10⁶ euros");
    check("10<sup>-2</sup> and 10<sup>−23</sup>", "10⁻² and 10⁻²³");
    check(
        "H<sub>2</sub>O, x<sub>n+1</sub>, SO<sub>4</sub><sup>2−</sup>",
        "H₂O, xₙ₊₁, SO₄²⁻",
    );
    check(
        "2<sup><i>n</i></sup>, 25 km<sup> 2 </sup>wide",
        "2ⁿ, 25 km ² wide",
    );
}

#[test]
fn other_exponents_keep_their_number_apart() {
    check("10<sup>6.5</sup>", "10^(6.5)");
    check("2<sup>x</sup>", "2^(x)");
    check("10<sup>−<i>kt</i></sup>", "10^(−kt)");
}

#[test]
fn what_reads_the_same_stays() {
    check(
        "the 1<sup>st</sup>, le 1<sup>er</sup>, la 2<sup>e</sup>",
        "the 1st, le 1er, la 2e",
    );
    check(
        "Windows 7<sup>®</sup>, 5<sup>h</sup>30, T<sub>room</sub>",
        "Windows 7®, 5h30, Troom",
    );
    check("2 H<sup>a</sup><sup></sup>", "2 Ha");
}

#[test]
fn marks_of_notes_stay_links() {
    for (markup, expected) in [
        (
            "so.<sup><a href=\"https://a.b/\">1</a></sup>",
            "so.[1](https://a.b/)",
        ),
        (
            "so.<a href=\"https://a.b/\"><sup>1</sup></a>",
            "so.[1](https://a.b/)",
        ),
        (
            "<a href=\"https://a.b/\">m<sup>2</sup></a>",
            "[m²](https://a.b/)",
        ),
    ] {
        assert_eq!(markdown(&pieces(&format!("<p>{markup}</p>"))), expected);
    }
}

#[test]
fn the_text_is_that_of_the_page() {
    assert_eq!(text(&pieces("<p>10<sup>6</sup></p>")), "106");
}
