//! Names of units as publishers really write them: joined, asked about once, never merged on a
//! guess.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::json;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use xephang::export::{json_from_dataset, json_from_publication};
use xephang::import::{Choices, Imported, NameDecision, SourceFile, import};
use xephang::model::Link;
use xephang::names::Reason;

/// The 63 provinces of 2008 to 2025.
const PROVINCES: &str = "An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|\
Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|\
Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|\
Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|\
Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|\
Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|\
Tiền Giang|TP. Hồ Chí Minh|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái";

/// A list of them as one publisher writes it.
struct List {
    file: &'static str,
    write: fn(&str) -> String,
    /// Names that are written otherwise than `write` would.
    but: &'static [(&'static str, &'static str)],
}

/// Every way in which the sheets of PCI 2012 and 2013, of PAPI 2011–2016, and the tables made of
/// them name the provinces.
const LISTS: [List; 9] = [
    List {
        file: "PCI 2012, Tong hop.json",
        write: plain,
        but: &[
            ("Bà Rịa - Vũng Tàu", "BRVT"),
            ("Thừa Thiên Huế", "TT- Huế"),
            ("TP. Hồ Chí Minh", "TP.HCM"),
            ("Hà Nam", "Ha Nam"),
            ("Ninh Bình", "Ninh Binh"),
        ],
    },
    List {
        file: "PCI 2012, Tiep can dat dai.json",
        write: plain,
        but: &[
            ("Bà Rịa - Vũng Tàu", "BRVT"),
            ("Thừa Thiên Huế", "TT.Huế"),
            ("TP. Hồ Chí Minh", "Tp.HCM"),
            ("Bắc Kạn", "Bắc Cạn"),
            ("Đắk Lắk", "Đăk Lăk"),
            ("Đắk Nông", "Đăk Nông"),
        ],
    },
    List {
        file: "PCI 2013, Summary_VN.json",
        write: half_composed,
        but: &[
            ("Bà Rịa - Vũng Tàu", "BRVT"),
            ("Thừa Thiên Huế", "TT- Huế"),
            ("TP. Hồ Chí Minh", "Tp.HCM"),
        ],
    },
    List {
        file: "PCI 2013, Summary.json",
        write: unaccented,
        but: &[
            ("Bà Rịa - Vũng Tàu", "BRVT"),
            ("Thừa Thiên Huế", "TT-Hue"),
            ("TP. Hồ Chí Minh", "HCMC"),
        ],
    },
    List {
        file: "PAPI 2012.json",
        write: plain,
        but: &[("Thừa Thiên Huế", "Thừa Thiên-Huế"), ("Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu")],
    },
    List {
        file: "PAPI 2013.json",
        write: unaccented,
        but: &[
            ("Thừa Thiên Huế", "Thua Thien-Hue"),
            ("Bà Rịa - Vũng Tàu", "Ba Ria-Vung Tau"),
            ("TP. Hồ Chí Minh", "TP. Ho Chi Minh"),
        ],
    },
    List {
        file: "pci 2014.json",
        write: unaccented,
        but: &[("Bà Rịa - Vũng Tàu", "BRVT"), ("TP. Hồ Chí Minh", "TP HCM")],
    },
    List {
        file: "papi 2020.json",
        write: unaccented,
        but: &[
            ("Hà Nội", "Hanoi"),
            ("Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau"),
            ("TP. Hồ Chí Minh", "Ho Chi Minh City"),
        ],
    },
    List { file: "báo cáo 2021.json", write: upper, but: &[("Hòa Bình", "TỈNH HOÀ BÌNH")] },
];

fn plain(name: &str) -> String {
    name.to_owned()
}

fn upper(name: &str) -> String {
    format!("UBND {}", name.to_uppercase())
}

fn unaccented(name: &str) -> String {
    let letter = |c: char| match c {
        'đ' => 'd',
        'Đ' => 'D',
        c => c,
    };
    name.nfd().filter(|c| !is_combining_mark(*c)).map(letter).collect()
}

