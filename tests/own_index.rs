//! An index of one's own out of the components of PCI 2016.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use xephang::export::own_index::{Own, made, table};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{Dataset, Decimal, Period};
use xephang::rank::{Rank, RankOptions, standings};
use xephang::share::recipe::{MeanOf, OwnIndex, OwnPart, Scale, decode};

const YEAR: Period = Period::year(2016);

fn pci() -> Dataset {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/pci-2005-2016.json");
    let file = SourceFile { name: "pci.json".to_owned(), bytes: std::fs::read(path).unwrap() };
    import(&[file], &Choices::default()).dataset
}

/// The ten components of 2016 with the weights of the method of 2013.
fn parts(ds: &Dataset) -> Vec<OwnPart> {
    let there = |ix: &usize| ds.slice(*ix, YEAR).is_some();
    let part = |ix: usize| OwnPart {
        indicator: ds.indicators()[ix].id.clone(),
        weight: ds.weight(ix, YEAR).unwrap(),
        better: None,
    };
    ds.parts(0).filter(there).map(part).collect()
}

fn own(ds: &Dataset, index: &OwnIndex) -> Own {
    made(ds, index, YEAR, &RankOptions::default()).unwrap()
}

/// Scores of 0 to 10 as percentages of 10, weighted: the sum of weights is 10, so the score is the
/// published one.
#[test]
fn as_published() {
    let ds = pci();
    let index = OwnIndex { parts: parts(&ds), scale: Scale::Share, ..OwnIndex::default() };
    let own = own(&ds, &index);
    assert_eq!((own.chosen.len(), own.units.len()), (10, 63));
    let weights: Decimal = own.chosen.iter().map(|part| part.weight).sum();
    assert_eq!(weights, Decimal::new(10, 0));
    let published = standings(&ds, 0, YEAR, &RankOptions::default());
    let rows = own.rows(&ds, Lang::Vi);
    for row in &rows {
        assert_eq!(row.rank, published[row.unit].shown().map(|given| given.value));
        let total = ds.cell(row.unit, 0, YEAR).unwrap().value().unwrap();
        assert!((row.score.unwrap() - total).abs() <= Decimal::new(1, 5), "{}", row.unit);
    }
    let ranks: Vec<Rank> = rows.iter().filter_map(|row| row.rank).collect();
    assert_eq!((ranks.len(), ranks.is_sorted()), (63, true));
    let names: Vec<&str> = rows[..3].iter().map(|row| ds.units()[row.unit].id.as_str()).collect();
    assert_eq!(names, ["da-nang", "quang-ninh", "dong-thap"]);
    let said = own.story(&ds).findings(Lang::En);
    assert!(said.last().unwrap().sentence.starts_with("The ranks of all 63"), "{said:?}");
}

#[test]
fn a_table_for_programs() {
    let ds = pci();
    let index = OwnIndex { parts: parts(&ds), ..OwnIndex::default() };
    let table = table(&own(&ds, &index), &ds, Lang::Vi);
    assert_eq!((table.head.len(), table.rows.len()), (13, 63));
    assert!(table.rows.iter().all(|row| row.len() == 13));
    insta::assert_snapshot!(
        [&table.head, &table.rows[0], &table.rows[62]].map(|row| row.join(" | ")).join("\n")
    );
}

#[test]
fn what_is_said() {
    let ds = pci();
    let us = ds.unit_by_id("quang-ninh");
    let plain = OwnIndex { parts: parts(&ds), ..OwnIndex::default() };
    let geometric = OwnIndex {
        scale: Scale::MinMaxFromOne,
        mean: MeanOf::Geometric,
        name: Some("PCI nhân".to_owned()),
        ..plain.clone()
    };
    let (written, problems) =
        decode("pci.entry*2,pci.land,pci.labor;scale=z;missing=median;outliers=treat;least=70");
    assert!(problems.is_empty());
    let mut told = String::new();
    for index in [plain, geometric, written] {
        let own = own(&ds, &index);
        let story = own.story(&ds);
        for lang in Lang::ALL {
            told += &story.headline(us, lang).join("\n");
            told.push('\n');
            for finding in story.findings(lang) {
                told += &format!("- {}\n  {}\n", finding.sentence, finding.rule);
                assert!(finding.rows.iter().all(|row| row.len() == finding.head.len()));
                let rows = [&finding.head].into_iter().chain(&finding.rows);
                for row in rows.filter(|row| !row.is_empty()) {
                    told += &format!("  | {}\n", row.join(" | "));
                }
            }
            told.push('\n');
        }
    }
    insta::assert_snapshot!(told);
}
