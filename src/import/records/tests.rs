use std::fmt::Write;

use proptest::prelude::*;

use crate::import::diagnostic::Problem;
use crate::import::{Choices, ColumnRole, Imported, SourceFile, import};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.into(), bytes: text.as_bytes().to_vec() }
}

/// Everything that was read, line by line: indicators, figures, problems.
pub fn told(imported: &Imported) -> String {
    let dataset = &imported.dataset;
    let mut out = String::new();
    for ix in 0..dataset.indicators().len() {
        let indicator = &dataset.indicators()[ix];
        let parent = indicator.parent.map(|ix| dataset.indicators()[ix].id.as_str());
        let _ = writeln!(out, "{} < {}", indicator.id, parent.unwrap_or("-"));
        for (period, slice) in dataset.slices_of(ix) {
            for cell in slice.cells() {
                let unit = &dataset.units()[cell.unit];
                let score = match cell.score {
                    Ok(given) => given.value.to_string(),
                    Err(reason) => reason.code().to_owned(),
                };
                let rank = cell.published_rank().map(|rank| format!(" #{}", rank.value));
                let whole = if unit.aggregate { " (aggregate)" } else { "" };
                let rank = rank.unwrap_or_default();
                let _ = writeln!(out, "  {period} {}{whole}: {score}{rank}", unit.name.vi);
            }
        }
    }
    for report in &imported.reports {
        for diagnostic in &report.diagnostics {
            let _ = writeln!(
                out,
                "{:?} {} {:?}",
                diagnostic.severity, diagnostic.place, diagnostic.problem
            );
        }
    }
    out
}

fn check(name: &str, text: &str, expected: &str) {
    let imported = import(&[file(name, text)], &Choices::default());
    assert_eq!(told(&imported).trim(), expected.trim(), "{name}\n{:#?}", imported.reports[0].guess);
}

#[test]
fn long() {
    check(
        "a.json",
        r#"[{"Tỉnh":"Hà Nội","Năm":2015,"Chỉ số":"PCI","Điểm":"60,74","Hạng":"24/63"},
            {"Tỉnh":"Hải Phòng","Năm":2015,"Chỉ số":"PCI","Điểm":"58,65","Hạng":28},
            {"Tỉnh":"Hà Nội","Năm":2015,"Chỉ số":"SIPAS","Điểm":null,"Hạng":""},
            {"Tỉnh":"Trung bình","Năm":2015,"Chỉ số":"PCI","Điểm":"58,5","Hạng":"-"}]"#,
        "
pci < -
  2015 Hà Nội: 60.74 #24
  2015 Hải Phòng: 58.65 #28
  2015 Trung bình (aggregate): 58.5
sipas < -
  2015 Hà Nội: not-available",
    );
}

#[test]
fn one_index_of_one_year_from_the_name_of_the_file() {
    check(
        "PCI_2016.json",
        r#"{"data":[{"prov":"Ha Noi","score":60.74,"rank":14},{"prov":"Da Nang","score":70.0,"rank":1}]}"#,
        r#"
pci < -
  2016 Da Nang: 70.0 #1
  2016 Ha Noi: 60.74 #14
Note PCI_2016.json PeriodFromFileName { period: Period { year: 2016, part: Year } }"#,
    );
}

#[test]
fn wide_by_period() {
    let expected = "
dti < -
  2021 A: 0.5 #2
  2021 B: 0.61 #1
  2022 A: 0.70 #1
  2022 B: not-available";
    check(
        "dti.json",
        r#"[{"unit":"A","2021":0.5,"rank 2021":2,"2022":0.70,"rank 2022":1},
            {"unit":"B","2021":0.61,"rank 2021":1,"2022":null,"rank 2022":null}]"#,
        expected,
    );
    let unranked = expected.replace(" #1", "").replace(" #2", "");
    check(
        "dti.json",
        r#"[["Đơn vị","DTI 2021","DTI 2022"],["A","0,5","0,70"],["B","0,61","n/a"]]"#,
        &unranked,
    );
}

#[test]
fn wide_by_indicator_with_a_total_by_its_header() {
    check(
        "x.json",
        r#"[{"prov":"A","year":2016,"pci_entry":8.1,"pci_land":6,"pci_land_access":3,"pci_unweighted":50.5,"pci_weighted":60.2},
            {"prov":"B","year":2016,"pci_entry":8.2,"pci_land":5,"pci_land_access":2,"pci_unweighted":50.6,"pci_weighted":60.1}]"#,
        "
pci < -
  2016 A: 60.2
  2016 B: 60.1
pci.entry < pci
  2016 A: 8.1
  2016 B: 8.2
pci.land < pci
  2016 A: 6
  2016 B: 5
pci.land.access < pci.land
  2016 A: 3
  2016 B: 2
pci-unweighted < -
  2016 A: 50.5
  2016 B: 50.6",
    );
}

