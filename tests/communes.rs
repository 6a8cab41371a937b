//! Thousands of communes by name: of one name in many places, of other names altogether, and names
//! made to cost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xephang::import::diagnostic::Problem;
use xephang::import::{Choices, Doubt, Imported, SourceFile, import};
use xephang::model::text::fold;
use xephang::names::Reason;

fn open_doubts(imported: &Imported) -> Vec<&Doubt> {
    let all = imported.reports.iter().flat_map(|report| &report.doubts);
    all.filter(|doubt| doubt.decision.is_none()).collect()
}

fn communes() -> Option<Vec<Value>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| root.join("../shared/data"));
    let Ok(text) = std::fs::read(shared.join("vietnam/units/communes_2025.json")) else {
        eprintln!("skipped: no list of communes (../shared/data or XEPHANG_SHARED)");
        return None;
    };
    Some(serde_json::from_slice(&text).unwrap())
}

/// The communes of 2025 as a file: in their provinces, formed from those before.
fn published_communes(communes: &[Value]) -> SourceFile {
    let mut units = BTreeMap::new();
    for commune in communes {
        let province = format!("tinh-{}", commune["province"].as_str().unwrap());
        units.insert(
            province.clone(),
            json!({"id": province, "name": format!("Tỉnh số {province}"), "kind": "province"}),
        );
        let mut predecessors = Vec::new();
        for before in commune["from"].as_array().unwrap() {
            let id = format!("cu-{}", before["code"].as_str().unwrap());
            predecessors.push(json!({"unit": id, "link": before["link"]}));
            units.insert(
                id.clone(),
                json!({"id": id, "name": before["name"], "kind": "commune", "edition": "cu",
                       "parent": province}),
            );
        }
        let id = format!("moi-{}", commune["code"].as_str().unwrap());
        units.insert(
            id.clone(),
            json!({"id": id, "name": commune["name"], "kind": "commune", "edition": "moi",
                   "parent": province, "predecessors": predecessors}),
        );
    }
    let units: Vec<Value> = units.into_values().collect();
    let file = json!({
        "format": "xephang/1", "title": "Xã",
        "editions": [{"id": "cu", "name": "Cũ", "to": "2025-06-30"},
                     {"id": "moi", "name": "Mới", "from": "2025-07-01"}],
        "units": units, "indicators": [{"id": "x", "name": "X"}], "observations": [],
    });
    SourceFile { name: "communes.json".to_owned(), bytes: serde_json::to_vec(&file).unwrap() }
}

/// Communes of a province as another office lists them: ids of its own, names with small letters.
fn other_list(communes: &[Value]) -> SourceFile {
    let mut units = Vec::new();
    let mut rows = Vec::new();
    for (at, commune) in communes.iter().enumerate() {
        let parent = format!("tinh-{}", commune["province"].as_str().unwrap());
        let name = commune["name"].as_str().unwrap();
        let id = format!("{parent}-{at}");
        units.push(
            json!({"id": id, "name": name.to_lowercase(), "kind": "commune", "parent": parent}),
        );
        rows.push(json!([id, 1]));
    }
    let file = json!({
        "format": "xephang/1", "title": "Y", "units": units,
        "indicators": [{"id": "y", "name": "Y"}],
        "tables": [{"period": "2026", "indicators": ["y"], "rows": rows}],
    });
    SourceFile { name: "other.json".to_owned(), bytes: serde_json::to_vec(&file).unwrap() }
}

