use super::{EXAMPLE, lacking_parts};

#[test]
fn items_and_their_parts_need_an_example_of_their_own() {
    let page = |own: &str, method: &str| {
        format!(
            "<h1>Struct</h1>{own}<section id=\"method.new\"></section>{method}\
             <section id=\"associatedconstant.ALL\"></section>{EXAMPLE}\
             <h2 id=\"trait-implementations\"></h2><section id=\"method.fmt\"></section>"
        )
    };
    assert!(lacking_parts(&page(EXAMPLE, EXAMPLE)).is_empty());
    assert_eq!(lacking_parts(&page("", EXAMPLE)), [""]);
    assert_eq!(lacking_parts(&page(EXAMPLE, "")), ["new"]);
}

#[test]
fn an_example_that_does_not_run_is_none() {
    let ignored = EXAMPLE.replace("example-wrap", "example-wrap ignore");
    assert_eq!(lacking_parts(&ignored), [""]);
    assert!(lacking_parts(EXAMPLE).is_empty());
}
