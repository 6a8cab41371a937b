//! Texts of old workbooks: in one byte or two a letter, with fonts and readings behind them, and
//! parted where a record ends.
//!
//! Source: «[MS-XLS]», XLUnicodeRichExtendedString and Continue.

/// Data that goes on from record to record.
pub struct Pieces<'s> {
    pieces: Vec<&'s [u8]>,
    piece: usize,
    at: usize,
}

impl<'s> Pieces<'s> {
    /// Data in these pieces.
    pub fn new(pieces: Vec<&'s [u8]>) -> Pieces<'s> {
        Pieces { pieces, piece: 0, at: 0 }
    }

    /// Whether the piece is at its end; then the next one, if there is one, begins.
    fn turn(&mut self) -> bool {
        let ended = self.pieces.get(self.piece).is_some_and(|piece| self.at >= piece.len());
        if ended {
            (self.piece, self.at) = (self.piece + 1, 0);
        }
        ended
    }

    fn byte(&mut self) -> Option<u8> {
        while self.turn() {}
        let byte = *self.pieces.get(self.piece)?.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn two(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) {
        while let Some(piece) = self.pieces.get(self.piece).filter(|_| count > 0) {
            let step = count.min(piece.len().saturating_sub(self.at));
            self.at += step;
            count -= step;
            self.turn();
        }
    }

    /// So many letters; a piece that begins among them says anew how they are written.
    fn letters(&mut self, count: u16, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        for _ in 0..count {
            if self.turn() {
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide { self.two()? } else { u16::from(self.byte()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// The next text. `None`: there is none, or not all of it.
pub fn text(data: &mut Pieces<'_>) -> Option<String> {
    let count = data.two()?;
    let flags = data.byte()?;
    let fonts = if flags & 8 != 0 { usize::from(data.two()?) } else { 0 };
    let readings =
        if flags & 4 != 0 { usize::from(data.two()?) | usize::from(data.two()?) << 16 } else { 0 };
    let letters = data.letters(count, flags & 1 != 0)?;
    data.skip(4 * fonts + readings);
    Some(letters)
}

/// A text with its length in one byte: the name of a sheet.
pub fn short_text(data: &[u8]) -> Option<String> {
    let mut data = Pieces::new(vec![data]);
    let count = data.byte()?;
    let wide = data.byte()? & 1 != 0;
    data.letters(u16::from(count), wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_on_in_the_next_record() {
        let first = [3, 0, 0, b'a', b'b', b'c', 4, 0, 0, b'H', b'u'];
        // The rest of «Huế.» in two bytes a letter, then a text with one font.
        let second = [1, 0xBF, 0x1E, b'.', 0, 1, 0, 8, 1, 0, b'x', 9, 9, 9, 9, 1, 0, 0, b'y'];
        let mut data = Pieces::new(vec![&first, &second]);
        let found: Vec<String> = std::iter::from_fn(|| text(&mut data)).collect();
        assert_eq!(found, ["abc", "Huế.", "x", "y"]);
        assert_eq!(short_text(&[2, 1, 0xBF, 0x1E, b'a', 0]).as_deref(), Some("ếa"));
        assert_eq!(short_text(&[9, 0, b'a']), None);
    }
}
