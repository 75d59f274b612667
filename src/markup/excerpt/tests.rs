use super::{Span, excerpt};

#[test]
fn words_side_by_side_stay_apart() {
    for (html, words) in [
        (
            "<p><a>Flood</a><a>Weather</a><a>The <b>mi</b>ll</a></p>",
            "Flood Weather The mill",
        ),
        (
            "<p>(<a>one</a>) and <b>an</b>other<a>s</a></p>",
            "(one) and anothers",
        ),
        (
            "<p><button>Share</button><button>Send</button></p>",
            "Share Send",
        ),
        ("<ul><li>One<li>Two</ul><script>x()</script>", "One Two"),
    ] {
        assert_eq!(excerpt(html.as_bytes(), Span::new(0, html.len())), words);
    }
}
