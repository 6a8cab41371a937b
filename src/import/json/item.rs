//! One value out of the middle of a file.

use super::node::{Document, Failure, Node, Value};
use super::parse::parse;

/// Where the value ends that begins with the bracket at `at`, by its brackets and quotes alone.
/// `None`: not in these bytes.
pub fn end_of_value(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut next = at;
    while let Some(&byte) = bytes.get(next) {
        match byte {
            b'"' => next = end_of_text(bytes, next)? - 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(next + 1);
                }
            }
            _ => {}
        }
        next += 1;
    }
    None
}

/// Where the text ends, its closing quote included, whose opening quote stands at `at`.
pub fn end_of_text(bytes: &[u8], at: usize) -> Option<usize> {
    let mut next = at + 1;
    loop {
        match *bytes.get(next)? {
            b'"' => return Some(next + 1),
            b'\\' => next += 2,
            _ => next += 1,
        }
    }
}

/// Reads the list or object that begins at `at`; offsets are those of the whole.
pub fn value_at(bytes: &[u8], at: usize) -> Option<Node<'_>> {
    let end = end_of_value(bytes, at)?;
    Some(item(bytes, at, end).ok()?.root)
}

/// Reads the value that fills `at..end`, and what is doubtful in it; offsets are those of the whole.
///
/// # Errors
/// As [`parse`] has them.
pub fn item(bytes: &[u8], at: usize, end: usize) -> Result<Document<'_>, Failure> {
    let moved = |failure: Failure| Failure { at: failure.at + at, ..failure };
    let mut document = parse(bytes.get(at..end).unwrap_or_default()).map_err(moved)?;
    shift(&mut document.root, at);
    document.doubts = document.doubts.into_iter().map(moved).collect();
    Ok(document)
}

fn shift(node: &mut Node<'_>, by: usize) {
    node.at += by;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Value::Object(members) => {
            for member in members {
                member.at += by;
                shift(&mut member.value, by);
            }
        }
        _ => {}
    }
}
