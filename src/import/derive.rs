//! Last year's figures where only the change since then is published.
//!
//! A score of 80,98 that «giảm 8,37 điểm» and a rank of 13 that «giảm 4 bậc» say 89,35 and rank 9
//! for the year before. The number of units ranked then is not known and not derived.

use super::draft::{Draft, Row};
use super::rows::RowRef;
use crate::model::{Decimal, Extra, Given, MAX_DIGITS, Missing};

/// The earlier figures that follow from the published changes of a draft, every value marked as
/// derived, each with the index of the row that it follows from. They only count where no file says
/// anything for that place, so they are to be added after all rows of all files.
pub fn earlier_rows(draft: &Draft) -> Vec<(usize, Row)> {
    if draft.holds_earlier {
        return Vec::new();
    }
    draft.rows.with_extra().filter_map(|row| Some((row.row, earlier_row(row)?))).collect()
}

fn earlier_row(row: RowRef<'_>) -> Option<Row> {
    let extra = row.extra?;
    let change = extra.change?;
    let score = match (row.score, change.score) {
        (Ok(now), Some(change)) => Some(now.value - change).filter(|before| fits(*before)),
        _ => None,
    };
    let score = score.map(Given::derived);
    let rank = match (extra.rank, change.rank) {
        // Places gained (+) mean a larger rank number before.
        (Some(now), Some(places)) => i64::from(now.value)
            .checked_add(i64::from(places))
            .and_then(|rank| u32::try_from(rank).ok())
            .filter(|rank| *rank >= 1)
            .map(Given::derived),
        _ => None,
    };
    if score.is_none() && rank.is_none() {
        return None;
    }
    let extra = Extra { rank, source: extra.source, ..Extra::default() };
    Some(Row {
        unit: row.unit,
        indicator: row.indicator,
        period: change.since.unwrap_or_else(|| row.period.previous_year()),
        score: score.ok_or(Missing::RankOnly),
        extra: Some(Box::new(extra)).filter(|extra| !extra.is_empty()),
        at: row.at(),
    })
}

/// Whether a number has no more digits than one that is read from a file.
fn fits(value: Decimal) -> bool {
    value.mantissa().unsigned_abs() < 10u128.pow(MAX_DIGITS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::draft::{RowAt, RowPath};
    use crate::model::{Period, PublishedChange};

    fn row(score: &str, change: PublishedChange, rank: u32) -> Row {
        let rank = Some(Given::published(rank));
        Row {
            unit: 0,
            indicator: 0,
            period: Period::year(2022),
            score: Ok(Given::published(Decimal::parse(score).unwrap())),
            extra: Some(Box::new(Extra {
                rank,
                of: Some(13),
                change: Some(change),
                ..Extra::default()
            })),
            at: RowAt { offset: 0, path: RowPath::Observation(0) },
        }
    }

    fn from_row(row: Row) -> Option<Row> {
        let mut draft = Draft::unplaced("");
        draft.rows.push(row);
        earlier_rows(&draft).pop().map(|(_, row)| row)
    }

    fn change(score: &str, rank: i32) -> PublishedChange {
        PublishedChange { since: None, score: Decimal::parse(score).ok(), rank: Some(rank) }
    }

    #[test]
    fn bình_liêu_2021() {
        let cases = [
            ("80.98", "-8.37", 13, -4, "89.35", 9),
            ("94.01", "-2.3", 12, -10, "96.31", 2),
            ("165.02", "35.34", 13, -2, "129.68", 11),
            ("73.18", "0.75", 7, 1, "72.43", 8),
        ];
        for (now, by, rank, places, before, rank_before) in cases {
            let earlier = from_row(row(now, change(by, places), rank)).unwrap();
            assert_eq!(earlier.period, Period::year(2021));
            assert_eq!(earlier.score, Ok(Given::derived(Decimal::parse(before).unwrap())));
            let extra = earlier.extra.unwrap();
            assert_eq!(extra.rank, Some(Given::derived(rank_before)));
            assert_eq!(extra.of, None);
        }
    }

    #[test]
    fn an_impossible_rank_is_not_derived() {
        let earlier = from_row(row("80.98", change("1", -13), 13)).unwrap();
        assert_eq!(earlier.extra, None);
        let only_rank =
            PublishedChange { since: Some(Period::year(2020)), score: None, rank: Some(-4) };
        let earlier = from_row(row("80.98", only_rank, 13)).unwrap();
        assert_eq!((earlier.period, earlier.score), (Period::year(2020), Err(Missing::RankOnly)));
        let nothing = PublishedChange::default();
        assert!(from_row(row("80.98", nothing, 13)).is_none());
    }
}
