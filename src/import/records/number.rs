//! Numbers as people write them in texts: decimal comma or point, thousands, percent signs.

use crate::model::text::fold;
use crate::model::{Decimal, DecimalError, Missing};

/// The character before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As in Vietnamese: 1.234,56.
    Comma,
    /// As in English: 1,234.56.
    Point,
}

/// What a text says of the mark that its column uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It is this one.
    Is(Mark),
    /// One mark with three digits after it: decimals or thousands.
    Unclear,
    /// No mark.
    None,
}

/// A text read as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// A number; `rounded` to the digits that can be held; `unclear` if it could be another.
    Number {
        /// The number.
        value: Decimal,
        /// Whether digits were lost.
        rounded: bool,
    },
    /// A word for the absence of a figure.
    Missing(Missing),
    /// A number beyond what can be held.
    TooLong,
    /// No number.
    Unreadable,
}

/// The number without spaces, percent sign and unit; minus signs as `-`.
fn bare(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let text = ["điểm", "đ"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '−' | '–') { '-' } else { c })
        .collect()
}

/// Whether a text begins as a number does: names, of which a file has many, are told apart at once.
fn may_be_number(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    first.is_some_and(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '–' | ',' | '.'))
}

/// The parts of a plain number around its commas and points; `None` when it is none.
fn groups(number: &str) -> Option<Vec<(Option<char>, &str)>> {
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
    let mut groups = Vec::new();
    let (mut mark, mut rest) = (None, digits);
    loop {
        let end = rest.find([',', '.']).unwrap_or(rest.len());
        let group = &rest[..end];
        let spare = groups.is_empty() || end == rest.len();
        if !group.bytes().all(|b| b.is_ascii_digit()) || (group.is_empty() && !spare) {
            return None;
        }
        groups.push((mark, group));
        let Some(next) = rest[end..].chars().next() else { break };
        mark = Some(next);
        rest = &rest[end + 1..];
    }
    groups.iter().any(|(_, group)| !group.is_empty()).then_some(groups)
}

/// Which mark a text proves.
pub fn evidence(text: &str) -> Evidence {
    if !may_be_number(text) {
        return Evidence::None;
    }
    let number = bare(text);
    let Some(groups) = groups(&number) else { return Evidence::None };
    let marks: Vec<char> = groups.iter().filter_map(|(mark, _)| *mark).collect();
    let of = |mark: char| if mark == ',' { Mark::Comma } else { Mark::Point };
    let other = |mark: char| if mark == ',' { Mark::Point } else { Mark::Comma };
    let (Some(&first), Some(&last)) = (marks.first(), marks.last()) else { return Evidence::None };
    if first != last {
        return Evidence::Is(of(last));
    }
    if marks.len() > 1 {
        return Evidence::Is(other(last));
    }
    let (before, after) = (groups[0].1, groups[1].1);
    let thousands = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if thousands { Evidence::Unclear } else { Evidence::Is(of(last)) }
}

/// Reads a text; `mark` decides where the text itself does not.
pub fn read(text: &str, mark: Mark) -> Read {
    if let Some(reason) = missing(text) {
        return Read::Missing(reason);
    }
    if !may_be_number(text) {
        return Read::Unreadable;
    }
    let number = bare(text);
    let mark = match evidence(text) {
        Evidence::Is(own) => own,
        Evidence::Unclear | Evidence::None => mark,
    };
    let Some(groups) = groups(&number) else { return plain(&number) };
    let decimal = if mark == Mark::Comma { ',' } else { '.' };
    let mut plain_text = String::with_capacity(number.len());
    if number.starts_with('-') {
        plain_text.push('-');
    }
    for (at, (before, digits)) in groups.iter().enumerate() {
        match before {
            Some(c) if *c == decimal && at + 1 == groups.len() => plain_text.push('.'),
            // Thousands stand in groups of three.
            Some(c) if *c != decimal && digits.len() == 3 => {}
            Some(_) => return Read::Unreadable,
            None if digits.is_empty() => plain_text.push('0'),
            None => {}
        }
        plain_text.push_str(digits);
    }
    plain(plain_text.strip_suffix('.').unwrap_or(&plain_text))
}

/// Whether a text is a number or a word for the absence of one, and so no name among names.
pub fn is_figure(text: &str) -> bool {
    !matches!(read(text, Mark::Point), Read::Unreadable)
}

