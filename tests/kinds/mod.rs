//! The names of problems as files of the corpus bear them.

/// What a problem prints for tests, as a name: `BadDate { text: … }` → `bad-date`.
pub fn kind(debug: &str) -> String {
    let mut kind = String::new();
    for c in debug.chars().take_while(char::is_ascii_alphanumeric) {
        if c.is_ascii_uppercase() && !kind.is_empty() {
            kind.push('-');
        }
        kind.push(c.to_ascii_lowercase());
    }
    kind
}
