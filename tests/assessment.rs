//! An index of agencies and communes: the made-up example as it is published here, worked out again from
//! its JSON, its sentences as committed, and that everything made from it says that it is not real.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use serde_json::Value;
use xephang::analysis::assessment::{Assessment, GroupAssessment, Uncounted, assessment};
use xephang::analysis::audit::{Severity, audit};
use xephang::export::drawn::{asked, spec_with};
use xephang::export::said::said;
use xephang::export::tables::{
    Ranked, ranking_table, ranks_over_time, scores_over_time, two_ranks, two_scores,
};
use xephang::export::{Shown, csv_from_dataset, json_from_dataset, workbook_from_dataset};
use xephang::import::workbook::unpack;
use xephang::import::{Choices, SourceFile, import, import_sound};
use xephang::locale::Lang;
use xephang::model::bytes::{Bytes, from_bytes};
use xephang::model::{Dataset, Decimal, IndicatorKind, Missing, Period, UnitIx};
use xephang::rank::RankOptions;
use xephang::share::decode;
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

#[test]
fn every_file_made_of_it_says_that_it_is_not_real() {
    let ds = example();
    for (lang, mark) in
        [(Lang::Vi, "VÍ DỤ (không phải số liệu thật)"), (Lang::En, "EXAMPLE (not real figures)")]
    {
        let csv = csv_from_dataset(&ds, lang);
        assert!(csv.lines().skip(1).all(|line| line.contains(mark)));
        let told = assessment_findings(&ds, &assessment(&ds, 0, YEAR), lang);
        assert!(told[0].sentence.starts_with(mark));
        // Each sheet says so.
        let bytes = workbook_from_dataset(&ds, lang).unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let sheets = book.worksheets();
        assert_eq!(sheets.len(), 4);
        for (name, cells) in sheets {
            let said = |cell: &Data| cell.to_string().contains(mark);
            assert!(cells.rows().flatten().any(said), "{name}");
        }
    }
    let json = json_from_dataset(&ds);
    let again = SourceFile { name: NAME.into(), bytes: json.into_bytes() };
    let opened = import(&[again], &Choices::default()).dataset;
    assert_eq!(opened, ds);
}

#[test]
fn tables_made_of_it_open_with_both_scores_and_the_mark() {
    let ds = example();
    let csv =
        SourceFile { name: "x.csv".into(), bytes: csv_from_dataset(&ds, Lang::Vi).into_bytes() };
    let bytes = workbook_from_dataset(&ds, Lang::En).unwrap();
    let xlsx = unpack(SourceFile { name: "x.xlsx".into(), bytes }).remove(0);
    for (file, lang) in [(csv, Lang::Vi), (xlsx, Lang::En)] {
        let opened = import(&[file], &Choices::default()).dataset;
        assert!(opened.publications()[0].example);
        let beside = opened.indicators().iter().filter(|of| of.is_beside()).count();
        assert_eq!(beside, 2);
        let owns = |ds: &Dataset| {
            let mut owns: Vec<String> = (0..ds.indicators().len())
                .flat_map(|ix| ds.slices_of(ix))
                .flat_map(|(period, slice)| slice.cells().map(move |cell| (period, cell)))
                .filter_map(|(period, cell)| {
                    let own = cell.extra?.self_assessed?.normal();
                    let name = lang.label(&ds.units()[cell.unit].name);
                    let score = cell.value().map(Decimal::normal);
                    Some(format!("{name} {period} {own} {score:?}"))
                })
                .collect();
            owns.sort();
            owns
        };
        assert!(owns(&ds).len() > 1000);
        assert_eq!(owns(&opened), owns(&ds));
    }
}

fn opened(name: &str, text: &str) -> Dataset {
    let file = SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    import(&[file], &Choices::default()).dataset
}

/// «indicator: unit own/score» of all figures.
fn figures(ds: &Dataset) -> Vec<String> {
    let mut all = Vec::new();
    for ix in 0..ds.indicators().len() {
        for (_, slice) in ds.slices_of(ix) {
            all.extend(slice.cells().map(|cell| {
                let own = cell.extra.and_then(|extra| extra.self_assessed);
                let own = own.map_or_else(|| "–".to_owned(), |own| own.to_string());
                let score = cell.value().map_or_else(|| "–".to_owned(), |score| score.to_string());
                let indicator = &ds.indicators()[ix].name.vi;
                format!("{indicator}: {} {own}/{score}", ds.units()[cell.unit].name.vi)
            }));
        }
    }
    all
}

#[test]
fn two_columns_of_scores_in_a_table() {
    for (heads, rank) in [
        ("Đơn vị;Điểm tự chấm;Điểm thẩm định;Xếp hạng", true),
        ("Đơn vị;Tự đánh giá;Kết quả thẩm định;Hạng", true),
        ("Tên đơn vị;Tự chấm;Điểm;Hạng", true),
        ("Unit;Self-assessed score;Appraised score;Rank", true),
        ("Đơn vị;Tự chấm;Điểm đánh giá;Ghi chú", false),
    ] {
        let text = format!("{heads}\nXã A;90,5;88,25;1\nXã B;85;86,5;2\nXã C;;80;3\n");
        let ds = opened("CCHC_2024.csv", &text);
        let expected = ["CCHC: Xã A 90.5/88.25", "CCHC: Xã B 85/86.5", "CCHC: Xã C –/80"];
        assert_eq!(figures(&ds), expected, "{heads}");
        let cell = ds.cell(0, 0, YEAR).unwrap();
        assert_eq!(cell.published_rank().is_some(), rank, "{heads}");
    }
}

