//! What sentences and tables of a report must say, and must not.

use std::sync::Arc;

use super::{EXAMPLE, holds, markdown, names, shown, texts};
use xephang::export::Shown;
use xephang::export::report::{Intent, Report, report_of_group, report_of_index, report_of_unit};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;

use xephang::share::decode;
use xephang::story::Text;

const PCI: &str = "pci-2005-2016.json";
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

/// Who lost no penalty points does not lead in them, and a lead that is shared is told so.
#[test]
fn no_penalty_is_no_lead() {
    let link = "#v1/cchc?d=vi-du&page=charts&y=2023&u=co-quan-1";
    let vi = said_of(EXAMPLE.0, link, Lang::Vi);
    assert!(!vi.contains("dẫn đầu về điểm trừ"), "{vi}");
    assert!(vi.contains("Văn phòng Ví Dụ không bị trừ điểm."), "{vi}");
    let en = said_of(EXAMPLE.0, link, Lang::En);
    assert!(en.contains("Office of Vi Du lost no penalty points."), "{en}");
    let all: Vec<String> = (1..=11)
        .flat_map(|at| ["2023", "2024"].map(|year| (at, year)))
        .map(|(at, year)| {
            let link = format!("#v1/cchc?d=vi-du&page=charts&y={year}&u=co-quan-{at}");
            let report = report_of_unit(&shown(EXAMPLE.0, &link), &Intent::default(), Lang::Vi);
            report.map_or_else(String::new, |report| said(&report))
        })
        .collect();
    let shared = "cùng 2 đơn vị khác dẫn đầu về điểm thưởng";
    assert!(all.iter().any(|said| said.contains(shared)), "{all:?}");
}

/// Ranks within a group are said to be so beside those among all units.
#[test]
fn ranks_within_a_group_are_named() {
    let link = "#v1/pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh&g=tay-nguyen";
    let shown = shown(PCI, link);
    let told = Lang::ALL.map(|lang| {
        let report = report_of_group(&shown, &Intent::default(), lang).unwrap();
        markdown(&report, lang)
    });
    assert!(told[0].contains("5 đơn vị giữ nguyên hạng trong nhóm"), "{}", told[0]);
    assert!(told[0].contains("| Hạng trong nhóm 2015 | Số bậc |"), "{}", told[0]);
    assert!(told[1].contains("5 units kept the rank within the group"), "{}", told[1]);
    assert!(told[1].contains("| Rank in group, 2015 | Places |"), "{}", told[1]);
}

/// Of what less is better it is told how much it must fall, and the lowest is not called the highest.
#[test]
fn less_is_better() {
    let whole = r#"{"id":"a","name":"A","short":"A","decimals":2,"direction":"lower","parts":[{"id":"p","name":"P","direction":"lower","decimals":2}]}"#;
    let rows = [("x", "20,20"), ("y", "4,4"), ("z", "2,2"), ("w", "3,3")];
    let shown = made(whole, [&rows, &rows], "#v1/a?d=m&page=charts&y=2024&u=x");
    let [vi, en] = Lang::ALL.map(|lang| markdown(&of_unit(&shown, lang), lang));
    assert!(vi.contains("cần giảm 16,00 điểm"), "{vi}");
    assert!(vi.contains("| Điểm cần | Cần giảm |") && vi.contains("| 16,00 |"), "{vi}");
    assert!(!vi.contains("+16,00") && !vi.contains("Cao nhất"), "{vi}");
    assert!(en.contains("| Score needed | Fall |"), "{en}");
}

/// Components that pulled as much are all named.
#[test]
fn equal_pulls_are_all_named() {
    let whole = r#"{"id":"a","name":"A","short":"A","decimals":2,"parts":[{"id":"p","name":"P","decimals":2},{"id":"q","name":"Q","decimals":2},{"id":"r","name":"R","decimals":2},{"id":"s","name":"S","decimals":2},{"id":"t","name":"T","decimals":2}]}"#;
    let before = [("x", "10,2,2,2,2,2"), ("y", "11,3,2,2,2,2")];
    let after = [("x", "12,4.5,4.5,0.5,0.5,2"), ("y", "11,3,2,2,2,2")];
    let shown = made(whole, [&before, &after], "#v1/a?d=m&page=charts&y=2024&vs=2023&u=x");
    let vi = said(&of_unit(&shown, Lang::Vi));
    let pulled = "lên nhiều nhất là P (+2,50 điểm) và Q (+2,50 điểm), kéo xuống nhiều nhất là R (−1,50 điểm) và S (−1,50 điểm).";
    assert!(vi.contains(pulled), "{vi}");
    let en = said(&of_unit(&shown, Lang::En));
    assert!(en.contains("down most: R (−1.50 points) and S (−1.50 points)"), "{en}");
}

/// What is rounded up is said to be so, and a sentence has the figure of its table.
#[test]
fn what_must_suffice_is_rounded_up_in_sight() {
    let link = "#v1/pci?d=pci&page=charts&y=2005&u=ha-noi";
    let vi = said_of(PCI, link, Lang::Vi);
    assert!(vi.contains("0,12 điểm để lên hạng 13"), "{vi}");
    assert!(vi.contains(" Số lẻ được làm tròn lên để không thiếu."), "{vi}");
    assert!(said_of(PCI, link, Lang::En).contains(" Decimals are rounded up"));
    let shown = shown(PCI, "#v1/pci?d=pci&page=charts&y=2016&vs=2015");
    let told =
        Lang::ALL.map(|lang| markdown(&report_of_index(&shown, &Intent::default(), lang), lang));
    assert!(told[0].contains("mức trung vị hiện nay là 58,21 điểm (làm tròn lên);"), "{}", told[0]);
    assert!(told[0].contains("| 58,21 | +"), "{}", told[0]);
    assert!(told[1].contains("the present median of 58.21 points (rounded up),"), "{}", told[1]);
}
