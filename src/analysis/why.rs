//! Why a rank changed: who passed whom, own effect against others', contributions of the parts.

use super::change::{Change, change};
use super::contribution::{Contributions, contributions};
use super::passing::{Effects, Passing, effects, passing};
use crate::model::{Dataset, IndicatorIx, Period, TieMethod, UnitIx};
use crate::rank::RankOptions;

/// Why something cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// The unit has no rank, or no score, in one of the periods.
    NoFigure,
    /// The data holds this unit alone, or fewer units than were ranked.
    TooFewUnits,
    /// Only ranks are published: who passed whom is known, whose score moved is not.
    RanksOnly,
    /// The method changed in between: scores do not compare.
    Break,
    /// Each group is ranked apart, and none is chosen.
    GroupsApart,
    /// The indicator has no parts.
    NoParts,
    /// A part has no score.
    MissingPart,
    /// The weights of the parts are not known, and their plain sum is not the total.
    NoWeights,
    /// Scores or weights have more digits than are reckoned with.
    TooManyDigits,
    /// Totals were brought back to the common scale from different criteria.
    OtherScale,
}

/// What follows from published ranks alone when the other units' figures are not in the data. On
/// the assumptions that the same units were ranked in both periods and that none was level with
/// this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Units above in the period compared with.
    pub above_from: usize,
    /// Units below in it.
    pub below_from: Option<usize>,
    /// Units above in the period.
    pub above_to: usize,
    /// Units below in it.
    pub below_to: Option<usize>,
    /// At least so many units overtook this one.
    pub overtaken_by_at_least: usize,
    /// At least so many units were overtaken.
    pub overtook_at_least: usize,
    /// Whether the number of units in the period compared with is not published but assumed to
    /// be that of the period, or the reverse.
    pub count_assumed: bool,
}

/// All that can be said of why a rank changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The indicator.
    pub indicator: IndicatorIx,
    /// The change to be explained.
    pub change: Change,
    /// Who passed whom.
    pub passing: Result<Passing, Unsaid>,
    /// Whose score moved the rank.
    pub effects: Result<Effects, Unsaid>,
    /// What follows from the published ranks where the units themselves are not known.
    pub bounds: Option<Bounds>,
    /// How much each part brought to the change of the score.
    pub contributions: Result<Contributions, Unsaid>,
}

/// Explains the change of a unit between two periods. [`RankOptions::common_with`], if set, stands
/// for the common set of the two.
pub fn why(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    from: Period,
    to: Period,
    options: &RankOptions,
) -> Why {
    let change = change(ds, unit, indicator, from, to, options);
    let passing = passing(ds, unit, indicator, [from, to], options);
    // A dense rank counts the better scores, not the units above.
    let rule = ds.indicators()[indicator].rule.ties;
    let dense = [rule, options.ties.unwrap_or(rule)].contains(&TieMethod::Dense);
    let bounds = if passing.is_err() && !dense { bounds(&change) } else { None };
    Why {
        indicator,
        change,
        effects: effects(ds, unit, indicator, [from, to], options, &passing),
        passing,
        bounds,
        contributions: contributions(ds, unit, indicator, from, to),
    }
}

