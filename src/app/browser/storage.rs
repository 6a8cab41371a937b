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

/// Keeps a text under a name; whether the browser does.
pub fn write(name: &str, value: &str) -> bool {
    match window().map(|window| window.local_storage()) {
        Some(Ok(Some(storage))) => storage.set_item(&key(name), value).is_ok(),
        _ => false,
    }
}

/// Forgets everything under names that begin so.
pub fn forget(beginning: &str) {
    let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) else { return };
    let beginning = key(beginning);
    let count = storage.length().unwrap_or_default();
    let names = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let names: Vec<String> = names.filter(|name| name.starts_with(&beginning)).collect();
    for name in names {
        let _ = storage.remove_item(&name);
    }
}
