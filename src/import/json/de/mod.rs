//! serde over [`Node`]s: wire types derive `Deserialize`, and what is wrong keeps its place.
//!
//! Members that a type does not have are told and passed over. A field of type [`At`] swallows
//! what is wrong inside it, so that the rest of its struct is read.

mod access;
mod error;
mod value;

use std::cell::RefCell;

use serde::de::{Deserialize, Deserializer, Visitor};

use super::node::{Node, Value};
use crate::import::diagnostic::{Expected, Problem};
use crate::import::nearest::nearest;
use crate::model::Decimal;
use access::{AtAccess, ListAccess, MapAccess, StructAccess};
pub use error::Error;
use value::{AT, LABEL, NUMBER, PERIOD, RANK_BASIS};
pub use value::{At, Basis, Name, Num, PeriodText};

/// So many problems are told with the nearest known word: to find it costs more than reading.
pub(in crate::import) const HINTED: usize = 10_000;

/// The problems met while reading, with byte offsets.
pub type Sink = RefCell<Vec<(usize, Problem)>>;

/// Reads a value. `None` when it is unusable as a whole; the sink says why.
pub fn read<'n, T: Deserialize<'n>>(node: &'n Node<'_>, sink: &'n Sink) -> Option<T> {
    let reader = Reader { node, sink };
    T::deserialize(reader).map_err(|error| reader.tell(error)).ok()
}

#[derive(Clone, Copy)]
struct Reader<'n, 'a> {
    node: &'n Node<'a>,
    sink: &'n Sink,
}

impl<'n, 'a> Reader<'n, 'a> {
    fn tell(self, error: Error) {
        if let Some((at, problem)) = error.into_problem(self.node) {
            self.sink.borrow_mut().push((at, problem));
        }
    }

    fn wrong<T>(self, expected: Expected) -> Result<T, Error> {
        let found = self.node.kind();
        Err(Error::at(self.node.at, Problem::WrongKind { expected, found }))
    }

    /// The nearest of the words that may stand here; not looked for among very many problems.
    fn nearest(self, word: &str, known: &'static [&'static str]) -> Option<&'static str> {
        let few = self.sink.borrow().len() < HINTED;
        few.then(|| nearest(word, known.iter().copied())).flatten()
    }

    fn visit_text<V: Visitor<'n>>(self, visitor: V, expected: Expected) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) => visitor.visit_borrowed_str(text),
            _ => self.wrong(expected),
        }
    }

    fn visit_struct<V: Visitor<'n>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
        expected: Expected,
    ) -> Result<V::Value, Error> {
        let Value::Object(members) = &self.node.value else { return self.wrong(expected) };
        for member in members.iter().filter(|m| !fields.contains(&m.name.as_ref())) {
            let nearest = self.nearest(&member.name, fields);
            let problem = Problem::UnknownMember { member: member.name.to_string(), nearest };
            self.sink.borrow_mut().push((member.at, problem));
        }
        let known = StructAccess::new(members, fields, self.sink);
        visitor.visit_map(known).map_err(|error| error.or_at(self.node))
    }
}

impl<'n> Deserializer<'n> for Reader<'n, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(text) => visitor.visit_borrowed_str(text),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(ListAccess::new(items, self.sink)),
            Value::Object(members) => visitor.visit_map(MapAccess::new(members, self.sink)),
        }
        .map_err(|error| error.or_at(self.node))
    }

    fn deserialize_bool<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.value {
            Value::Bool(value) => visitor.visit_bool(value),
            _ => self.wrong(Expected::Bool),
        }
    }

    fn deserialize_str<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit_text(visitor, Expected::Text)
    }

    fn deserialize_string<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit_text(visitor, Expected::Text)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match (name, &self.node.value) {
            (AT, _) => visitor.visit_seq(AtAccess::new(self)),
            (NUMBER, Value::Number(text)) => visitor.visit_borrowed_str(text),
            (NUMBER, Value::Text(text)) => {
                let Ok(read) = Decimal::parse(text) else { return self.wrong(Expected::Number) };
                let problem = Problem::NumberAsText { text: text.to_string(), read };
                self.sink.borrow_mut().push((self.node.at, problem));
                visitor.visit_borrowed_str(text)
            }
            (NUMBER, _) => self.wrong(Expected::Number),
            (PERIOD | RANK_BASIS, Value::Number(text)) => {
                visitor.visit_borrowed_bytes(text.as_bytes())
            }
            (PERIOD, _) => self.visit_text(visitor, Expected::Period),
            (RANK_BASIS, _) => self.visit_text(visitor, Expected::RankBasis),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::List(items) => visitor.visit_seq(ListAccess::new(items, self.sink)),
            _ => self.wrong(Expected::List),
        }
    }

    fn deserialize_map<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Object(members) => visitor.visit_map(MapAccess::new(members, self.sink)),
            _ => self.wrong(Expected::Object),
        }
    }

    fn deserialize_struct<V: Visitor<'n>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) if name == LABEL => visitor.visit_borrowed_str(text),
            _ if name == LABEL => self.visit_struct(fields, visitor, Expected::Name),
            _ => self.visit_struct(fields, visitor, Expected::Object),
        }
    }

    fn deserialize_enum<V: Visitor<'n>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Value::Text(text) = &self.node.value else { return self.wrong(Expected::Text) };
        if !words.contains(&text.as_ref()) {
            let nearest = self.nearest(text, words);
            let problem = Problem::UnknownWord { word: text.to_string(), nearest, allowed: words };
            return Err(Error::at(self.node.at, problem));
        }
        let word: serde::de::value::BorrowedStrDeserializer<'n, Error> =
            serde::de::value::BorrowedStrDeserializer::new(text);
        visitor.visit_enum(word)
    }

    fn deserialize_ignored_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'n>>
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct identifier
    }
}
