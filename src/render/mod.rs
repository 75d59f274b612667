mod html;
mod markdown;
mod text;
#[cfg(test)]
mod testing;

pub use html::html;
pub use markdown::markdown;
pub use text::text;
