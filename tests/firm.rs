//! How firm published ranks are: PCI 2016, beside figures worked out here in another way.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use xephang::analysis::firm::{Noise, Scenario, Weighed, weighed};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{Dataset, Period};
use xephang::rank::{Rank, RankOptions, standings};
use xephang::story::Firm;
use xephang::worker::firm::{Firmness, firmness};

const YEAR: Period = Period::year(2016);

fn pci() -> Dataset {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/pci-2005-2016.json");
    let file = SourceFile { name: "pci.json".to_owned(), bytes: std::fs::read(path).unwrap() };
    import(&[file], &Choices::default()).dataset
}

fn row(ds: &Dataset, of: &Weighed, id: &str) -> usize {
    let unit = ds.unit_by_id(id).unwrap();
    of.units.iter().position(|other| *other == unit).unwrap()
}

fn worked_out(ds: &Dataset, of: &Weighed, us: &str, noise: Noise) -> Firmness {
    firmness(&of.matrix, Some(row(ds, of, us)), noise, 2, &mut |_| {}).unwrap()
}

/// What is computed anew from the parts is what was published, in every year but 2011, whose published
/// totals are not the weighted sums of the published parts.
#[test]
fn from_the_parts_come_the_published_ranks() {
    let ds = pci();
    for period in ds.periods(0) {
        let found = weighed(&ds, 0, period, &RankOptions::default());
        let found = found.unwrap_or_else(|reason| panic!("{period}: {reason:?}"));
        let standings = standings(&ds, 0, period, &RankOptions::default());
        let (base, _) = xephang::analysis::firm::scenarios(&found.matrix, 2);
        let shown =
            found.units.iter().map(|unit| standings[*unit].shown().map(|given| given.value));
        let apart = shown.zip(&base).filter(|(shown, rank)| *shown != Some(**rank)).count();
        let (ranks, totals) = if period == Period::year(2011) { (19, 61) } else { (0, 0) };
        assert_eq!((apart, found.apart), (ranks, totals), "{period}");
    }
}

#[test]
fn quang_ninh_2016() {
    let ds = pci();
    let found = weighed(&ds, 0, YEAR, &RankOptions::default()).unwrap();
    assert_eq!((found.units.len(), found.parts.len(), found.left_out), (63, 10, 0));
    let noise = Noise { draws: 2_000, ..Noise::default() };
    let us = row(&ds, &found, "quang-ninh");
    let firm = worked_out(&ds, &found, "quang-ninh", noise);
    let spread = firm.spreads[us];
    assert_eq!(spread.base, 4, "rank 2");
    assert!(spread.low <= spread.base && spread.base <= spread.high);
    let reached = firm.attainable.as_ref().unwrap();
    assert!(reached.best <= spread.best && spread.worst <= reached.worst);
    // Without a part: summed up here from the matrix, in floating point.
    let plain = found.matrix.plain();
    for part in 0..found.parts.len() {
        let total = |unit: usize| -> f64 {
            let weights = found.matrix.plain_weights();
            let terms = plain[unit * 10..][..10].iter().zip(weights).enumerate();
            terms.filter(|(at, _)| *at != part).map(|(_, (score, weight))| score * weight).sum()
        };
        let above = (0..63).filter(|unit| total(*unit) > total(us) + 1e-9).count() as u32;
        let way = firm.outcomes.iter().find(|way| way.scenario == Scenario::Without(part)).unwrap();
        assert_eq!(way.ranks[us], Rank::whole(above + 1), "{part}");
    }
}

#[test]
fn what_is_said() {
    let ds = pci();
    let found = weighed(&ds, 0, YEAR, &RankOptions::default()).unwrap();
    let noise = Noise { draws: 2_000, ..Noise::default() };
    let mut told = String::new();
    for us in ["quang-ninh", "da-nang"] {
        let firmness = worked_out(&ds, &found, us, noise);
        for lang in Lang::ALL {
            let row = Some(row(&ds, &found, us));
            let firm = Firm { ds: &ds, indicator: 0, period: YEAR, weighed: &found, row, noise };
            let [finding, subtitle] = firm.headline(&firmness.spreads, firmness.shift, lang);
            told += &format!("{finding}\n{subtitle}\n");
            let draws = firm.of_draws(&firmness.spreads, firmness.draws, firmness.shift, lang);
            let bounds = firm.of_bounds(firmness.attainable.as_ref().unwrap(), lang).unwrap();
            let ways = firm.of_scenarios(&firmness.base, &firmness.outcomes, lang);
            let depends =
                firm.of_sensitivity(firmness.sensitivity.as_ref().unwrap(), lang).unwrap();
            for finding in [draws, bounds, ways, depends] {
                told += &format!("- {}\n  {}\n", finding.sentence, finding.rule);
                assert!(finding.rows.iter().all(|row| row.len() == finding.head.len()));
                for row in [&finding.head].into_iter().chain(&finding.rows) {
                    told += &format!("  | {}\n", row.join(" | "));
                }
            }
            told.push('\n');
        }
    }
    insta::assert_snapshot!(told);
}
