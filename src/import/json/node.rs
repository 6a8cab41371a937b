//! A JSON value with the place where it stands.

use std::borrow::Cow;

use super::list::{List, Numbers};
use super::path::{push_item, push_member};
use crate::import::diagnostic::{JsonKind, Problem};

/// A value; texts without escapes and numbers are borrowed from the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Byte offset of its first character.
    pub at: usize,
    /// What it is.
    pub value: Value<'a>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, exactly as it is written.
    Number(&'a str),
    /// A text, its escapes resolved.
    Text(Cow<'a, str>),
    /// A list.
    List(Box<[Node<'a>]>),
    /// A long list of numbers and nothing else; only [`super::parse_compact`] makes them.
    Numbers(Box<Numbers<'a>>),
    /// An object; of members with the same name only the first is kept.
    Object(Box<[Member<'a>]>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'a> {
    /// Byte offset of its name's opening quote.
    pub at: usize,
    /// Its name.
    pub name: Cow<'a, str>,
    /// Its value.
    pub value: Node<'a>,
}

/// A file that was read to its end.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The value that it holds.
    pub root: Node<'a>,
    /// What is doubtful in it although it is JSON.
    pub doubts: Vec<Failure>,
}

/// Why a file is no JSON, or what is doubtful in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Byte offset at which reading had to stop.
    pub at: usize,
    /// The path of the innermost value that was begun there.
    pub path: String,
    /// The reason.
    pub problem: Box<Problem>,
}

impl<'a> Node<'a> {
    /// Its kind.
    pub fn kind(&self) -> JsonKind {
        match self.value {
            Value::Null => JsonKind::Null,
            Value::Bool(_) => JsonKind::Bool,
            Value::Number(_) => JsonKind::Number,
            Value::Text(_) => JsonKind::Text,
            Value::List(_) | Value::Numbers(_) => JsonKind::List,
            Value::Object(_) => JsonKind::Object,
        }
    }

    /// The member with a name; `None` also when this is no object.
    pub fn member(&self, name: &str) -> Option<&Node<'a>> {
        self.members().iter().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The members; none when this is no object.
    pub fn members(&self) -> &[Member<'a>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The list, whichever way it is held; `None` when this is none.
    pub fn list(&self) -> Option<List<'_, 'a>> {
        match &self.value {
            Value::List(items) => Some(List::Nodes(items)),
            Value::Numbers(numbers) => Some(List::Numbers(numbers)),
            _ => None,
        }
    }

    /// The items; `None` when this is no list, or one of [`Value::Numbers`].
    pub fn items(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text; `None` when this is none.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The path of the innermost value or member that a byte offset lies in.
    pub fn path_at(&self, offset: usize) -> String {
        let mut path = String::new();
        let mut node = self;
        loop {
            node = match &node.value {
                Value::List(items) => {
                    let after = items.partition_point(|item| item.at <= offset);
                    let Some(at) = after.checked_sub(1) else { return path };
                    push_item(&mut path, at);
                    &items[at]
                }
                Value::Numbers(numbers) => {
                    if let Some(at) = numbers.index_at(offset) {
                        push_item(&mut path, at);
                    }
                    return path;
                }
                Value::Object(members) => {
                    let after = members.partition_point(|member| member.at <= offset);
                    let Some(at) = after.checked_sub(1) else { return path };
                    push_member(&mut path, &members[at].name);
                    &members[at].value
                }
                _ => return path,
            };
        }
    }
}