#[test]
fn one_row_for_each_criterion() {
    let text = "Đơn vị,Năm,Chỉ số,Thành phần,Điểm tối đa,Điểm tự chấm,Điểm thẩm định\n\
        Xã A,2024,CCHC,,100,92,90\nXã A,2024,CCHC,Thể chế,10,9,8\nXã A,2024,CCHC,Điểm trừ,,0,2\n\
        Xã B,2024,CCHC,,100,88,89\nXã B,2024,CCHC,Thể chế,10,8,8\nXã B,2024,CCHC,Điểm trừ,,,0\n";
    let ds = opened("x.csv", text);
    let expected = [
        "CCHC: Xã A 92/90",
        "CCHC: Xã B 88/89",
        "Thể chế: Xã A 9/8",
        "Thể chế: Xã B 8/8",
        "Điểm trừ: Xã A 0/2",
        "Điểm trừ: Xã B –/0",
    ];
    assert_eq!(figures(&ds), expected);
    // Printed as positive numbers, they are taken off.
    let penalty = ds.indicators().iter().find(|of| of.kind == IndicatorKind::Penalty).unwrap();
    assert_eq!(penalty.weight, Some(Decimal::from(-1)));
}

#[test]
fn both_scores_of_each_part_side_by_side() {
    let text = "Đơn vị;Tổng điểm;;Thể chế;;Thủ tục;;Điểm thưởng;Điểm trừ\n\
        ;Tự chấm;Thẩm định;Tự chấm;Thẩm định;Tự chấm;Thẩm định;;\n\
        Xã A;18;17,5;9;8;9;9;1;0,5\nXã B;17;15;8;7;9;8;0;0\nXã C;16;16;8;8;8;8;1;1\n";
    let ds = opened("CCHC 2024.csv", text);
    let told = figures(&ds);
    for expected in [
        "CCHC: Xã A 18/17.5",
        "CCHC: Xã C 16/16",
        "Thể chế: Xã A 9/8",
        "Thủ tục: Xã B 9/8",
        "Điểm thưởng: Xã A –/1",
        "Điểm trừ: Xã C –/1",
    ] {
        assert!(told.iter().any(|figure| figure == expected), "{expected}: {told:#?}");
    }
    let total = ds.indices().next().unwrap();
    assert_eq!(ds.parts(total).count(), 4, "found by their sum, the penalty taken off");
    let weight = |name: &str| {
        let ix = ds.indicators().iter().position(|of| of.name.vi == name).unwrap();
        (ds.indicators()[ix].kind, ds.weight(ix, YEAR).map(|weight| weight.to_string()))
    };
    assert_eq!(weight("Thể chế"), (IndicatorKind::Regular, Some("1".into())));
    assert_eq!(weight("Điểm thưởng"), (IndicatorKind::Bonus, Some("1".into())));
    assert_eq!(weight("Điểm trừ"), (IndicatorKind::Penalty, Some("-1".into())));
    assert_eq!(audit(&ds, total), []);
}

#[test]
fn every_picture_and_table_of_it_says_that_it_is_not_real() {
    let ds = Arc::new(example());
    let link = "#v1/cchc?d=vi-du-xa-phuong&page=charts&y=2024&vs=2023&u=xa-1,xa-2";
    for kind in
        ["bars", "heat", "strip", "bump", "trend", "slope", "dumbbell", "waterfall", "scatter"]
    {
        let mut view = decode(&format!("{link}&kind={kind}")).0;
        let shown = Shown::new(&ds, &view).unwrap();
        let spec = spec_with(&shown, asked(&shown, view.kind), &view);
        for (lang, mark) in [(Lang::Vi, "VÍ DỤ (không phải"), (Lang::En, "EXAMPLE (not real")]
        {
            view.subtitle = None;
            let [_, subtitle] = said(&shown, &spec, &view, lang);
            assert!(subtitle.starts_with(mark), "{kind}: {subtitle}");
            // The reader's own line does not do away with it.
            view.subtitle = Some("Dòng của tôi".into());
            let [_, subtitle] = said(&shown, &spec, &view, lang);
            assert!(subtitle.starts_with(mark) && subtitle.ends_with("Dòng của tôi"), "{subtitle}");
        }
    }
    let options = RankOptions::default();
    let units = (0..ds.units().len()).collect();
    let ranked = Ranked { units, ..Ranked::default() };
    let periods = [Period::year(2023), YEAR];
    for lang in Lang::ALL {
        for table in [
            ranking_table(&ds, &ranked, YEAR, lang),
            ranks_over_time(&ds, 0, &options, lang),
            scores_over_time(&ds, 0, &options, lang),
            two_ranks(&ds, 0, periods, &options, lang),
            two_scores(&ds, 0, periods, &options, lang),
        ] {
            assert!(table.rows.len() > 20);
            let mark = lang.pick("VÍ DỤ (không phải số liệu thật)", "EXAMPLE (not real figures)");
            let said =
                |row: &Vec<String>| row.len() == table.head.len() && row.last().unwrap() == mark;
            assert!(table.rows.iter().all(said), "{:?}", table.head);
        }
    }
}
