//! Fewer rows, for a wall or a small sheet: the best, those around us, the watched and the last.

use super::ink::Ink;
use super::parts::Who;
use super::placed::{Anchor, Label, Placed, Run};
use crate::locale::{Lang, number, word, words};
use crate::model::order;

/// More rows than this are not drawn on a page unless asked for: nobody scrolls through them, and the list of
/// the ranking and the table of figures hold them all.
pub const MOST_ROWS: usize = 1000;

/// Height of the line that says how many rows are left out.
pub const LEFT_OUT: f64 = 18.0;

/// At most `most` rows, in their order, each with the number of those left out above it. The rows that
/// matter most stay: us, the watched, the first, the last, then those nearest to us and the next best
/// in turn.
pub fn thinned<T>(
    rows: Vec<T>,
    most: Option<usize>,
    who: impl Fn(&T) -> Who,
    left_out: impl Fn(&mut T) -> &mut usize,
) -> Vec<T> {
    let all = rows.len();
    let Some(most) = most.filter(|most| *most < all) else { return rows };
    let us = rows.iter().position(|row| who(row) == Who::Us);
    let watched = (0..all).filter(|at| who(&rows[*at]).is_marked());
    let mut wanted: Vec<usize> = us.into_iter().chain(watched).chain([0, all - 1]).collect();
    for step in 1..all {
        let around = us.map(|us| [us.checked_sub(step), us.checked_add(step)]);
        wanted.extend(around.into_iter().flatten().flatten());
        // From the third neighbour on, they come before more of the best.
        wanted.extend([if us.is_none() || step < 3 { step } else { step / 2 }]);
    }
    let mut kept: Vec<usize> = Vec::with_capacity(most);
    for at in wanted {
        if at < all && kept.len() < most.max(1) && !kept.contains(&at) {
            kept.push(at);
        }
    }
    order::sort(&mut kept);
    let mut next = 0;
    let keep = |(at, mut row): (usize, T)| {
        (kept.get(next) == Some(&at)).then(|| {
            let above = if next == 0 { at } else { at - kept[next - 1] - 1 };
            *left_out(&mut row) = above;
            next += 1;
            row
        })
    };
    rows.into_iter().enumerate().filter_map(keep).collect()
}

/// The room above a row for what is left out.
pub fn room(left_out: usize) -> f64 {
    if left_out > 0 { LEFT_OUT } else { 0.0 }
}

/// Says how many rows are left out above a row that begins at `top`.
pub fn say(left_out: usize, x: f64, top: f64, lang: Lang, placed: &mut Placed) {
    if left_out > 0 {
        let count = number::whole(left_out as i64, lang);
        let text = format!("{count} {}", word(words::Chart::Others, lang));
        let run = Run::plain(text, Ink::Ink3);
        placed.labels.push(Label::new(x, top + 13.0, Anchor::Start, 12.0, run));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(all: usize, most: usize, us: Option<usize>, watched: &[usize]) -> Vec<(usize, usize)> {
        let who = |at: &usize| match (us, watched.iter().position(|other| other == at)) {
            (Some(us), _) if us == *at => Who::Us,
            (_, Some(n)) => Who::Watched(n),
            _ => Who::Other,
        };
        let rows = (0..all).map(|at| (at, 0)).collect();
        thinned(rows, Some(most), |row: &(usize, usize)| who(&row.0), |row| &mut row.1)
    }

    #[test]
    fn what_matters_stays() {
        assert_eq!(
            kept(63, 9, Some(30), &[50]),
            [(0, 0), (1, 0), (28, 26), (29, 0), (30, 0), (31, 0), (32, 0), (50, 17), (62, 11)]
        );
        assert_eq!(kept(63, 4, None, &[]), [(0, 0), (1, 0), (2, 0), (62, 59)]);
        assert_eq!(kept(3, 9, Some(0), &[]).len(), 3);
        assert_eq!(kept(63, 1, Some(30), &[]), [(30, 30)]);
    }

    #[test]
    fn nobody_is_counted_twice_or_lost() {
        for most in 1..70 {
            for us in 0..63 {
                let rows = kept(63, most, Some(us), &[3, 40]);
                let drawn = rows.len() + rows.iter().map(|(_, above)| above).sum::<usize>();
                let below = 62 - rows.last().unwrap().0;
                assert_eq!(drawn + below, 63, "{most} around {us}");
                assert!(rows.iter().any(|(at, _)| *at == us));
            }
        }
    }
}