/// Tone marks as characters of their own, the other marks not: as the sheet of 2013 has it.
fn half_composed(name: &str) -> String {
    let tone = |c: char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(c);
    let mut out = String::new();
    for letter in name.chars() {
        let letter = letter.to_string();
        out.extend(letter.nfd().filter(|c| !tone(*c)).nfc());
        out.extend(letter.nfd().filter(|c| tone(*c)));
    }
    out
}

impl List {
    fn name(&self, province: &str) -> String {
        let but = self.but.iter().find(|(name, _)| *name == province);
        but.map_or_else(|| (self.write)(province), |(_, written)| (*written).to_owned())
    }

    fn source(&self) -> SourceFile {
        let index = self.file.split(' ').next().unwrap();
        let rows = PROVINCES.split('|').enumerate().map(
            |(at, province)| json!({"Tỉnh": self.name(province), format!("Điểm {index}"): at + 1}),
        );
        let text = serde_json::to_vec(&rows.collect::<Vec<_>>()).unwrap();
        SourceFile { name: self.file.to_owned(), bytes: text }
    }
}

fn published() -> SourceFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/papi-2011-2020.json");
    SourceFile { name: "papi.json".to_owned(), bytes: std::fs::read(path).unwrap() }
}

fn open_doubts(imported: &Imported) -> Vec<&xephang::import::Doubt> {
    let all = imported.reports.iter().flat_map(|report| &report.doubts);
    all.filter(|doubt| doubt.decision.is_none()).collect()
}

/// The province behind each way of writing it.
fn meant() -> BTreeMap<String, &'static str> {
    let mut meant = BTreeMap::new();
    for list in &LISTS {
        for province in PROVINCES.split('|') {
            meant.insert(list.name(province), province);
        }
    }
    meant
}

/// Every unit has the figures of one province and no other: row n of each list.
fn none_is_merged_wrongly(imported: &Imported) {
    let ds = &imported.dataset;
    let mut seen = BTreeSet::new();
    for indicator in 0..ds.indicators().len() {
        for (_, slice) in ds.slices_of(indicator) {
            for cell in slice.cells() {
                seen.insert((cell.unit, cell.value().unwrap()));
            }
        }
    }
    assert_eq!(seen.len(), 63, "{seen:?}");
}

#[test]
fn with_a_list_of_units_nothing_is_asked_and_63_remain() {
    for list in &LISTS {
        let imported = import(&[published(), list.source()], &Choices::default());
        assert_eq!(open_doubts(&imported).len(), 0, "{}: {:?}", list.file, open_doubts(&imported));
        assert_eq!(imported.dataset.units().len(), 63, "{}", list.file);
        assert_eq!(imported.reports[1].matched.new, 0, "{}", list.file);
    }
}

#[test]
fn without_one_doubtful_names_are_asked_once_and_63_remain() {
    let meant = meant();
    for turn in 0..LISTS.len() {
        let mut lists: Vec<&List> = LISTS.iter().collect();
        lists.rotate_left(turn);
        let files: Vec<SourceFile> = lists.iter().map(|list| list.source()).collect();
        let mut choices = Choices::default();
        let mut asked = BTreeSet::new();
        let imported = loop {
            let imported = import(&files, &choices);
            let open = open_doubts(&imported);
            if open.is_empty() {
                break imported;
            }
            for doubt in open {
                assert!(asked.insert(doubt.name.clone()), "asked twice: {}", doubt.name);
                let province = meant[doubt.name.as_str()];
                let best = &doubt.candidates[0];
                assert_eq!(meant[best.name.vi.as_str()], province, "{} {best:?}", doubt.name);
                assert!(!doubt.evidence.is_empty());
                let same_as = Some(best.unit.clone());
                choices.names.push(NameDecision { name: doubt.name.clone(), same_as });
            }
        };
        assert_eq!(imported.dataset.units().len(), 63, "from {}: {asked:?}", lists[0].file);
        assert!((3..=9).contains(&asked.len()), "{asked:?}");
        none_is_merged_wrongly(&imported);

        // What was decided goes with the joined file: it is never asked again.
        let joined = json_from_publication(&imported.dataset, 0);
        let joined = SourceFile { name: "joined.json".to_owned(), bytes: joined.into_bytes() };
        let files: Vec<SourceFile> = std::iter::once(joined).chain(files).collect();
        let again = import(&files, &Choices::default());
        assert_eq!(open_doubts(&again), Vec::<&xephang::import::Doubt>::new());
        assert_eq!(again.dataset.units().len(), 63);
    }
}