#[test]
fn a_total_by_its_sum_or_not_at_all() {
    check(
        "CCHC_2024.json",
        r#"[{"Đơn vị":"A","Cơ sở":1.5,"Dịch vụ":2,"Tổng điểm":3.5},{"Đơn vị":"B","Cơ sở":1,"Dịch vụ":2,"Tổng điểm":3}]"#,
        r#"
CCHC total"#
            .replace(
                "CCHC total",
                "cchc < -
  2024 A: 3.5
  2024 B: 3
cchc.co-so < cchc
  2024 A: 1.5
  2024 B: 1
cchc.dich-vu < cchc
  2024 A: 2
  2024 B: 2
Note CCHC_2024.json PeriodFromFileName { period: Period { year: 2024, part: Year } }",
            )
            .as_str(),
    );
    let imported = import(
        &[file(
            "CCHC_2024.json",
            r#"[{"Đơn vị":"A","Cơ sở":1.5,"Dịch vụ":2,"Tổng điểm":9},{"Đơn vị":"B","Cơ sở":1,"Dịch vụ":2,"Tổng điểm":3}]"#,
        )],
        &Choices::default(),
    );
    assert_eq!(imported.dataset.indices().count(), 3);
}

#[test]
fn problems_have_their_places() {
    check(
        "a.json",
        "[\n {\"unit\":\"A\",\"year\":2016,\"score\":\"tám\",\"rank\":1.5},\n {\"unit\":\"\",\"year\":2016,\"score\":1},\n {\"unit\":\"B\",\"year\":\"?\",\"score\":1},\n 7,\n {\"unit\":\"C\",\"year\":2016,\"score\":\"1.234\"},{\"unit\":\"D\",\"year\":2016,\"score\":2},{\"unit\":\"E\",\"year\":2016,\"score\":2}\n,{\"unit\":\"F\",\"year\":2016,\"score\":2}]",
        r#"
a < -
  2016 A: unreadable
  2016 C: 1.234
  2016 D: 2
  2016 E: 2
  2016 F: 2
Error a.json:2:34: [0].score NotANumber { text: "tám" }
Error a.json:2:47: [0].rank WrongNumber { expected: Count, text: "1.5" }
Error a.json:3:10: [1].unit NoUnitInRecord
Error a.json:4:21: [2].year BadPeriod { text: "?" }
Error a.json:5:2: [3] NotARecord { found: Number }
Warning a.json:6:34: [4].score UnclearNumber { text: "1.234", read: 1.234 }"#,
    );
}

#[test]
fn a_column_settles_what_a_number_means() {
    check(
        "a.json",
        r#"[["Đơn vị","Năm","Điểm"],["A",2020,"1.234"],["B",2020,"1.100,5"]]"#,
        r#"
a < -
  2020 A: 1234
  2020 B: 1100.5
Warning a.json:1:36: [1][2] UnclearNumber { text: "1.234", read: 1234 }"#,
    );
}

