//! Ids made from names, each given once.

use std::collections::HashMap;

/// Ids given so far, and with which number a repeated one goes on.
#[derive(Default)]
pub struct Ids(HashMap<String, u32>);

impl Ids {
    /// The id itself if it is free, else with the first number that makes it so: `a`, `a-2`, `a-3`.
    /// An empty id (a name without Latin letters) becomes `instead`.
    pub fn free(&mut self, id: String, instead: &str) -> String {
        let id = if id.is_empty() { instead.to_owned() } else { id };
        let mut next = self.0.get(&id).copied().unwrap_or(1);
        let mut found = id.clone();
        while self.0.contains_key(&found) {
            next += 1;
            found = format!("{id}-{next}");
        }
        self.0.insert(id, next);
        self.0.entry(found.clone()).or_insert(1);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_given_once() {
        let mut ids = Ids::default();
        let mut free = |id: &str| ids.free(id.to_owned(), "group");
        assert_eq!(
            ["a", "a-2", "a", "a", "", "", "b"].map(&mut free),
            ["a", "a-2", "a-3", "a-4", "group", "group-2", "b"]
        );
    }
}
