use crate::import::conflict::{Precedence, Side};
use crate::import::diagnostic::{Problem, Severity};
use crate::import::{
    Choices, FigureFrom, FileOver, Imported, NameDecision, SourceFile, apart, import, parse,
};
use crate::model::{Decimal, Period};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.into(), bytes: text.as_bytes().to_vec() }
}

const PUBLISHED: &str = r#"{"format":"xephang/1","id":"pci","title":"PCI",
 "editions":[{"id":"vn-63","name":"63","from":"2008-08-01","to":"2025-06-30"},
             {"id":"vn-34","name":"34","from":"2025-07-01"}],
 "units":[{"id":"ha-noi","name":"Hà Nội","kind":"province","edition":"vn-63"},
          {"id":"thua-thien-hue","name":"Thừa Thiên Huế","kind":"province","edition":"vn-63"},
          {"id":"lao-cai","name":"Lào Cai","kind":"province","edition":"vn-63"},
          {"id":"lao-cai-2025","name":"Lào Cai","kind":"province","edition":"vn-34"}],
 "indicators":[{"id":"pci","name":{"vi":"Chỉ số PCI","en":"PCI"},"parts":[{"id":"pci.entry","name":"Gia nhập thị trường"}]}],
 "tables":[{"period":"2016","indicators":["pci","pci.entry"],
   "rows":[["ha-noi",60.74,8],["thua-thien-hue",59.68,8.5],["lao-cai",63.49,null]]}]}"#;

fn score(imported: &Imported, unit: &str, indicator: &str, year: i32) -> Option<Decimal> {
    let ds = &imported.dataset;
    let (unit, indicator) = (ds.unit_by_id(unit)?, ds.indicator_by_id(indicator)?);
    ds.cell(unit, indicator, Period::year(year))?.value()
}

#[test]
fn a_local_file_of_another_year_extends_the_published_index() {
    let local = r#"[{"Tỉnh":"TP. Hà Nội","pci_entry":"8,1","pci_land":7,"PCI":"61,5"},
                    {"Tỉnh":"LÀO CAI","pci_entry":"8,2","pci_land":6,"PCI":"62"}]"#;
    let imported =
        import(&[file("pci.json", PUBLISHED), file("pci_2017.json", local)], &Choices::default());
    assert_eq!(score(&imported, "ha-noi", "pci", 2016), Some(Decimal::new(6074, 2)));
    assert_eq!(score(&imported, "ha-noi", "pci", 2017), Some(Decimal::new(615, 1)));
    assert_eq!(score(&imported, "lao-cai", "pci.entry", 2017), Some(Decimal::new(82, 1)));
    let matched = imported.reports[1].matched;
    assert_eq!((matched.prefix, matched.spelling, matched.new), (1, 1, 0), "{matched:?}");
    assert_eq!(imported.reports[1].units, 2);
    assert_eq!(imported.dataset.units().len(), 4);
}

#[test]
fn the_edition_follows_the_period() {
    let local = |year: i32| {
        file(
            "x.json",
            &format!(
                r#"[{{"Tỉnh":"Lào Cai","Năm":{year},"PCI":60}},{{"Tỉnh":"Hà Nội","Năm":{year},"PCI":61}}]"#
            ),
        )
    };
    for (year, unit) in [(2005, "lao-cai"), (2017, "lao-cai"), (2026, "lao-cai-2025")] {
        let imported = import(&[file("pci.json", PUBLISHED), local(year)], &Choices::default());
        assert!(score(&imported, unit, "pci", year).is_some(), "{year}");
    }
    // In 2025 both lists were in force: the user decides.
    let imported = import(&[file("pci.json", PUBLISHED), local(2025)], &Choices::default());
    assert_eq!(imported.reports[1].doubts.len(), 1);
    assert_eq!(imported.reports[1].doubts[0].candidates.len(), 2);
}

