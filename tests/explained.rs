//! Changes in the published files explained, through the whole core: who passed whom, whose score
//! moved the rank, what the parts brought; all of it worked out by other means beforehand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use xephang::analysis::{Unsaid, overview, why};
use xephang::import::diagnostic::Severity;
use xephang::import::{Choices, SourceFile, import};
use xephang::model::{Dataset, Decimal, Given, Origin, Period};
use xephang::rank::{Agreement, Rank, RankOptions, ranking, standings};

fn opened(name: &str) -> Dataset {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    let file = SourceFile { name: name.to_owned(), bytes: std::fs::read(path).unwrap() };
    let imported = import(&[file], &Choices::default());
    let diagnostics = imported.reports.iter().flat_map(|report| &report.diagnostics);
    let errors: Vec<_> = diagnostics.filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    imported.dataset
}

fn unit(ds: &Dataset, id: &str) -> usize {
    ds.unit_by_id(id).unwrap()
}

fn names(ds: &Dataset, units: impl Iterator<Item = usize>) -> Vec<&str> {
    units.map(|unit| ds.units()[unit].id.as_str()).collect()
}

const NONE: RankOptions = RankOptions { ties: None, group: None, common_with: None };

#[test]
fn pci_ranks_of_2012_and_2013_are_the_official_ones() {
    let ds = opened("pci-2005-2016.json");
    let pci = ds.indicator_by_id("pci").unwrap();
    for year in [2012, 2013] {
        let standings = standings(&ds, pci, Period::year(year), &NONE);
        let agree = standings.iter().filter(|s| s.agreement == Agreement::Agree).count();
        let ranked = standings.iter().filter(|s| s.agreement != Agreement::Neither).count();
        assert_eq!((agree, ranked), (63, 63), "{year}");
    }
}

#[test]
fn dti_gives_ranks_only_with_a_tie() {
    let ds = opened("dti-2022.json");
    let dti = ds.indicator_by_id("dti").unwrap();
    let period = *ds.periods(dti).last().unwrap();
    let standings = standings(&ds, dti, period, &NONE);
    let rank = |id| standings.get(unit(&ds, id)).published.unwrap().value;
    assert_eq!([rank("thanh-hoa"), rank("yen-bai"), rank("hau-giang")], [15, 15, 17]);
    // Five scores are published and 63 ranks: nothing may be computed from the five.
    assert!(standings.iter().all(|standing| standing.computed.is_none()));
    assert!(!ranking(&ds, dti, period, &NONE).complete);
    let named = standings.get(unit(&ds, "thanh-hoa"));
    assert_eq!((named.agreement, named.of), (Agreement::OnlyPublished, Some(63)));
}

#[test]
fn quang_ninh_rose_because_dong_thap_fell() {
    let ds = opened("pci-2005-2016.json");
    let pci = ds.indicator_by_id("pci").unwrap();
    let us = unit(&ds, "quang-ninh");
    let why = why(&ds, us, pci, Period::year(2015), Period::year(2016), &NONE);
    let change = why.change;
    assert_eq!(change.rank_from, Some(Given::computed(Rank::whole(3))));
    assert_eq!(change.rank_to, Some(Given::computed(Rank::whole(2))));
    assert_eq!(change.places, Some(Given::computed(1)));
    assert_eq!(change.score_change.unwrap().value.round(2).to_string(), "-0.15");
    assert!(change.fell_but_rose() && !change.broken);
    let passing = why.passing.unwrap();
    assert_eq!(names(&ds, passing.overtook.iter().map(|p| p.unit)), ["dong-thap"]);
    assert!(passing.overtaken_by.is_empty());
    let effects = why.effects.unwrap();
    assert_eq!((effects.own, effects.others), (0, 1));
    let contributions = why.contributions.unwrap();
    let shown: Vec<_> = contributions
        .parts
        .iter()
        .map(|part| {
            let id = ds.indicators()[part.part].id.trim_start_matches("pci.");
            format!("{id} {}", part.total().round(2))
        })
        .collect();
    let expected = [
        "support 0.68",
        "informal 0.35",
        "proactive 0.20",
        "bias 0.16",
        "entry 0.05",
        "land -0.10",
        "time -0.21",
        "legal -0.27",
        "labor -0.50",
        "transparency -0.51",
    ];
    assert_eq!(shown, expected);
    assert!(contributions.rest.abs() <= Decimal::parse("0.00001").unwrap());
    assert!(!contributions.weights_derived);
}