#[test]
fn what_is_lacking_is_said() {
    for (name, text, expected) in [
        ("a.json", r#"[{"unit":"A","score":1},{"unit":"B","score":2}]"#, "Error a.json NoPeriod"),
        ("a.json", r#"[{"x":1},{"x":2}]"#, r#"Error a.json NoUnitColumn { columns: ["x"] }"#),
        (
            "a.json",
            r#"[{"unit":"A","year":2020},{"unit":"B","year":2020}]"#,
            r#"Error a.json NoScoreColumn { columns: ["unit", "year"] }"#,
        ),
        ("a.json", "[]", "Error a.json NothingRecognised"),
        ("a.json", "{\"a\":1}", "Error a.json NothingRecognised"),
        ("a.json", "Tỉnh,Điểm\nA,1\n", "Error a.json NoPeriod"),
        ("a.json", "", "Error a.json EmptyFile"),
    ] {
        let imported = import(&[file(name, text)], &Choices::default());
        let told = told(&imported);
        let problems: Vec<_> = told.lines().filter(|line| line.contains("a.json")).collect();
        assert_eq!(problems, [expected], "{text}");
    }
}

#[test]
fn a_bad_year_costs_its_record_only() {
    check(
        "x.json",
        r#"[{"Xã":"A","Năm":2023,"Điểm":1},{"Xã":"B","Năm":"2O23","Điểm":2},{"Xã":"C","Năm":"n","Điểm":3}]"#,
        r#"
x < -
  2023 A: 1
Error x.json:1:49: [1]["Năm"] BadPeriod { text: "2O23" }
Error x.json:1:82: [2]["Năm"] BadPeriod { text: "n" }"#,
    );
}

#[test]
fn the_user_corrects_the_guess() {
    let files = [file(
        "a.json",
        r#"[{"p":"A","q":"x","when":2020,"n":5},{"p":"B","q":"y","when":2020,"n":6}]"#,
    )];
    let mut choices = Choices::default();
    let roles = vec![
        ColumnRole::Ignore,
        ColumnRole::Unit,
        ColumnRole::Period,
        ColumnRole::ScoreOf("N".into()),
    ];
    choices.columns.insert("a.json".into(), roles.clone());
    let imported = import(&files, &choices);
    assert_eq!(told(&imported).trim(), "n < -\n  2020 x: 5\n  2020 y: 6");
    let guess = imported.reports[0].guess.as_ref().unwrap();
    assert!(
        guess.columns.iter().zip(&roles).all(|(c, role)| c.role == *role && c.confidence == 100)
    );
    assert_eq!(guess.columns[1].examples, ["x", "y"]);
}

#[test]
fn a_rank_without_scores() {
    check(
        "dti.json",
        r#"[{"Tỉnh":"A","Năm":2022,"Xếp hạng":"01"},{"Tỉnh":"B","Năm":2022,"Xếp hạng":"2"}]"#,
        "
dti < -
  2022 A: rank-only #1
  2022 B: rank-only #2",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_changes_nothing(
        scores in prop::collection::vec((0i64..100_000, 0usize..3), 2..20),
        seed in any::<u64>(),
    ) {
        let names = ["Hà Nam", "Hoà Bình", "Lào Cai", "Huế", "Yên Bái"];
        let mut rows: Vec<String> = scores
            .iter()
            .enumerate()
            .map(|(at, (score, year))| {
                let name = format!("{} {}", names[at % names.len()], at / names.len());
                let (whole, part) = (score / 100, score % 100);
                format!(r#"{{"Tỉnh":"{name}","Năm":{},"Điểm":"{whole},{part:02}"}}"#, 2015 + year)
            })
            .collect();
        let straight = import(&[file("PCI.json", &format!("[{}]", rows.join(",")))], &Choices::default());
        let mut state = seed;
        for at in (1..rows.len()).rev() {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            rows.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mixed = import(&[file("PCI.json", &format!("[{}]", rows.join(",")))], &Choices::default());
        prop_assert_eq!(straight.dataset, mixed.dataset);
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let files = [SourceFile { name: "x.json".into(), bytes }];
        prop_assert_eq!(import(&files, &Choices::default()).reports.len(), 1);
    }

    #[test]
    fn no_json_breaks_it(
        cells in prop::collection::vec(
            prop::sample::select(vec![
                "null", "true", "1", "-0.5e3", "\"\"", "\"Hà Nội\"", "\"2016\"", "2016", "[]", "{}",
                "\"1.234,5\"", "{\"a\":{\"b\":1}}", "[1,2]", "\"Điểm\"", "1e400", "\"13/63\"",
            ]),
            0..24,
        ),
        width in 1usize..5,
        lists in any::<bool>(),
    ) {
        let keys = ["Tỉnh", "2016", "Điểm", "Hạng", "pci_weighted"];
        let rows = cells.chunks(width).map(|row| {
            let cells: Vec<String> = row
                .iter()
                .enumerate()
                .map(|(at, cell)| {
                    if lists { (*cell).to_owned() } else { format!("\"{}\":{cell}", keys[at]) }
                })
                .collect();
            let cells = cells.join(",");
            if lists { format!("[{cells}]") } else { format!("{{{cells}}}") }
        });
        let text = format!("[{}]", rows.collect::<Vec<_>>().join(","));
        prop_assert_eq!(import(&[file("x.json", &text)], &Choices::default()).reports.len(), 1);
    }
}

#[test]
fn an_index_and_its_component_in_columns_of_their_own() {
    check(
        "scores.json",
        r#"[{"entity":"A","index":"i1","component":"c1","year":2020,"score":0.1},
            {"entity":"A","index":"i1","component":"c2","year":2020,"score":0.2},
            {"entity":"A","index":"i1","component":"total","year":2020,"score":0.3},
            {"entity":"A","index":"i2","component":"c1","year":2020,"score":4}]"#,
        "i1 < -\n  2020 A: 0.3\ni1.c1 < i1\n  2020 A: 0.1\ni1.c2 < i1\n  2020 A: 0.2\n\
         i2 < -\ni2.c1 < i2\n  2020 A: 4\n",
    );
    check(
        "scores.json",
        r#"[{"Đơn vị":"A","Thành phần":"c1","Chỉ số":"i1","Năm":2020,"Điểm":"0,1"},
            {"Đơn vị":"A","Thành phần":"","Chỉ số":"i1","Năm":2020,"Điểm":"0,3"}]"#,
        "i1 < -\n  2020 A: 0.3\ni1.c1 < i1\n  2020 A: 0.1\n",
    );
}

/// What a table says of where its figures come from is kept; what it says in unknown words never
/// counts as published.
#[test]
fn origins_and_sources_are_kept() {
    use crate::model::Origin;
    let text = "Tỉnh;Năm;Điểm;Điểm: nguồn gốc;Hạng;Hạng: nguồn gốc;Điểm tối đa;Điểm tối đa: nguồn gốc;Nguồn\n\
                A;2016;1,5;công bố;1;tính toán;10;suy ra;Báo cáo\n\
                B;2016;2,5;Suy ra;2;;10;suy ra;\n\
                C;2016;3,5;ước lượng;3;;10;suy ra;Báo cáo\n";
    let imported = import(&[file("a.csv", text)], &Choices::default());
    let ds = &imported.dataset;
    let (_, slice) = ds.slices_of(0).next().unwrap();
    let origins = |cell: crate::model::Cell<'_>| {
        let extra = cell.extra.unwrap();
        assert_eq!(extra.maximum, None);
        let source = &ds.publications()[0].sources[extra.source.unwrap()];
        (cell.score.unwrap().origin, extra.rank.unwrap().origin, source.title.vi.clone())
    };
    let found: Vec<_> = slice.cells().map(origins).collect();
    let expected = [
        (Origin::Published, Origin::Computed, "Báo cáo".to_owned()),
        (Origin::Derived, Origin::Published, "a".to_owned()),
        (Origin::Computed, Origin::Published, "Báo cáo".to_owned()),
    ];
    assert_eq!(found, expected);
    let ten = crate::model::Decimal::from(10);
    assert_eq!(ds.indicators()[0].maximum, Some((ten, Origin::Derived)));
    let told = &imported.reports[0].diagnostics;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].place.line, Some(4));
}

