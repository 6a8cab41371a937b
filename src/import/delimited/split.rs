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
pub fn rows(text: &str, start: usize, separator: u8) -> (Vec<Vec<Field<'_>>>, Vec<Unclosed>) {
    let mut splitter = Splitter { text, at: start, separator, unclosed: Vec::new() };
    let mut rows = Vec::new();
    while splitter.at < text.len() {
        rows.push(splitter.row());
    }
    (rows, splitter.unclosed)
}

/// The first row of a text.
pub fn first_row(text: &str, separator: u8) -> Vec<Field<'_>> {
    Splitter { text, at: 0, separator, unclosed: Vec::new() }.row()
}

struct Splitter<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    unclosed: Vec<Unclosed>,
}

impl<'t> Splitter<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn row(&mut self) -> Vec<Field<'t>> {
        let mut fields = Vec::new();
        loop {
            fields.push(self.field());
            match self.byte() {
                Some(byte) if byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1;
                    if self.byte() == Some(b'\n') {
                        self.at += 1;
                    }
                    return fields;
                }
                Some(_) => {
                    self.at += 1;
                    return fields;
                }
                None => return fields,
            }
        }
    }

    fn field(&mut self) -> Field<'t> {
        let at = self.at;
        // Once one quote is left open, no later one can be closed either.
        if self.byte() == Some(b'"') && self.unclosed.is_empty() {
            match self.quoted() {
                Some(text) => return Field { at, text },
                None => self.unclosed.push(Unclosed { at }),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, separator: u8) -> Vec<Vec<String>> {
        let (rows, _) = rows(text, 0, separator);
        rows.into_iter()
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
        let (rows, unclosed) = rows("a,b\nc,\"d\ne,\"f\"x", 0, b',');
        assert_eq!(rows.len(), 2, "the second quote closes the first");
        assert!(unclosed.is_empty());
        let (rows, unclosed) = super::rows("a,b\nc,\"d\ne,f\n", 0, b',');
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|field| field.text.as_ref()).collect()).collect();
        assert_eq!(texts, [vec!["a", "b"], vec!["c", "\"d"], vec!["e", "f"]]);
        assert_eq!(unclosed, [Unclosed { at: 6 }]);
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let (rows, _) = rows("Hà,b\n\"c\",d", 0, b',');
        let at: Vec<usize> = rows.iter().flatten().map(|field| field.at).collect();
        assert_eq!(at, [0, 4, 6, 10]);
    }
}
