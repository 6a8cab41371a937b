//! Fields of wire types that keep what serde's own types lose: place, exact number, either form.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

// Names by which the types here ask the reader for what serde has no word for.
pub(super) const AT: &str = "$at";
pub(super) const NUMBER: &str = "$number";
pub(super) const PERIOD: &str = "$period";
pub(super) const RANK_BASIS: &str = "$rank-basis";
pub(super) const LABEL: &str = "$label";

/// A value with its place. When it could not be read, the sink says why and the rest goes on.
#[derive(Clone, Copy, Debug)]
pub struct At<T> {
    /// Byte offset of its first character.
    pub offset: usize,
    /// The value; `None` when it could not be read.
    pub value: Option<T>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AtVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for AtVisitor<T> {
            type Value = At<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<At<T>, A::Error> {
                let offset = access.next_element()?.ok_or_else(|| A::Error::custom("no offset"))?;
                let value = access.next_element().ok().flatten();
                Ok(At { offset, value })
            }
        }
        deserializer.deserialize_newtype_struct(AT, AtVisitor(PhantomData))
    }
}

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

impl<'de: 'a, 'a> Deserialize<'de> for Num<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_newtype_struct(NUMBER, ScalarVisitor)? {
            Basis::Word(text) | Basis::Decimals(text) => Ok(Num(text)),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for PeriodText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_newtype_struct(PERIOD, ScalarVisitor)? {
            Basis::Word(text) | Basis::Decimals(text) => Ok(PeriodText(text)),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Basis<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RANK_BASIS, ScalarVisitor)
    }
}

/// A text comes as a text, a number as bytes.
struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Basis<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Basis<'de>, E> {
        Ok(Basis::Word(text))
    }
    fn visit_borrowed_bytes<E: serde::de::Error>(self, bytes: &'de [u8]) -> Result<Basis<'de>, E> {
        std::str::from_utf8(bytes).map(Basis::Decimals).map_err(E::custom)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(LABEL, &["vi", "en"], NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }
    fn visit_borrowed_str<E>(self, vi: &'de str) -> Result<Name<'de>, E> {
        Ok(Name { vi, en: None })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Name<'de>, A::Error> {
        let (mut vi, mut en) = (None, None);
        while let Some(language) = members.next_key::<&str>()? {
            let text = members.next_value::<Option<At<&str>>>()?.and_then(|text| text.value);
            if language == "vi" { vi = text } else { en = text }
        }
        let vi = vi.ok_or_else(|| A::Error::missing_field("vi"))?;
        Ok(Name { vi, en })
    }
}