#[test]
fn a_no_is_remembered_by_the_unit_of_its_own() {
    let ours = |name: &str| SourceFile {
        name: "ours 2024.json".to_owned(),
        bytes: format!(r#"[{{"Tỉnh":"{name}","Điểm":7}},{{"Tỉnh":"Sơn La","Điểm":8}}]"#).into(),
    };
    let files = [published(), ours("Bắc Cản")];
    let open = import(&files, &Choices::default());
    assert_eq!(open_doubts(&open)[0].candidates[0].unit, "bac-kan");
    let no = NameDecision { name: "Bắc Cản".to_owned(), same_as: None };
    let apart = import(&files, &Choices { names: vec![no], ..Choices::default() });
    assert_eq!(apart.dataset.units().len(), 64);
    let joined = json_from_publication(&apart.dataset, 1);
    let joined = SourceFile { name: "joined.json".to_owned(), bytes: joined.into_bytes() };
    for files in [
        vec![joined.clone(), ours("Bắc Cản")],
        vec![published(), joined.clone(), ours("BẮC CẢN")],
        vec![joined, published(), ours("Bắc Cản")],
    ] {
        let again = import(&files, &Choices::default());
        assert_eq!(open_doubts(&again), Vec::<&xephang::import::Doubt>::new());
        assert_eq!(again.dataset.units().len(), 64);
    }
}

/// Two communes of one name, and a file that does not say of which district its own is.
fn of_one_name() -> [SourceFile; 2] {
    let list = r#"{"format":"xephang/1","title":"a","units":[{"id":"d1","name":"Huyện Một"},{"id":"d2","name":"Huyện Hai"},
        {"id":"xa-a-1","name":"Xã Tân Lập","parent":"d1"},{"id":"xa-a-2","name":"Xã Tân Lập","parent":"d2"}],
      "indicators":[{"id":"i","name":"I"}],"tables":[{"period":"2023","indicators":["i"],"rows":[["xa-a-1",1],["xa-a-2",2]]}]}"#;
    let ours = r#"[{"Xã":"Xã Tân Lập","Điểm":7},{"Xã":"XÃ TÂN LẬP","Điểm":7}]"#;
    let file = |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.into() };
    [file("a.json", list), file("ours 2024.json", ours)]
}

/// Whatever was decided goes with the whole joined file: with the same second file nothing is asked,
/// and the same is decided.
#[test]
fn decisions_on_units_of_one_name_go_with_the_joined_file() {
    let files = of_one_name();
    let open = import(&files, &Choices::default());
    assert_eq!(open_doubts(&open)[0].candidates[0].reason, Reason::SeveralUnits);
    for (same_as, units) in [(None, 5), (Some("xa-a-2"), 4)] {
        let decision =
            NameDecision { name: "Xã Tân Lập".into(), same_as: same_as.map(str::to_owned) };
        let choices = Choices { names: vec![decision], ..Choices::default() };
        let decided = import(&files, &choices);
        let ds = &decided.dataset;
        assert_eq!(ds.units().len(), units, "two spellings of one name are one unit");
        let json = json_from_dataset(ds);
        let joined = SourceFile { name: "joined.json".into(), bytes: json.clone().into_bytes() };
        assert_eq!(&import(std::slice::from_ref(&joined), &Choices::default()).dataset, ds);
        let both = [joined, files[1].clone()];
        // Undecided, and decided in this browser as well.
        for choices in [&Choices::default(), &choices] {
            let again = import(&both, choices);
            assert_eq!(open_doubts(&again), Vec::<&xephang::import::Doubt>::new());
            assert_eq!(again.dataset.units(), ds.units());
            let matched = again.reports[1].matched;
            assert_eq!((matched.new, matched.doubtful), (0, 0));
            let own = |doubt: &xephang::import::Doubt| {
                doubt.candidates.iter().any(|candidate| candidate.unit == doubt.unit)
            };
            let shown = &again.reports[1].doubts;
            assert!(same_as.is_some() || !shown.iter().any(own), "{shown:?}");
        }
        assert_eq!(json.contains("\"distinct\": true"), same_as.is_none());
    }
}

