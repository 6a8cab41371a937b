//! The key of a profile: what its four shapes or lines stand for.

use super::Profile;
use crate::chart::ink::Ink;
use crate::chart::placed::{Anchor, Frame, Label, Placed, Point, Run};
use crate::chart::text_width::{width, wrap};

const SIZE: f64 = 13.0;
const LINE: f64 = 18.0;
/// From the shape to its text.
const INDENT: f64 = 28.0;

/// The entries, laid out.
pub(in crate::chart) struct Key {
    entries: Vec<Entry>,
    /// How high the key is.
    pub height: f64,
}

struct Entry {
    /// Which figure: 0 us, 1 the period before, 2 the median, 3 the leader.
    shape: usize,
    lines: Vec<String>,
    x: f64,
    y: f64,
}

impl Key {
    /// Entries from the left, as many in a line as fit.
    pub fn new(input: &Profile, frame: &Frame) -> Key {
        let texts = [
            Some(format!("{} {}", input.name, input.period)),
            input.before.clone(),
            input.rows.iter().any(|row| row.median.is_some()).then(|| input.median.clone()),
            input.leader.clone(),
        ];
        let (mut x, mut y, mut below) = (0.0, 0.0, LINE);
        let mut entries = Vec::new();
        for (shape, text) in texts.into_iter().enumerate() {
            let Some(text) = text else { continue };
            let lines = wrap(&text, SIZE, shape == 0, frame.width - INDENT);
            let widths = lines.iter().map(|line| width(line, SIZE, shape == 0));
            let wide = INDENT + widths.fold(0.0, f64::max);
            if x > 0.0 && x + wide > frame.width {
                (x, y) = (0.0, y + below);
                below = LINE;
            }
            below = below.max(LINE * lines.len() as f64);
            entries.push(Entry { shape, lines, x, y });
            x += wide + 18.0;
        }
        Key { entries, height: y + below + 6.0 }
    }

    /// Writes it at the top of a picture; `shape` draws a figure's sign.
    pub fn draw(&self, shape: fn(usize, Point, &mut Placed), placed: &mut Placed) {
        for entry in &self.entries {
            shape(entry.shape, Point { x: entry.x + 12.0, y: entry.y + 11.0 }, placed);
            for (ix, text) in entry.lines.iter().enumerate() {
                let ink = if entry.shape == 0 { Ink::Accent } else { Ink::Ink };
                let run = Run { text: text.clone(), bold: entry.shape == 0, ink };
                let y = entry.y + 15.5 + LINE * ix as f64;
                placed.labels.push(Label::new(entry.x + INDENT, y, Anchor::Start, SIZE, run));
            }
        }
    }
}
