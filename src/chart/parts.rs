//! What several charts share: who a mark is about, how ranks and changes are written, the heads of
//! periods along an axis.

use super::ink::Ink;
use super::placed::{Anchor, Dash, Frame, Label, Mark, Point, Run, Stroke};
use super::text_width::width;
use crate::locale::{Lang, NO_BREAK_SPACE, date, number, pictures, words};
use crate::model::{Decimal, Given, Measure, Origin, Period, PeriodPart};
use crate::rank::Rank;

/// Whom a mark is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// The unit called «us».
    Us,
    /// A watched unit, numbered from 0 in the reader's order.
    Watched(usize),
    /// Any other unit.
    #[default]
    Other,
}

impl Who {
    /// The ink of a bar.
    pub fn bar(self) -> Ink {
        match self {
            Who::Us => Ink::Accent,
            Who::Watched(_) => Ink::BarWatch,
            Who::Other => Ink::Bar,
        }
    }

    /// The ink of a line and of its label.
    pub fn line(self) -> Ink {
        match self {
            Who::Us => Ink::Accent,
            Who::Watched(n) => Ink::rival(n),
            Who::Other => Ink::CtxLine,
        }
    }

    /// The ink of a name in a row of its own.
    pub fn name(self) -> Ink {
        if self == Who::Us { Ink::Accent } else { Ink::Ink }
    }

    /// The dash of a line.
    pub fn dash(self) -> Dash {
        match self {
            Who::Watched(n) => Dash::rival(n + n / 3),
            Who::Us | Who::Other => Dash::Solid,
        }
    }

    /// Its place where us come first, then the watched in the reader's order, then all others.
    pub fn precedence(self) -> usize {
        match self {
            Who::Us => 0,
            Who::Watched(n) => n + 1,
            Who::Other => usize::MAX,
        }
    }

    /// Whether it is us or watched.
    pub fn is_marked(self) -> bool {
        self != Who::Other
    }
}

/// The share of a frame that a column of names may take.
pub const NAMES_SHARE: f64 = 0.45;

/// The room of a name at the end of a line: names stand at both ends, in a narrow frame at one.
pub fn name_room(narrow: bool, frame: &Frame) -> f64 {
    frame.width * if narrow { NAMES_SHARE } else { 0.3 }
}

/// The glyph and ink of a change: ▲ for a gain, ▼ for a loss, neither for none.
pub fn glyph(sign: i32) -> (&'static str, Ink) {
    match sign {
        1.. => ("▲", Ink::Rise),
        0 => ("", Ink::Ink3),
        _ => ("▼", Ink::Fall),
    }
}

/// A rank in figures: «2», «2,5».
pub fn rank_text(rank: Rank, lang: Lang) -> String {
    number::plain(rank.decimal(), lang)
}

/// A rank with its origin in words, unless it was published: «9 (suy ra)».
pub fn rank_with_origin(rank: Given<Rank>, lang: Lang) -> String {
    let text = rank_text(rank.value, lang);
    with_origin(text, rank.origin, lang)
}

/// A text with the origin of its value in words, unless it was published.
pub fn with_origin(text: String, origin: Origin, lang: Lang) -> String {
    match origin {
        Origin::Published => text,
        Origin::Derived | Origin::Computed => format!("{text} ({})", words::origin(origin, lang)),
    }
}

/// How a score lies to a median: «cao hơn trung vị 7,40 điểm».
pub fn beside_median(
    (score, median): (Decimal, Decimal),
    places: u8,
    measure: Measure,
    lang: Lang,
) -> String {
    let by = (score - median).round(places);
    let unit = number::change_unit(by.abs(), places, measure, lang);
    let text = format!("{}{NO_BREAK_SPACE}{unit}", number::number(by.abs(), places, lang));
    pictures::spread::beside_median(by.sign(), &text, lang)
}

/// A dot for a value: full, or a dashed ring where the value is derived.
pub fn value_dot(at: Point, radius: f64, ink: Ink, origin: Origin) -> Mark {
    if origin == Origin::Derived {
        let rim = Stroke { ink, width: 2.0, dash: Dash::Ring };
        Mark::disc(at, radius - 0.5, Ink::Page, rim)
    } else {
        Mark::disc(at, radius, ink, Stroke::new(Ink::Halo, 1.0))
    }
}

