//! JSON paths as they are shown: `observations[3].score`, `rows[0]["Năm 2016"]`.

use std::fmt::Write;

/// The path of a member of the object at `path`.
pub fn join_member(path: &str, member: &str) -> String {
    let mut joined = path.to_owned();
    push_member(&mut joined, member);
    joined
}

/// Lengthens a path by a member; a name that is no plain word is quoted.
pub fn push_member(path: &mut String, member: &str) {
    let plain =
        !member.is_empty() && member.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    // Writing to a String cannot fail.
    let _ = match plain {
        true if path.is_empty() => write!(path, "{member}"),
        true => write!(path, ".{member}"),
        false => write!(path, "[\"{member}\"]"),
    };
}

/// Lengthens a path by an item of a list, from 0.
pub fn push_item(path: &mut String, item: usize) {
    let _ = write!(path, "[{item}]");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_what_is_no_plain_word() {
        let mut path = join_member("", "rows");
        push_item(&mut path, 0);
        assert_eq!(join_member(&path, "score"), "rows[0].score");
        assert_eq!(join_member(&path, "Năm 2016"), "rows[0][\"Năm 2016\"]");
    }
}
