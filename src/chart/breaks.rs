//! Where the method changed, on an axis of periods: a band, and its words inside it or, where it is
//! too narrow, at the foot.

use super::ink::Ink;
use super::placed::{Anchor, Label, Mark, Placed, Rect, Run};
use super::text_width::{width, wrap};
use crate::locale::{Lang, date, pictures};
use crate::model::Period;

/// A change of method between two periods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MethodBreak {
    /// Index of the first period under the new method.
    pub first: usize,
    /// What changed, in a few words; may be empty.
    pub name: String,
}

/// The changes of method along an axis.
pub struct Breaks<'a> {
    /// The periods of the axis.
    pub periods: &'a [Period],
    /// The changes.
    pub list: &'a [MethodBreak],
    /// The width of the picture.
    pub width: f64,
    /// The reader's language.
    pub lang: Lang,
}

const SIZE: f64 = 12.0;
const LINE: f64 = 15.0;

impl<'a> Breaks<'a> {
    /// Those that lie between two periods of the axis.
    pub fn in_range(&self) -> impl Iterator<Item = &'a MethodBreak> + use<'a> {
        let periods = self.periods.len();
        self.list.iter().filter(move |change| (1..periods).contains(&change.first))
    }

    /// What is said of a change: «Từ 2013: Mười thành phần».
    pub fn text(&self, change: &MethodBreak) -> String {
        let period = date::period_short(self.periods[change.first], self.lang);
        pictures::method_from(&period, &change.name, self.lang)
    }

    /// Height of the words inside the bands, for periods at `xs`.
    pub fn words_height(&self, xs: &[f64]) -> f64 {
        let lines = self
            .in_range()
            .filter_map(|change| in_band(&self.text(change), band_width(xs, change)))
            .map(|lines| lines.len())
            .max();
        lines.map_or(0.0, |lines| LINE * lines as f64 + 6.0)
    }

    /// Height of the words of those bands that are too narrow for them: they stand at the foot.
    pub fn foot_height(&self, xs: &[f64]) -> f64 {
        let lines: usize = self
            .in_range()
            .map(|change| (self.text(change), band_width(xs, change)))
            .filter(|(text, band)| in_band(text, *band).is_none())
            .map(|(text, _)| wrap(&text, SIZE, false, self.width - 8.0).len())
            .sum();
        if lines == 0 { 0.0 } else { LINE * lines as f64 + 6.0 }
    }

    /// The bands from `top` to `bottom`, and their words.
    pub fn draw(&self, xs: &[f64], top: f64, bottom: f64, placed: &mut Placed) {
        let mut foot = bottom + LINE;
        for change in self.in_range() {
            let (x0, x1) = (xs[change.first - 1], xs[change.first]);
            let band = Rect::between(x0, top, x1, bottom);
            placed.marks.push(Mark::rects(vec![band], Ink::Surface));
            let text = self.text(change);
            let mut write = |x: f64, y: f64, anchor, line: String| {
                let run = Run::plain(line, Ink::Ink2);
                placed.labels.push(Label::new(x, y, anchor, SIZE, run));
            };
            if let Some(lines) = in_band(&text, x1 - x0) {
                let first = bottom - LINE * lines.len() as f64 + 9.0;
                for (ix, line) in lines.into_iter().enumerate() {
                    write((x0 + x1) / 2.0, first + LINE * ix as f64, Anchor::Middle, line);
                }
            } else {
                for line in wrap(&text, SIZE, false, self.width - 8.0) {
                    write(4.0, foot, Anchor::Start, line);
                    foot += LINE;
                }
            }
        }
    }
}

/// The lines of a band's words, if they fit into its width in three lines.
fn in_band(text: &str, band: f64) -> Option<Vec<String>> {
    let room = band - 8.0;
    let lines = wrap(text, SIZE, false, room);
    let fits = lines.len() <= 3 && lines.iter().all(|line| width(line, SIZE, false) <= room);
    fits.then_some(lines)
}

fn band_width(xs: &[f64], change: &MethodBreak) -> f64 {
    xs[change.first] - xs[change.first - 1]
}
