//! Byte offset → line and column, without walking the file anew for each.

use super::diagnostic::Place;

/// Bytes between two marks: what one look-up walks at most, besides one character.
const STEP: usize = 4096;

/// Marks along a file from which the line and column of any byte are near.
#[derive(Clone, Debug, Default)]
pub struct Locator {
    marks: Vec<(u32, u32)>,
}

impl Locator {
    /// Walks the file once.
    pub fn new(bytes: &[u8]) -> Locator {
        let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut at = start(bytes);
        for chunk in bytes.chunks(STEP) {
            marks.push(at);
            at = walk(at, chunk);
        }
        Locator { marks }
    }

    /// Line and column (in characters) of a byte, both from 1. `bytes` is the file that the
    /// locator was made from.
    pub fn line_column(&self, offset: usize, bytes: &[u8]) -> (u32, u32) {
        let offset = offset.min(bytes.len());
        let mark = (offset / STEP).min(self.marks.len().saturating_sub(1));
        let Some(&at) = self.marks.get(mark) else { return (1, 1) };
        let (line, column) = walk(at, &bytes[mark * STEP..offset]);
        (line, column.max(1))
    }

    /// The place of a byte.
    pub fn place(&self, file: &str, offset: usize, path: String, bytes: &[u8]) -> Place {
        let (line, column) = self.line_column(offset, bytes);
        Place {
            file: file.to_owned(),
            line: Some(line),
            column: Some(column),
            path: Some(path).filter(|path| !path.is_empty()),
        }
    }
}

/// Where the first byte stands. A byte-order mark is no character of the text, so that what
/// follows it begins in column 1.
fn start(bytes: &[u8]) -> (u32, u32) {
    (1, if bytes.starts_with(b"\xEF\xBB\xBF") { 0 } else { 1 })
}

fn walk((mut line, mut column): (u32, u32), bytes: &[u8]) -> (u32, u32) {
    for &byte in bytes {
        if byte == b'\n' {
            line = line.saturating_add(1);
            column = 1;
        } else if byte & 0xC0 != 0x80 {
            column = column.saturating_add(1);
        }
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "\u{FEFF}một\r\nhai ổ x";
        let locator = Locator::new(text.as_bytes());
        let at = |needle: &str| locator.line_column(text.find(needle).unwrap(), text.as_bytes());
        assert_eq!(at("một"), (1, 1));
        assert_eq!(at("t\r"), (1, 3));
        assert_eq!(at("hai"), (2, 1));
        assert_eq!(at("x"), (2, 7));
        assert_eq!(Locator::new(b"").line_column(5, b""), (1, 1));
    }

    #[test]
    fn agrees_with_walking_from_the_start() {
        let text = "xếp hạng\n".repeat(2000);
        let locator = Locator::new(text.as_bytes());
        for offset in (0..text.len()).step_by(37) {
            let whole = walk((1, 1), &text.as_bytes()[..offset]);
            assert_eq!(locator.line_column(offset, text.as_bytes()), whole);
        }
    }
}
