//! What the browser remembers for this page: language and theme. Without it, nothing is lost but
//! the choice.

use super::window;

fn key(name: &str) -> String {
    format!("xephang:{name}")
}

/// What was kept under a name.
pub fn read(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(&key(name)).ok()?
}

/// Keeps a text under a name.
pub fn write(name: &str, value: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.set_item(&key(name), value);
    }
}