/// Reads JSON's own notation.
pub fn plain(number: &str) -> Read {
    match Decimal::parse_rounding(number) {
        Ok((value, rounded)) => Read::Number { value, rounded },
        Err(DecimalError::TooLong) => Read::TooLong,
        Err(DecimalError::NotANumber) => Read::Unreadable,
    }
}

/// The reason that a text gives for the absence of a figure.
pub fn missing(text: &str) -> Option<Missing> {
    let trimmed = text.trim();
    if trimmed.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '*' | '_')) {
        return Some(Missing::NotAvailable);
    }
    if let Some(reason) = Missing::from_code(trimmed) {
        return Some(reason);
    }
    if !may_be_missing(trimmed) {
        return None;
    }
    match fold(trimmed).as_str() {
        "n a" | "na" | "nan" | "null" | "none" | "nil" | "khong" | "khong co"
        | "khong co so lieu" | "khong co du lieu" | "chua co" | "chua co so lieu" | "no data"
        | "not available" | "missing" => Some(Missing::NotAvailable),
        "khong cong bo" | "withheld" | "not published" => Some(Missing::Withheld),
        "khong ap dung" | "not applicable" => Some(Missing::NotApplicable),
        _ => None,
    }
}

/// Whether a text may be one of the words below, by its first letter: names are told apart from them
/// without being folded, of which a file has many more.
fn may_be_missing(text: &str) -> bool {
    match text.chars().find(|c| c.is_alphanumeric()) {
        Some(first) if first.is_ascii() => {
            matches!(first.to_ascii_lowercase(), 'c' | 'k' | 'm' | 'n' | 'w')
        }
        // The stroke of «đ» is no mark that folding takes away from one of these.
        Some('đ' | 'Đ') | None => false,
        // A letter with marks, one character or several.
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_people_write_them() {
        for (text, mark, expected) in [
            ("80,98", Mark::Point, "80.98"),
            ("80.98", Mark::Comma, "80.98"),
            ("80,98%", Mark::Comma, "80.98"),
            ("80,98 %", Mark::Comma, "80.98"),
            ("80,98 điểm", Mark::Comma, "80.98"),
            ("1.234,56", Mark::Point, "1234.56"),
            ("1,234.56", Mark::Comma, "1234.56"),
            ("1.234.567", Mark::Point, "1234567"),
            ("1 234,5", Mark::Comma, "1234.5"),
            ("1\u{a0}234", Mark::Comma, "1234"),
            ("1.234", Mark::Comma, "1234"),
            ("1.234", Mark::Point, "1.234"),
            ("1,234", Mark::Comma, "1.234"),
            ("1,234", Mark::Point, "1234"),
            ("0,727", Mark::Point, "0.727"),
            ("0.727", Mark::Comma, "0.727"),
            ("−2,3", Mark::Comma, "-2.3"),
            ("+35,34", Mark::Comma, "35.34"),
            (",5", Mark::Comma, "0.5"),
            ("5,", Mark::Comma, "5"),
            ("13", Mark::Comma, "13"),
            ("1e3", Mark::Comma, "1000"),
        ] {
            match read(text, mark) {
                Read::Number { value, .. } => assert_eq!(value.to_string(), expected, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn words_for_nothing_are_no_numbers() {
        for text in ["", " ", "-", "–", "...", "n/a", "N/A", "Không có số liệu", "NULL"] {
            assert_eq!(read(text, Mark::Comma), Read::Missing(Missing::NotAvailable), "{text}");
        }
        assert_eq!(read("Không công bố", Mark::Comma), Read::Missing(Missing::Withheld));
        assert_eq!(read("withheld", Mark::Comma), Read::Missing(Missing::Withheld));
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in ["?", "80,9,8,1", "1.23,456.7", "01 (0,727)", "80;98", "tám mươi", "1.2.3"] {
            assert_eq!(read(text, Mark::Comma), Read::Unreadable, "{text}");
        }
        assert_eq!(read("9999999999999999999", Mark::Comma), Read::TooLong);
    }

    #[test]
    fn one_text_may_settle_its_column() {
        for (text, expected) in [
            ("1.234,5", Evidence::Is(Mark::Comma)),
            ("80,98", Evidence::Is(Mark::Comma)),
            ("80.98", Evidence::Is(Mark::Point)),
            ("1.234.567", Evidence::Is(Mark::Comma)),
            ("0.727", Evidence::Is(Mark::Point)),
            ("1.234", Evidence::Unclear),
            ("12,345", Evidence::Unclear),
            ("13", Evidence::None),
            ("x", Evidence::None),
        ] {
            assert_eq!(evidence(text), expected, "{text}");
        }
    }
}
