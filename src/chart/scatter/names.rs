//! Where the names of dots stand: beside their dot where that covers little, else away from it on a
//! leader; a name too long for the plot stands at its foot, under a number.

use super::{Layout, Scatter};
use crate::chart::ink::Ink;
use crate::chart::parts::Who;
use crate::chart::placed::{Anchor, Label, Mark, Placed, Point, Rect, Run, Stroke};
use crate::chart::text_width::{width, wrap};
use crate::locale::{NO_BREAK_SPACE, number};

const SIZE: f64 = 13.0;
const LINE: f64 = 15.0;
/// Names of more lines than this stand at the foot.
const MOST_LINES: usize = 3;
/// How far from the dot a name may stand, the nearest first.
const AWAY: [f64; 8] = [0.0, 12.0, 24.0, 40.0, 60.0, 90.0, 130.0, 180.0];
/// The sides of a dot: across and down, the best first.
const SIDES: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (-1.0, -1.0),
    (1.0, 1.0),
    (-1.0, 1.0),
];

/// Writes the names of us and the watched. Returns the lines of those that stand at the foot.
pub(super) fn write(layout: &Layout, input: &Scatter, placed: &mut Placed) -> Vec<String> {
    let lang = layout.frame.lang;
    let mut taken: Vec<Rect> = placed.labels.iter().map(Label::bounds).collect();
    // Where dots are, looked up once: each name is tried in many places.
    let dots: Vec<(Point, Rect, usize)> = input
        .dots
        .iter()
        .map(|dot| {
            let (at, reach) = (layout.at(dot), layout.radius_of(dot.who) + 1.0);
            let around = Rect::between(at.x - reach, at.y - reach, at.x + reach, at.y + reach);
            (at, around, if dot.who.is_marked() { 20 } else { 1 })
        })
        .collect();
    let mut foot = Vec::new();
    let mut numbered = 0;
    for dot in input.dots.iter().filter(|dot| dot.who.is_marked()) {
        let at = layout.at(dot);
        let radius = layout.radius_of(dot.who);
        let (ink, bold) = (dot.who.line(), dot.who == Who::Us);
        let lines = wrap(&dot.name, SIZE, bold, layout.frame.width * 0.4);
        let place = |lines: &[String], taken: &[Rect]| {
            let wide = lines.iter().map(|line| width(line, SIZE, bold)).fold(0.0, f64::max);
            find(layout, &dots, (at, radius), (wide, LINE * lines.len() as f64), taken)
        };
        let fits = lines.len() <= MOST_LINES;
        let found = fits.then(|| place(&lines, &taken)).flatten().map(|found| (found, lines));
        let found = found.or_else(|| {
            numbered += 1;
            let number = number::whole(numbered, lang);
            let text = format!("{number}{NO_BREAK_SPACE}{NO_BREAK_SPACE}{}", dot.name);
            foot.extend(wrap(&text, 12.0, false, layout.frame.width - 4.0));
            let lines = vec![number];
            Some((place(&lines, &taken)?, lines))
        });
        let Some(((bounds, away), lines)) = found else { continue };
        if away > 0.0 {
            let end = Point {
                x: at.x.clamp(bounds.x, bounds.right()),
                y: at.y.clamp(bounds.y, bounds.bottom()),
            };
            let stroke = Stroke::new(ink, 1.0);
            placed.marks.push(Mark::lines(vec![vec![at, end]], stroke));
        }
        taken.push(bounds);
        for (ix, text) in lines.into_iter().enumerate() {
            let y = bounds.y + 11.5 + LINE * ix as f64;
            let label = Label::new(bounds.x, y, Anchor::Start, SIZE, Run { text, bold, ink });
            placed.labels.push(Label { halo: Some(Ink::Halo), ..label });
        }
    }
    foot
}

/// The box of a text near its dot, and how far away it is: the one that covers the fewest dots among
/// the nearest that cover no other text.
fn find(
    layout: &Layout,
    dots: &[(Point, Rect, usize)],
    (at, radius): (Point, f64),
    (wide, high): (f64, f64),
    taken: &[Rect],
) -> Option<(Rect, f64)> {
    let plot = layout.plot;
    for away in AWAY {
        let reach = radius + 4.0 + away;
        let boxes = SIDES.into_iter().map(|(across, down)| Rect {
            x: at.x + across * reach - wide * (1.0 - across) / 2.0,
            y: at.y + down * reach - high * (1.0 - down) / 2.0,
            width: wide,
            height: high,
        });
        let free = boxes.filter(|bounds| {
            plot.contains(Point { x: bounds.x, y: bounds.y })
                && plot.contains(Point { x: bounds.right(), y: bounds.bottom() })
                && !taken.iter().any(|other| other.overlaps(bounds))
        });
        let covered = |bounds: &Rect| -> usize {
            let hidden =
                dots.iter().filter(|(other, around, _)| around.overlaps(bounds) && *other != at);
            hidden.map(|(.., weight)| weight).sum()
        };
        let best = free.map(|bounds| (covered(&bounds), bounds)).min_by_key(|(count, _)| *count);
        // Farther away only where nearer would hide dots; in the end some are hidden.
        if let Some((count, bounds)) = best
            && (count == 0 || away >= AWAY[5])
        {
            return Some((bounds, away));
        }
    }
    None
}
