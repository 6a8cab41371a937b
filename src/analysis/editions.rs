//! Two editions of one publication: the same index and period, as first printed and as printed
//! again, or as two sources give it.

use crate::model::order;
use crate::model::{Cell, Dataset, Decimal, Given, Missing, Period, UnitIx};
use crate::rank::{Rank, RankOptions, standings};

/// How the two scores of a unit go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// The scores are the same.
    Same,
    /// They differ by no more than that one edition prints fewer decimals.
    Rounded,
    /// They differ.
    Differs,
    /// Only the first edition has a score.
    OnlyFirst,
    /// Only the second has one.
    OnlySecond,
    /// Neither has one.
    Neither,
}

/// A unit in two editions; the first is always at index 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The unit in each data set, where it has a row there.
    pub unit: [Option<UnitIx>; 2],
    /// Its scores, or why there is none.
    pub score: [Result<Given<Decimal>, Missing>; 2],
    /// The second score less the first.
    pub difference: Option<Decimal>,
    /// Its ranks, as published, else as computed.
    pub rank: [Option<Given<Rank>>; 2],
    /// Places gained (+) or lost (−) from the first edition to the second; `None` also where
    /// fractional ranks differ by half a place.
    pub places: Option<i32>,
    /// Number of units ranked.
    pub of: [Option<usize>; 2],
    /// How the scores go together.
    pub agreement: Agreement,
}

/// Two editions compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editions {
    /// The period of both.
    pub period: Period,
    /// The units of either that have a row: by rank in the second, then in the first, then by id.
    /// Aggregates are left out.
    pub units: Vec<Edited>,
    /// The decimals to which the more coarsely printed edition goes.
    pub decimals: u8,
}

/// What two editions have to do with each other, in numbers of units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionsSummary {
    /// Units that have a score in both.
    pub scored_in_both: usize,
    /// Of those, with the same score.
    pub same: usize,
    /// With scores that differ by rounding alone.
    pub rounded: usize,
    /// With other scores.
    pub differ: usize,
    /// Units that only the first scores.
    pub only_first: usize,
    /// Units that only the second scores.
    pub only_second: usize,
    /// Units that have another rank.
    pub other_rank: usize,
    /// The unit whose scores differ most and more than by rounding, as an index of
    /// [`Editions::units`]; of several the first.
    pub largest: Option<usize>,
    /// The unit that is furthest from its place, likewise.
    pub furthest: Option<usize>,
}

/// Compares two editions of an indicator in a period. The units of both are matched by id: join the
/// files first, so that one unit has one id. `None` where either has no such figures.
pub fn editions(
    first: &Dataset,
    second: &Dataset,
    indicator: &str,
    period: Period,
) -> Option<Editions> {
    let of = [first, second];
    let indicators = [first.indicator_by_id(indicator)?, second.indicator_by_id(indicator)?];
    let [a, b] = [first.slice(indicators[0], period)?, second.slice(indicators[1], period)?];
    let decimals = a.decimals().min(b.decimals());
    let ranks =
        [0, 1].map(|side| standings(of[side], indicators[side], period, &RankOptions::default()));
    let mut units = Vec::new();
    let others = (0..second.units().len())
        .filter(|unit| b.cell(*unit).is_some())
        .map(|unit| (first.unit_by_id(&second.units()[unit].id), Some(unit)))
        .filter(|(one, _)| one.is_none_or(|one| a.cell(one).is_none()));
    let ones = (0..first.units().len())
        .filter(|unit| a.cell(*unit).is_some())
        .map(|unit| (Some(unit), second.unit_by_id(&first.units()[unit].id)));
    for (one, other) in ones.chain(others) {
        let cells = [one.and_then(|unit| a.cell(unit)), other.and_then(|unit| b.cell(unit))];
        let unit = [one, other];
        let is_aggregate = |side: usize| unit[side].is_some_and(|u| of[side].units()[u].aggregate);
        if is_aggregate(0) || is_aggregate(1) {
            continue;
        }
        let standing = [0, 1].map(|side| {
            cells[side].and(unit[side]).map(|unit| ranks[side].get(unit)).unwrap_or_default()
        });
        units.push(edited(cells, standing.map(|s| s.shown()), standing.map(|s| s.of), decimals));
    }
    let id = |unit: &Edited| match unit.unit {
        [Some(unit), _] => first.units()[unit].id.clone(),
        [_, Some(unit)] => second.units()[unit].id.clone(),
        _ => String::new(),
    };
    order::sort_by_key(&mut units, |unit| {
        let place = |side: usize| unit.rank[side].map_or(u32::MAX, |rank| rank.value.halves());
        (place(1), place(0), id(unit))
    });
    Some(Editions { period, units, decimals })
}

