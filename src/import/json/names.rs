//! Whether a member of an object was named before.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use super::node::Member;

/// The names of an object's members: few are compared one by one, many found by their hash.
#[derive(Default)]
pub struct Names {
    /// Numbers of members by the hash of their names.
    known: HashTable<u32>,
    hasher: RandomState,
}

/// So many are few.
const FEW: usize = 16;

impl Names {
    /// Whether a name is new among those of the members so far; then the next member has it.
    pub fn add(&mut self, name: &str, members: &[Member<'_>]) -> bool {
        if members.len() < FEW {
            return members.iter().all(|member| member.name != name);
        }
        let Names { known, hasher } = self;
        let name_of = |at: &u32| members.get(*at as usize).map_or("", |member| &member.name);
        if known.is_empty() {
            for (at, member) in (0..).zip(members) {
                known.insert_unique(hasher.hash_one(&*member.name), at, |at| {
                    hasher.hash_one(name_of(at))
                });
            }
        }
        let hash = hasher.hash_one(name);
        if known.find(hash, |at| name_of(at) == name).is_some() {
            return false;
        }
        known.insert_unique(hash, members.len() as u32, |at| {
            // The one that is being added has no member yet.
            hasher.hash_one(if *at as usize == members.len() { name } else { name_of(at) })
        });
        true
    }
}
