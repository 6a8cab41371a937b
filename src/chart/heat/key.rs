//! What the colours of heat mean.

use super::{Heat, SMALL};
use crate::chart::ink::Ink;
use crate::chart::placed::{Anchor, Label, Mark, Placed, Rect, Run};
use crate::chart::spec::ColourBy;
use crate::chart::text_width::width;
use crate::locale::{number, pictures};
use crate::model::Decimal;

/// Width of a step of the key.
const STEP: f64 = 58.0;

impl Heat {
    /// What the colours mean, strong first.
    pub(in crate::chart) fn key(&self, placed: &mut Placed) {
        let lang = placed.lang;
        let mut x = 0.0;
        let mut write = |x: f64, anchor, text: String, ink| {
            let label = Label::new(x, 15.0, anchor, SMALL, Run::plain(text, ink));
            placed.labels.push(label);
        };
        let borders = self.borders();
        if self.by == ColourBy::Rank {
            let text = pictures::heat::first(lang);
            write(0.0, Anchor::Start, text.to_owned(), Ink::Ink2);
            x = width(text, SMALL, false) + 8.0;
        }
        let wide = if self.by == ColourBy::Rank { 24.0 } else { STEP };
        for ix in 0..5 {
            let step = 4 - ix;
            let (ground, ink) = Ink::heat(step);
            let left = x + wide * ix as f64;
            let rect = Rect { x: left, y: 2.0, width: wide - 1.0, height: 18.0 };
            placed.marks.push(Mark::rects(vec![rect], ground));
            if self.by == ColourBy::Percent {
                let whole = |border: Decimal| number::number(border, 0, lang);
                let text = format!("{}–{}%", whole(borders[step]), whole(borders[step + 1]));
                write(left + (wide - 1.0) / 2.0, Anchor::Middle, text, ink);
            }
        }
        if self.by == ColourBy::Rank {
            let text = pictures::heat::last(lang).to_owned();
            write(x + wide * 5.0 + 7.0, Anchor::Start, text, Ink::Ink2);
        }
    }
}
