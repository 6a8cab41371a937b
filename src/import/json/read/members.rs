//! The members of an object, and the macros that declare what they are.

use super::value::{At, Elsewhere};
use super::{Read, Sink, nearest_of, tell, wrong};
use crate::import::diagnostic::{Expected, Problem};
use crate::import::json::node::{Node, Value};

/// The most members that a wire type may have; `wire_struct` counts them.
const MOST: usize = 20;

/// The members of an object in the order in which its type names them, taken one by one.
pub(in crate::import) struct Members<'n> {
    found: [Option<&'n Node<'n>>; MOST],
    names: &'static [&'static str],
    next: usize,
    at: usize,
    lacking: bool,
    /// Where problems go.
    pub(super) sink: &'n Sink,
}

impl<'n> Members<'n> {
    /// The most members that a wire type may have.
    pub(in crate::import) const MOST: usize = MOST;

    /// The members of an object; those that have none of the names are told. `None`, and told,
    /// when it is no object.
    #[inline(never)]
    pub(in crate::import) fn of(
        node: &'n Node<'n>,
        names: &'static [&'static str],
        expected: Expected,
        sink: &'n Sink,
    ) -> Option<Members<'n>> {
        let Value::Object(members) = &node.value else {
            wrong(node, expected, sink);
            return None;
        };
        let mut found = [None; MOST];
        for member in members {
            match names.iter().position(|name| *name == member.name) {
                Some(at) => found[at] = Some(&member.value),
                None => {
                    let nearest = nearest_of(&member.name, names, sink);
                    let member_name = member.name.to_string();
                    let problem = Problem::UnknownMember { member: member_name, nearest };
                    tell(member.at, problem, sink);
                }
            }
        }
        Some(Members { found, names, next: 0, at: node.at, lacking: false, sink })
    }

    /// The next member, where it stands in the object.
    pub(super) fn given(&mut self) -> Option<&'n Node<'n>> {
        self.next += 1;
        self.found[self.next - 1]
    }

    /// The next member, where it stands in the object and is not `null`.
    pub(super) fn optional(&mut self) -> Option<&'n Node<'n>> {
        self.given().filter(|node| !matches!(node.value, Value::Null))
    }

    /// The next member; of those that are lacking, the first is told.
    #[inline(never)]
    pub(super) fn required(&mut self) -> Option<&'n Node<'n>> {
        let given = self.given();
        if given.is_none() {
            self.lack(self.names[self.next - 1]);
        }
        given
    }

    /// Notes that a member is lacking.
    pub(super) fn lack(&mut self, member: &'static str) {
        if !std::mem::replace(&mut self.lacking, true) {
            tell(self.at, Problem::MissingMember { member }, self.sink);
        }
    }
}

/// What can be a field of a wire type.
pub(in crate::import) trait Field<'n>: Sized {
    /// Takes the next member. `None` when the struct is unusable without it.
    fn take(members: &mut Members<'n>) -> Option<Self>;
}

impl<'n, T: Read<'n>> Field<'n> for T {
    fn take(members: &mut Members<'n>) -> Option<T> {
        let node = members.required()?;
        T::read(node, members.sink)
    }
}

impl<'n, T: Read<'n>> Field<'n> for Option<At<T>> {
    fn take(members: &mut Members<'n>) -> Option<Option<At<T>>> {
        let sink = members.sink;
        Some(members.optional().map(|node| At { offset: node.at, value: T::read(node, sink) }))
    }
}

impl<'n> Field<'n> for Option<Elsewhere> {
    fn take(members: &mut Members<'n>) -> Option<Option<Elsewhere>> {
        Some(members.given().map(|_| Elsewhere))
    }
}

/// Declares a struct that is read from an object: `"name in the file" => field: Type`.
macro_rules! wire_struct {
    (
        $(#[$about:meta])*
        $name:ident { $($member:literal => $field:ident: $kind:ty,)* }
    ) => {
        $(#[$about])*
        pub struct $name<'n> {
            $(pub $field: $kind,)*
        }

        impl<'n> $name<'n> {
            /// Its members, as they are named in a file.
            pub const MEMBERS: &'static [&'static str] = &[$($member),*];

            /// Reads it of an object that may have the first of its members only, those in `names`.
            #[inline(never)]
            pub(in $crate::import) fn read_named(
                node: &'n $crate::import::json::Node<'n>,
                names: &'static [&'static str],
                sink: &'n $crate::import::json::Sink,
            ) -> Option<Self> {
                use $crate::import::json::{Field, Members};
                let expected = $crate::import::diagnostic::Expected::Object;
                let members = &mut Members::of(node, names, expected, sink)?;
                // All are looked at before giving up, so that one reading tells all.
                $(let $field = <$kind as Field<'n>>::take(members);)*
                Some($name { $($field: $field?,)* })
            }
        }

        const _: () = assert!($name::MEMBERS.len() <= $crate::import::json::Members::MOST);

        impl<'n> $crate::import::json::Read<'n> for $name<'n> {
            fn read(
                node: &'n $crate::import::json::Node<'n>,
                sink: &'n $crate::import::json::Sink,
            ) -> Option<Self> {
                Self::read_named(node, Self::MEMBERS, sink)
            }
        }
    };
}

/// Declares an enum that is read from a word: `"word in the file" => Variant`.
macro_rules! wire_words {
    ($(#[$about:meta])* $name:ident { $($word:literal => $variant:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($variant,)* }

        impl $name {
            /// The words, as they stand in a file.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
        }

        impl<'n> $crate::import::json::Read<'n> for $name {
            fn read(
                node: &'n $crate::import::json::Node<'n>,
                sink: &'n $crate::import::json::Sink,
            ) -> Option<Self> {
                let at = $crate::import::json::word(node, Self::WORDS, sink)?;
                [$($name::$variant),*].get(at).copied()
            }
        }
    };
}

pub(in crate::import) use {wire_struct, wire_words};
