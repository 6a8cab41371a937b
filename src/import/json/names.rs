//! Whether a member of an object was named before.

use super::node::Member;
use crate::import::index::Index;

/// The names of an object's members: few are compared one by one, many found by their hash.
#[derive(Default)]
pub struct Names(Index);

/// So many are few.
const FEW: usize = 16;

impl Names {
    /// Whether a name is new among those of the members so far; then the next member has it.
    pub fn add(&mut self, name: &str, members: &[Member<'_>]) -> bool {
        if members.len() < FEW {
            return members.iter().all(|member| member.name != name);
        }
        let name_of = |at: u32| members.get(at as usize).map_or("", |member| &*member.name);
        if self.0.is_empty() {
            for (at, member) in (0..).zip(members) {
                self.0.put(&member.name, at, &name_of);
            }
        }
        let is_new = self.0.find(name, &name_of).is_none();
        if is_new {
            self.0.put(name, members.len() as u32, &name_of);
        }
        is_new
    }
}
