//! What would raise it, of published files: figures worked out here from the raw columns, and every sentence
//! as committed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use std::fmt::Write;
use std::time::Instant;

use xephang::analysis::target::{
    Depth, Drawing, Fault, Goal, Mix, Mixes, NewScore, Plan, Setting, Way, certainty,
    check_commitments, commitment, levers, needed, plan, what_if,
};
use xephang::analysis::{Unplaced, Unsaid, to_leader};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{
    Commitments, Dataset, DatasetBuilder, Decimal, Indicator, IndicatorIx, Label, Observation,
    Period, Publication, Unit, UnitIx,
};
use xephang::rank::{Rank, RankOptions, ranking};
use xephang::story::Finding;
use xephang::story::target::{
    certainty_finding, commitment_findings, commitments_summary, fault, plan_findings,
    what_if_finding,
};

const NONE: RankOptions = RankOptions { ties: None, group: None, common_with: None };
const YEAR: Period = Period::year(2016);
const LAST: Period = Period::year(2015);

fn opened(name: &str) -> Dataset {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    import(&[SourceFile { name: name.to_owned(), bytes }], &Choices::default()).dataset
}

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// PCI, with Quảng Ninh and the index.
fn pci() -> (Dataset, UnitIx, IndicatorIx) {
    let ds = opened("pci-2005-2016.json");
    let (unit, index) = (ds.unit_by_id("quang-ninh"), ds.indicator_by_id("pci"));
    (ds, unit.unwrap(), index.unwrap())
}

