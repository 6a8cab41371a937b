//! Names over dots that stand on a line: each a flag on a pole, higher where another is in its way.

use super::placed::{Anchor, Run, runs_width};
use crate::model::order;

/// A name that wants to stand over a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The place of its pole.
    pub x: f64,
    /// Its lines of text.
    pub lines: Vec<Vec<Run>>,
}

/// Where a flag stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hoisted {
    /// Lines of text below it, from the line of the dots up.
    pub level: usize,
    /// Whether it flies to the right of its pole ([`Anchor::Start`]) or to the left.
    pub anchor: Anchor,
    /// Where the text is anchored.
    pub x: f64,
}

/// From a pole to its text.
const POLE: f64 = 5.0;

/// Places flags within `0..=width`, in letters of a size: no text covers another, and where it can
/// be no pole goes through a text. Returned in the order of the input.
pub fn hoist(flags: &[Flag], size: f64, width: f64) -> Vec<Hoisted> {
    let mut order: Vec<usize> = (0..flags.len()).collect();
    // From the right: a text flies to the right, over those that are there already.
    order::sort_by(&mut order, |&a, &b| flags[b].x.total_cmp(&flags[a].x));
    let mut found = vec![Hoisted::default(); flags.len()];
    let mut taken: Vec<Taken> = Vec::new();
    let highest: usize = flags.iter().map(|flag| flag.lines.len()).sum();
    for ix in order {
        let flag = &flags[ix];
        let wide = flag.lines.iter().map(|runs| runs_width(runs, size)).fold(0.0, f64::max);
        let sides = [(Anchor::Start, flag.x + POLE), (Anchor::End, flag.x - POLE - wide)];
        let inside = |left: f64| left >= 0.0 && left + wide <= width;
        // Where neither side has room, the text stands inside the picture, off its pole.
        let off = (Anchor::Start, flag.x.min(width - wide).max(0.0));
        let mut sides: Vec<_> = sides.into_iter().filter(|(_, left)| inside(*left)).collect();
        if sides.is_empty() {
            sides.push(off);
        }
        let places = (0..=highest)
            .flat_map(|level| sides.iter().map(move |(anchor, left)| (level, *anchor, *left)));
        let places: Vec<(usize, Anchor, f64, Taken)> = places
            .map(|(level, anchor, left)| {
                let (right, top) = (left + wide, level + flag.lines.len());
                (level, anchor, left, Taken { pole: flag.x, left, right, level, top })
            })
            .collect();
        let free = |new: &Taken| !taken.iter().any(|other| new.covers(other));
        let clear = |new: &Taken| free(new) && !taken.iter().any(|other| new.crosses(other));
        let place = places.iter().find(|place| clear(&place.3));
        let place = place.or_else(|| places.iter().find(|place| free(&place.3)));
        if let Some((level, anchor, left, new)) = place {
            let x = if *anchor == Anchor::End { left + wide } else { *left };
            found[ix] = Hoisted { level: *level, anchor: *anchor, x };
            taken.push(*new);
        }
    }
    found
}

/// The room of a flag, in levels from the dots up.
#[derive(Clone, Copy)]
struct Taken {
    pole: f64,
    left: f64,
    right: f64,
    level: usize,
    top: usize,
}

impl Taken {
    fn covers(&self, other: &Taken) -> bool {
        let beside = self.right + 6.0 <= other.left || other.right + 6.0 <= self.left;
        !beside && self.level < other.top && other.level < self.top
    }

    fn crosses(&self, other: &Taken) -> bool {
        let through = |pole: &Taken, text: &Taken| {
            text.left - 2.0 < pole.pole && pole.pole < text.right + 2.0 && text.level < pole.top
        };
        through(self, other) || through(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ink::Ink;
    use super::*;

    fn flag(x: f64) -> Flag {
        Flag { x, lines: vec![vec![Run::plain("Quảng Ninh 65,60", Ink::Ink)]] }
    }

    #[test]
    fn higher_where_another_is_in_the_way() {
        let levels = |xs: &[f64]| -> Vec<(usize, Anchor)> {
            let flags: Vec<Flag> = xs.iter().map(|x| flag(*x)).collect();
            hoist(&flags, 13.0, 400.0).into_iter().map(|at| (at.level, at.anchor)).collect()
        };
        assert_eq!(levels(&[10.0, 200.0]), [(0, Anchor::Start), (0, Anchor::Start)]);
        assert_eq!(levels(&[150.0, 160.0]), [(0, Anchor::End), (0, Anchor::Start)]);
        assert_eq!(
            levels(&[10.0, 20.0, 390.0]),
            [(1, Anchor::Start), (0, Anchor::Start), (0, Anchor::End)]
        );
    }
}