#[test]
fn communes_of_one_name_stay_in_their_provinces() {
    let Some(communes) = communes() else { return };
    let files = [published_communes(&communes), other_list(&communes)];
    let imported = import(&files, &Choices::default());
    let ds = &imported.dataset;
    let matched = imported.reports[1].matched;
    assert_eq!(matched.spelling + matched.exact, 3_321, "{matched:?}");
    assert_eq!((matched.doubtful, matched.new), (0, 0));
    let slice = ds.slice(ds.indicator_by_id("y").unwrap(), ds.all_periods()[0]).unwrap();
    assert_eq!(slice.len(), 3_321);
    let mut by_name: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for cell in slice.cells() {
        let unit = &ds.units()[cell.unit];
        assert!(unit.id.starts_with("moi-"), "{unit:?}");
        by_name.entry(fold(&unit.name.vi)).or_default().insert(unit.parent.as_deref().unwrap());
    }
    assert_eq!(by_name["xa tan tien"].len(), 7, "{:?}", by_name["xa tan tien"]);

    // Without the province a name that several have is asked for, with every unit that has it.
    let rows =
        r#"[{"Xã":"Xã Tân Tiến","Năm":2026,"Điểm":1},{"Xã":"Phường Ba Đình","Năm":2026,"Điểm":2}]"#;
    let records = SourceFile { name: "r.json".to_owned(), bytes: rows.as_bytes().to_vec() };
    let imported = import(&[published_communes(&communes), records], &Choices::default());
    let doubts = open_doubts(&imported);
    assert_eq!((doubts.len(), doubts[0].name.as_str()), (1, "Xã Tân Tiến"));
    assert!(doubts[0].candidates.iter().all(|c| c.reason == Reason::SeveralUnits));
    assert_eq!(imported.reports[1].matched.exact, 1);
}

#[test]
fn a_country_of_other_names_is_searched_to_the_end_and_not_asked_for_at_length() {
    let Some(communes) = communes() else { return };
    let turned: Vec<Value> = communes
        .iter()
        .flat_map(|commune| commune["from"].as_array().unwrap())
        .map(|before| {
            let name = before["name"].as_str().unwrap();
            let (kind, own) = name.split_once(' ').unwrap();
            let own: Vec<&str> = own.split(' ').rev().collect();
            json!({"Xã": format!("{kind} {}", own.join(" ")), "Năm": 2024, "Điểm": 1})
        })
        .collect();
    assert!(turned.len() > 10_000);
    let bytes = serde_json::to_vec(&turned).unwrap();
    let records = SourceFile { name: "r.json".to_owned(), bytes };
    let imported = import(&[published_communes(&communes), records], &Choices::default());
    let report = &imported.reports[1];
    assert_eq!(report.doubts.len(), 300);
    let told = |is: fn(&Problem) -> bool| report.diagnostics.iter().any(|d| is(&d.problem));
    assert!(told(|p| matches!(p, Problem::NamesNotAsked { asked: 300, .. })));
    assert!(!told(|p| matches!(p, Problem::NamesNotCompared { .. })));
}

/// Names made to cost: of many words, with many aliases, in many editions.
#[test]
fn hostile_names_cost_little() {
    let names = |word: &str| {
        let long = |n: usize| format!("{n} {}", format!("{word} ").repeat(2_000));
        let units: Vec<Value> = (0..40)
            .map(|n| json!({"id": format!("{word}{n}"), "name": long(n)}))
            .chain([json!({"id": "same1", "name": word,
                           "aliases": (0..20_000).map(|n| format!("{word}{n}")).collect::<Vec<_>>()})])
            .collect();
        let editions: Vec<Value> = (1000..3000)
            .map(|y| json!({"id": format!("{y}"), "name": "x", "from": format!("{y}-01-01")}))
            .collect();
        let rows: Vec<Value> = (0..40).map(|n| json!([format!("{word}{n}"), n])).collect();
        let file = json!({
            "format": "xephang/1", "title": word, "units": units, "editions": editions,
            "indicators": [{"id": "x", "name": "X"}],
            "tables": [{"period": "1000", "indicators": ["x"], "rows": rows}],
        });
        SourceFile { name: word.to_owned(), bytes: serde_json::to_vec(&file).unwrap() }
    };
    let files = [names("an"), names("ba"), names("an")];
    let start = std::time::Instant::now();
    let imported = import(&files, &Choices::default());
    // A second natively without optimisation; whatever goes by squares takes minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(imported.dataset.units().len() >= 80);
}
