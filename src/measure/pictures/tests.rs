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

#[test]
fn videos_are_told_by_their_sources() {
    let film = "https://news.example/dam.mp4";
    let poster = "https://news.example/dam.jpg";
    for (body, source) in [
        ("<video src=/dam.mp4></video>", ""),
        ("<video data-src=/dam.mp4 poster=/dam.jpg></video>", poster),
        (
            "<video poster=/dam.jpg><source src=blob:x><source src=/dam.mp4><source src=/dam.webm>No.</video>",
            poster,
        ),
        (
            "<video controls muted autoplay loop><source src=/dam.mp4></video>",
            "",
        ),
        (
            "<figure><video muted autoplay loop src=/dam.mp4></video></figure>",
            "",
        ),
        (
            "<amp-video src=/dam.mp4 poster=/dam.jpg></amp-video>",
            poster,
        ),
        (
            "<amp-video poster=/dam.jpg><source src=/dam.mp4></amp-video>",
            poster,
        ),
    ] {
        check(body, &[(source, film)]);
    }
    for body in [
        "<video poster=/dam.jpg></video><source src=/dam.mp4>",
        "<video muted autoplay loop poster=/dam.jpg><source src=/dam.mp4></video>",
        "<video src=javascript:act()><source src=data:video/mp4,x></video>",
        "<svg><source src=/dam.mp4></svg>",
        "<x-tile src=/dam.mp4></x-tile>",
    ] {
        check(body, &[]);
    }
}

#[test]
fn videos_have_the_title_that_is_read_to_people() {
    let title = |body| images(body).remove(0).alt;
    assert_eq!(
        title("<video src=/dam.mp4 aria-label='The dam'></video>"),
        "The dam"
    );
    assert_eq!(
        title("<lite-youtube videoid=x title=Dam aria-label=x></lite-youtube>"),
        "Dam"
    );
}

#[test]
fn videos_of_hosts_are_told_by_their_names() {
    for (body, watch) in [
        (
            "<iframe src=about:blank data-src=https://player.vimeo.com/video/123></iframe>",
            "https://vimeo.com/123",
        ),
        (
            "<lite-youtube videoid=q1-w2_e3 title=Dam></lite-youtube>",
            "https://www.youtube.com/watch?v=q1-w2_e3",
        ),
        (
            "<amp-youtube data-videoid=q1w2e3></amp-youtube>",
            "https://www.youtube.com/watch?v=q1w2e3",
        ),
    ] {
        check(body, &[("", watch)]);
    }
    for body in [
        "<lite-youtube videoid='q\"&v=1'></lite-youtube>",
        "<lite-youtube></lite-youtube>",
        "<x-tile videoid=q1w2e3></x-tile>",
        "<iframe src=about:blank data-src=https://maps.example/></iframe>",
    ] {
        check(body, &[]);
    }
}