fn bounds(change: &Change) -> Option<Bounds> {
    let above = |rank: u32| rank.checked_sub(1).map(|above| above as usize);
    let rank_from = change.rank_from?.value.as_whole()?;
    let rank_to = change.rank_to?.value.as_whole()?;
    let (above_from, above_to) = (above(rank_from)?, above(rank_to)?);
    let of_from = change.of_from.or(change.of_to);
    let of_to = change.of_to.or(change.of_from);
    if of_from != of_to {
        return None; // Entries and exits are unknown, so nothing follows.
    }
    let below = |of: Option<usize>, rank: u32| of?.checked_sub(rank as usize);
    Some(Bounds {
        above_from,
        below_from: below(of_from, rank_from),
        above_to,
        below_to: below(of_to, rank_to),
        overtaken_by_at_least: above_to.saturating_sub(above_from),
        overtook_at_least: above_from.saturating_sub(above_to),
        count_assumed: change.of_from.is_none() || change.of_to.is_none(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Given;
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    const BEFORE: Period = Period::year(2015);

    fn alone(from: (u32, Option<u32>), to: (u32, Option<u32>)) -> Why {
        let mut made = Made::new();
        for (period, (rank, of)) in [(BEFORE, from), (YEAR, to)] {
            made.put("us", period, "50").said("us", period, |extra| {
                extra.rank = Some(Given::published(rank));
                extra.of = of;
            });
        }
        why(&made.ds(), 0, 0, BEFORE, YEAR, &RankOptions::default())
    }

    #[test]
    fn one_unit_alone_gives_bounds() {
        let why = alone((11, Some(13)), (13, Some(13)));
        assert_eq!(why.passing, Err(Unsaid::TooFewUnits));
        assert_eq!(why.effects, Err(Unsaid::TooFewUnits));
        let bounds = why.bounds.unwrap();
        assert_eq!((bounds.above_from, bounds.below_from), (10, Some(2)));
        assert_eq!((bounds.above_to, bounds.below_to), (12, Some(0)));
        assert_eq!((bounds.overtaken_by_at_least, bounds.overtook_at_least), (2, 0));
        assert!(!bounds.count_assumed);
    }

    #[test]
    fn dense_ranks_do_not_count_units() {
        let mut made = Made::new();
        made.index().rule.ties = TieMethod::Dense;
        for (period, rank) in [(BEFORE, 3), (YEAR, 4)] {
            made.put("us", period, "50").said("us", period, |extra| {
                extra.rank = Some(Given::published(rank));
                extra.of = Some(13);
            });
        }
        let why = why(&made.ds(), 0, 0, BEFORE, YEAR, &RankOptions::default());
        assert_eq!((why.passing, why.bounds), (Err(Unsaid::TooFewUnits), None));
    }

    #[test]
    fn the_number_ranked_may_be_assumed_but_not_contradicted() {
        let assumed = alone((8, None), (7, Some(13))).bounds.unwrap();
        assert!(assumed.count_assumed);
        assert_eq!(assumed.below_from, Some(5));
        assert_eq!(assumed.overtook_at_least, 1);
        assert_eq!(alone((8, Some(12)), (7, Some(13))).bounds, None);
        assert_eq!(alone((8, None), (7, None)).bounds.unwrap().below_to, None);
    }

    /// A unit's totals and parts in both periods; whether it is there in each.
    type Row = ([i64; 4], [bool; 2]);

    /// Units of two parts, the second of weight 2, in some order, under some names; `shift` is added to the
    /// first part of all, and so to all totals.
    fn made(rows: &[Row], order: &[usize], names: &[usize], shift: i64, ties: TieMethod) -> Made {
        let mut made = Made::new();
        made.index().rule.ties = ties;
        let parts = [made.part("a", Some("1")), made.part("b", Some("2"))];
        for row in order {
            let (scores, there) = rows[*row];
            let id = format!("u{:02}", names[*row]);
            made.unit(&id);
            for (side, period) in
                [BEFORE, YEAR].into_iter().enumerate().filter(|(at, _)| there[*at])
            {
                let [a, b] = [scores[2 * side] + shift, scores[2 * side + 1]];
                made.put(&id, period, &(a + 2 * b).to_string());
                made.put_in(&id, parts[0], period, &a.to_string());
                made.put_in(&id, parts[1], period, &b.to_string());
            }
        }
        made
    }

    /// All that is said of a unit, its fellows by the number that `named` gives them.
    fn said(made: &Made, unit: usize, named: &dyn Fn(usize) -> usize) -> String {
        use std::collections::BTreeSet;
        let ds = made.ds();
        let found = why(&ds, unit, 0, BEFORE, YEAR, &RankOptions::default());
        let passing = found.passing.map(|found| {
            let lists = [
                &found.overtook,
                &found.drew_level_with,
                &found.overtaken_by,
                &found.pulled_ahead,
                &found.left_behind,
                &found.caught_up,
                &found.stayed_level,
            ];
            let lists = lists.map(|list| {
                list.iter().map(|passed| named(passed.unit)).collect::<BTreeSet<usize>>()
            });
            let sides = [&found.entries, &found.exits].map(|sides| {
                [&sides.above, &sides.level, &sides.below]
                    .map(|list| list.iter().map(|unit| named(*unit)).collect::<BTreeSet<usize>>())
            });
            (lists, sides, found.places)
        });
        let brought = found.contributions.map(|found| {
            let parts: BTreeSet<String> = found
                .parts
                .iter()
                .map(|part| format!("{} {}", part.part, part.total().normal()))
                .collect();
            (parts, found.rest.normal().to_string(), found.unexplained)
        });
        let change = found.change;
        let ranks = [change.rank_from, change.rank_to].map(|rank| rank.map(|rank| rank.value));
        format!("{passing:?} {:?} {brought:?} {ranks:?} {:?}", found.effects, change.places)
    }

    proptest! {
        /// Names, the order of the file and a constant for everybody change nothing.
        #[test]
        fn names_order_and_a_constant_change_nothing(
            rows in prop::collection::vec(
                (prop::array::uniform4(0i64..6), prop::array::uniform2(prop::bool::weighted(0.9))),
                2..14,
            ),
            order in Just((0..14).collect::<Vec<usize>>()).prop_shuffle(),
            names in Just((0..14).collect::<Vec<usize>>()).prop_shuffle(),
            shift in -50i64..50,
            ties in 0usize..4,
        ) {
            // One after the other ranks follow names by definition.
            let ties = [
                TieMethod::Competition,
                TieMethod::ModifiedCompetition,
                TieMethod::Dense,
                TieMethod::Fractional,
            ][ties];
            let straight: Vec<usize> = (0..rows.len()).collect();
            let order: Vec<usize> = order.into_iter().filter(|row| *row < rows.len()).collect();
            let plain = made(&rows, &straight, &straight, 0, ties);
            let other = made(&rows, &order, &names, shift, ties);
            for row in 0..rows.len() {
                let unit = order.iter().position(|other| *other == row).unwrap();
                let renamed = said(&other, unit, &|unit| order[unit]);
                prop_assert_eq!(said(&plain, row, &|unit| unit), renamed);
            }
        }
    }
}
