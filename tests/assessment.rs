//! An index of agencies and communes: the made-up example as it is published here, worked out again from
//! its JSON, and its sentences as committed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;
use xephang::analysis::assessment::{Assessment, GroupAssessment, Uncounted, assessment};
use xephang::analysis::audit::{Severity, audit};
use xephang::import::{Choices, SourceFile, import, import_sound};
use xephang::locale::Lang;
use xephang::model::bytes::{Bytes, from_bytes};
use xephang::model::{Dataset, Decimal, IndicatorKind, Missing, Period, UnitIx};
use xephang::story::assessment_findings;

const NAME: &str = "vi-du-xa-phuong.json";
const YEAR: Period = Period::year(2024);

fn file() -> SourceFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(NAME);
    SourceFile { name: NAME.to_owned(), bytes: std::fs::read(path).unwrap() }
}

fn example() -> Dataset {
    let imported = import(&[file()], &Choices::default());
    assert_eq!(imported.reports[0].diagnostics, []);
    imported.dataset
}

fn group<'a>(ds: &Dataset, found: &'a Assessment, id: &str) -> &'a GroupAssessment {
    let at = ds.groups().iter().position(|group| group.id == id);
    found.groups.iter().find(|group| group.group == at).unwrap()
}

fn hundredths(value: Decimal) -> i128 {
    assert_eq!(value, value.round(2));
    value.round(2).mantissa()
}

/// A cell's member in hundredths, without any code of the program.
fn read(cell: &Value, member: &str) -> Option<i128> {
    let number = match cell {
        Value::Object(_) => cell.get(member)?,
        Value::Number(_) if member == "score" => cell,
        _ => return None,
    };
    Some((number.as_f64()? * 100.0).round() as i128)
}