#[test]
fn doubts_wait_for_a_decision() {
    let local = file(
        "pci_2017.json",
        r#"[{"Tỉnh":"TT-Huế","PCI":62.3,"Hạng":20},{"Tỉnh":"Hà Nội","PCI":64.7,"Hạng":13}]"#,
    );
    let files = [file("pci.json", PUBLISHED), local];
    let open = import(&files, &Choices::default());
    assert_eq!(score(&open, "thua-thien-hue", "pci", 2017), None);
    assert_eq!(score(&open, "tt-hue", "pci", 2017), Some(Decimal::new(623, 1)));
    let doubt = &open.reports[1].doubts[0];
    assert_eq!((doubt.name.as_str(), doubt.unit.as_str()), ("TT-Huế", "tt-hue"));
    assert_eq!(doubt.candidates[0].unit, "thua-thien-hue");
    assert_eq!(doubt.evidence[0].rank, Some(20));
    assert_eq!(doubt.evidence[0].place.line, Some(1));
    assert_eq!(open.reports[1].matched.doubtful, 1);

    let decide = |same_as: Option<&str>| Choices {
        names: vec![NameDecision { name: "tt- Huế".into(), same_as: same_as.map(str::to_owned) }],
        ..Choices::default()
    };
    let same = import(&files, &decide(Some("thua-thien-hue")));
    assert_eq!(score(&same, "thua-thien-hue", "pci", 2017), Some(Decimal::new(623, 1)));
    assert_eq!(same.reports[1].matched.decided, 1);
    assert!(same.reports[1].doubts[0].decision.is_some());
    let apart = import(&files, &decide(None));
    assert_eq!(score(&apart, "thua-thien-hue", "pci", 2017), None);
    assert_eq!(apart.reports[1].matched.new, 1);
}

#[test]
fn the_first_of_two_figures_counts_and_both_are_told() {
    let local = file(
        "pci.2.json",
        "[{\"Tỉnh\":\"Hà Nội\",\"Năm\":2016,\"PCI\":60.740},\n{\"Tỉnh\":\"Lào Cai\",\"Năm\":2016,\"PCI\":64}]",
    );
    let imported = import(&[file("pci.json", PUBLISHED), local], &Choices::default());
    assert_eq!(score(&imported, "lao-cai", "pci", 2016), Some(Decimal::new(6349, 2)));
    let [one] = imported.reports[1].diagnostics.as_slice() else {
        panic!("{:?}", imported.reports[1].diagnostics)
    };
    assert_eq!(one.severity, Severity::Error);
    assert_eq!(one.place.to_string(), "pci.2.json:2:36: [1].PCI");
    let Problem::Conflict { kept, refused, first, .. } = &one.problem else { panic!("{one:?}") };
    assert_eq!((kept.score, refused.score), (Ok(Decimal::new(6349, 2)), Ok(Decimal::new(64, 0))));
    assert_eq!((first.file.as_str(), first.line), ("pci.json", Some(10)));
}

#[test]
fn a_rank_joins_the_score_that_it_belongs_to() {
    let ranks = file(
        "pci.2.json",
        r#"[{"Tỉnh":"Hà Nội","Năm":2016,"Chỉ số":"pci","Hạng":14},{"Tỉnh":"Lào Cai","Năm":2016,"Chỉ số":"pci","Hạng":5}]"#,
    );
    let imported = import(&[ranks, file("pci.json", PUBLISHED)], &Choices::default());
    let ds = &imported.dataset;
    let (unit, pci) = (ds.unit_by_id("ha-noi").unwrap(), ds.indicator_by_id("pci").unwrap());
    let cell = ds.cell(unit, pci, Period::year(2016)).unwrap();
    assert_eq!(cell.value(), Some(Decimal::new(6074, 2)));
    assert_eq!(cell.published_rank().map(|rank| rank.value), Some(14));
    assert!(imported.reports.iter().all(|report| report.diagnostics.is_empty()));
}

#[test]
fn a_bad_file_never_loses_the_others() {
    let files =
        [file("bad.json", "{\"a\":"), file("pci.json", PUBLISHED), file("x.csv", "a,b\n1,2\n")];
    let imported = import(&files, &Choices::default());
    assert_eq!(imported.dataset.units().len(), 4);
    let problems: Vec<_> = imported.reports.iter().map(|r| r.diagnostics.len()).collect();
    assert_eq!(problems, [1, 0, 1]);
}

#[test]
fn units_of_one_publication_stay_apart() {
    let two = r#"{"format":"xephang/1","title":"x","units":[{"id":"a","name":"Hòa Bình"},{"id":"b","name":"Hoà Bình"}],
      "indicators":[{"id":"i","name":"I"}],"tables":[{"period":"2020","indicators":["i"],"rows":[["a",1],["b",2]]}]}"#;
    let imported = import(&[file("two.json", two)], &Choices::default());
    assert_eq!(imported.dataset.units().len(), 2);
}

