use super::*;

#[test]
fn addresses_become_absolute() {
    let page = Url::parse("https://example.com/news/").ok();
    let read = |address| resolve(address, page.as_ref()).map(String::from);
    assert_eq!(
        read("a?b#c").as_deref(),
        Some("https://example.com/news/a?b#c")
    );
    assert_eq!(
        read("//Bücher.example/a").as_deref(),
        Some("https://xn--bcher-kva.example/a")
    );
    assert_eq!(read("https://a b/"), None);
    assert_eq!(resolve("a", None), None);
}

#[test]
fn hosts_are_compared_as_browsers_do() {
    let read = |name| host(name).map(|host| host.to_string());
    assert_eq!(read("Example.COM").as_deref(), Some("example.com"));
    assert_eq!(
        read("Bücher.example").as_deref(),
        Some("xn--bcher-kva.example")
    );
    assert_eq!(read("bü/cher.example"), None);
    assert_eq!(read("bü@cher.example"), None);
    assert_eq!(read(""), None);
}
