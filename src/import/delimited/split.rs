//! Lines of values with a separator between them (RFC 4180, read with lenience): a value in double
//! quotes may hold separators, line ends and doubled quotes.

use std::borrow::Cow;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'t> {
    /// Byte offset.
    pub at: usize,
    /// What it says, quotes taken off; spaces around it are its own.
    pub text: Cow<'t, str>,
}

/// A quote that is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// Byte offset of the quote.
    pub at: usize,
}

/// The rows of a text from `start` on. A quote that is never closed counts as a letter, so that it
/// costs one value and not the rest of the file.
pub fn rows(text: &str, start: usize, separator: u8) -> Splitter<'_> {
    Splitter { text, at: start, separator, unclosed: None }
}

/// Where a row begins and how many values it has.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowWidth {
    /// Byte offset.
    pub at: usize,
    /// All of them.
    pub all: usize,
    /// Those that say something.
    pub filled: usize,
    /// Those up to the last that says something.
    pub said: usize,
}

/// Splits a text row by row.
pub struct Splitter<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    /// The quote that is never closed.
    pub unclosed: Option<Unclosed>,
}

impl<'t> Splitter<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Splits the next row into `fields`, of which no more than `most` are kept. `None`: there is no
    /// row.
    pub fn next_row(&mut self, fields: &mut Vec<Field<'t>>, most: usize) -> Option<RowWidth> {
        fields.clear();
        self.next_fields(|field| {
            if fields.len() < most {
                fields.push(field);
            }
        })
    }

    /// Splits the next row and keeps nothing.
    pub fn next_width(&mut self) -> Option<RowWidth> {
        self.next_fields(drop)
    }

    /// Passes over some rows.
    pub fn skip_rows(&mut self, rows: usize) {
        for _ in 0..rows {
            self.next_width();
        }
    }

    fn next_fields(&mut self, mut put: impl FnMut(Field<'t>)) -> Option<RowWidth> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut width = RowWidth { at: self.at, ..RowWidth::default() };
        loop {
            let field = self.field();
            width.all += 1;
            if !field.text.trim().is_empty() {
                width.filled += 1;
                width.said = width.all;
            }
            put(field);
            match self.byte() {
                Some(byte) if byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1;
                    if self.byte() == Some(b'\n') {
                        self.at += 1;
                    }
                    return Some(width);
                }
                Some(_) => {
                    self.at += 1;
                    return Some(width);
                }
                None => return Some(width),
            }
        }
    }

    fn field(&mut self) -> Field<'t> {
        let at = self.at;
        // Once one quote is left open, no later one can be closed either.
        if self.byte() == Some(b'"') && self.unclosed.is_none() {
            match self.quoted() {
                Some(text) => return Field { at, text },
                None => self.unclosed = Some(Unclosed { at }),
            }
        }
        self.at = at;
        Field { at, text: Cow::Borrowed(self.plain()) }
    }

    /// Up to the separator or the end of the line.
    fn plain(&mut self) -> &'t str {
        let rest = &self.text.as_bytes()[self.at..];
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r');
        let end = self.at + rest.iter().position(ends).unwrap_or(rest.len());
        let text = &self.text[self.at..end];
        self.at = end;
        text
    }

    /// A value in quotes; what stands behind the closing quote belongs to it. `None`: never closed.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let mut text: Cow<'t, str> = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find('"')?;
            let piece = &rest[..end];
            self.at += end + 1;
            if text.is_empty() {
                text = Cow::Borrowed(piece);
            } else {
                text.to_mut().push_str(piece);
            }
            if self.byte() == Some(b'"') {
                text.to_mut().push('"');
                self.at += 1;
                continue;
            }
            let behind = self.plain();
            if !behind.is_empty() {
                text.to_mut().push_str(behind);
            }
            return Some(text);
        }
    }
}

impl<'t> Iterator for Splitter<'t> {
    type Item = Vec<Field<'t>>;

    fn next(&mut self) -> Option<Vec<Field<'t>>> {
        let mut fields = Vec::new();
        self.next_row(&mut fields, usize::MAX).map(|_| fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, separator: u8) -> Vec<Vec<String>> {
        rows(text, 0, separator)
            .map(|row| row.into_iter().map(|field| field.text.into_owned()).collect())
            .collect()
    }

    #[test]
    fn values_lines_and_quotes() {
        for (text, expected) in [
            ("", vec![]),
            ("a,b", vec![vec!["a", "b"]]),
            ("a,b\n", vec![vec!["a", "b"]]),
            ("a,b\r\nc,\r\n", vec![vec!["a", "b"], vec!["c", ""]]),
            ("a\rb\r", vec![vec!["a"], vec!["b"]]),
            ("a,\"b\nc\",d", vec![vec!["a", "b\nc", "d"]]),
            ("\"a\"\"b\",\"\"", vec![vec!["a\"b", ""]]),
            ("\"\"\"\"", vec![vec!["\""]]),
            ("\"a\" b,c", vec![vec!["a b", "c"]]),
            ("a\"b,c", vec![vec!["a\"b", "c"]]),
            ("\n\n", vec![vec![""], vec![""]]),
        ] {
            assert_eq!(split(text, b','), expected, "{text:?}");
        }
    }

    #[test]
    fn an_open_quote_costs_one_value() {
        let mut splitter = rows("a,b\nc,\"d\ne,\"f\"x", 0, b',');
        assert_eq!(splitter.by_ref().count(), 2, "the second quote closes the first");
        assert_eq!(splitter.unclosed, None);
        let mut splitter = rows("a,b\nc,\"d\ne,f\n", 0, b',');
        let rows: Vec<_> = splitter.by_ref().collect();
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|field| field.text.as_ref()).collect()).collect();
        assert_eq!(texts, [vec!["a", "b"], vec!["c", "\"d"], vec!["e", "f"]]);
        assert_eq!(splitter.unclosed, Some(Unclosed { at: 6 }));
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let at: Vec<usize> =
            rows("Hà,b\n\"c\",d", 0, b',').flatten().map(|field| field.at).collect();
        assert_eq!(at, [0, 4, 6, 10]);
    }
}
