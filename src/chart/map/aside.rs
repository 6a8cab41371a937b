//! Names of us and the watched at the right of a map, tied to their places by leaders.

use crate::chart::dodge::dodge_boxes;
use crate::chart::heat::Heat;
use crate::chart::ink::Ink;
use crate::chart::parts::{Who, rank_text};
use crate::chart::placed::{
    Anchor, Frame, Label, Mark, Placed, Point, Rect, Run, Stroke, runs_width,
};
use crate::chart::text_width::wrap;

/// A row of the figures and where its unit lies in the picture.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Which row.
    pub row: usize,
    /// Where its unit is.
    pub at: Point,
}

const SIZE: f64 = 13.0;
const LINE: f64 = 16.0;
/// From the map to the names.
const GAP: f64 = 30.0;
/// The share of the picture that names may take.
const SHARE: f64 = 0.34;

/// The names, laid out: for each row that is marked its lines.
pub struct Aside {
    names: Vec<(usize, Vec<Vec<Run>>)>,
}

impl Aside {
    /// The names of the marked rows.
    pub fn new(input: &Heat, frame: &Frame) -> Aside {
        let room = frame.width * SHARE - GAP;
        let marked = input.rows.iter().enumerate().filter(|(_, row)| row.who.is_marked());
        let names = marked.map(|(ix, row)| {
            let (ink, bold) = (row.who.name(), row.who == Who::Us);
            let rank = row.rank.map(|rank| rank_text(rank.value, frame.lang));
            let rank = rank.unwrap_or_else(|| "–".to_owned());
            let mut lines: Vec<Vec<Run>> = wrap(&row.name, SIZE, bold, room - 24.0)
                .into_iter()
                .map(|text| vec![Run { text, bold, ink }])
                .collect();
            if let Some(first) = lines.first_mut() {
                first.insert(0, Run::bold(format!("{rank}  "), ink));
            }
            (ix, lines)
        });
        Aside { names: names.collect() }
    }

    /// How wide the column is, with the gap before it; none where nobody is marked.
    pub fn width(&self) -> f64 {
        let lines = self.names.iter().flat_map(|(_, lines)| lines);
        let widest = lines.map(|runs| runs_width(runs, SIZE)).fold(0.0, f64::max);
        if widest > 0.0 { widest + GAP + 2.0 } else { 2.0 }
    }

    /// Writes them at the right of a room, each as near to its place as it can stand.
    pub fn write(&self, input: &Heat, placed_at: &[Named], room: Rect, placed: &mut Placed) {
        let with_place: Vec<(&Vec<Vec<Run>>, Named)> = self
            .names
            .iter()
            .filter_map(|(ix, lines)| {
                let named = placed_at.iter().find(|named| named.row == *ix)?;
                Some((lines, *named))
            })
            .collect();
        let wanted: Vec<f64> = with_place.iter().map(|(_, named)| named.at.y).collect();
        let heights: Vec<f64> =
            with_place.iter().map(|(lines, _)| LINE * lines.len() as f64 + 4.0).collect();
        let middles = dodge_boxes(&wanted, &heights, room.y, room.bottom());
        for ((lines, named), middle) in with_place.into_iter().zip(middles) {
            let ink = if input.rows[named.row].who == Who::Us { Ink::Accent } else { Ink::Ink };
            let first = middle - LINE * (lines.len() as f64 - 1.0) / 2.0;
            let leader = vec![
                named.at,
                Point { x: room.right() + 8.0, y: first },
                Point { x: room.right() + GAP - 6.0, y: first },
            ];
            placed.marks.push(Mark::lines(vec![leader.clone()], Stroke::new(Ink::Halo, 3.0)));
            placed.marks.push(Mark::lines(vec![leader], Stroke::new(ink, 1.0)));
            placed.marks.push(Mark::disc(named.at, 3.0, ink, Stroke::new(Ink::Halo, 1.0)));
            for (line, runs) in lines.iter().enumerate() {
                let at = Point { x: room.right() + GAP, y: first + 4.5 + LINE * line as f64 };
                placed.labels.push(Label {
                    at,
                    anchor: Anchor::Start,
                    size: SIZE,
                    runs: runs.clone(),
                    halo: None,
                });
            }
        }
    }
}
