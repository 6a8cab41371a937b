//! Values that keep their place, their exact digits, or come in either of two forms.

use super::members::{Field, Members};
use super::{Read, Sink, nearest_of, tell, wrong};
use crate::import::diagnostic::{Expected, Problem};
use crate::import::json::node::{Node, Value};
use crate::model::Decimal;

/// A value with its place. When it could not be read, the sink says why and the rest goes on.
#[derive(Clone, Copy, Debug)]
pub struct At<T> {
    /// Byte offset of its first character.
    pub offset: usize,
    /// The value; `None` when it could not be read.
    pub value: Option<T>,
}

/// A member that is read in another place, item by item.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere;

/// A number exactly as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Num<'a>(pub &'a str);

/// A period as it is written: a text, or a bare number for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodText<'a>(pub &'a str);

/// What is ranked: a word, or a number of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis<'a> {
    /// A word.
    Word(&'a str),
    /// A number, as it is written.
    Decimals(&'a str),
}

/// A name: a text in Vietnamese, or one for each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// In Vietnamese.
    pub vi: &'a str,
    /// In English.
    pub en: Option<&'a str>,
}

impl Name<'_> {
    /// The languages, as they are named in a file.
    pub const MEMBERS: &'static [&'static str] = &["vi", "en"];
}

impl<'n, T: Read<'n>> Read<'n> for At<T> {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<At<T>> {
        Some(At { offset: node.at, value: T::read(node, sink) })
    }
}

impl<'n, T: Read<'n>> Read<'n> for Vec<T> {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<Vec<T>> {
        let Value::List(items) = &node.value else {
            wrong(node, Expected::List, sink);
            return None;
        };
        items.iter().map(|item| T::read(item, sink)).collect()
    }
}

impl<'n> Read<'n> for bool {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<bool> {
        let Value::Bool(value) = node.value else {
            wrong(node, Expected::Bool, sink);
            return None;
        };
        Some(value)
    }
}

#[inline(never)]
fn text<'n>(node: &'n Node<'n>, expected: Expected, sink: &Sink) -> Option<&'n str> {
    let text = node.text();
    if text.is_none() {
        wrong(node, expected, sink);
    }
    text
}

impl<'n> Read<'n> for &'n str {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<&'n str> {
        text(node, Expected::Text, sink)
    }
}

impl<'n> Read<'n> for Num<'n> {
    #[inline(never)]
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<Num<'n>> {
        if let Value::Number(text) = node.value {
            return Some(Num(text));
        }
        match node.text().and_then(|text| Some((text, Decimal::parse(text).ok()?))) {
            Some((text, read)) => {
                tell(node.at, Problem::NumberAsText { text: text.to_owned(), read }, sink);
                Some(Num(text))
            }
            None => {
                wrong(node, Expected::Number, sink);
                None
            }
        }
    }
}

impl<'n> Read<'n> for PeriodText<'n> {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<PeriodText<'n>> {
        match node.value {
            Value::Number(text) => Some(PeriodText(text)),
            _ => text(node, Expected::Period, sink).map(PeriodText),
        }
    }
}

impl<'n> Read<'n> for Basis<'n> {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<Basis<'n>> {
        match node.value {
            Value::Number(text) => Some(Basis::Decimals(text)),
            _ => text(node, Expected::RankBasis, sink).map(Basis::Word),
        }
    }
}

impl<'n> Read<'n> for Name<'n> {
    #[inline(never)]
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<Name<'n>> {
        if let Some(vi) = node.text() {
            return Some(Name { vi, en: None });
        }
        let members = &mut Members::of(node, Name::MEMBERS, Expected::Name, sink)?;
        let [vi, en] = [language(members), language(members)];
        if vi.is_none() {
            members.lack("vi");
        }
        Some(Name { vi: vi?, en })
    }
}

fn language<'n>(members: &mut Members<'n>) -> Option<&'n str> {
    <Option<At<&'n str>> as Field<'n>>::take(members)??.value
}

/// Which of the words stands here; any other is told.
#[inline(never)]
pub(in crate::import) fn word(
    node: &Node<'_>,
    words: &'static [&'static str],
    sink: &Sink,
) -> Option<usize> {
    let Some(text) = node.text() else {
        wrong(node, Expected::Text, sink);
        return None;
    };
    let found = words.iter().position(|word| *word == text);
    if found.is_none() {
        let nearest = nearest_of(text, words, sink);
        let problem = Problem::UnknownWord { word: text.to_owned(), nearest, allowed: words };
        tell(node.at, problem, sink);
    }
    found
}
