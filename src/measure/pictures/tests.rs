use crate::limits;
use crate::measure::{Image, measure};
use crate::snapshot::Snapshot;

fn images(body: &str) -> Vec<Image> {
    let html = format!("<html><body>{body}</body></html>");
    let snapshot = Snapshot::new(html.as_bytes(), "https://news.example/a/b");
    let page = measure(&snapshot, limits::FEED_BYTES).expect("a page that can be read");
    page.images
}

/// Sources of the pictures, and addresses of the videos.
fn seen(body: &str) -> Vec<(String, String)> {
    let images = images(body).into_iter();
    images
        .map(|image| (image.source, image.video.unwrap_or_default()))
        .collect()
}

#[track_caller]
fn check(body: &str, expected: &[(&str, &str)]) {
    let seen = seen(body);
    let seen: Vec<_> = seen
        .iter()
        .map(|(source, video)| (source.as_str(), video.as_str()))
        .collect();
    assert_eq!(seen, expected, "{body}");
}

#[test]
fn a_thumbnail_and_its_twin_are_one_picture() {
    let twin = "<noscript><img src=/full.jpg width=800 alt=Dam></noscript>";
    let full = [("https://news.example/full.jpg", "")];
    check(&format!("<p><img src=/thumb.jpg>{twin}</p>"), &full);
    check(
        &format!("<p><span><img src=/thumb.jpg width=20></span> {twin}</p>"),
        &full,
    );
    let image = images(&format!("<img src=/thumb.jpg width=20>{twin}")).remove(0);
    assert_eq!((image.width, image.alt.as_str()), (Some(800), "Dam"));
    // What a lazy loader would show is the picture.
    check(
        &format!("<p><img src=/thumb.jpg data-src=/large.jpg>{twin}</p>"),
        &[("https://news.example/large.jpg", "")],
    );
}

#[test]
fn other_pictures_are_not_twins() {
    let both = [
        ("https://news.example/a.jpg", ""),
        ("https://news.example/b.jpg", ""),
    ];
    for between in ["</p><p>", "A dam.", "<i></i>"] {
        check(
            &format!("<p><img src=/a.jpg>{between}<noscript><img src=/b.jpg></noscript></p>"),
            &both,
        );
    }
    check(
        "<p><img src=/a.jpg><noscript><img src=https://count.example/b.jpg></noscript></p>",
        &[
            ("https://news.example/a.jpg", ""),
            ("https://count.example/b.jpg", ""),
        ],
    );
}

#[test]
fn a_template_is_no_address() {
    check(
        "<img data-src=\"/dam_{width}x.jpg\" src=/dam_300x.jpg>",
        &[("https://news.example/dam_300x.jpg", "")],
    );
}
