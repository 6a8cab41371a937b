//! The members of a wire type and the words of a wire enum, as serde's derive names them.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};

/// Reads nothing; ends by giving back the names that a type asks for.
struct Asked;

#[derive(Debug)]
struct Names(&'static [&'static str]);

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Names {}

impl serde::de::Error for Names {
    fn custom<T: fmt::Display>(message: T) -> Names {
        panic!("{message}")
    }
}

impl<'de> Deserializer<'de> for Asked {
    type Error = Names;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Names> {
        panic!("neither struct nor enum")
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Names> {
        Err(Names(fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Names> {
        Err(Names(words))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The members of a wire type.
pub fn fields<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
    match T::deserialize(Asked) {
        Ok(_) => BTreeSet::new(),
        Err(names) => names.0.iter().map(|name| (*name).to_owned()).collect(),
    }
}

/// The words of a wire enum.
pub fn words<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
    fields::<T>()
}