/// Says neither maximum nor weight.
const RECORDS: &str = r#"[{"unit":"A","x":1},{"unit":"B","x":2}]"#;

#[test]
fn another_maximum_in_another_year_is_a_version() {
    let year = |year: u32, maximum: u32, weight: &str| {
        let text = format!(
            r#"{{"format":"xephang/1","title":"Năm {year}","units":["A","B"],
              "indicators":[{{"id":"x","name":"X","maximum":{maximum},"parts":[{{"id":"x.p","name":"P","weight":{weight}}}]}}],
              "tables":[{{"period":"{year}","indicators":["x","x.p"],"rows":[["A",100,1],["B",90,2]]}}]}}"#
        );
        file(&format!("{year}.json"), &text)
    };
    let read = |files: &[SourceFile]| {
        let ds = import(files, &Choices::default()).dataset;
        let (of, part) = (ds.indicator_by_id("x").unwrap(), ds.indicator_by_id("x.p").unwrap());
        let maximum = |year| ds.maximum(0, of, Period::year(year)).unwrap().value.to_string();
        let weight = |year| ds.weight(part, Period::year(year)).unwrap().to_string();
        let breaks = ds.indicators()[of].breaks_between(Period::year(2022), Period::year(2023));
        ([maximum(2022), maximum(2023)], [weight(2022), weight(2023)], breaks.count())
    };
    let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
    let files = [year(2022, 220, "0.5"), year(2023, 200, "0.6")];
    let expected = (pair("220", "200"), pair("0.5", "0.6"), 1);
    assert_eq!(read(&files), expected);
    assert_eq!(read(&[files[1].clone(), files[0].clone()]), expected);
    let same = [year(2022, 200, "0.5"), year(2023, 200, "0.50"), file("r_2021.json", RECORDS)];
    assert_eq!(read(&same), (pair("200", "200"), pair("0.5", "0.5"), 0));
}

/// One index of 2023 as three files give it.
fn three_editions() -> [SourceFile; 3] {
    let edition = |name: &str, a: &str, b: &str, c: &str| {
        let text = format!(
            r#"[{{"Tỉnh":"Hà Nội","Năm":2023,"PCI":{a}}},
            {{"Tỉnh":"Lào Cai","Năm":2023,"PCI":{b}}},{{"Tỉnh":"Sơn La","Năm":2023,"PCI":{c}}}]"#
        );
        file(name, &text)
    };
    [
        edition("a.json", "91.87", "80", "70"),
        edition("b.json", "91.81", "80.0", "71"),
        edition("c.json", "91.80", "81", "null"),
    ]
}

fn scores_2023(imported: &Imported) -> Vec<String> {
    let of = |unit| score(imported, unit, "pci", 2023).map(|score| score.to_string());
    ["ha-noi", "lao-cai", "son-la"].iter().map(|unit| of(unit).unwrap_or_default()).collect()
}

#[test]
fn conflicts_are_kept_with_both_sources() {
    let imported = import(&three_editions(), &Choices::default());
    assert_eq!(scores_2023(&imported), ["91.87", "80", "70"]);
    let told: Vec<_> = imported
        .conflicts
        .iter()
        .map(|conflict| {
            let side = |side: &Side| {
                let file = &imported.dataset.publications()[side.publication].file;
                assert_eq!(*file, side.place.file);
                format!("{} {}", side.place, side.figure.score.unwrap())
            };
            let unit = &imported.dataset.units()[conflict.unit].id;
            format!("{unit}: {}; {}", side(&conflict.kept), side(&conflict.refused))
        })
        .collect();
    assert_eq!(
        told,
        [
            "ha-noi: a.json:1:36: [0].PCI 91.87; b.json:1:36: [0].PCI 91.81",
            "ha-noi: a.json:1:36: [0].PCI 91.87; c.json:1:36: [0].PCI 91.80",
            "lao-cai: a.json:2:48: [1].PCI 80; c.json:2:48: [1].PCI 81",
            "son-la: a.json:2:86: [2].PCI 70; b.json:2:88: [2].PCI 71",
        ]
    );
    assert_eq!(imported.more_conflicts, 0);
    assert!(imported.conflicts.iter().all(|conflict| conflict.by == Precedence::Order));
}

