//! HTML: parsed in each way that a browser might, and looked at element by element.

use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{LocalName, ParseOpts, QualName, local_name, ns, parse_document, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

use crate::address;
use crate::allowed::ALLOWED;

/// Which output some HTML is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The article, or the copy of it.
    Article,
    /// The reader's content.
    Reader,
    /// The reader as a whole page.
    Page,
    /// Markdown, rendered.
    Markdown,
}

/// Elements in which a fragment is parsed.
const CONTEXTS: [LocalName; 2] = [local_name!("div"), local_name!("body")];

/// What is wrong with some HTML.
#[must_use]
pub fn html(html: &str, output: Output) -> Vec<String> {
    let mut problems = Vec::new();
    for scripting in [true, false] {
        if output == Output::Page {
            inspect(&document(html, scripting), output, &mut problems);
            continue;
        }
        for context in CONTEXTS {
            let tree = fragment(html, context.clone(), scripting);
            inspect(&tree, output, &mut problems);
            // What is written down and read again must be what it was: mutation is how sanitisers
            // are got round.
            let again = fragment(&written(&tree), context, scripting);
            if outline(&tree) != outline(&again) {
                problems.push("changes when it is written down and read again".to_owned());
            }
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

fn options(scripting: bool) -> ParseOpts {
    ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: scripting,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    }
}

fn document(html: &str, scripting: bool) -> Handle {
    parse_document(RcDom::default(), options(scripting))
        .one(html)
        .document
}

/// The element that holds the parsed fragment.
fn fragment(html: &str, context: LocalName, scripting: bool) -> Handle {
    let name = QualName::new(None, ns!(html), context);
    let dom = parse_fragment(
        RcDom::default(),
        options(scripting),
        name,
        Vec::new(),
        scripting,
    )
    .one(html);
    let root = dom.document.children.borrow().first().cloned();
    root.unwrap_or(dom.document)
}

fn written(tree: &Handle) -> String {
    let mut bytes = Vec::new();
    let options = SerializeOpts::default();
    // Writing to memory does not fail.
    let _ = serialize(&mut bytes, &SerializableHandle::from(tree.clone()), options);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Calls `visit` for every node below `tree` in document order, with its depth.
fn walk(tree: &Handle, mut visit: impl FnMut(&Handle, usize)) {
    let mut rest: Vec<(Handle, usize)> = tree
        .children
        .borrow()
        .iter()
        .rev()
        .map(|child| (child.clone(), 0))
        .collect();
    while let Some((node, depth)) = rest.pop() {
        visit(&node, depth);
        let children = node.children.borrow();
        rest.extend(
            children
                .iter()
                .rev()
                .map(|child| (child.clone(), depth + 1)),
        );
    }
}

/// Elements and attributes of a tree, one a line, without text.
fn outline(tree: &Handle) -> String {
    let mut lines = String::new();
    walk(tree, |node, depth| {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            lines.push_str(&format!("{depth} {} {}", name.ns, name.local));
            for attribute in attrs.borrow().iter() {
                lines.push_str(&format!(
                    " {}={:?}",
                    attribute.name.local, &*attribute.value
                ));
            }
            lines.push('\n');
        }
    });
    lines
}

fn inspect(tree: &Handle, output: Output, problems: &mut Vec<String>) {
    walk(tree, |node, _| match &node.data {
        NodeData::Element {
            name,
            attrs,
            template_contents,
            ..
        } => {
            let local = &*name.local;
            if name.ns == ns!(mathml) && output != Output::Markdown {
                inspect_formula(node, local, problems);
                return;
            }
            if name.ns != ns!(html) {
                problems.push(format!("<{local}> in the namespace {}", name.ns));
                return;
            }
            let Some(own) = attributes(local, output) else {
                problems.push(format!("<{local}>"));
                return;
            };
            if template_contents.borrow().is_some() {
                problems.push(format!("<{local}> with inert content"));
            }
            let attrs = attrs.borrow();
            for attribute in attrs.iter() {
                let name = &*attribute.name.local;
                let known = own.iter().any(|known| *known == name)
                    || ALLOWED.everywhere.iter().any(|known| known == name);
                if !known || !value_is_fine(local, name, &attribute.value, output) {
                    problems.push(format!("<{local} {name}={:?}>", &*attribute.value));
                }
            }
            if output != Output::Markdown {
                for (name, value) in ALLOWED.fixed.get(local).into_iter().flatten() {
                    let found = attrs
                        .iter()
                        .find(|attribute| &*attribute.name.local == name.as_str());
                    if found.is_none_or(|found| &*found.value != value.as_str()) {
                        problems.push(format!("<{local}> without {name}={value:?}"));
                    }
                }
            }
        }
        NodeData::Comment { contents } => problems.push(format!("a comment: {:?}", &**contents)),
        NodeData::ProcessingInstruction { target, .. } => {
            problems.push(format!("a processing instruction: {:?}", &**target));
        }
        NodeData::Doctype { .. } if output != Output::Page => problems.push("a doctype".to_owned()),
        _ => {}
    });
}

/// What is wrong with an element of a formula.
fn inspect_formula(node: &Handle, local: &str, problems: &mut Vec<String>) {
    let NodeData::Element { attrs, .. } = &node.data else {
        return;
    };
    let Some(own) = ALLOWED.formula.get(local) else {
        problems.push(format!("<{local}> in a formula"));
        return;
    };
    for attribute in attrs.borrow().iter() {
        let (name, value) = (&*attribute.name.local, &*attribute.value);
        let is_plain = value
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || " -+.%".contains(letter));
        if !own.iter().any(|known| known == name) || !(is_plain || name == "alttext") {
            problems.push(format!("<{local} {name}={value:?}> in a formula"));
        }
    }
    let is_token = matches!(local, "mi" | "mn" | "mo" | "ms" | "mtext");
    for child in node.children.borrow().iter() {
        let is_element = matches!(child.data, NodeData::Element { .. });
        if is_token == is_element {
            problems.push(format!("<{local}> holds what it may not"));
        }
    }
}

/// Attributes that an element may have; `None` where it may not stand.
fn attributes(element: &str, output: Output) -> Option<Vec<&'static String>> {
    let lists = match output {
        Output::Article => vec![&ALLOWED.article],
        Output::Reader => vec![&ALLOWED.article, &ALLOWED.layout],
        Output::Page => vec![&ALLOWED.article, &ALLOWED.layout, &ALLOWED.page],
        Output::Markdown => vec![&ALLOWED.markdown],
    };
    let found: Vec<_> = lists.iter().filter_map(|list| list.get(element)).collect();
    (!found.is_empty()).then(|| found.into_iter().flatten().collect())
}

/// Whether an attribute that an element may have has a value that it may have.
pub(crate) fn value_is_fine(element: &str, name: &str, value: &str, output: Output) -> bool {
    let is_word = |word: &str| {
        word.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_+#.".contains(&byte))
    };
    match name {
        "href" => address::may_be_link(value),
        "src" => address::may_be_picture(value),
        "class" if matches!(element, "code" | "pre") => {
            output == Output::Markdown || value.strip_prefix("language-").is_some_and(is_word)
        }
        "class" => value.split(' ').all(|name| name.starts_with("unhusk-")),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" => is_word(value),
        "colspan" | "rowspan" | "height" | "width" | "start" | "value" => {
            value.parse::<i64>().is_ok()
        }
        "reversed" => value.is_empty(),
        "id" => value.starts_with("unhusk-"),
        _ => true,
    }
}
