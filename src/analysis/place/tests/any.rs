//! What holds for any data.

use super::*;

/// Units with a group, whether they are means, and scores in three parts (weights 1, 2 and 0,5, of
/// at most 10, 20 and 8 points); some miss a part.
type Rows = Vec<(usize, bool, [i64; 3], bool)>;

fn rows() -> impl Strategy<Value = Rows> {
    let row = (
        0usize..3,
        prop::bool::weighted(0.1),
        [0i64..8, 0i64..8, 0i64..8],
        prop::bool::weighted(0.1),
    );
    prop::collection::vec(row, 2..14)
}

const WEIGHTS: [&str; 3] = ["1", "2", "0.5"];
const MAXIMA: [&str; 3] = ["10", "20", "8"];

/// Data of rows in an order, with names by the place in `names`; totals are moved by `shift`.
fn made(rows: &Rows, order: &[usize], names: &[usize], shift: i64) -> Made {
    let mut made = Made::new();
    for (at, id) in ["x.a", "x.b", "x.c"].into_iter().enumerate() {
        let ix = made.part(id, Some(WEIGHTS[at]));
        made.indicator(ix).maximum = Some((decimal(MAXIMA[at]), crate::model::Origin::Published));
    }
    for &row in order {
        let (group, aggregate, parts, gap) = rows[row];
        let id = format!("n{:02}", names[row]);
        let total: Decimal = parts
            .iter()
            .zip(WEIGHTS)
            .map(|(part, weight)| decimal(weight) * Decimal::from(*part))
            .sum();
        made.put(&id, YEAR, &(total + Decimal::from(shift)).to_string());
        for (part, score) in parts.iter().enumerate().filter(|(part, _)| !(gap && *part == 1)) {
            made.put_in(&id, part + 1, YEAR, &score.to_string());
        }
        let unit = made.unit(&id);
        (unit.group, unit.aggregate) = (Some(group), aggregate);
    }
    made
}

fn straight(rows: &Rows, shift: i64) -> Made {
    let order: Vec<usize> = (0..rows.len()).collect();
    made(rows, &order, &order, shift)
}

const RULES: [PeerRule; 6] = [
    PeerRule::All,
    PeerRule::Group,
    PeerRule::Neighbours(1),
    PeerRule::Neighbours(3),
    PeerRule::Similar(1),
    PeerRule::Similar(4),
];

/// All that is said of a unit, free of names and order: units as numbers of rows.
fn said(ds: &Dataset, unit: UnitIx, row: &dyn Fn(UnitIx) -> usize) -> String {
    let set = |units: &[UnitIx]| units.iter().map(|unit| row(*unit)).collect::<BTreeSet<_>>();
    let number = |value: Decimal| value.normal().to_string();
    let against = |against: &Against| {
        (set(&against.units), against.rank.map(|rank| rank.value), number(against.gap.lead))
    };
    let place = place(ds, unit, 0, YEAR, None, &NONE);
    let gaps = place.gaps.map(|gaps| {
        let group = gaps.group.map(|group| (against(&group.best), number(group.median.lead)));
        let reach: Vec<_> =
            gaps.reach.iter().map(|reach| (reach.target, number(reach.gain), reach.more)).collect();
        let sides = (gaps.above.as_ref().map(against), gaps.below.as_ref().map(against));
        (sides, set(&gaps.level), against(&gaps.leader), number(gaps.median.lead), group, reach)
    });
    let distance = |found: &Result<Distance, Unplaced>| {
        found
            .as_ref()
            .map(|found| {
                let parts: Vec<_> =
                    found.parts.iter().map(|part| (part.part, number(part.lead))).collect();
                (row(found.to), parts, number(found.rest))
            })
            .map_err(|reason| *reason)
    };
    let distances = (distance(&place.to_leader), distance(&place.to_next));
    let compared: Vec<_> = RULES
        .iter()
        .map(|rule| {
            strengths(ds, unit, 0, YEAR, *rule, &NONE).map(|found| {
                let parts: Vec<_> = found
                    .parts
                    .iter()
                    .map(|part| (part.part, number(part.edge), part.rank, part.of))
                    .collect();
                (set(&found.peers), parts, found.left_out)
            })
        })
        .collect();
    let parts = place.parts.map(|parts| {
        let gaps = |part: &PartPlace| {
            part.gaps
                .as_ref()
                .map(|gaps| {
                    (
                        gaps.rank,
                        gaps.of,
                        set(&gaps.leaders),
                        number(gaps.leader.lead),
                        number(gaps.median.lead),
                    )
                })
                .map_err(|reason| *reason)
        };
        parts.iter().map(gaps).collect::<Vec<_>>()
    });
    format!("{gaps:?}\n{distances:?}\n{compared:?}\n{parts:?}")
}

