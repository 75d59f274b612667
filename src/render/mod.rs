mod html;
mod markdown;
#[cfg(test)]
mod testing;
mod text;

pub use html::html;
pub use markdown::markdown;
pub use text::text;
