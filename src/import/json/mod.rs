//! A JSON reader that keeps positions: strict (RFC 8259), linear in time, no recursion deeper than
//! [`DEPTH_LIMIT`]; texts without escapes and all numbers are borrowed from the file as they stand.

mod de;
mod node;
mod parse;
mod path;
mod text;

pub(super) use de::HINTED;
pub use de::{At, Basis, Name, Num, PeriodText, Sink, read};
pub use node::{Document, Failure, Member, Node, Value};
pub use parse::parse;
pub use path::{join_member, push_item, push_member};

/// How deep lists and objects may be nested.
pub const DEPTH_LIMIT: u32 = 128;

#[cfg(test)]
mod tests;