#[test]
fn a_new_method_stops_what_compares_scores() {
    let ds = opened("pci-2005-2016.json");
    let pci = ds.indicator_by_id("pci").unwrap();
    let us = unit(&ds, "quang-ninh");
    let why = why(&ds, us, pci, Period::year(2012), Period::year(2013), &NONE);
    assert!(why.change.broken);
    assert_eq!(why.effects, Err(Unsaid::Break));
    assert_eq!(why.contributions, Err(Unsaid::Break));
    assert_eq!(why.passing.unwrap().places, 16, "from 20 to 4");
}

#[test]
fn papi_with_withheld_units_and_parts_that_sum() {
    let ds = opened("papi-2011-2020.json");
    let papi = ds.indicator_by_id("papi").unwrap();
    let ranking = ranking(&ds, papi, Period::year(2014), &NONE);
    assert_eq!((ranking.rows.len(), ranking.complete), (61, true));
    let unranked = names(&ds, ranking.unranked.iter().map(|(unit, _)| *unit));
    for id in ["bac-giang", "dong-thap"] {
        assert!(unranked.contains(&id), "{unranked:?}");
    }
    let us = unit(&ds, "quang-ninh");
    let why = why(&ds, us, papi, Period::year(2015), Period::year(2016), &NONE);
    let contributions = why.contributions.unwrap();
    assert_eq!(contributions.parts.len(), 6, "the two dimensions of 2018 do not count yet");
    let broken = contributions.parts.iter().filter(|part| part.broken).map(|part| part.part);
    let broken: Vec<_> = broken.map(|part| ds.indicators()[part].id.as_str()).collect();
    assert_eq!(broken, ["papi.accountability"], "it asks other questions since 2016");
    assert!(contributions.rest.abs() <= Decimal::parse("0.001").unwrap());
}

#[test]
fn binh_lieu_fell_in_three_of_four() {
    let ds = opened("binh-lieu.json");
    let us = unit(&ds, "binh-lieu");
    let overview = overview(&ds, us, Period::year(2022), None);
    assert_eq!(overview.vs, Some(Period::year(2021)));
    assert_eq!((overview.fell, overview.rose, overview.comparable), (3, 1, 4));
    let places: Vec<_> = overview.cards.iter().map(|card| card.change.places.unwrap()).collect();
    assert_eq!(places, [-4, -10, -2, 1].map(Given::published));
    let ranks: Vec<_> = overview
        .cards
        .iter()
        .map(|card| {
            let before = card.change.rank_from.unwrap();
            assert_eq!(before.origin, Origin::Derived);
            assert_eq!(card.standing.computed, None, "never computed from one unit's file");
            before.value.as_whole().unwrap()
        })
        .collect();
    assert_eq!(ranks, [9, 2, 11, 8]);
    let agrees: Vec<_> = overview.cards.iter().map(|card| card.percent_agrees).collect();
    assert_eq!(agrees, [None, None, Some(true), None]);
    assert!(overview.cards[2].change.rose_but_fell());
    let egov = ds.indicator_by_id("egov").unwrap();
    let why = why(&ds, us, egov, Period::year(2021), Period::year(2022), &NONE);
    let bounds = why.bounds.unwrap();
    assert_eq!((bounds.above_from, bounds.below_from), (10, Some(2)));
    assert_eq!((bounds.above_to, bounds.below_to), (12, Some(0)));
    assert_eq!(bounds.overtaken_by_at_least, 2);
}
