//! Files, tables and pictures made of the made-up index say that it is not real, and tables with two scores
//! beside each other, bonus and penalty points are read as what they are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use xephang::analysis::assessment::assessment;
use xephang::analysis::audit::audit;
use xephang::export::drawn::{asked, spec_with};
use xephang::export::said::said;
use xephang::export::tables::{
    Ranked, ranking_table, ranks_over_time, scores_over_time, two_ranks, two_scores,
};
use xephang::export::{Shown, csv_from_dataset, json_from_dataset, workbook_from_dataset};
use xephang::import::workbook::unpack;
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{Dataset, Decimal, IndicatorKind, Period};
use xephang::rank::RankOptions;
use xephang::share::decode;
use xephang::story::assessment_findings;

const NAME: &str = "vi-du-xa-phuong.json";
const YEAR: Period = Period::year(2024);

fn example() -> Dataset {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(NAME);
    let file = SourceFile { name: NAME.to_owned(), bytes: std::fs::read(path).unwrap() };
    import(&[file], &Choices::default()).dataset
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
