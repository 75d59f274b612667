//! Formulas: MathML's presentation elements by a strict list, from the page's own MathML or from what
//! KaTeX, MathJax and MediaWiki leave beside the formulas that they set.
//!
//! A formula is a unit of the text. Both passes read it as a whole when it ends, from the same bytes.
//! Its TeX source, where the page has one, is the `alttext` of its `math` element.

mod attributes;
mod reader;
mod tex;
mod typesetters;

#[cfg(test)]
mod tests;

pub(crate) use attributes::names as attributes;
pub(crate) use tex::tex;
pub(crate) use typesetters::{ClassRoles, Role, role};

use crate::article::{Element, Piece};
use crate::markup::{StartTag, Tag};

/// Namespace of a formula's elements.
pub(crate) const NAMESPACE: &str = "http://www.w3.org/1998/Math/MathML";

/// Longest source of a formula that is kept, in bytes.
const MOST_SOURCE: usize = 4_000;

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Formula {
    /// Its `math` element with all that is in it: allowed elements and attributes, text only in tokens.
    pub pieces: Vec<Piece>,
}

impl Formula {
    /// A formula of which only the TeX source is known: it stands for itself.
    #[must_use]
    pub(crate) fn from_tex(source: &str, is_display: bool) -> Option<Self> {
        let source = tidy_source(source)?;
        let mut math = Element::new(Tag::Math);
        if is_display {
            math.attributes.push(("display", "block".to_owned()));
        }
        math.attributes.push(("alttext", source.clone()));
        let pieces = vec![
            Piece::Open(math),
            Piece::Open(Element::new(Tag::Mtext)),
            Piece::Text(source),
            Piece::Close(Tag::Mtext),
            Piece::Close(Tag::Math),
        ];
        Some(Formula { pieces })
    }

    /// Its text, token after token.
    #[must_use]
    pub(crate) fn text(&self) -> String {
        let texts = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            _ => "",
        });
        texts.collect()
    }
}

/// A source of a formula that is being read: a `math` element, or a script of MathJax.
///
/// ```
/// # use unhusk::markup::{Span, StartTag, Visitor, stream};
/// use unhusk::formula::Source;
///
/// /// Bytes at which formulas start.
/// struct Formulas(Vec<usize>);
///
/// impl Visitor for Formulas {
///     fn open(&mut self, tag: &StartTag<'_, '_>) {
///         self.0.extend(Source::begin(tag).map(|source| source.start));
///     }
/// #   fn text(&mut self, _raw: &str, _span: Span) {}
/// #   fn close(&mut self, _number: u32, _span: Span) {}
/// }
///
/// let mut formulas = Formulas(Vec::new());
/// stream(b"<p>Let <math><mi>x</mi></math> be.</p>", 1024, &mut formulas)?;
/// assert_eq!(formulas.0, [7]);
/// # Ok::<(), unhusk::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Source {
    /// Byte at which it starts.
    pub start: usize,
    /// Byte at which its content starts.
    content: usize,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    MathMl { math: Element },
    MathMlScript,
    TexScript { is_display: bool },
}

impl Source {
    /// The source that this start tag begins, if it is one.
    ///
    /// ```
    /// # use unhusk::markup::{Span, StartTag, Visitor, stream};
    /// struct Check;
    ///
    /// impl Visitor for Check {
    ///     fn open(&mut self, tag: &StartTag<'_, '_>) {
    ///         assert!(unhusk::formula::Source::begin(tag).is_none());
    ///     }
    /// #   fn text(&mut self, _raw: &str, _span: Span) {}
    /// #   fn close(&mut self, _number: u32, _span: Span) {}
    /// }
    ///
    /// stream(b"<p>No formula</p>", 1024, &mut Check)?;
    /// # Ok::<(), unhusk::Error>(())
    /// ```
    #[must_use]
    pub fn begin(tag: &StartTag<'_, '_>) -> Option<Self> {
        let kind = match tag.tag {
            Tag::Math => Kind::MathMl {
                math: Element {
                    attributes: attributes::allowed(tag),
                    ..Element::new(Tag::Math)
                },
            },
            Tag::Script => {
                let kind = tag.attribute("type")?.trim().to_ascii_lowercase();
                let language = kind.split(';').next().unwrap_or_default().trim_end();
                match language {
                    "math/tex" => Kind::TexScript {
                        is_display: kind.contains("mode=display"),
                    },
                    "math/mml" => Kind::MathMlScript,
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(Source {
            start: tag.span.start,
            content: tag.span.end,
            kind,
        })
    }

    /// Whether this is a script, which says again what may stand before it already.
    #[must_use]
    pub(crate) fn is_script(&self) -> bool {
        !matches!(self.kind, Kind::MathMl { .. })
    }

    /// The formula, from bytes in which the source ends at `end`.
    #[must_use]
    pub(crate) fn finish(&self, bytes: &[u8], end: usize) -> Option<Formula> {
        let content = bytes.get(self.content..end)?;
        match &self.kind {
            Kind::MathMl { math } => reader::read(content, math.clone()),
            Kind::TexScript { is_display } => {
                Formula::from_tex(&String::from_utf8_lossy(content), *is_display)
            }
            Kind::MathMlScript => reader::read_script(content),
        }
    }
}

/// Commands that do something else than set a formula: link, load, style, name, define.
const ACTIVE: &[&str] = &[
    "\\href",
    "\\url",
    "\\includegraphics",
    "\\html",
    "\\class",
    "\\cssId",
    "\\style",
    "\\require",
    "\\csname",
    "\\catcode",
    "\\def",
    "\\edef",
    "\\gdef",
    "\\xdef",
    "\\let",
    "\\futurelet",
    "\\newcommand",
    "\\renewcommand",
    "\\providecommand",
    "\\newenvironment",
    "\\input",
    "\\write",
    "^^",
];

/// A source on one line, if it is of a reasonable size and only sets a formula. MathJax's marks of
/// escaping go.
fn tidy_source(source: &str) -> Option<String> {
    let source = source.trim();
    let source = source.strip_prefix("% <![CDATA[").unwrap_or(source);
    let source = source.strip_suffix("%]]>").unwrap_or(source);
    let words: Vec<&str> = source.split_whitespace().collect();
    let source = words.join(" ").replace(char::is_control, "");
    let is_active = ACTIVE.iter().any(|command| source.contains(command));
    (!source.is_empty() && source.len() <= MOST_SOURCE && !is_active).then_some(source)
}
