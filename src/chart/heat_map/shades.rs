//! Which shade a cell has: exact, so that no rounding moves a cell from one to the next.

use super::HeatMap;
use crate::chart::spec::Shades;
use crate::model::Decimal;

/// The shade of each cell by row and column, 0 (the worst) to 4 (the best); `None` where nothing is
/// known.
pub(super) fn shades(input: &HeatMap) -> Vec<Vec<Option<usize>>> {
    let all = || input.rows.iter().flat_map(|row| &row.cells);
    let shares = || all().filter_map(|cell| cell.share);
    let (low, high) = (shares().reduce(Decimal::min), shares().reduce(Decimal::max));
    let lowest_ranks: Vec<u32> = (0..input.columns.len())
        .map(|column| {
            let cells = input.rows.iter().filter_map(|row| row.cells.get(column)?.rank);
            cells.map(|(rank, _)| rank.value.halves()).max().unwrap_or(2)
        })
        .collect();
    let rows = input.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&lowest_ranks);
        let shade = cells.map(|(cell, lowest)| match input.shades {
            Shades::Ranks => cell.rank.map(|(rank, _)| of_rank(rank.value.halves(), *lowest)),
            Shades::Shares => of_share(cell.share?, low?, high?),
        });
        shade.collect()
    });
    rows.collect()
}

/// The fifth in which a rank stands, in halves, among ranks down to the lowest.
fn of_rank(rank: u32, lowest: u32) -> usize {
    let span = lowest.saturating_sub(2).max(1);
    let from_best = u64::from(rank.saturating_sub(2)) * 5 / u64::from(span);
    4 - (from_best as usize).min(4)
}

/// The fifth in which a share stands between the lowest and the highest.
fn of_share(share: Decimal, low: Decimal, high: Decimal) -> Option<usize> {
    let span = high - low;
    if span.is_zero() {
        return Some(4);
    }
    let fifths = ((share - low) * Decimal::from(5)).div_round(span, 9)?;
    (0..=4).rev().find(|step| fifths >= Decimal::from(i64::from(*step))).map(|step| step as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifths() {
        // Of 63 ranks 13 or 12 are in each.
        let counts = (1..=63).fold([0; 5], |mut counts, rank| {
            counts[of_rank(rank * 2, 126)] += 1;
            counts
        });
        assert_eq!(counts, [13, 12, 13, 12, 13]);
        assert_eq!((of_rank(2, 2), of_rank(2, 126), of_rank(126, 126)), (4, 4, 0));
        let share = |text: &str| {
            let parse = |text| Decimal::parse(text).unwrap();
            of_share(parse(text), parse("40"), parse("90"))
        };
        assert_eq!(["40", "49.99", "50", "80", "90"].map(share), [0, 0, 1, 4, 4].map(Some));
    }
}