#[test]
fn the_user_says_which_file_and_which_figure_counts() {
    let over = |file: &str, over: &str| FileOver { file: file.into(), over: over.into() };
    let from = |unit: &str, file: &str| FigureFrom {
        unit: unit.into(),
        indicator: "pci".into(),
        period: Period::year(2023),
        file: file.into(),
    };
    for (files, figures, expected) in [
        (vec![over("b.json", "a.json")], vec![], ["91.81", "80", "71"]),
        // c stands behind b, which stands behind no one it was not put before.
        (vec![over("c.json", "b.json")], vec![], ["91.87", "80", "70"]),
        (vec![over("c.json", "b.json"), over("b.json", "a.json")], vec![], ["91.80", "80", "71"]),
        (vec![over("c.json", "a.json")], vec![], ["91.80", "81", "70"]),
        // Changed one's mind.
        (vec![over("b.json", "a.json"), over("a.json", "b.json")], vec![], ["91.87", "80", "70"]),
        (vec![], vec![from("lao-cai", "c.json")], ["91.87", "81", "70"]),
        (vec![over("b.json", "a.json")], vec![from("ha-noi", "c.json")], ["91.80", "80", "71"]),
        (vec![over("b.json", "a.json")], vec![from("son-la", "a.json")], ["91.81", "80", "70"]),
        // What is not there decides nothing; a figure that says nothing takes nothing away.
        (vec![over("x.json", "a.json")], vec![from("x", "c.json")], ["91.87", "80", "70"]),
        (vec![], vec![from("son-la", "c.json")], ["91.87", "80", "70"]),
    ] {
        let choices =
            Choices { files: files.clone(), figures: figures.clone(), ..Choices::default() };
        let imported = import(&three_editions(), &choices);
        assert_eq!(scores_2023(&imported), expected, "{files:?} {figures:?}");
        assert_eq!(imported.dataset.len(), 3);
    }
    let choices = Choices { files: vec![over("b.json", "a.json")], ..Choices::default() };
    let imported = import(&three_editions(), &choices);
    let first = &imported.conflicts[0];
    assert_eq!((first.by, &*first.kept.place.file), (Precedence::File, "b.json"));
    assert_eq!(&*first.refused.place.file, "a.json");
    // The message stands with the figure that does not count.
    let told = &imported.reports[0].diagnostics;
    assert!(matches!(&told[0].problem, Problem::Conflict { first, .. } if first.file == "b.json"));
}

#[test]
fn a_withheld_figure_counts_where_it_was_chosen() {
    let withheld = r#"{"format":"xephang/1","id":"w","title":"w","units":[{"id":"ha-noi","name":"Hà Nội"}],
     "indicators":[{"id":"pci","name":"PCI"}],"tables":[{"period":"2016","indicators":["pci"],"rows":[["ha-noi","withheld"]]}]}"#;
    let files = [file("pci.json", PUBLISHED), file("w.json", withheld)];
    let open = import(&files, &Choices::default());
    assert_eq!(score(&open, "ha-noi", "pci", 2016), Some(Decimal::new(6074, 2)));
    assert_eq!(open.conflicts.len(), 1);
    let over = FileOver { file: "w.json".into(), over: "pci.json".into() };
    let chosen = import(&files, &Choices { files: vec![over], ..Choices::default() });
    assert_eq!(score(&chosen, "ha-noi", "pci", 2016), None);
    assert_eq!(chosen.conflicts.len(), 1);
}

#[test]
fn apart_each_file_has_its_own_figures_of_the_same_units() {
    let files = three_editions();
    let drafts: Vec<_> = files.iter().map(|file| parse(file, &Choices::default())).collect();
    let files: Vec<&SourceFile> = files.iter().collect();
    let each = apart(&files, &drafts, &Choices::default());
    let of = |at: usize, unit: &str| {
        let ds = &each[at];
        let (unit, pci) = (ds.unit_by_id(unit).unwrap(), ds.indicator_by_id("pci").unwrap());
        ds.cell(unit, pci, Period::year(2023)).and_then(|cell| cell.value())
    };
    let lao_cai: Vec<_> = (0..3).map(|at| of(at, "lao-cai").unwrap().to_string()).collect();
    assert_eq!(lao_cai, ["80", "80.0", "81"]);
    assert_eq!(of(2, "son-la"), None);
    assert!(each.windows(2).all(|pair| pair[0].units() == pair[1].units()));
}