/// The rows of a year: by unit, the cells by indicator.
fn rows(year: &str) -> BTreeMap<String, BTreeMap<String, Value>> {
    let file: Value = serde_json::from_slice(&file().bytes).unwrap();
    let tables = file["tables"].as_array().unwrap();
    let table = tables.iter().find(|table| table["period"] == year).unwrap();
    let ids: Vec<&str> =
        table["indicators"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let row = |row: &Value| {
        let cells = row.as_array().unwrap();
        let named = ids.iter().zip(&cells[1..]).map(|(id, cell)| ((*id).to_owned(), cell.clone()));
        (cells[0].as_str().unwrap().to_owned(), named.collect())
    };
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

/// The maxima of the criteria that have no parts, bonus and penalty left out.
fn leaves() -> BTreeMap<String, i128> {
    fn add(of: &Value, to: &mut BTreeMap<String, i128>) {
        match of["parts"].as_array() {
            Some(parts) => parts.iter().for_each(|part| add(part, to)),
            None if of["kind"].is_null() => {
                to.insert(of["id"].as_str().unwrap().to_owned(), read(of, "maximum").unwrap());
            }
            None => {}
        }
    }
    let file: Value = serde_json::from_slice(&file().bytes).unwrap();
    let mut all = BTreeMap::new();
    add(&file["indicators"][0], &mut all);
    all
}

#[test]
fn the_example_is_marked_and_complete() {
    let ds = example();
    assert!(ds.publications()[0].example);
    assert_eq!(import_sound(&file()).as_ref(), Some(&ds), "the quick reader keeps the mark");
    assert_eq!(from_bytes::<Dataset>(&ds.to_bytes()).as_ref(), Some(&ds));
    let agencies = ds.units().iter().filter(|unit| unit.kind.as_deref() == Some("agency")).count();
    assert_eq!((agencies, ds.units().len()), (12, 27));
    let contents: Vec<_> = ds.parts(0).filter(|ix| !ds.indicators()[*ix].is_beside()).collect();
    assert_eq!(contents.len(), 8);
    assert!(contents.iter().all(|content| (2..=4).contains(&ds.parts(*content).count())));
    let kinds = |kind| ds.indicators().iter().filter(|of| of.kind == kind).count();
    assert_eq!([kinds(IndicatorKind::Bonus), kinds(IndicatorKind::Penalty)], [1, 1]);
    let label = &ds.publications()[0].title;
    assert!(label.vi.starts_with("Ví dụ tự đặt"), "{}", label.vi);
    assert!(label.en.as_deref().unwrap().starts_with("Made-up example"));
    // A total above the maximum, and one that is penalised.
    let scores: Vec<Decimal> =
        ds.slice(0, YEAR).unwrap().cells().filter_map(|cell| cell.value()).collect();
    assert!(scores.iter().any(|score| *score > Decimal::HUNDRED));
    // Bonus, penalty and the common scale are no faults; single steps that are unusual are noted.
    let faults: Vec<_> =
        audit(&ds, 0).into_iter().filter(|found| found.severity != Severity::Note).collect();
    assert_eq!(faults, []);
}

#[test]
fn its_totals_are_those_of_its_criteria() {
    let leaves = leaves();
    assert_eq!(leaves.values().sum::<i128>(), 10_000);
    for year in ["2023", "2024"] {
        for (unit, cells) in rows(year) {
            let applies = |id: &&String| cells[*id] != "not-applicable";
            let maximum: i128 = leaves.keys().filter(applies).map(|id| leaves[id]).sum();
            let points: i128 = leaves.keys().filter_map(|id| read(&cells[id], "score")).sum();
            let beside: i128 =
                ["cchc.9", "cchc.10"].iter().filter_map(|id| read(&cells[*id], "score")).sum();
            // Half up, in whole numbers.
            let total = (2 * points * 10_000 + maximum) / (2 * maximum) + beside;
            assert_eq!(read(&cells["cchc"], "score"), Some(total), "{unit} {year}");
        }
    }
}

#[test]
fn differences_are_those_of_the_file() {
    let ds = example();
    let found = assessment(&ds, 0, YEAR);
    let rows = rows("2024");
    for of in &found.groups {
        for differences in &of.differences {
            let id = &ds.indicators()[differences.indicator].id;
            let by_unit: BTreeMap<&str, i128> = of
                .units
                .iter()
                .filter_map(|unit| {
                    let unit = ds.units()[*unit].id.as_str();
                    let cell = &rows[unit][id];
                    Some((unit, read(cell, "selfAssessed")? - read(cell, "score")?))
                })
                .collect();
            let told: BTreeMap<&str, i128> = differences
                .rows
                .iter()
                .map(|row| (ds.units()[row.unit].id.as_str(), hundredths(row.by)))
                .collect();
            assert_eq!(told, by_unit, "{id}");
            let over = by_unit.values().filter(|by| **by > 0).count();
            let under = by_unit.values().filter(|by| **by < 0).count();
            assert_eq!((differences.over, differences.under), (over, under), "{id}");
            let mut sorted: Vec<i128> = by_unit.values().copied().collect();
            sorted.sort_unstable();
            let (low, high) = (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]);
            assert_eq!(hundredths(differences.median * Decimal::from(2)), low + high, "{id}");
            assert_eq!(hundredths(differences.sum), sorted.iter().sum::<i128>(), "{id}");
        }
    }
    // The survey is not self-assessed, and no difference is told of it.
    let survey = ds.indicator_by_id("cchc.8-1").unwrap();
    assert!(found.groups.iter().all(|of| of.differences.iter().all(|d| d.indicator != survey)));
    assert_eq!(found.groups[0].differences[0].indicator, 0);
}

#[test]
fn losses_are_those_of_the_file() {
    let ds = example();
    let leaves = leaves();
    for year in [2023, 2024] {
        let rows = rows(&year.to_string());
        let found = assessment(&ds, 0, Period::year(year));
        for of in &found.groups {
            let unit_id = |unit: UnitIx| ds.units()[unit].id.as_str();
            let mut all = 0;
            for lost in of.losses.leaves() {
                let id = &ds.indicators()[lost.indicator].id;
                let short: Vec<i128> = of
                    .units
                    .iter()
                    .filter_map(|unit| Some(leaves[id] - read(&rows[unit_id(*unit)][id], "score")?))
                    .collect();
                assert_eq!(hundredths(lost.lost), short.iter().sum::<i128>(), "{id}");
                let losing = short.iter().filter(|lost| **lost > 0).count();
                assert_eq!((lost.losing, lost.units), (losing, short.len()), "{id}");
                assert_eq!(lost.uncounted.len(), of.units.len() - short.len(), "{id}");
                all += short.iter().sum::<i128>();
            }
            assert_eq!(hundredths(of.losses.lost), all);
            assert_eq!(of.losses.leaves().count(), leaves.len(), "bonus and penalty are no leaves");
            // A content's loss is that of its own printed figures.
            for content in of.losses.branches() {
                let id = &ds.indicators()[content.indicator].id;
                let maximum = |cell: &Value| {
                    let own = read(cell, "maximum");
                    own.unwrap_or_else(|| {
                        let all = ds.indicators()[content.indicator].maximum.unwrap().0;
                        hundredths(all)
                    })
                };
                let missing = |unit: &str| {
                    let below = leaves.keys().filter(|leaf| leaf.starts_with(&format!("{id}-")));
                    below
                        .filter(|leaf| rows[unit][*leaf].is_null())
                        .map(|leaf| leaves[leaf])
                        .sum::<i128>()
                };
                let lost: i128 = of
                    .units
                    .iter()
                    .map(|unit| {
                        let (unit, cell) = (unit_id(*unit), &rows[unit_id(*unit)][id]);
                        maximum(cell) - read(cell, "score").unwrap() - missing(unit)
                    })
                    .sum();
                assert_eq!(hundredths(content.lost), lost, "{id}");
            }
        }
    }
}

#[test]
fn what_does_not_apply_is_a_reason() {
    let ds = example();
    let found = assessment(&ds, 0, YEAR);
    let agencies = group(&ds, &found, "co-quan");
    let survey = ds.indicator_by_id("cchc.8-1").unwrap();
    let lost = agencies.losses.leaves().find(|lost| lost.indicator == survey).unwrap();
    let units: Vec<_> =
        lost.uncounted.iter().map(|(unit, why)| (ds.units()[*unit].id.as_str(), *why)).collect();
    let why = Uncounted::Missing(Missing::NotApplicable);
    assert_eq!(units, ["co-quan-2", "co-quan-11", "co-quan-12"].map(|unit| (unit, why)));
    assert_eq!(lost.units, 9);
    // Brought back to the common scale, their totals leave a rest; those of communes leave none.
    let rest = |unit: &str| {
        let of = found.groups.iter().flat_map(|group| &group.losses.units);
        let unit = ds.unit_by_id(unit).unwrap();
        of.into_iter().find(|loss| loss.unit == unit).unwrap().rest.unwrap()
    };
    assert!(["co-quan-2", "co-quan-4"].iter().all(|unit| !rest(unit).is_zero()));
    assert!((1..=15).all(|n| rest(&format!("xa-{n}")).is_zero()));
}

#[test]
fn first_in_each_group() {
    let ds = example();
    let found = assessment(&ds, 0, YEAR);
    let rows = rows("2024");
    for (id, count) in [("co-quan", 12), ("xa", 15)] {
        let of = group(&ds, &found, id);
        assert_eq!(of.ranks.len(), count);
        let mut scores: Vec<i128> = of
            .units
            .iter()
            .map(|u| read(&rows[&ds.units()[*u].id]["cchc"], "score").unwrap())
            .collect();
        scores.sort_unstable_by(|a, b| b.cmp(a));
        let ranked = of.ranks.iter().map(|row| hundredths(row.score.unwrap().value));
        assert_eq!(ranked.collect::<Vec<_>>(), scores);
        assert_eq!(of.ranks[0].of, Some(count));
    }
}

/// The sentences and tables that are told.
fn told(ds: &Dataset, period: Period, lang: Lang) -> String {
    let mut out = String::new();
    for finding in assessment_findings(ds, &assessment(ds, 0, period), lang) {
        writeln!(out, "{}", finding.sentence).unwrap();
        for row in finding.rows.iter().take(3) {
            assert_eq!(row.len(), finding.head.len(), "{}", finding.sentence);
        }
        if let [first, ..] = &finding.rows[..] {
            writeln!(out, "  [{}] {}", finding.head.join(" | "), first.join(" | ")).unwrap();
        }
    }
    out.replace('\u{a0}', " ")
}

#[test]
fn sentences_vi() {
    insta::assert_snapshot!(told(&example(), YEAR, Lang::Vi));
}

#[test]
fn sentences_en() {
    insta::assert_snapshot!(told(&example(), YEAR, Lang::En));
}

#[test]
fn sentences_of_the_first_year() {
    insta::assert_snapshot!(told(&example(), Period::year(2023), Lang::Vi));
}