fn value(ds: &Dataset, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Decimal {
    ds.cell(unit, indicator, period).unwrap().value().unwrap()
}

fn mixes(plan: &Plan) -> &Mixes {
    match &plan.way {
        Way::Mixes(mixes) => mixes,
        other => panic!("{other:?}"),
    }
}

/// The total of a mix, added up here from the published total and the published weights.
fn total(ds: &Dataset, unit: UnitIx, index: IndicatorIx, mix: &Mix) -> Decimal {
    let brings = mix.gains.iter().map(|gain| ds.weight(gain.part, YEAR).unwrap() * gain.by);
    value(ds, unit, index, YEAR) + brings.sum()
}

#[test]
fn quang_ninh_to_the_first_rank() {
    let (ds, us, index) = pci();
    let plan = plan(&ds, us, index, YEAR, Goal::Rank(1), (Depth::Parts, &[]), &NONE).unwrap();
    let leader = value(&ds, ds.unit_by_id("da-nang").unwrap(), index, YEAR);
    let missing = leader - value(&ds, us, index, YEAR);
    assert_eq!((plan.needed.score, plan.needed.missing), (leader, missing));
    assert_eq!(missing.round(2), d("4.41"));
    assert_eq!(plan.levers.len(), 10);
    let found = mixes(&plan);
    // The largest weight is 2: 4,4058/2 is more than 2,20 points, so that 2,21 is the least there can be.
    let heaviest = plan.levers.iter().map(|lever| lever.factor).max().unwrap();
    assert_eq!(heaviest, d("2"));
    assert_eq!((found.cheapest.effort, found.cheapest.gains.len()), (d("2.21"), 1));
    assert_eq!(found.cheapest, found.fewest);
    for mix in [&found.cheapest, &found.fewest, &found.even] {
        assert_eq!(total(&ds, us, index, mix), mix.total);
        assert!(mix.total >= leader && mix.proven);
        let new: Vec<NewScore> =
            mix.gains.iter().map(|gain| NewScore { part: gain.part, score: gain.to }).collect();
        let asked = what_if(&ds, us, index, YEAR, &new, &NONE).unwrap();
        assert_eq!((asked.to.value, asked.rank.unwrap().to), (mix.total, Rank::whole(1)));
        for gain in &mix.gains {
            assert!(gain.to <= d("10") && gain.to == value(&ds, us, gain.part, YEAR) + gain.by);
            assert_eq!(gain.by, gain.by.round(2), "steps of a hundredth");
        }
    }
    assert_eq!(found.even.gains.len(), 10);
    // What all parts share of their head-room is as little as can be.
    let less = found.share - d("0.01");
    let brings = plan.levers.iter().map(|lever| {
        let steps = (lever.room.unwrap() - d("0.005")).round(2) * less * d("0.01");
        lever.factor * (steps - d("0.005")).round(2)
    });
    assert!(brings.sum::<Decimal>() < missing);
}

/// A data set of its own with the others moved, ranked by the ranking itself.
#[test]
fn the_others_as_last_year() {
    let (ds, us, index) = pci();
    let planned = d("70.01");
    let drawing = Drawing { draws: 1000, seed: 1 };
    let found = certainty(&ds, us, index, YEAR, (planned, Some(1)), drawing, &NONE).unwrap();
    let rows = ranking(&ds, index, YEAR, &NONE).rows;
    let moved = rows
        .iter()
        .filter(|row| row.unit != us)
        .map(|row| row.score.value + row.score.value - value(&ds, row.unit, index, LAST));
    let above = moved.filter(|score| *score > planned).count() as u32;
    assert_eq!((found.repeated, found.of), (Rank::whole(above + 1), 63));
    assert_eq!((found.stayed, found.since, found.changes), (0, LAST, 63));
    let again = certainty(&ds, us, index, YEAR, (planned, Some(1)), drawing, &NONE).unwrap();
    assert_eq!(found, again, "the same seed, the same ranks");
    let reached = found.reached.unwrap();
    assert!(reached > 0 && reached < 1000, "{reached}");
    assert_eq!(found.low == Rank::whole(1), reached >= 50);
    // 2013 began a new method.
    let broken = certainty(&ds, us, index, Period::year(2013), (planned, None), drawing, &NONE);
    assert_eq!(broken, Err(Fault::Parts(Unsaid::Break)));
}

#[test]
fn a_rest_of_2011_is_told() {
    let (ds, us, index) = pci();
    let period = Period::year(2011);
    let part = ds.indicator_by_id("pci.land").unwrap();
    let new = NewScore { part, score: d("7") };
    let apart = |unit: UnitIx| {
        let found = what_if(&ds, unit, index, period, &[NewScore { part, score: d("10") }], &NONE);
        found.unwrap().fit.unwrap().apart
    };
    let units = ranking(&ds, index, period, &NONE).rows;
    assert!(units.iter().filter(|row| apart(row.unit)).count() > 5, "totals of 2011 do not add up");
    let found = what_if(&ds, us, index, period, &[new], &NONE).unwrap();
    let change = ds.weight(part, period).unwrap() * (d("7") - value(&ds, us, part, period));
    assert_eq!(found.to.value, value(&ds, us, index, period) + change);
}

#[test]
fn binh_lieu_alone() {
    let ds = opened("binh-lieu.json");
    let us = ds.unit_by_id("binh-lieu").unwrap();
    let par = ds.indicator_by_id("par").unwrap();
    let now = Period::year(2022);
    let asked = what_if(&ds, us, par, now, &[NewScore { part: par, score: d("85") }], &NONE);
    let found = asked.unwrap();
    assert_eq!((found.to.value, found.from.value), (d("85"), d("80.98")));
    assert_eq!(found.rank, Err(Unplaced::TooFewUnits));
    assert_eq!(found.percent.map(|percent| percent.value), Some(d("85")));
    assert_eq!(levers(&ds, us, par, now, Depth::Parts), Err(Unsaid::NoParts));
    let goal = needed(&ds, us, par, now, Goal::Rank(9), &NONE);
    assert_eq!(goal, Err(Fault::Place(Unplaced::TooFewUnits)));
    let back = needed(&ds, us, par, now, Goal::Score(d("89.35")), &NONE).unwrap();
    assert_eq!(back.missing, d("8.37"), "what was lost on 2021");
}

/// Forty parts of odd weights and eleven thousand units.
#[test]
fn large_ones_take_no_time() {
    const UNITS: usize = 11_000;
    const PARTS: usize = 40;
    let mut builder = DatasetBuilder::new();
    builder.publication(Publication::default());
    let index = builder.indicator(Indicator::new("x", Label::vi("X")));
    let mut state = 7u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % below
    };
    let weights: Vec<i128> = (0..PARTS).map(|_| i128::from(300 + random(2000))).collect();
    for (at, weight) in weights.iter().enumerate() {
        let part = Indicator {
            parent: Some(index),
            weight: Some(Decimal::new(*weight, 3)),
            maximum: Some((d("10"), xephang::model::Origin::Published)),
            decimals: Some(2),
            ..Indicator::new(format!("p{at}"), Label::vi(format!("P{at}")))
        };
        builder.indicator(part);
    }
    for at in 0..UNITS {
        let unit = Unit { id: format!("u{at}"), ..Unit::default() };
        let unit = builder.unit(unit);
        for (period, lost) in [(LAST, 50), (YEAR, 0)] {
            let mut total = 0;
            for (part, weight) in weights.iter().enumerate() {
                let score = i128::from(random(900) + 100 - lost);
                total += weight * score;
                let figure = Observation::score(Decimal::new(score, 2));
                builder.observe(unit, index + 1 + part, period, 0, figure).unwrap();
            }
            let figure = Observation::score(Decimal::new(total, 5));
            builder.observe(unit, index, period, 0, figure).unwrap();
        }
    }
    let ds = builder.build();
    let efforts: Vec<Setting> = (1..=PARTS)
        .map(|part| Setting {
            effort: Some(Decimal::from(1 + part as i64 % 7)),
            ..Setting::new(part)
        })
        .collect();
    let start = Instant::now();
    for goal in [Goal::Rank(1), Goal::Rank(3000)] {
        let found = plan(&ds, 0, index, YEAR, goal, (Depth::Parts, &efforts), &NONE).unwrap();
        match &found.way {
            Way::Mixes(mixes) => {
                for mix in [&mixes.cheapest, &mixes.fewest, &mixes.even] {
                    assert!(found.needed.reaches(mix.total));
                }
                assert!(mixes.fewest.gains.len() <= mixes.cheapest.gains.len());
                assert!(!mixes.fewest.proven || mixes.cheapest.effort <= mixes.fewest.effort);
            }
            other => panic!("{other:?}"),
        }
        let drawing = Drawing { draws: 1000, seed: 1 };
        let planned = found.needed.score;
        let sure = certainty(&ds, 0, index, YEAR, (planned, Some(3000)), drawing, &NONE).unwrap();
        // Where nearly every part of every unit may stop at its maximum, fewer draws are made.
        assert_eq!(sure.of, UNITS);
        assert!((100..=1000).contains(&sure.drawing.draws), "{}", sure.drawing.draws);
    }
    // Without optimisation, on a machine that does other things as well.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

/// Writes what is said, one sentence a line, with what proves it below.
struct Told(String);

impl Told {
    fn title(&mut self, title: &str) {
        writeln!(self.0, "\n## {title}").unwrap();
    }

    fn finding(&mut self, finding: &Finding) {
        writeln!(self.0, "- {}", finding.sentence).unwrap();
        if !finding.rule.is_empty() {
            writeln!(self.0, "    {}", finding.rule).unwrap();
        }
        for row in std::iter::once(&finding.head).chain(&finding.rows) {
            assert!(row.len() == finding.head.len(), "{finding:?}");
            if !row.is_empty() {
                writeln!(self.0, "    | {}", row.join(" | ")).unwrap();
            }
        }
    }
}

fn of_quang_ninh(told: &mut Told, lang: Lang) {
    let (ds, us, index) = pci();
    let part = |id: &str| ds.indicator_by_id(id).unwrap();
    told.title("what if");
    let labor = NewScore { part: part("pci.labor"), score: d("7.98") };
    let new = [labor, NewScore { part: part("pci.transparency"), score: d("8") }];
    for new in [&new[..1], &new[..], &[NewScore { part: part("pci.time"), score: d("5") }]] {
        told.finding(&what_if_finding(
            &ds,
            &what_if(&ds, us, index, YEAR, new, &NONE).unwrap(),
            lang,
        ));
    }
    let rest = what_if(&ds, us, index, Period::year(2011), &[new[0]], &NONE).unwrap();
    told.finding(&what_if_finding(&ds, &rest, lang));
    told.title("goals");
    let small = |id: &str, room: &str| Setting { room: Some(d(room)), ..Setting::new(part(id)) };
    let bounded = [
        small("pci.labor", "0.6"),
        small("pci.transparency", "0.5"),
        Setting { effort: Some(d("2")), ..Setting::new(part("pci.support")) },
        Setting { effort: Some(d("3")), ..Setting::new(part("pci.informal")) },
    ];
    let locked: Vec<Setting> = levers(&ds, us, index, YEAR, Depth::Parts)
        .unwrap()
        .iter()
        .map(|lever| Setting { locked: lever.factor >= d("1"), ..Setting::new(lever.part) })
        .collect();
    let goals: [(Goal, &[Setting]); 5] = [
        (Goal::Rank(1), &[]),
        (Goal::Rank(1), &bounded),
        (Goal::Rank(1), &locked),
        (Goal::Rank(5), &[]),
        (Goal::Score(d("66")), &[]),
    ];
    for (goal, settings) in goals {
        let plan = plan(&ds, us, index, YEAR, goal, (Depth::Parts, settings), &NONE).unwrap();
        for finding in plan_findings(&ds, &plan, lang) {
            told.finding(&finding);
        }
    }
    told.title("how sure");
    for (planned, wanted) in [("70.01", Some(1)), ("66", Some(3)), ("66", None)] {
        let drawing = Drawing::default();
        let found = certainty(&ds, us, index, YEAR, (d(planned), wanted), drawing, &NONE).unwrap();
        told.finding(&certainty_finding(&ds, index, (&found, None), lang));
    }
    told.title("commitments of 2015 and before");
    let labor = part("pci.labor");
    let mut list = vec![
        commitment(&ds, (us, index), LAST, (YEAR, d("67"))),
        commitment(&ds, (us, labor), LAST, (YEAR, d("6.9"))),
        commitment(&ds, (us, part("pci.informal")), LAST, (YEAR, d("6.5"))),
        commitment(&ds, (us, index), Period::year(2012), (YEAR, d("65"))),
        commitment(&ds, (us, index), YEAR, (Period::year(2017), d("70"))),
    ];
    list[0].owner = Some("Ban IPA".to_owned());
    list[0].date = Some("2016-06-30".to_owned());
    list[0].note = Some("70%".to_owned());
    list[1].base.as_mut().unwrap().score = Some(d("7.2"));
    let gone = |unit: &str, id: &str| {
        let mut gone = list[0].clone();
        (gone.unit_name, gone.indicator_name, gone.indicator_short) = (None, None, None);
        (gone.unit, gone.indicator) = (unit.to_owned(), id.to_owned());
        gone
    };
    list.extend([gone("ha-tay-x", "pci"), gone("quang-ninh", "dgi")]);
    let commitments = Commitments { list, ..Commitments::default() };
    let checked = check_commitments(&ds, &commitments);
    writeln!(told.0, "- {}", commitments_summary(&checked, lang)).unwrap();
    for finding in commitment_findings(&ds, &commitments, &checked, lang) {
        told.finding(&finding);
    }
    told.title("no answer");
    for reason in [
        Fault::Parts(Unsaid::NoFigure),
        Fault::Parts(Unsaid::Break),
        Fault::Parts(Unsaid::NoParts),
        Fault::Parts(Unsaid::MissingPart),
        Fault::Parts(Unsaid::NoWeights),
        Fault::Place(Unplaced::TooFewUnits),
        Fault::NotAPart(labor),
        Fault::NoScore(labor),
        Fault::Overlap(labor, labor),
        Fault::Overlap(index, labor),
        Fault::AboveMaximum { part: labor, maximum: d("10") },
        Fault::LowerIsBetter,
        Fault::NoSuchRank,
        Fault::NoSuchBand,
        Fault::NegativeEffort(labor),
        Fault::Unreachable,
        Fault::TooLong,
    ] {
        writeln!(told.0, "- {}", fault(&ds, reason, lang)).unwrap();
    }
}

/// Agencies without a survey have totals that were brought back to 100 points from what applies to them.
#[test]
fn totals_brought_back_to_the_common_scale() {
    let ds = opened("vi-du-xa-phuong.json");
    let (index, now) = (0, Period::year(2024));
    let options = NONE;
    for at in 1..=12 {
        let unit = ds.unit_by_id(&format!("co-quan-{at}")).unwrap();
        for depth in [Depth::Parts, Depth::Criteria] {
            let levers = levers(&ds, unit, index, now, depth).unwrap();
            assert!(levers.len() >= 8, "{at} {depth:?}");
            // What all of them can bring is what is missing to the maximum, bonus points apart.
            let regular = levers.iter().filter(|lever| lever.maximum.is_some());
            let regular = regular.filter(|lever| !ds.indicators()[lever.part].is_beside());
            let brings: Decimal = regular.map(|lever| lever.factor * lever.room.unwrap()).sum();
            let beside = ds.parts(index).filter(|part| ds.indicators()[*part].is_beside());
            let beside: Decimal = beside.filter_map(|part| ds.cell(unit, part, now)?.value()).sum();
            let total = ds.cell(unit, index, now).unwrap().value().unwrap();
            let most = total - beside + brings;
            assert!((most - d("100")).abs() < d("0.006"), "{at} {depth:?}: {most}");
        }
        assert!(plan(&ds, unit, index, now, Goal::Rank(1), (Depth::Parts, &[]), &options).is_ok());
    }
    // What a unit has in a survey that is not held at another is no distance between the two.
    let [two, eleven] = ["co-quan-2", "co-quan-11"].map(|id| ds.unit_by_id(id).unwrap());
    let led = |unit| to_leader(&ds, unit, index, now, &options).unwrap_err();
    assert_eq!([led(two), led(eleven)], [Unplaced::OtherScale; 2]);
    let unit = ds.unit_by_id("co-quan-2").unwrap();
    let part = ds.indicator_by_id("cchc.1").unwrap();
    let score = ds.cell(unit, part, now).unwrap().value().unwrap();
    let new = [NewScore { part, score: score + d("1") }];
    let found = what_if(&ds, unit, index, now, &new, &options).unwrap();
    // 63,25·100/85 = 74,4118; the published total was rounded from 73,2353.
    assert_eq!(found.to.value.round(2), d("74.42"));
    assert!(!found.fit.unwrap().apart);
}

fn of_binh_lieu(told: &mut Told, lang: Lang) {
    let ds = opened("binh-lieu.json");
    let (us, now) = (ds.unit_by_id("binh-lieu").unwrap(), Period::year(2022));
    told.title("one unit alone");
    for (id, score) in [("par", "85"), ("sipas", "96.31"), ("dgi", "73.18"), ("egov", "160.5")] {
        let part = ds.indicator_by_id(id).unwrap();
        let new = [NewScore { part, score: d(score) }];
        let found = what_if(&ds, us, part, now, &new, &NONE).unwrap();
        told.finding(&what_if_finding(&ds, &found, lang));
    }
    let par = ds.indicator_by_id("par").unwrap();
    let last = Period::year(2021);
    let list = vec![
        commitment(&ds, (us, par), last, (now, d("90"))),
        commitment(&ds, (us, ds.indicator_by_id("egov").unwrap()), last, (now, d("165.02"))),
        commitment(&ds, (us, par), now, (Period::year(2023), d("85"))),
    ];
    let commitments = Commitments { list, ..Commitments::default() };
    let checked = check_commitments(&ds, &commitments);
    writeln!(told.0, "- {}", commitments_summary(&checked, lang)).unwrap();
    for finding in commitment_findings(&ds, &commitments, &checked, lang) {
        told.finding(&finding);
    }
}

#[test]
fn what_is_said() {
    for lang in Lang::ALL {
        let mut told = Told(String::new());
        of_quang_ninh(&mut told, lang);
        of_binh_lieu(&mut told, lang);
        insta::assert_snapshot!(format!("what_is_said_{}", lang.code()), told.0);
    }
}

/// Scores are published with more decimals than are shown: the last step of each part is a smaller one, and counts.
#[test]
fn all_parts_at_their_maximum_reach_the_maximum() {
    let (ds, us, index) = pci();
    let of = |score: &str| {
        let goal = Goal::Score(d(score));
        plan(&ds, us, index, YEAR, goal, (Depth::Parts, &[]), &NONE)
    };
    for score in ["99.985", "99.99", "99.995"] {
        let found = of(score).unwrap();
        let Way::Mixes(mixes) = &found.way else { panic!("{score} is within reach") };
        for mix in [&mixes.cheapest, &mixes.fewest, &mixes.even] {
            assert!(found.needed.reaches(mix.total) && !mix.proven, "{score}: {}", mix.total);
            assert!(mix.gains.iter().all(|gain| gain.to <= d("10")));
        }
    }
    let above = Err(Fault::AboveMaximum { part: index, maximum: d("100") });
    assert_eq!(of("1000"), above);
}
