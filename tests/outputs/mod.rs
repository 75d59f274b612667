//! All outputs of an article, in the form that the checker takes. Shared with the fuzz targets.

use checker::Outputs;
use unhusk::render::{self, CopyFormat, CopyOptions, FileFormat, Sources, Words};
use unhusk::{Article, Piece};

/// Renders an article in every way there is.
pub fn of(article: &Article) -> Outputs {
    let words = Words::english(article);
    let sources = Sources::new();
    let saved = |format| render::text_file(article, format, &sources, &words).text;
    Outputs {
        article: render::html(&article.content),
        reader: render::reader_fragment(article),
        page: render::reader_page(article),
        clip: copied(article, CopyFormat::Html),
        plain: copied(article, CopyFormat::Text),
        markdown: render::clip_markdown(article),
        text: render::text(&article.content),
        json: serde_json::to_string(&render::Record::new(article))
            .expect("a record has a form in JSON"),
        saved_page: saved(FileFormat::Html),
        saved_markdown: saved(FileFormat::Markdown),
        chapter: render::book(article, &sources, &words).body,
    }
}

/// The whole copy in a form.
fn copied(article: &Article, format: CopyFormat) -> String {
    let options = CopyOptions {
        format,
        ..CopyOptions::default()
    };
    render::copy(article, options).plain
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
