//! What could not be read, in words: the reason, and what to do about it.

mod hint;
mod parts;
mod reason;
mod sheet;
mod syntax;

pub use hint::hint;
pub use parts::{figure, place, severity};
pub use reason::reason;

#[cfg(test)]
mod tests;
