//! What the fuzz targets share: frames to put input into, and what must hold for any result.

#[path = "../../tests/outputs/mod.rs"]
pub mod outputs;

use unhusk::markup::{Span, StartTag, Visitor};
use unhusk::{Article, Options, Snapshot, declutter_with};

/// The address of every page.
pub const ADDRESS: &str = "https://site.example/2024/05/bridge";

/// Enough text that an article is found around whatever stands in the middle.
const PROSE: &str = "<p>The river has risen to the foot of the old bridge, and people gather there in the \
    evening to watch it, as they have done in every wet spring that anybody in the village can remember.</p>\
    <p>The council met on Tuesday to decide whether the road should be closed, but put the matter off, since \
    the engineer who was to speak about the piers had been kept in the valley by the water himself.</p>";

/// What stands between the parts of an input: a letter that no page has.
const SEPARATOR: u8 = 0x1e;

/// The parts of an input, in the order of their weight; those that it does not have are empty. The last
/// has all that is left.
#[must_use]
pub fn parts<const COUNT: usize>(input: &[u8]) -> [&[u8]; COUNT] {
    let mut found = input.splitn(COUNT, |byte| *byte == SEPARATOR);
    std::array::from_fn(|_| found.next().unwrap_or_default())
}

/// A page with `inside` in the middle of an article.
#[must_use]
pub fn article_around(inside: &str) -> String {
    format!(
        "<html lang=\"en\"><head><title>The bridge</title></head><body><article><h1>The bridge</h1>\
        {PROSE}{inside}{PROSE}</article></body></html>"
    )
}

/// A page with an article and `inside` in its head.
#[must_use]
pub fn article_under(inside: &str) -> String {
    format!(
        "<html><head>{inside}</head><body><article><h1>The bridge</h1>{PROSE}{PROSE}</article></body></html>"
    )
}

/// Holds every output of an article to what may stand in it.
///
/// # Panics
/// When something else stands in one.
pub fn check(article: &Article) {
    assert_eq!(outputs::unbalanced(&article.content), None);
    let outputs = outputs::of(article);
    let problems = checker::check(&outputs);
    assert!(problems.is_empty(), "{problems:#?}\n{outputs:#?}");
}

/// Takes the husk off a page, whole and in small parts.
///
/// # Panics
/// When the two differ.
#[must_use]
pub fn declutter(snapshot: &Snapshot<'_>, feed: usize) -> Option<Article> {
    let whole = declutter_with(snapshot, Options::default());
    let parts = declutter_with(
        snapshot,
        Options {
            feed,
            ..Options::default()
        },
    );
    assert_eq!(
        format!("{whole:?}"),
        format!("{parts:?}"),
        "at {feed} bytes a time"
    );
    whole.ok()
}

/// Spans of all text of some markup.
#[derive(Default)]
pub struct Texts(pub Vec<Span>);

impl Visitor for Texts {
    fn open(&mut self, _: &StartTag<'_, '_>) {}

    fn text(&mut self, _: &str, span: Span) {
        self.0.push(span);
    }

    fn close(&mut self, _: u32, _: Span) {}
}

/// All pieces of some markup that may stand in an article: what pass 2 makes of it when all is kept.
#[must_use]
pub fn pieces(markup: &[u8]) -> Option<Vec<unhusk::Piece>> {
    let mut texts = Texts::default();
    unhusk::markup::stream(markup, usize::MAX, &mut texts).ok()?;
    let mut plan = unhusk::decide::Plan::default();
    plan.keep = texts.0;
    plan.range = (0..markup.len()).into();
    let snapshot = Snapshot::new(markup, ADDRESS);
    unhusk::rewrite::rewrite(&snapshot, &plan, None, usize::MAX).ok()
}
