//! The ranks of a unit over all periods, small: 1 on top, a hairline where the method changed.

use super::bump::{self, Bump};
use super::from_data::Input;
use super::ink::Ink;
use super::parts::{Who, spread};
use super::placed::{Frame, Mark, Placed, Point, Stroke};
use super::scale::Scale;
use super::spec::{ChartSpec, NothingToDraw};
use crate::model::Dataset;
use crate::rank::Rank;

/// A row's sparkline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SparkRow {
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Height of the row in layout pixels.
    pub height: u16,
    /// Its rank in each period; `None` where it has none.
    pub ranks: Vec<Option<Rank>>,
}

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let input = bump::input(ds, spec, frame.lang)?;
    let line = input.lines.iter().find(|line| line.unit == unit).ok_or(NothingToDraw::NoRank)?;
    let halves = input.lines.iter().flat_map(|line| line.ranks.iter().flatten());
    let lowest = halves.map(|rank| rank.value.halves().div_ceil(2)).max().unwrap_or(2);
    let breaks: Vec<usize> = input.breaks.iter().map(|change| change.first).collect();
    let ranks = line.ranks.iter().map(|rank| rank.map(|rank| rank.value)).collect();
    let row = SparkRow { who: Who::Us, height: frame.height.round() as u16, ranks };
    let mut placed = column(&[row], lowest as usize, &breaks, frame);
    // The same words and table as the whole picture's, of this unit alone.
    let alone = Bump { lines: vec![line.clone()], ..input };
    let whole = bump::picture(alone, &Frame { width: 900.0, height: 600.0, ..*frame });
    (placed.title, placed.desc) = (whole.title, whole.desc);
    (placed.table, placed.asked) = (whole.table, whole.asked);
    Ok(placed)
}

/// The sparkline column of a slice of rows as one picture. All rows share the periods and the
/// lowest rank; `breaks` are indices of the first period under a new method. The figures stand in
/// the table beside it and in the picture of all ranks, so that it has no points to read.
pub fn column(rows: &[SparkRow], lowest: usize, breaks: &[usize], frame: &Frame) -> Placed {
    const AIR: f64 = 4.0;
    let height: f64 = rows.iter().map(|row| f64::from(row.height)).sum();
    let mut placed = Placed::new(&Frame { height, ..*frame });
    let periods = rows.iter().map(|row| row.ranks.len()).max().unwrap_or(0);
    let xs = spread(periods, AIR, frame.width - AIR);
    let ruled = breaks.iter().filter_map(|ix| xs.get(*ix));
    let ruled: Vec<_> = ruled.map(|&x| vec![Point { x, y: 0.0 }, Point { x, y: height }]).collect();
    if !ruled.is_empty() {
        placed.marks.push(Mark::lines(ruled, Stroke::new(Ink::Grid, 1.0)));
    }
    let (mut rest, mut watched, mut us) = (Vec::new(), Vec::new(), Vec::new());
    let mut dots = Vec::new();
    let mut top = 0.0;
    for row in rows {
        let row_height = f64::from(row.height);
        let y = Scale::new(1.0, lowest.max(2) as f64, top + AIR, top + row_height - AIR);
        let points = row.ranks.iter().zip(&xs).map(|(rank, &x)| {
            rank.map(|rank| Point { x, y: y.at(f64::from(rank.halves()) / 2.0) })
        });
        let points: Vec<Option<Point>> = points.collect();
        let runs = points.split(Option::is_none).filter(|run| run.len() > 1);
        let runs = runs.map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
        let (lines, ink, radius) = match row.who {
            Who::Us => (&mut us, Ink::Accent, 3.0),
            Who::Watched(_) => (&mut watched, Ink::Ink2, 2.0),
            Who::Other => (&mut rest, Ink::Ink3, 1.75),
        };
        lines.extend(runs);
        if let Some(&Some(at)) = points.last() {
            dots.push(Mark::disc(at, radius, ink, Stroke::new(Ink::Halo, 0.5)));
        }
        top += row_height;
    }
    let looks = [(rest, Ink::Ink3, 1.0), (watched, Ink::Ink2, 1.5), (us, Ink::Accent, 2.0)];
    for (runs, ink, weight) in looks {
        if !runs.is_empty() {
            placed.marks.push(Mark::lines(runs, Stroke::new(ink, weight)));
        }
    }
    placed.marks.extend(dots);
    placed
}