/// The small sign of an origin: full for published, a ring for computed, dashed for derived.
pub fn origin_mark(at: Point, origin: Origin) -> Mark {
    let rim = |dash| Stroke { ink: Ink::Ink3, width: 1.5, dash };
    match origin {
        Origin::Published => Mark::disc(at, 3.25, Ink::Ink3, rim(Dash::Solid)),
        Origin::Computed => Mark::disc(at, 3.25, Ink::Page, rim(Dash::Solid)),
        Origin::Derived => Mark::disc(at, 3.25, Ink::Page, rim(Dash::Small)),
    }
}

/// The heads of periods along an axis, centred on `xs`: whole where they fit («2005»), else the
/// last two digits of years but the first («2005 06 07»), else only some of them, the last one
/// always. `bold` are those compared.
pub fn period_heads(
    periods: &[Period],
    xs: &[f64],
    y: f64,
    bold: &[Period],
    lang: Lang,
) -> Vec<Label> {
    const SIZE: f64 = 13.0;
    const AIR: f64 = 8.0;
    let whole: Vec<String> =
        periods.iter().map(|period| date::period_short(*period, lang)).collect();
    let short: Vec<String> = periods
        .iter()
        .zip(&whole)
        .enumerate()
        .map(|(ix, (period, whole))| match period.part {
            PeriodPart::Year if ix > 0 => format!("{:02}", period.year.rem_euclid(100)),
            _ => whole.clone(),
        })
        .collect();
    let fits = |texts: &[String], keep: &[usize]| {
        keep.windows(2).all(|pair| {
            let halves: f64 = pair.iter().map(|&ix| width(&texts[ix], SIZE, true) / 2.0).sum();
            xs[pair[1]] - xs[pair[0]] >= halves + AIR
        })
    };
    let n = periods.len();
    let every =
        |k: usize| -> Vec<usize> { (0..n).filter(|ix| (n - 1 - ix).is_multiple_of(k)).collect() };
    let all = every(1);
    let (texts, keep) = if fits(&whole, &all) {
        (&whole, all)
    } else if fits(&short, &all) {
        (&short, all)
    } else {
        let keep = (2..n.max(3)).map(every).find(|keep| fits(&whole, keep));
        (&whole, keep.unwrap_or_else(|| n.checked_sub(1).into_iter().collect()))
    };
    keep.into_iter()
        .map(|ix| {
            let run =
                Run { text: texts[ix].clone(), bold: bold.contains(&periods[ix]), ink: Ink::Ink };
            Label::new(xs[ix], y, Anchor::Middle, SIZE, run)
        })
        .collect()
}

/// `n` positions spread evenly from `low` to `high`; one stands in the middle.
pub fn spread(n: usize, low: f64, high: f64) -> Vec<f64> {
    match n {
        0 => Vec::new(),
        1 => vec![(low + high) / 2.0],
        _ => (0..n).map(|ix| low + (high - low) * ix as f64 / (n - 1) as f64).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(n: i32, room: f64) -> Vec<String> {
        let periods: Vec<_> = (0..n).map(|ix| Period::year(2005 + ix)).collect();
        let xs = spread(periods.len(), 20.0, room - 20.0);
        let labels = period_heads(&periods, &xs, 10.0, &[], Lang::Vi);
        for pair in labels.windows(2) {
            assert!(!pair[0].bounds().overlaps(&pair[1].bounds()));
        }
        labels.iter().map(Label::text).collect()
    }

    #[test]
    fn heads_fit_their_axis() {
        assert_eq!(texts(3, 400.0), ["2005", "2006", "2007"]);
        assert_eq!(texts(12, 420.0)[..3], ["2005", "06", "07"]);
        assert_eq!(texts(12, 200.0), ["2007", "2010", "2013", "2016"]);
        assert_eq!(texts(1, 100.0), ["2005"]);
        assert!(texts(0, 100.0).is_empty());
    }

    #[test]
    fn nine_watched_units_differ_in_ink_or_dash() {
        let looks: std::collections::BTreeSet<_> = (0..9)
            .map(|n| format!("{:?} {:?}", Who::Watched(n).line(), Who::Watched(n).dash()))
            .collect();
        assert_eq!(looks.len(), 9);
    }
}