fn edited(
    cells: [Option<Cell<'_>>; 2],
    rank: [Option<Given<Rank>>; 2],
    of: [Option<usize>; 2],
    decimals: u8,
) -> Edited {
    let score = cells.map(|cell| cell.map_or(Err(Missing::NotAvailable), |cell| cell.score));
    let difference = match score {
        [Ok(first), Ok(second)] => Some(second.value - first.value),
        _ => None,
    };
    let agreement = match score {
        [Ok(first), Ok(second)] if first.value == second.value => Agreement::Same,
        [Ok(first), Ok(second)] if same_rounded(first.value, second.value, decimals) => {
            Agreement::Rounded
        }
        [Ok(_), Ok(_)] => Agreement::Differs,
        [Ok(_), Err(_)] => Agreement::OnlyFirst,
        [Err(_), Ok(_)] => Agreement::OnlySecond,
        [Err(_), Err(_)] => Agreement::Neither,
    };
    let places = rank[0].zip(rank[1]).and_then(|(first, second)| {
        let halves = i64::from(first.value.halves()) - i64::from(second.value.halves());
        i32::try_from(halves / 2).ok().filter(|_| halves % 2 == 0)
    });
    let unit = cells.map(|cell| cell.map(|cell| cell.unit));
    Edited { unit, score, difference, rank, places, of, agreement }
}

/// Whether one of two scores is the other as an edition with so few decimals prints it.
fn same_rounded(first: Decimal, second: Decimal, decimals: u8) -> bool {
    let is_print_of = |short: Decimal, long: Decimal| {
        short == short.round(decimals) && long.round(decimals) == short
    };
    is_print_of(first, second) || is_print_of(second, first)
}

impl Editions {
    /// What there is to say of them in numbers.
    pub fn summary(&self) -> EditionsSummary {
        let mut found = EditionsSummary::default();
        let (mut most, mut most_places) = (Decimal::ZERO, 0);
        for (at, unit) in self.units.iter().enumerate() {
            found.scored_in_both += usize::from(unit.difference.is_some());
            match unit.agreement {
                Agreement::Same => found.same += 1,
                Agreement::Rounded => found.rounded += 1,
                Agreement::Differs => found.differ += 1,
                Agreement::OnlyFirst => found.only_first += 1,
                Agreement::OnlySecond => found.only_second += 1,
                Agreement::Neither => {}
            }
            let far = unit.difference.filter(|_| unit.agreement == Agreement::Differs);
            if let Some(far) = far.map(Decimal::abs).filter(|far| *far > most) {
                (most, found.largest) = (far, Some(at));
            }
            let both = unit.rank[0].zip(unit.rank[1]);
            found.other_rank += usize::from(both.is_some_and(|(a, b)| a.value != b.value));
            let moved = unit.places.map_or(0, i32::unsigned_abs);
            if moved > most_places {
                (most_places, found.furthest) = (moved, Some(at));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    /// Scores of units in one edition; an empty one is withheld.
    fn edition(scores: &[(&str, &str)]) -> Dataset {
        let mut made = Made::new();
        for (unit, score) in scores {
            match *score {
                "" => made.missing(unit, YEAR, Missing::Withheld),
                score => made.put(unit, YEAR, score),
            };
        }
        made.ds()
    }

    fn told(first: &[(&str, &str)], second: &[(&str, &str)]) -> (Vec<String>, EditionsSummary) {
        let (first, second) = (edition(first), edition(second));
        let found = editions(&first, &second, "x", YEAR).unwrap();
        let lines = found.units.iter().map(|unit| {
            let id = match unit.unit {
                [Some(unit), _] => &first.units()[unit].id,
                [_, unit] => &second.units()[unit.unwrap()].id,
            };
            let text = |value: Option<String>| value.unwrap_or("–".into());
            let difference = text(unit.difference.map(|d| d.to_string()));
            let places = text(unit.places.map(|places| places.to_string()));
            format!("{id} {difference} {places} {:?}", unit.agreement)
        });
        (lines.collect(), found.summary())
    }

    #[test]
    fn every_way_in_which_two_editions_differ() {
        let (lines, summary) = told(
            &[
                ("a", "91.87"),
                ("b", "90.20"),
                ("c", "80.1234"),
                ("d", "70"),
                ("e", "60"),
                ("g", ""),
            ],
            &[
                ("a", "91.81"),
                ("b", "92.2"),
                ("c", "80.12"),
                ("d", "70.00"),
                ("f", "65"),
                ("g", ""),
            ],
        );
        assert_eq!(
            lines,
            [
                "b 2.00 1 Differs",
                "a -0.06 -1 Differs",
                "c -0.0034 0 Rounded",
                "d 0.00 0 Same",
                "f – – OnlySecond",
                "e – – OnlyFirst",
                "g – – Neither",
            ]
        );
        let expected = EditionsSummary {
            scored_in_both: 4,
            same: 1,
            rounded: 1,
            differ: 2,
            only_first: 1,
            only_second: 1,
            other_rank: 2,
            largest: Some(0),
            furthest: Some(0),
        };
        assert_eq!(summary, expected);
    }

    #[test]
    fn fewer_decimals_are_rounding_only_where_the_edition_has_no_more() {
        // The second edition prints two decimals elsewhere: 91.9 is no rounded 91.87.
        let (lines, _) = told(&[("a", "91.87"), ("b", "80")], &[("a", "91.9"), ("b", "80.15")]);
        assert_eq!(lines, ["a 0.03 0 Differs", "b 0.15 0 Differs"]);
        let (lines, _) = told(&[("a", "91.875"), ("b", "80")], &[("a", "91.9"), ("b", "80.1")]);
        assert_eq!(lines, ["a 0.025 0 Rounded", "b 0.1 0 Differs"]);
    }

    #[test]
    fn nothing_to_compare() {
        let one = edition(&[("a", "1")]);
        assert_eq!(editions(&one, &one, "y", YEAR), None);
        assert_eq!(editions(&one, &one, "x", Period::year(1999)), None);
    }

    proptest! {
        #[test]
        fn turned_round_everything_is_turned_round(
            first in prop::collection::btree_map("[a-f]", 0_i64..20, 1..6),
            second in prop::collection::btree_map("[a-f]", 0_i64..20, 1..6),
        ) {
            let made = |scores: &std::collections::BTreeMap<String, i64>| {
                let texts: Vec<_> = scores.iter().map(|(u, s)| (u.clone(), s.to_string())).collect();
                let pairs: Vec<_> = texts.iter().map(|(u, s)| (u.as_str(), s.as_str())).collect();
                edition(&pairs)
            };
            let (a, b) = (made(&first), made(&second));
            let (there, back) = (editions(&a, &b, "x", YEAR).unwrap(), editions(&b, &a, "x", YEAR).unwrap());
            for unit in &there.units {
                let turned = back.units.iter().find(|o| o.unit == [unit.unit[1], unit.unit[0]]);
                let turned = turned.unwrap();
                prop_assert_eq!(turned.difference, unit.difference.map(|d| -d));
                prop_assert_eq!(turned.places, unit.places.map(|p| -p));
            }
            let (one, other) = (there.summary(), back.summary());
            prop_assert_eq!(one.only_first, other.only_second);
            prop_assert_eq!((one.same, one.differ, one.other_rank), (other.same, other.differ, other.other_rank));
            prop_assert_eq!(one.scored_in_both, one.same + one.rounded + one.differ);
            // An edition beside itself.
            let itself = editions(&a, &a, "x", YEAR).unwrap().summary();
            prop_assert_eq!((itself.same, itself.other_rank), (a.len(), 0));
        }
    }
}
