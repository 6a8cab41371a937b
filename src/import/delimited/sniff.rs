//! Which separator a file uses.

use super::super::head::mode;
use super::split::{RowWidth, rows};

/// So much of a file is looked at.
const SAMPLE: usize = 64 * 1024;

/// The separators, the likelier ones first: where two fit equally, the comma may be a decimal one.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Where the values begin (behind a byte-order mark and a line `sep=;`) and what separates them.
/// `None`: the text has no columns.
pub fn separator(text: &str) -> Option<(usize, u8)> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[start..];
    let line = rest.lines().next().unwrap_or_default();
    if let Some(said) = line.strip_prefix("sep=").filter(|said| said.len() == 1) {
        let behind = rest[line.len()..].trim_start_matches('\r');
        let behind = behind.strip_prefix('\n').unwrap_or(behind);
        return Some((text.len() - behind.len(), said.as_bytes()[0]));
    }
    let mut end = rest.len().min(SAMPLE);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &rest[..end];
    let scored = SEPARATORS.iter().rev().filter_map(|&separator| {
        let mut splitter = rows(sample, 0, separator);
        let mut rows: Vec<RowWidth> = std::iter::from_fn(|| splitter.next_width()).collect();
        // The sample may end within a row.
        if sample.len() < rest.len() && rows.len() > 1 {
            rows.pop();
        }
        let widths: Vec<usize> =
            rows.iter().filter(|row| row.filled > 0).map(|row| row.all).collect();
        let most = mode(&widths).filter(|most| *most > 1)?;
        let regular = widths.iter().filter(|width| **width == most).count();
        Some(((regular * 100 / widths.len(), most.min(2)), separator))
    });
    scored.max_by_key(|(score, _)| *score).map(|(_, separator)| (start, separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        for (text, expected) in [
            ("Tỉnh;Điểm\nHà Nội;60,74\nLào Cai;63,49\n", Some((0, b';'))),
            ("Tỉnh,Điểm\nHà Nội,60.74\n", Some((0, b','))),
            ("Tỉnh\tĐiểm\nHà Nội\t60,74\n", Some((0, b'\t'))),
            ("a|b\n1|2\n", Some((0, b'|'))),
            ("sep=|\r\na|b;c\n1|2\n", Some((7, b'|'))),
            ("\u{feff}a;b\n1;2\n", Some((3, b';'))),
            ("Bảng xếp hạng, năm 2016\n\nTỉnh;Điểm\nA;1,5\nB;2,5\nC;3,5", Some((0, b';'))),
            ("một dòng\nhai dòng\n", None),
            ("", None),
        ] {
            assert_eq!(separator(text), expected, "{text:?}");
        }
    }
}
