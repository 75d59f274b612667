use super::{Formula, Source, tex};
use crate::markup::{self, Span, StartTag, Visitor};
use crate::render;

/// Reads the first formula of some markup.
#[derive(Default)]
struct First {
    source: Option<(u32, Source)>,
    end: Option<usize>,
}

impl Visitor for First {
    fn open(&mut self, tag: &StartTag<'_, '_>) {
        if self.source.is_none() {
            self.source = Source::begin(tag).map(|source| (tag.number, source));
        }
    }

    fn text(&mut self, _: &str, _: Span) {}

    fn close(&mut self, number: u32, span: Span) {
        if self
            .source
            .as_ref()
            .is_some_and(|(open, _)| *open == number)
        {
            self.end = Some(span.start);
        }
    }
}

fn read(markup: &str) -> Option<Formula> {
    let mut first = First::default();
    markup::stream(markup.as_bytes(), 7, &mut first).expect("the markup can be streamed");
    first.source?.1.finish(markup.as_bytes(), first.end?)
}

fn html(markup: &str) -> String {
    read(markup).map_or(String::new(), |formula| render::html(&formula.pieces))
}

fn to_tex(markup: &str) -> String {
    tex(&read(markup).expect("there is a formula").pieces)
}

#[test]
fn presentation_elements_stay_and_the_source_is_noted() {
    assert_eq!(
        html(
            "<math display=\"block\" xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>E</mi><mo>=</mo>\
             <mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>\
             <annotation encoding=\"application/x-tex\">E = mc^2</annotation></semantics></math>"
        ),
        "<math display=\"block\" alttext=\"E = mc^2\"><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi>\
         <mn>2</mn></msup></mrow></math>"
    );
}

#[test]
fn nothing_acts_loads_or_leads_elsewhere() {
    assert_eq!(
        html(
            "<math href=\"javascript:alert(1)\" style=\"position:fixed\" onclick=\"x()\" class=\"a\" id=\"b\">\
             <maction actiontype=\"statusline\" href=\"x\"><mi xlink:href=\"y\" mathvariant=\"normal\">a</mi></maction>\
             <mglyph src=\"https://x.example/i.png\"></mglyph><malignmark></malignmark>\
             <annotation-xml encoding=\"text/html\"><p>b</p></annotation-xml>\
             <mspace width=\"9999em\"></mspace><mpadded voffset=\"-40em\"><mn>1</mn></mpadded></math>"
        ),
        "<math><mi mathvariant=\"normal\">a</mi><mspace></mspace><mn>1</mn></math>"
    );
}

#[test]
fn tokens_hold_text_only() {
    assert_eq!(
        html(
            "<math><mtext>if <b>x</b> &lt;img&gt;<mglyph></mglyph><mi>y</mi><style>z{}</style></mtext>\
             stray<mo>&lt;</mo></math>"
        ),
        "<math><mtext>if x &lt;img&gt; y</mtext><mo>&lt;</mo></math>"
    );
}

#[test]
fn without_text_there_is_no_formula() {
    assert_eq!(read("<math><mrow></mrow></math>"), None);
    assert_eq!(read("<math><mspace width=\"1em\"></mspace></math>"), None);
    assert_eq!(read("<script type=\"text/javascript\">x</script>"), None);
}

#[test]
fn scripts_of_mathjax_are_sources() {
    let script = "<script type=\"math/tex; mode=display\">% <![CDATA[\n a < b\\\\ c %]]></script>";
    assert_eq!(
        html(script),
        "<math display=\"block\" alttext=\"a &lt; b\\\\ c\"><mtext>a &lt; b\\\\ c</mtext></math>"
    );
    assert_eq!(
        html("<script type=\"math/mml\"><math><mi>x</mi></math></script>"),
        "<math><mi>x</mi></math>"
    );
}

#[test]
fn alternatives_for_people_are_not_taken_for_tex() {
    assert_eq!(
        html("<math alttext=\"the area of a circle\"><mi>A</mi></math>"),
        "<math><mi>A</mi></math>"
    );
    assert_eq!(
        html("<math alttext=\"{\\displaystyle A}\"><mi>A</mi></math>"),
        "<math alttext=\"{\\displaystyle A}\"><mi>A</mi></math>"
    );
}

#[test]
fn tex_is_made_from_elements() {
    let cases = [
        (
            "<mi>x</mi><mo>=</mo><mfrac><mrow><mo>-</mo><mi>b</mi></mrow><mn>2</mn></mfrac>",
            "x=\\frac{-b}{2}",
        ),
        (
            "<msup><mi>x</mi><mn>2</mn></msup><mo>\u{2062}</mo><msub><mi>a</mi><mi>i</mi></msub>",
            "x^{2}a_{i}",
        ),
        (
            "<msup><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow><mn>3</mn></msup>",
            "{(x)}^{3}",
        ),
        (
            "<msqrt><mi>x</mi></msqrt><mroot><mi>y</mi><mn>3</mn></mroot>",
            "\\sqrt{x}\\sqrt[3]{y}",
        ),
        (
            "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>sin</mi><mi>i</mi>",
            "∑_{i}^{n}\\sin i",
        ),
        (
            "<mover><mi>v</mi><mo>→</mo></mover><mtext>50% of</mtext>",
            "\\vec{v}\\text{50\\% of}",
        ),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd></mtr></mtable>",
            "\\begin{matrix} 1 & 0 \\\\ 0 \\end{matrix}",
        ),
    ];
    for (markup, expected) in cases {
        assert_eq!(to_tex(&format!("<math>{markup}</math>")), expected);
    }
}

#[test]
fn sources_that_do_more_than_set_a_formula_are_left_out() {
    assert_eq!(
        html(
            "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">\\href{javascript:alert(1)}{x}\
             </annotation></semantics></math>"
        ),
        "<math><mi>x</mi></math>"
    );
    assert_eq!(
        html("<script type=\"math/tex\">\\def\\a{\\a\\a}\\a</script>"),
        ""
    );
}

#[test]
fn in_markdown_a_formula_is_nothing_else() {
    let source = "a < b > c `d` [e](f) ![g](h) $ i | j";
    let markup = format!("<script type=\"math/tex\">{source}</script>");
    let formula = read(&markup).expect("there is a formula");
    assert_eq!(
        render::markdown(&formula.pieces),
        "$a \\lt b \\gt c ‘d‘ [e] (f) ! [g] (h)  i | j$"
    );
}

#[test]
fn deep_formulas_end() {
    let deep = "<mrow>".repeat(100_000);
    assert_eq!(
        read(&format!("<math>{deep}<mi>x</mi></math>")).map(|formula| formula.text()),
        None
    );
}