/// One name in two files, decided once: one unit of its own.
#[test]
fn a_no_is_one_unit_in_all_files() {
    let [list, ours] = of_one_name();
    let more = SourceFile { name: "ours 2025.json".into(), ..ours.clone() };
    let no = NameDecision { name: "xã tân lập".into(), same_as: None };
    let choices = Choices { names: vec![no], ..Choices::default() };
    let imported = import(&[list, ours, more], &choices);
    assert_eq!(imported.dataset.units().len(), 5);
    assert!(open_doubts(&imported).is_empty());
}

#[test]
fn lineage_follows_its_units_under_their_new_ids() {
    let first = r#"{"format":"xephang/1","title":"a","units":[{"id":"cu","name":"Hà Tây"},{"id":"hn","name":"Hà Nội"}],
      "indicators":[{"id":"i","name":"I"}],"tables":[{"period":"2007","indicators":["i"],"rows":[["cu",1],["hn",2]]}]}"#;
    let second = r#"{"format":"xephang/1","title":"b","editions":[{"id":"moi","name":"Mới","from":"2008-08-01"}],
      "units":[{"id":"ha-tay","name":"Tỉnh Hà Tây"},{"id":"cu","name":"Sơn La"},
        {"id":"ha-noi","name":"Hà Nội mở rộng","edition":"moi","predecessors":[{"unit":"ha-tay"},{"unit":"cu","link":"partial"}]},
        {"id":"xa","name":"Xã Một","parent":"ha-tay"}],
      "indicators":[{"id":"i","name":"I"}],"tables":[{"period":"2009","indicators":["i"],"rows":[["ha-noi",1]]}]}"#;
    let file = |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.into() };
    let imported = import(&[file("a", first), file("b", second)], &Choices::default());
    let ds = &imported.dataset;
    let unit = |id: &str| &ds.units()[ds.unit_by_id(id).unwrap()];
    // «cu» of letters alone is trusted to be the same unit, whatever its name.
    let before: Vec<_> = unit("ha-noi").predecessors.iter().map(|p| (&*p.unit, p.link)).collect();
    assert_eq!(before, [("cu", Link::Full), ("cu-2", Link::Partial)]);
    assert_eq!(unit("cu-2").name.vi, "Sơn La");
    assert_eq!(unit("xa").parent.as_deref(), Some("cu"));
}

#[test]
fn the_same_number_is_not_the_same_unit() {
    let file = |name: &str, units: &str| {
        SourceFile {
        name: name.to_owned(),
        bytes: format!(
            r#"{{"format":"xephang/1","title":"{name}","units":[{units}],"indicators":[{{"id":"i","name":"I"}}],
               "tables":[{{"period":"2020","indicators":["i"],"rows":[["u1",1],["u2",2]]}}]}}"#
        )
        .into(),
    }
    };
    let first = file("a", r#"{"id":"u1","name":"An Giang"},{"id":"u2","name":"Hà Nội"}"#);
    let turned = file("b", r#"{"id":"u1","name":"Hà Nội"},{"id":"u2","name":"An Giang"}"#);
    let imported = import(&[first.clone(), turned], &Choices::default());
    assert_eq!(imported.dataset.units().len(), 2);
    let conflicts = imported.reports[1].diagnostics.len();
    assert_eq!(conflicts, 2, "An Giang has 1 and 2, Hà Nội 2 and 1");
    let other = file("c", r#"{"id":"u1","name":"Sơn La"},{"id":"u2","name":"TP. Hà Nội"}"#);
    let imported = import(&[first, other], &Choices::default());
    let doubts = open_doubts(&imported);
    assert_eq!((doubts.len(), doubts[0].name.as_str()), (1, "Sơn La"));
    assert_eq!(doubts[0].candidates[0].reason, Reason::OtherName);
    assert_eq!(imported.dataset.units().len(), 3);
}
