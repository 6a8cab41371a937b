//! A tall picture in bands, so that a page need hold those alone that are in sight.

use super::placed::{Mark, Placed, Point, Rect, Shape};

impl Placed {
    /// What can be seen of the picture between two heights, in layout pixels, as a picture of its own:
    /// bands set one below the other show what the whole does. Readable points, notes and the table
    /// stay with the whole.
    pub fn band(&self, top: f64, bottom: f64) -> Placed {
        let room = Rect { x: f64::MIN / 4.0, y: top, width: f64::MAX / 2.0, height: bottom - top };
        let marks = self.marks.iter().filter_map(|mark| mark.within(&room));
        let labels = self.labels.iter().filter(|label| {
            // Tone marks above capitals and the rims of letters reach beyond the box.
            grown(label.bounds(), label.size * 0.4).overlaps(&room)
        });
        Placed {
            width: self.width,
            height: bottom - top,
            scale: self.scale,
            lang: self.lang,
            by_rows: self.by_rows,
            marks: marks.map(|mark| mark.moved(0.0, -top)).collect(),
            labels: labels.map(|label| label.clone().moved(0.0, -top)).collect(),
            title: self.title.clone(),
            desc: self.desc.clone(),
            table: Default::default(),
            notes: Vec::new(),
            hits: Vec::new(),
            asked: Default::default(),
        }
    }
}

impl Mark {
    /// Those of its shapes that reach into a room; `None`: none does.
    fn within(&self, room: &Rect) -> Option<Mark> {
        let rim = self.stroke.map_or(0.0, |stroke| stroke.width);
        let seen = |bounds: Rect| grown(bounds, rim).overlaps(room);
        let shape = match &self.shape {
            Shape::Lines(runs) => {
                let runs = runs.iter().filter(|run| seen(around(run)));
                Shape::Lines(runs.cloned().collect())
            }
            Shape::Rects(rects) => {
                Shape::Rects(rects.iter().copied().filter(|rect| seen(*rect)).collect())
            }
            Shape::Circle { at, radius } => {
                let bounds = grown(Rect { x: at.x, y: at.y, ..Rect::default() }, *radius);
                return seen(bounds).then(|| self.clone());
            }
        };
        let is_empty = match &shape {
            Shape::Lines(runs) => runs.is_empty(),
            Shape::Rects(rects) => rects.is_empty(),
            Shape::Circle { .. } => false,
        };
        (!is_empty).then(|| Mark { shape, ..self.clone() })
    }
}

fn grown(rect: Rect, by: f64) -> Rect {
    Rect {
        x: rect.x - by,
        y: rect.y - by,
        width: rect.width + 2.0 * by,
        height: rect.height + 2.0 * by,
    }
}

fn around(run: &[Point]) -> Rect {
    let ends = |of: fn(&Point) -> f64| {
        run.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (top, bottom)) = (ends(|point| point.x), ends(|point| point.y));
    Rect::between(left, top, right, bottom)
}

#[cfg(test)]
mod tests {
    use super::super::ink::Ink;
    use super::super::placed::{Anchor, Frame, Label, Run, Stroke};
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn bands_hold_all_there_is_and_nothing_far_away() {
        let frame = Frame { width: 300.0, height: 1000.0, scale: 1.0, lang: Lang::Vi };
        let mut whole = Placed::new(&frame);
        let thin = Stroke::new(Ink::Grid, 1.0);
        whole.marks.push(Mark::line(10.0, 0.0, 10.0, 1000.0, thin));
        let rows = (0..40).map(|row| f64::from(row) * 25.0 + 12.5);
        let rects = rows.clone().map(|y| Rect { x: 20.0, y: y - 5.0, width: 50.0, height: 10.0 });
        whole.marks.push(Mark::rects(rects.collect(), Ink::Bar));
        for y in rows {
            whole.marks.push(Mark::disc(Point { x: 90.0, y }, 5.0, Ink::Bar, thin));
            let run = Run::plain("Quảng Ninh", Ink::Ink2);
            whole.labels.push(Label::new(100.0, y + 4.0, Anchor::Start, 12.0, run));
        }
        let bands = [(0.0, 400.0), (400.0, 800.0), (800.0, 1000.0)];
        let bands = bands.map(|(top, bottom)| whole.band(top, bottom));
        for band in &bands {
            // The line across all, the rectangles of this band in one mark, a disc a row.
            let Shape::Rects(rects) = &band.marks[1].shape else { panic!("{:?}", band.marks[1]) };
            assert!(band.marks.len() <= 2 + rects.len());
            for label in &band.labels {
                assert!((-12.0..band.height + 12.0).contains(&label.at.y), "{label:?}");
            }
        }
        // A row on a border stands in both; none is lost.
        let count = |of: fn(&Mark) -> usize| -> usize {
            bands.iter().flat_map(|band| &band.marks).map(of).sum()
        };
        let discs = count(|mark| usize::from(matches!(mark.shape, Shape::Circle { .. })));
        let rects = count(|mark| match &mark.shape {
            Shape::Rects(rects) => rects.len(),
            _ => 0,
        });
        assert_eq!((discs, rects), (40, 40));
        let labels: usize = bands.iter().map(|band| band.labels.len()).sum();
        assert!((40..=42).contains(&labels), "{labels}");
    }
}
