//! What could not be read, in words: the reason, and what to do about it.

mod hint;
mod parts;
mod reason;
mod syntax;
#[cfg(test)]
mod tests;

pub use hint::hint;
pub use parts::{place, severity};
pub use reason::reason;
