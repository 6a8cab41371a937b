//! The reader's work without a browser.

use super::panel::Panel;
use super::request::{Given, Request, SaveAs};
use super::session::{Session, saved};
use crate::import::{Choices, FileOver, SourceFile, import};
use crate::locale::Lang;
use crate::model::Dataset;
use crate::model::bytes::{Bytes, from_bytes};
use crate::worker::told::in_lang;

const FIRST: &str = r#"[{"unit":"Hà Nội","year":2015,"index":"PCI","score":1.5},
{"unit":"Hải Phòng","year":2015,"index":"PCI","score":2.5}]"#;
const SECOND: &str = r#"[{"unit":"Hà Nội","year":2015,"index":"PCI","score":1.75},
{"unit":"Hải Phóng","year":2016,"index":"PCI","score":"x"}]"#;

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.into(), bytes: text.into() }
}

fn given() -> Vec<Given> {
    ["a.json", "b.json"]
        .into_iter()
        .zip(3..)
        .map(|(name, id)| Given { id, name: name.into() })
        .collect()
}

fn session() -> Session {
    let mut session = Session::default();
    let given = given();
    assert_eq!(session.lacks(&given), [0, 1]);
    session.take(3, file("a.json", FIRST));
    session.take(4, file("b.json", SECOND));
    assert!(session.lacks(&given).is_empty());
    session
}

fn sent<T: Bytes>(value: &T) -> T {
    from_bytes(&value.to_bytes()).expect("what is sent arrives")
}

#[test]
fn what_is_told_is_what_was_read() {
    let mut session = session();
    let choices = Choices::default();
    let panel = session.read(&given(), &choices);
    let all = import(&[file("a.json", FIRST), file("b.json", SECOND)], &choices);
    assert_eq!(session.data(), &all.dataset);
    assert_eq!(panel.sources, [3, 4]);
    assert_eq!((panel.units, panel.in_all, panel.periods), (3, 1, 2));
    assert_eq!(panel.undecided(), 1);
    assert_eq!(panel.may_mean.len(), 3, "the units that a doubtful name may mean");
    let problems: usize = all.reports.iter().map(|report| report.diagnostics.len()).sum();
    assert_eq!(panel.all_problems, problems);
    assert!(panel.problems.is_sorted_by_key(|problem| problem.severity));
    assert_eq!((panel.conflicts.len(), panel.all_conflicts), (1, 1));
    let conflict = &panel.conflicts[0];
    assert_eq!((conflict.kept.file.as_str(), conflict.refused.file.as_str()), ("a.json", "b.json"));
    assert_eq!(in_lang(&conflict.kept.figure, Lang::Vi), "1,5");
    assert_eq!(in_lang(&conflict.kept.figure, Lang::En), "1.5");
    assert_eq!(sent(&panel), panel);
    let log = session.log(Lang::Vi);
    assert!(log.contains("a.json: ") && log.contains(in_lang(&panel.problems[0].reason, Lang::Vi)));
}

#[test]
fn a_decision_counts_at_once_and_is_taken_back() {
    let mut session = session();
    let over = FileOver { file: "b.json".into(), over: "a.json".into() };
    let choices = Choices { files: vec![over], ..Choices::default() };
    let panel = session.read(&given(), &choices);
    assert_eq!(panel.conflicts[0].kept.file, "b.json");
    let panel = session.read(&given(), &Choices::default());
    assert_eq!(panel.conflicts[0].kept.file, "a.json");
    // Without the second file there is nothing to disagree on.
    let panel = session.read(&given()[..1], &Choices::default());
    assert_eq!((panel.reports.len(), panel.all_conflicts), (1, 0));
}

#[test]
fn spreadsheets_are_unpacked_and_another_sheet_can_be_chosen() {
    let bytes = include_bytes!("../../tests/browser/fixtures/chi-so-xa-2024.xlsx").to_vec();
    let mut session = Session::default();
    session.take(1, SourceFile { name: "xa-2024.xlsx".into(), bytes });
    let given = [Given { id: 1, name: "xa-2024.xlsx".into() }];
    let panel = session.read(&given, &Choices::default());
    let sheets = &panel.reports[0].sheets;
    let other = sheets.iter().find(|sheet| !sheet.shown && sheet.units > 0).expect("another sheet");
    let mut choices = Choices::default();
    choices.sheets.insert("xa-2024.xlsx".into(), other.name.clone());
    let chosen = session.read(&given, &choices);
    let shown = chosen.reports[0].sheets.iter().filter(|sheet| sheet.shown);
    assert_eq!(shown.map(|sheet| &sheet.name).collect::<Vec<_>>(), [&other.name]);
    assert!(chosen.units > 0 && chosen.reports[0].observations > 0);
}

#[test]
fn each_file_alone_knows_the_units_of_all() {
    let mut session = session();
    session.read(&given(), &Choices::default());
    let apart = session.apart(&Choices::default());
    let scores = |data: &Dataset| -> Vec<String> {
        let pci = data.indicator_by_id("pci").expect("both have it");
        let cells = data.slices_of(pci).flat_map(|(_, slice)| slice.cells().collect::<Vec<_>>());
        cells.filter_map(|cell| Some(cell.value()?.to_string())).collect()
    };
    assert_eq!(apart.iter().map(scores).collect::<Vec<_>>(), [vec!["1.5", "2.5"], vec!["1.75"]]);
    assert_eq!(apart[0].unit_by_id("ha-noi"), apart[1].unit_by_id("ha-noi"));
}

fn session_data() -> Dataset {
    let mut session = session();
    session.read(&given(), &Choices::default());
    session.data().clone()
}

#[test]
fn saved_data_opens_to_the_same() {
    let data = session_data();
    for form in [SaveAs::Json, SaveAs::Csv] {
        let bytes = saved(&data, Lang::Vi, form).expect("it fits");
        let mut session = Session::default();
        session.take(1, SourceFile { name: "x".into(), bytes });
        session.read(&[Given { id: 1, name: "x".into() }], &Choices::default());
        assert_eq!(session.data().len(), data.len(), "{form:?}");
    }
}

#[test]
fn requests_arrive() {
    let choices = Choices::default();
    for request in [
        Request::Read { files: given(), choices: choices.clone() },
        Request::Open,
        Request::Log { lang: Lang::En },
        Request::Join { published: vec![file("a.json", FIRST)], own: given(), choices },
        Request::Apart { published: vec![], own: given(), choices: Choices::default() },
        Request::Save { data: session_data().into(), lang: Lang::Vi, form: SaveAs::Csv },
    ] {
        assert_eq!(sent(&request), request);
        let bytes = request.to_bytes();
        for end in 0..bytes.len() {
            assert!(from_bytes::<Request>(&bytes[..end]).is_none(), "{request:?} cut at {end}");
        }
    }
    assert_eq!(from_bytes::<Panel>(&[0xff; 40]), None);
}
