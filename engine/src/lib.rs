//! The engine of the browser extension: all that [`unhusk`] has for it, which exports itself.

pub use unhusk;