proptest! {
    #[test]
    fn a_constant_changes_no_distance(rows in rows(), shift in -50i64..50) {
        let (still, moved) = (straight(&rows, 0).ds(), straight(&rows, shift).ds());
        for unit in 0..rows.len() {
            let of = |ds: &Dataset| gaps(ds, unit, 0, YEAR, &NONE).map(|gaps| {
                let sides = (gaps.above.map(|a| a.gap.lead), gaps.below.map(|b| b.gap.lead));
                let group = gaps.group.map(|group| (group.best.gap.lead, group.median.lead));
                let reach: Vec<_> = gaps.reach.iter().map(|reach| (reach.target, reach.gain)).collect();
                (sides, gaps.leader.gap.lead, gaps.median.lead, group, reach)
            });
            prop_assert_eq!(of(&still), of(&moved));
        }
    }

    #[test]
    fn names_and_order_change_nothing(
        rows in rows(),
        order in Just((0..14).collect::<Vec<usize>>()).prop_shuffle(),
        names in Just((0..14).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let order: Vec<usize> = order.into_iter().filter(|row| *row < rows.len()).collect();
        let (plain, other) = (straight(&rows, 0).ds(), made(&rows, &order, &names, 0).ds());
        for row in 0..rows.len() {
            let unit = order.iter().position(|other| *other == row).unwrap();
            let renamed = said(&other, unit, &|unit| order[unit]);
            prop_assert_eq!(said(&plain, row, &|unit| unit), renamed);
        }
    }

    #[test]
    fn parts_add_up_to_the_distance(rows in rows(), off in 0i64..3) {
        let ds = straight(&rows, off).ds();
        let mut known = 0;
        for unit in 0..rows.len() {
            for found in [to_leader(&ds, unit, 0, YEAR, &NONE), to_next(&ds, unit, 0, YEAR, &NONE)] {
                let Ok(found) = found else { continue };
                known += 1;
                let sum: Decimal = found.parts.iter().map(|part| part.lead).sum();
                prop_assert_eq!(sum + found.rest, found.lead);
                // Unless nobody has a score in a part, all are known: nothing is left.
                prop_assert!(sum == found.lead || rows.iter().all(|row| row.3));
                prop_assert!(found.parts.is_sorted_by(|a, b| a.lead <= b.lead));
                prop_assert!(found.lead.sign() < 0);
            }
        }
        let whole = rows.iter().all(|(_, aggregate, _, gap)| !aggregate && !gap);
        let distinct: BTreeSet<_> = rows.iter().map(|(_, _, p, _)| 2 * p[0] + 4 * p[1] + p[2]).collect();
        prop_assert!(known > 0 || !whole || distinct.len() < rows.len());
    }

    /// By the definition, unit by unit.
    #[test]
    fn peers_are_others_that_are_ranked(rows in rows()) {
        let ds = straight(&rows, 0).ds();
        let scores: Vec<Decimal> =
            (0..rows.len()).map(|unit| ds.cell(unit, 0, YEAR).unwrap().value().unwrap()).collect();
        let ranked = |unit: usize| !rows[unit].1;
        for unit in (0..rows.len()).filter(|unit| ranked(*unit)) {
            for rule in RULES {
                let Ok(found) = peers(&ds, unit, 0, YEAR, rule, &NONE) else { continue };
                prop_assert!(found.iter().all(|peer| *peer != unit && ranked(*peer)));
                let found: BTreeSet<_> = found.into_iter().collect();
                let between = |other: usize| {
                    let (us, them) = (scores[unit], scores[other]);
                    let inside = |at: &usize| us.min(them) < scores[*at] && scores[*at] < us.max(them);
                    (0..rows.len()).filter(|at| ranked(*at)).filter(inside).count()
                };
                // A part that nobody has a score in is none.
                let counts = rows.iter().any(|row| !row.3);
                let complete = |at: usize| !rows[at].3 || !counts;
                let parts: &[usize] = if counts { &[0, 1, 2] } else { &[0, 2] };
                let share = |at: usize, part: usize| {
                    decimal(&rows[at].2[part].to_string()).percent_of(decimal(MAXIMA[part]), 16).unwrap()
                };
                let apart = |other: usize| -> Decimal {
                    parts.iter().map(|part| (share(unit, *part) - share(other, *part)).abs()).sum()
                };
                let wanted = |other: usize| match rule {
                    PeerRule::All => true,
                    PeerRule::Group => rows[other].0 == rows[unit].0,
                    PeerRule::Neighbours(count) => scores[other] == scores[unit] || between(other) < count,
                    PeerRule::Similar(count) => complete(other) && (0..rows.len())
                        .filter(|at| *at != unit && ranked(*at) && complete(*at))
                        .filter(|at| apart(*at) < apart(other))
                        .count() < count,
                };
                let expected: BTreeSet<_> = (0..rows.len())
                    .filter(|other| *other != unit && ranked(*other) && wanted(*other))
                    .collect();
                prop_assert_eq!(found, expected, "{:?}", rule);
            }
        }
    }

    /// With the score that it takes the place is reached, with less it is not.
    #[test]
    fn a_place_is_reached_by_what_it_takes(
        scores in prop::collection::vec(-6i64..12, 2..26), lower in any::<bool>(), ties in 0usize..5,
        rounded in any::<bool>(),
    ) {
        let ties = [
            TieMethod::Competition,
            TieMethod::ModifiedCompetition,
            TieMethod::Dense,
            TieMethod::Ordinal,
            TieMethod::Fractional,
        ][ties];
        let data = |ours: Option<(usize, Decimal)>| {
            let mut made = Made::new();
            for (at, score) in scores.iter().enumerate() {
                let own = ours.filter(|(unit, _)| *unit == at).map(|(_, score)| score);
                let score = own.unwrap_or(Decimal::new(3 * i128::from(*score), 1));
                made.put(&format!("u{:02}", (at * 7) % 26), YEAR, &score.to_string());
            }
            if lower {
                made.index().direction = Direction::LowerIsBetter;
            }
            made.index().rule.ties = ties;
            if rounded {
                made.index().rule.basis = RankBasis::Rounded(0);
            }
            made.ds()
        };
        let rank = |unit: usize, score: Decimal| {
            let ds = data(Some((unit, score)));
            let rows = ranking(&ds, 0, YEAR, &NONE).rows;
            rows.iter().find(|row| row.unit == unit).unwrap().rank
        };
        let ds = data(None);
        let unit = scores.len() / 2;
        let better = Decimal::new(if lower { -1 } else { 1 }, 2);
        let found = gaps(&ds, unit, 0, YEAR, &NONE).unwrap();
        for reach in &found.reach {
            prop_assert!(reach.rank < found.rank);
            prop_assert_eq!(rank(unit, reach.needed) <= reach.rank, !reach.more, "{:?}", reach);
            prop_assert!(rank(unit, reach.needed + better) <= reach.rank, "{:?}", reach);
            prop_assert!(rank(unit, reach.needed - better) > reach.rank, "{:?}", reach);
            prop_assert!(reach.gain.sign() >= 0);
        }
        let up = found.rank.halves() >= 4;
        prop_assert_eq!(up, found.reach.iter().any(|reach| reach.target == Target::Up(1)));
    }
}