/// One source of all rows is the publication's.
#[test]
fn one_source_is_that_of_the_file() {
    let text = "province,year,score,source\nA,2016,1,Report\nB,2016,2,Report\n";
    let ds = import(&[file("a.csv", text)], &Choices::default()).dataset;
    let titles: Vec<_> =
        ds.publications()[0].sources.iter().map(|source| source.title.vi.as_str()).collect();
    assert_eq!(titles, ["Report"]);
    let (_, slice) = ds.slices_of(0).next().unwrap();
    assert!(slice.cells().all(|cell| cell.extra.is_none()));
}

#[test]
fn a_table_of_too_many_columns_costs_little_and_gives_its_first() {
    let names: Vec<String> = (0..20_000).map(|at| format!("c{at}")).collect();
    let ones = vec!["1"; names.len()].join(",");
    let lines = format!("unit,year,{}\nHà Nội,2015,{ones}\n", names.join(","));
    let members: Vec<String> = names.iter().map(|name| format!("\"{name}\":1")).collect();
    let record = format!("[{{\"unit\":\"Hà Nội\",\"year\":2015,{}}}]", members.join(","));
    for (name, text) in [("a.csv", lines), ("a.json", record)] {
        let imported = import(&[file(name, &text)], &Choices::default());
        let problem = Problem::TooManyColumns { most: 4000 };
        let told = imported.reports[0].diagnostics.iter().filter(|told| told.problem == problem);
        assert_eq!(told.count(), 1, "{name}");
        assert_eq!(imported.dataset.len(), 3998, "{name}");
    }
}

#[test]
fn a_column_of_more_sources_than_anybody_names_is_none() {
    // Numbers stand in the cells themselves and are counted like texts.
    for title in ["", "Báo cáo "] {
        for (count, named) in [(1_000, 1_000), (1_001, 0)] {
            let mut text = String::from("Tỉnh;Năm;Điểm;Nguồn\n");
            (0..count).for_each(|n| text += &format!("Xã {n};2016;1,5;{title}{n}\n"));
            let file = SourceFile { name: "a.csv".into(), bytes: text.into() };
            let imported = import(&[file], &Choices::default());
            let sources = &imported.dataset.publications()[0].sources;
            assert_eq!((imported.dataset.len(), sources.len()), (count, named), "«{title}»");
        }
    }
}
