//! Settings that only parts of the program know which come after the first sight: kept as the link has
//! them until somebody asks what they mean.

use super::percent;

/// Their keys, in the order in which links have them.
pub const KEYS: [&str; 9] =
    ["about", "peers", "noise", "draws", "seed", "recipe", "plan", "report", "v"];

/// The place of the data that a link carries, behind all keys.
const DATA: u8 = u8::MAX;

/// What a link says under these keys, and the data that it carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later(Vec<(u8, String)>);

impl Later {
    /// What is said under a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        let at = place(key)?;
        self.0.iter().find(|(other, _)| *other == at).map(|(_, value)| value.as_str())
    }

    /// The data that the link carries, as it stands there ([`super::packed`]).
    pub fn data(&self) -> Option<&str> {
        self.0.last().filter(|(at, _)| *at == DATA).map(|(_, data)| data.as_str())
    }

    /// Changes it.
    pub fn set_data(&mut self, data: Option<String>) {
        self.0.retain(|(at, _)| *at != DATA);
        self.0.extend(data.map(|data| (DATA, data)));
    }

    /// Says something under a key; nothing if it is empty. Whether the key is known.
    pub fn set(&mut self, key: &str, value: String) -> bool {
        let Some(at) = place(key) else { return false };
        self.0.retain(|(other, _)| *other != at);
        if !value.is_empty() {
            let behind = self.0.iter().take_while(|(other, _)| *other < at).count();
            self.0.insert(behind, (at, value));
        }
        true
    }

    /// The keys with what is said, ready for a link.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        self.0
            .iter()
            .filter_map(|(at, value)| Some((*KEYS.get(usize::from(*at))?, percent::encode(value))))
    }
}

fn place(key: &str) -> Option<u8> {
    KEYS.iter().position(|other| *other == key).map(|at| at as u8)
}
