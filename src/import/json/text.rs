//! JSON's texts: borrowed where they have no escape, resolved where they have.

use std::borrow::Cow;

use super::parse::{Parser, Stop};
use crate::import::diagnostic::{Problem, Syntax};

impl<'a, const COMPACT: bool> Parser<'a, COMPACT> {
    /// Reads a text; the parser stands on its opening quote.
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Stop> {
        let open = self.at;
        self.at += 1;
        let from = self.at;
        self.skip_plain();
        if self.peek() == Some(b'"') {
            let text = &self.source[from..self.at];
            self.at += 1;
            return Ok(Cow::Borrowed(text));
        }
        let mut text = String::from(&self.source[from..self.at]);
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(b'\n' | b'\r') => return Err(Stop::syntax(open, Syntax::UnclosedText)),
                Some(code) => {
                    return Err(Stop::syntax(self.at, Syntax::ControlCharacter { code }));
                }
                None => return Err(Stop::syntax(open, Syntax::UnclosedText)),
            }
            let from = self.at;
            self.skip_plain();
            text.push_str(&self.source[from..self.at]);
        }
    }

    /// Passes over bytes that stand for themselves: all but the quote, the backslash and control
    /// characters.
    fn skip_plain(&mut self) {
        let rest = &self.source.as_bytes()[self.at..];
        let plain = rest.iter().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1F));
        self.at += plain.unwrap_or(rest.len());
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let start = self.at;
        self.at += 2;
        let plain = match self.source.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            _ => return Err(self.bad_escape(start, 2)),
        };
        Ok(plain)
    }

    /// `\uXXXX`, or a pair of them; half a pair becomes U+FFFD and a doubt.
    fn unicode_escape(&mut self, start: usize) -> Result<char, Stop> {
        let Some(first) = self.hex(self.at) else { return Err(self.bad_escape(start, 6)) };
        self.at += 4;
        if let 0xD800..=0xDBFF = first
            && self.source.as_bytes()[self.at..].starts_with(b"\\u")
            && let Some(second @ 0xDC00..=0xDFFF) = self.hex(self.at + 2)
        {
            self.at += 6;
            let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Ok(char::from_u32(first).unwrap_or_else(|| {
            self.doubts.push(Stop::new(start, Problem::HalfCharacter));
            char::REPLACEMENT_CHARACTER
        }))
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.source.as_bytes().get(at..at + 4)?;
        digits.iter().try_fold(0, |code, &b| Some(code << 4 | char::from(b).to_digit(16)?))
    }

    fn bad_escape(&self, start: usize, length: usize) -> Stop {
        let rest = self.source[start..].chars();
        let text = rest.take(length).take_while(|c| *c != '"' && !c.is_control()).collect();
        Stop::syntax(start, Syntax::BadEscape { text })
    }
}
