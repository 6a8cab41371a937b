//! What sentences and tables of a report must say, and must not.

use std::sync::Arc;

use super::{EXAMPLE, holds, names, shown, texts};
use xephang::export::Shown;
use xephang::export::report::{Intent, Report, report_of_unit};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;

use xephang::share::decode;
use xephang::story::Text;

const PAPI: &str = "papi-2011-2020.json";

/// A report of a unit; all its numbers hold.
fn of_unit(shown: &Shown, lang: Lang) -> Report {
    let report = report_of_unit(shown, &Intent::default(), lang).unwrap();
    let ds = shown.data();
    holds(ds, &report, &names(ds, lang), lang);
    report
}

/// All that is said.
fn said(report: &Report) -> String {
    let said: Vec<String> = texts(report).iter().map(Text::letters).collect();
    said.join("\n").replace('\u{a0}', " ")
}

fn said_of(file: &str, link: &str, lang: Lang) -> String {
    said(&of_unit(&shown(file, link), lang))
}

/// Made-up results of the years 2023 and 2024, unit by unit: those of each index.
fn made(indicators: &str, years: [&[(&str, &str)]; 2], link: &str) -> Shown {
    let ids: Vec<&str> = indicators.split("\"id\":\"").skip(1).collect();
    let ids: Vec<&str> = ids.iter().map(|rest| rest.split('"').next().unwrap()).collect();
    let table = |year: usize, rows: &[(&str, &str)]| {
        let rows: Vec<String> =
            rows.iter().map(|(unit, row)| format!("[\"{unit}\",{row}]")).collect();
        let columns = ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(",");
        format!(
            "{{\"period\":\"{year}\",\"indicators\":[{columns}],\"rows\":[{}]}}",
            rows.join(",")
        )
    };
    let mut units: Vec<&str> =
        years.iter().flat_map(|rows| rows.iter().map(|(id, _)| *id)).collect();
    units.sort_unstable();
    units.dedup();
    let units: Vec<String> =
        units.iter().map(|id| format!("{{\"id\":\"{id}\",\"name\":\"{id}\"}}")).collect();
    let text = format!(
        "{{\"format\":\"xephang/1\",\"id\":\"m\",\"title\":\"M\",\"units\":[{}],\"indicators\":[{indicators}],\"tables\":[{},{}]}}",
        units.join(","),
        table(2023, years[0]),
        table(2024, years[1])
    );
    let file = SourceFile { name: "m.json".to_owned(), bytes: text.into_bytes() };
    let imported = import(&[file], &Choices::default());
    let ds = Arc::new(imported.dataset);
    assert!(!ds.units().is_empty(), "{:?}", imported.reports);
    Shown::new(&ds, &decode(link).0).unwrap()
}

/// Who came into the ranking is named, so that the places add up.
#[test]
fn who_came_is_told_with_the_sum() {
    let link = "#v1/papi?d=papi&page=charts&y=2019&vs=2018&u=ha-noi";
    let vi = said_of(PAPI, link, Lang::Vi);
    for said in [
        "2 đơn vị có hạng năm 2019 nhưng không có hạng năm 2018: Đồng Tháp và Quảng Ninh đứng trên Hà Nội.",
        "Cộng lại: vượt 2 đơn vị, bị 5 đơn vị vượt, 2 đơn vị mới có hạng đứng trên, nên xuống 5 bậc.",
        "Phần còn lại, do đơn vị khác, kể cả đơn vị mới có hạng: 0 bậc.",
    ] {
        assert!(vi.contains(said), "{vi}");
    }
    let en = said_of(PAPI, link, Lang::En);
    assert!(en.contains("Dong Thap and Quang Ninh above Ha Noi."), "{en}");
    assert!(en.contains("2 units new to the ranks above; so down 5 places."), "{en}");
    let office = said_of(EXAMPLE.0, EXAMPLE.1, Lang::Vi);
    assert!(office.contains("Cộng lại"), "{office}");
}

/// A rank that moved only as other units are ranked is not told as one that rose.
#[test]
fn last_of_fewer_is_no_rise() {
    let two = r#"{"id":"a","name":"A","short":"A","decimals":2},{"id":"b","name":"B","short":"B","decimals":2}"#;
    let before = [("x", "1,1"), ("y", "2,2"), ("z", "3,3")];
    let after = [("x", "1,1.5"), ("z", "3,3.5")];
    let shown = made(two, [&before, &after], "#v1/a?d=m&page=charts&y=2024&vs=2023&u=x");
    let vi = said(&of_unit(&shown, Lang::Vi));
    for said in [
        "Cả 02 chỉ số đều lên hạng so với năm 2023. A từ hạng 3 lên hạng 2.",
        "Hạng A và B đổi chỉ vì có đơn vị mới có hạng hoặc không có hạng nữa: x không vượt đơn vị nào và không bị đơn vị nào vượt.",
        "1 đơn vị có hạng năm 2023 nhưng không có hạng năm 2024: y trước đứng trên x.",
        "Lên 1 bậc là do có đơn vị trước ở trên không có hạng nữa.",
    ] {
        assert!(vi.contains(said), "{vi}");
    }
    let en = said(&of_unit(&shown, Lang::En));
    assert!(en.contains("The rank in A and B moved only as units came into the ranks"), "{en}");
    assert!(en.contains("Up 1 place as units above before left the ranks."), "{en}");
}
