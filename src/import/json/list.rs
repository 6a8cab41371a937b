//! Lists of JSON, and long ones of numbers in a tenth of the room: agencies publish a table as one list
//! of its figures.

use std::borrow::Cow;

use super::node::{Document, Member, Node, Value};

/// A list of numbers and `null` by the places where they stand; what they say is read there.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers<'a> {
    source: &'a str,
    /// Byte offset of each.
    at: Box<[u32]>,
}

/// A list, whichever way it is held.
#[derive(Clone, Copy, Debug)]
pub enum List<'n, 'a> {
    /// Values of any kind.
    Nodes(&'n [Node<'a>]),
    /// Numbers.
    Numbers(&'n Numbers<'a>),
}

/// Whether a value may stand among [`Numbers`].
pub(super) fn is_number(value: &Value<'_>) -> bool {
    matches!(value, Value::Number(_) | Value::Null)
}

/// The number, or `null`, at an offset of a text that was read before.
pub(super) fn number_at(source: &str, at: u32) -> Node<'_> {
    let at = at as usize;
    let rest = source.get(at..).unwrap_or_default();
    let part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    let length = rest.bytes().take_while(part).count();
    let value = if length == 0 { Value::Null } else { Value::Number(&rest[..length]) };
    Node { at, value }
}

impl<'a> Numbers<'a> {
    pub(super) fn new(source: &'a str, at: Vec<u32>) -> Numbers<'a> {
        Numbers { source, at: at.into() }
    }

    fn get(&self, item: usize) -> Option<Node<'a>> {
        self.at.get(item).map(|at| number_at(self.source, *at))
    }

    /// The item that an offset lies in or behind.
    pub(super) fn index_at(&self, offset: usize) -> Option<usize> {
        self.at.partition_point(|at| *at as usize <= offset).checked_sub(1)
    }
}

impl<'n, 'a> List<'n, 'a> {
    /// Number of items.
    pub fn len(self) -> usize {
        match self {
            List::Nodes(items) => items.len(),
            List::Numbers(numbers) => numbers.at.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// An item by its number.
    pub fn get(self, item: usize) -> Option<Cow<'n, Node<'a>>> {
        match self {
            List::Nodes(items) => items.get(item).map(Cow::Borrowed),
            List::Numbers(numbers) => numbers.get(item).map(Cow::Owned),
        }
    }

    /// All items.
    pub fn iter(self) -> impl Iterator<Item = Cow<'n, Node<'a>>> {
        (0..self.len()).filter_map(move |item| self.get(item))
    }
}

impl Document<'_> {
    /// Holds lists as nodes, but those under some names: of these [`Node::list`] is asked for.
    pub fn expand(&mut self, but: &[&str]) {
        expand(&mut self.root, but);
    }
}

fn expand(node: &mut Node<'_>, but: &[&str]) {
    match &mut node.value {
        Value::Numbers(numbers) => {
            let items = List::Numbers(numbers).iter().map(Cow::into_owned);
            node.value = Value::List(items.collect());
        }
        Value::List(items) => items.iter_mut().for_each(|item| expand(item, but)),
        Value::Object(members) => {
            let kept = |member: &Member<'_>| {
                but.contains(&&*member.name) && matches!(member.value.value, Value::Numbers(_))
            };
            let others = members.iter_mut().filter(|member| !kept(member));
            others.for_each(|member| expand(&mut member.value, but));
        }
        _ => {}
    }
}
