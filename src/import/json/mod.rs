//! A JSON reader that keeps positions: strict (RFC 8259), linear in time, no recursion deeper than
//! [`DEPTH_LIMIT`]; texts without escapes and all numbers are borrowed from the file as they stand.

mod path;

pub use path::{join_member, push_item, push_member};

/// How deep lists and objects may be nested.
pub const DEPTH_LIMIT: u32 = 128;
