//! Wire types from [`Node`]s: each type reads itself, and what is wrong is told with its place.
//!
//! Members that a type does not have are told and passed over. A field of type [`At`] swallows
//! what is wrong inside it, so that the rest of its struct is read. Structs and words are declared
//! by the macros `wire_struct` and `wire_words`: a table of names for each, over one reader for all.

mod members;
mod value;

use std::cell::RefCell;

use super::node::Node;
use crate::import::diagnostic::{Expected, Problem};
use crate::import::nearest::nearest;
pub(in crate::import) use members::{Field, Members, wire_struct, wire_words};
pub(in crate::import) use value::word;
pub use value::{At, Basis, Elsewhere, Name, Num, PeriodText};

/// So many problems are told with the nearest known word: to find it costs more than reading.
pub(in crate::import) const HINTED: usize = 10_000;

/// The problems met while reading, with byte offsets.
pub type Sink = RefCell<Vec<(usize, Problem)>>;

/// What can be read from a node.
pub trait Read<'n>: Sized {
    /// Reads a value. `None` when it is unusable as a whole; the sink says why.
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<Self>;
}

/// Reads a value. `None` when it is unusable as a whole; the sink says why.
pub fn read<'n, T: Read<'n>>(node: &'n Node<'n>, sink: &'n Sink) -> Option<T> {
    T::read(node, sink)
}

#[cold]
#[inline(never)]
fn tell(at: usize, problem: Problem, sink: &Sink) {
    sink.borrow_mut().push((at, problem));
}

#[cold]
#[inline(never)]
fn wrong(node: &Node<'_>, expected: Expected, sink: &Sink) {
    tell(node.at, Problem::WrongKind { expected, found: node.kind() }, sink);
}

/// The nearest of the words that may stand here; not looked for among very many problems.
#[cold]
fn nearest_of(word: &str, known: &'static [&'static str], sink: &Sink) -> Option<&'static str> {
    let few = sink.borrow().len() < HINTED;
    few.then(|| nearest(word, known.iter().copied())).flatten()
}
