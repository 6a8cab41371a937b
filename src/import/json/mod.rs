//! A JSON reader that keeps positions: strict (RFC 8259), linear in time, no recursion deeper than
//! [`DEPTH_LIMIT`]; texts without escapes and all numbers are borrowed from the file as they stand.

mod item;
mod list;
mod names;
mod node;
mod parse;
mod path;
mod read;
mod text;

pub use item::{end_of_text, end_of_value, item, value_at};
pub use list::List;
pub use node::{Document, Failure, Member, Node, Value};
pub use parse::{parse, parse_compact};
pub use path::{join_member, push_item, push_member};
pub use read::{At, Basis, Elsewhere, Name, Num, PeriodText, Read, Sink, read};
pub(super) use read::{Field, HINTED, Members, wire_struct, wire_words, word};

/// How deep lists and objects may be nested.
pub const DEPTH_LIMIT: u32 = 128;

#[cfg(test)]
mod tests;
