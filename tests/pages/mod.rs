//! Generators of pages for property tests.

use proptest::prelude::*;

const WORDS: &[&str] = &[
    "river",
    "bridge",
    "the",
    "council",
    "of",
    "and",
    "winter",
    "stone",
    "letter",
    "harvest",
    "said",
    "old",
    "market",
    "they",
    "light",
    "café",
    "naïve",
    "Straße",
    "мост",
    "река",
    "橋の下",
    "水位が",
    "جسر",
    "&amp;",
    "&lt;b&gt;",
    "2025",
    "3.5%",
    "“quoted”",
    "*star*",
    "_under_",
];

fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), count).prop_map(|words| words.join(" "))
}

fn sentence() -> impl Strategy<Value = String> {
    words(8..30).prop_map(|words| format!("{words}."))
}

/// A formula as pages have it, with things in it that have no place there.
fn formula() -> impl Strategy<Value = String> {
    let part = prop::sample::select(
        &[
            "<mi>x</mi>",
            "<mo>&lt;</mo>",
            "<mtext>if <b onclick=\"x()\">so</b><img src=\"x\" onerror=\"x()\"></mtext>",
            "<mfrac><mn>1</mn><mi href=\"javascript:x()\">y</mi></mfrac>",
            "<mglyph src=\"https://x.example/\"></mglyph>",
            "<mspace width=\"1em\"></mspace>",
            "<annotation encoding=\"application/x-tex\">a_1 &lt; b</annotation>",
            "<annotation-xml encoding=\"text/html\"><style>x</style></annotation-xml>",
            "<mtext><table><mglyph><style><img src=x></style></mglyph></table></mtext>",
        ][..],
    );
    let parts = prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat());
    (parts, 0..4u8).prop_map(|(parts, kind)| match kind {
        0 => format!(
            "<span class=\"katex\"><span class=\"katex-mathml\"><math>{parts}</math></span>\
             <span class=\"katex-html\" aria-hidden=\"true\">twin</span></span>"
        ),
        1 => format!(
            "<span class=\"MathJax\"><nobr aria-hidden=\"true\">twin</nobr>\
             <span class=\"MJX_Assistive_MathML\"><math>{parts}</math></span></span>\
             <script type=\"math/tex\">a < b</script>"
        ),
        2 => "<script type=\"math/tex; mode=display\">\\frac{1}{2}</script>".to_owned(),
        _ => format!("<math display=\"block\" style=\"position:fixed\">{parts}</math>"),
    })
}

/// Running text with inline elements in it.
fn inline() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            6 => sentence(),
            1 => words(1..4).prop_map(|text| format!("<b>{text}</b>")),
            1 => words(1..4).prop_map(|text| format!("<a href=\"/story?a=1&amp;b={}\">{text}</a>", text.len())),
            1 => words(1..3).prop_map(|text| format!("<em>{text}<strong> {text}</strong></em>")),
            1 => words(1..3).prop_map(|text| format!("<a href=\"javascript:alert(1)\" onclick=\"x()\">{text}</a>")),
            1 => Just("<br>".to_owned()),
            1 => Just("<span style=\"display:none\">unseen</span>".to_owned()),
            1 => words(1..3).prop_map(|text| format!("<code>{text}</code>")),
            1 => formula(),
            1 => (0..4usize, 0..4usize, words(1..3)).prop_map(|(id, to, text)| {
                format!("<span id=\"note{id}\">{text}<a href=\"#note{to}\">{text}</a></span>")
            }),
        ],
        1..5,
    )
    .prop_map(|parts| parts.join(" "))
}

fn content() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => inline().prop_map(|text| format!("<p>{text}</p>")),
        1 => words(2..6).prop_map(|text| format!("<h2>{text}</h2>")),
        1 => inline().prop_map(|text| format!("<div>{text}<br><br>{text} more.</div>")),
        1 => sentence().prop_map(|text| format!("<pre><code class=\"language-rust\">{text}\n  {text}</code></pre>")),
        1 => sentence().prop_map(|text| format!("<figure><img src=\"/a.jpg\" alt=\"x\"><figcaption>{text}</figcaption></figure>")),
        1 => (words(1..4), words(1..4)).prop_map(|(a, b)| format!("<table><tr><th>{a}</th><th>{b}</th></tr><tr><td>{b}</td><td>{a}</td></tr></table>")),
        1 => Just("<hr>".to_owned()),
        1 => Just("<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"/b.jpg\">".to_owned()),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4)
                .prop_map(|parts| format!("<div>{}</div>", parts.join(""))),
            prop::collection::vec(inner.clone(), 1..4)
                .prop_map(|parts| format!("<ul><li>{}</li></ul>", parts.join("</li><li>"))),
            prop::collection::vec(inner.clone(), 1..3)
                .prop_map(|parts| format!("<blockquote>{}</blockquote>", parts.join(""))),
            prop::collection::vec(inner, 1..3)
                .prop_map(|parts| format!("<section class=\"wrap\">{}</section>", parts.join(""))),
        ]
    })
}

fn clutter() -> impl Strategy<Value = String> {
    prop_oneof![
        words(1..4).prop_map(|text| format!("<nav><ul><li><a href=\"/\">{text}</a></li><li><a href=\"/x\">{text}</a></li></ul></nav>")),
        Just("<form class=\"newsletter\"><label>Subscribe</label><input type=\"email\"><button>Subscribe</button></form>".to_owned()),
        words(3..8).prop_map(|text| format!("<aside class=\"related\"><h4>Most popular</h4><a href=\"/y\">{text}</a></aside>")),
        sentence().prop_map(|text| format!("<div class=\"cookie-consent\"><p>We use cookies. {text}</p><button>Accept</button></div>")),
        Just("<script>document.write('<p>no</p>')</script><style>p{}</style><template><p>no</p></template>".to_owned()),
        Just("<noscript><img src=\"/n.jpg\" alt=\"n\"></noscript><iframe src=\"https://www.youtube.com/embed/abc\"></iframe>".to_owned()),
    ]
}

/// A page with content, clutter and a headline.
pub fn page() -> impl Strategy<Value = String> {
    let part = prop_oneof![4 => content(), 1 => clutter()];
    (words(2..7), prop::collection::vec(part, 1..14)).prop_map(|(title, parts)| {
        format!(
            "<html lang=\"en\"><head><title>{title}</title></head><body><h1>{title}</h1><div>{}</div></body></html>",
            parts.join("\n")
        )
    })
}

/// Tags that open and close as they like, and what attackers put between them.
pub fn soup() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<li>",
        "<ul>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<svg>",
        "<svg><style>",
        "</svg>",
        "<math><mtext>",
        "</math>",
        "<select><textarea>",
        "</select>",
        "<template>",
        "</template>",
        "<noscript>",
        "</noscript>",
        "<title>",
        "</title>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=javascript:alert(1)>",
        "</a>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<style>",
        "</style>",
        "<textarea>",
        "</textarea>",
        "<plaintext>",
        "<frameset>",
        "<p id=\"a\" id='b'",
        "\0",
        "&lt;script&gt;",
        "&#x3c;img&#62;",
        "<pre>",
        "</pre>",
        "<h2>",
        "</h2>",
        "<blockquote>",
        "<b>",
        "</b>",
        "<template shadowrootmode=open>",
        "<unhusk-frame src=\"javascript:x\">",
    ];
    let piece =
        prop_oneof![2 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => sentence()];
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.join(""))
}
