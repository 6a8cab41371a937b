//! Lists, objects and [`super::At`] as serde walks them.

use std::slice::Iter;

use serde::de::value::{BorrowedStrDeserializer, UsizeDeserializer};
use serde::de::{DeserializeSeed, IntoDeserializer, SeqAccess};

use super::{Error, Reader, Sink};
use crate::import::json::node::{Member, Node};

pub(super) struct ListAccess<'n, 'a> {
    items: Iter<'n, Node<'a>>,
    sink: &'n Sink,
}

impl<'n, 'a> ListAccess<'n, 'a> {
    pub(super) fn new(items: &'n [Node<'a>], sink: &'n Sink) -> Self {
        ListAccess { items: items.iter(), sink }
    }
}

impl<'n> SeqAccess<'n> for ListAccess<'n, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'n>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(node) = self.items.next() else { return Ok(None) };
        seed.deserialize(Reader { node, sink: self.sink }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// All members of an object.
pub(super) struct MapAccess<'n, 'a> {
    members: Iter<'n, Member<'a>>,
    value: Option<&'n Node<'a>>,
    sink: &'n Sink,
}

impl<'n, 'a> MapAccess<'n, 'a> {
    pub(super) fn new(members: &'n [Member<'a>], sink: &'n Sink) -> Self {
        MapAccess { members: members.iter(), value: None, sink }
    }

    fn key<K: DeserializeSeed<'n>>(
        &mut self,
        member: &'n Member<'a>,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.value = Some(&member.value);
        seed.deserialize(BorrowedStrDeserializer::new(&member.name)).map(Some)
    }

    fn value<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let node = self.value.take().ok_or_else(Error::told)?;
        seed.deserialize(Reader { node, sink: self.sink }).map_err(|error| error.or_at(node))
    }
}

impl<'n> serde::de::MapAccess<'n> for MapAccess<'n, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'n>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(member) = self.members.next() else { return Ok(None) };
        self.key(member, seed)
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.value(seed)
    }
}

/// The members of an object that a struct has.
pub(super) struct StructAccess<'n, 'a> {
    all: MapAccess<'n, 'a>,
    fields: &'static [&'static str],
}

impl<'n, 'a> StructAccess<'n, 'a> {
    pub(super) fn new(
        members: &'n [Member<'a>],
        fields: &'static [&'static str],
        sink: &'n Sink,
    ) -> Self {
        StructAccess { all: MapAccess::new(members, sink), fields }
    }
}

impl<'n> serde::de::MapAccess<'n> for StructAccess<'n, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'n>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let fields = self.fields;
        match self.all.members.find(|member| fields.contains(&member.name.as_ref())) {
            Some(member) => self.all.key(member, seed),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'n>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.all.value(seed)
    }
}

/// First the byte offset of a value, then the value itself; what is wrong with it is told here.
pub(super) struct AtAccess<'n, 'a> {
    reader: Reader<'n, 'a>,
    begun: bool,
}

impl<'n, 'a> AtAccess<'n, 'a> {
    pub(super) fn new(reader: Reader<'n, 'a>) -> Self {
        AtAccess { reader, begun: false }
    }
}

impl<'n> SeqAccess<'n> for AtAccess<'n, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'n>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if !std::mem::replace(&mut self.begun, true) {
            let offset: UsizeDeserializer<Error> = self.reader.node.at.into_deserializer();
            return seed.deserialize(offset).map(Some);
        }
        seed.deserialize(self.reader).map(Some).map_err(|error| {
            self.reader.tell(error);
            Error::told()
        })
    }
}
