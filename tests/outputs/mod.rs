//! All outputs of an article, in the form that the checker takes. Shared with the fuzz targets.

use checker::Outputs;
use unhusk::{Article, Piece, render};

/// Renders an article in every way there is.
pub fn of(article: &Article) -> Outputs {
    Outputs {
        article: render::html(&article.content),
        reader: render::reader_fragment(article),
        page: render::reader_page(article),
        clip: render::clip_html(article),
        markdown: render::clip_markdown(article),
        text: render::text(&article.content),
        json: serde_json::to_string(&render::Record::new(article))
            .expect("a record has a form in JSON"),
    }
}

/// The first end of an element that is not the innermost open one, or what is never closed.
pub fn unbalanced(pieces: &[Piece]) -> Option<String> {
    let mut open = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open(element) => open.push(element.tag),
            Piece::Close(tag) => {
                let innermost = open.pop();
                if innermost != Some(*tag) {
                    return Some(format!("{tag:?} ends in {innermost:?}"));
                }
            }
            Piece::Void(_) | Piece::Text(_) => {}
        }
    }
    open.last().map(|tag| format!("{tag:?} has no end"))
}
