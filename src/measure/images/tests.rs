use super::*;

#[test]
fn placeholders_are_no_sources() {
    for source in [
        "",
        "#",
        "about:blank",
        "/img/Placeholder-600.jpg",
        "https://a.test/assets/blank.gif?v=2",
        "/theme/lazy.png#x",
        "/1x1.png/",
        "é.spacer.gif",
        "//cdn.test/dam_{width}x.jpg",
        "/dam_%7Bwidth%7Dx.jpg",
        "{{ image }}",
    ] {
        assert!(!is_usable(source), "{source}");
    }
    for source in [
        "/photo.jpg",
        "https://a.test/dam.gif",
        "/blank.jpg",
        "/blanks/dam.png",
        "dam.é",
        "dam.",
    ] {
        assert!(is_usable(source), "{source}");
    }
}

#[test]
fn placeholders_are_looked_for_by_their_endings() {
    for file in PLACEHOLDER_FILES {
        assert!(names_placeholder(file), "{file}");
    }
}

#[test]
fn pages_of_videos_are_told_from_others_at_their_hosts() {
    let is_video = |address| url::Url::parse(address).is_ok_and(|link| is_video_page(&link));
    for address in [
        "https://www.youtube.com/watch?v=1",
        "https://youtu.be/AbC-1",
        "https://vimeo.com/123456",
        "https://www.dailymotion.com/video/x1",
        "https://www.facebook.com/plugins/video.php?href=x",
    ] {
        assert!(is_video(address), "{address}");
    }
    for address in [
        "https://www.youtube.com/",
        "https://www.youtube.com/@valley",
        "https://youtu.be/",
        "https://www.facebook.com/valley",
        "https://myyoutube.com/watch?v=1",
        "https://example.com/watch?v=1",
        "data:video/mp4,x",
    ] {
        assert!(!is_video(address), "{address}");
    }
}
