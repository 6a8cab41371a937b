use super::*;
use crate::import::{Choices, SourceFile, import, import_sound};
use crate::model::Period;
use crate::share::decode;

fn data(file: &str) -> Dataset {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
    let bytes = std::fs::read(format!("{path}{file}")).unwrap();
    import(&[SourceFile { name: file.into(), bytes }], &Choices::default()).dataset
}

fn read(text: &str) -> Dataset {
    let file = SourceFile { name: "x.json".into(), bytes: text.as_bytes().to_vec() };
    import(&[file], &Choices::default()).dataset
}

fn about(id: &str) -> About {
    About { id: id.into(), title: Label::new("Tên «mới»", "New title"), ..About::default() }
}

fn again(bytes: &[u8]) -> Dataset {
    let file = SourceFile { name: "x.json".into(), bytes: bytes.to_vec() };
    import_sound(&file).unwrap()
}

#[test]
fn pieces_put_together_are_the_same_data() {
    for (file, id) in [("pci-2005-2016.json", "pci"), ("papi-2011-2020.json", "papi")] {
        let data = data(file);
        let heads = data.publications().to_vec();
        let parted_file = split(&data, &heads).unwrap();
        let head = again(parted_file.head.as_bytes());
        assert_eq!(head.units(), data.units(), "{file}");
        assert_eq!(head.indicators(), data.indicators(), "{file}");
        assert!(head.len() < data.len() / 4, "{file}: {} of {}", head.len(), data.len());
        let all: Vec<&[u8]> =
            parted_file.pieces.iter().map(|piece| piece.text.as_bytes()).collect();
        let whole = joined(parted_file.head.as_bytes(), &all).unwrap();
        assert_eq!(again(&whole), data, "{file}");
        let some = joined(parted_file.head.as_bytes(), &all[..2]).unwrap();
        let some = again(&some);
        assert!(head.len() < some.len() && some.len() < data.len());
        assert_eq!(joined(parted_file.head.as_bytes(), &[]).unwrap(), parted_file.head.as_bytes());
        let (listed, text) = Pieces::of(id, &parted_file.pieces);
        assert_eq!(pieces_from_text(text.as_bytes()), Some(listed));
        // The file around it is not taken for the whole publication.
        let own = parted(&parted_file.head, "x.parts.json", &text);
        let file = SourceFile { name: "x.json".into(), bytes: own.clone().into_bytes() };
        assert!(import_sound(&file).is_none());
        let (list, head) = parted_from_text(own.as_bytes()).unwrap();
        assert_eq!(list, format!("x.parts.json?{}", &sha256(text.as_bytes())[..8]));
        assert_eq!(head, parted_file.head.trim_end().as_bytes());
        assert_eq!(parted_from_text(parted_file.head.as_bytes()), None);
    }
}

#[test]
fn pieces_have_names_of_files() {
    let keys = ["pci", "PCI", "Pci", "a/b", "../x", "c?d#e", "c:", "có dấu", "catalogue", ".ẩn"];
    let period = Period::year(2020);
    let piece = |key: &&str| Piece { index: (*key).into(), period, text: (*key).into() };
    let mut pieces: Vec<Piece> = keys.iter().map(piece).collect();
    pieces.push(Piece { index: "a/b".into(), period: Period::year(2021), text: "{}".into() });
    let (Pieces(listed), text) = Pieces::of("moi", &pieces);
    // Some hosts and disks take names for one that differ in capitals alone.
    let small: std::collections::BTreeSet<String> =
        listed.iter().map(|at| at.file.to_ascii_lowercase()).collect();
    assert_eq!(small.len(), pieces.len(), "{small:?}");
    let files: Vec<&str> = listed.iter().map(|at| at.file.as_str()).collect();
    assert!(files.contains(&"moi.pci.2020.json"), "{files:?}");
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '~');
    assert!(files.iter().all(|file| file.chars().all(fits) && !file.contains("..")), "{files:?}");
    // What is written is not refused when it is read, and the keys stay as they are.
    assert_eq!(pieces_from_text(text.as_bytes()), Some(Pieces(listed.clone())));
    assert!(listed.iter().zip(&pieces).all(|(at, piece)| at.index == piece.index));
}

#[test]
fn a_key_leaves_the_catalogue_its_place() {
    assert!(is_key("pci-2024") && is_key("catalogue-2"));
    for wrong in ["catalogue", "Catalogue", "", ".pci", "a/b", "có"] {
        assert!(!is_key(wrong), "{wrong}");
    }
}

#[test]
fn what_cannot_be_split_says_why() {
    let flat = r#"{"format": "xephang/1", "title": "T", "units": ["A"],
        "indicators": [{"id": "x", "name": "X"}],
        "tables": [{"period": "2024", "indicators": ["x"], "rows": [["A", 9]]}]}"#;
    let one = read(flat);
    assert_eq!(split(&one, one.publications()).err(), Some(NotSplit::NoParts));
    assert_eq!(split(&one, &[]).err(), Some(NotSplit::Several));
}

#[test]
fn spoiled_pieces_are_no_data() {
    let data = data("pci-2005-2016.json");
    let parted = split(&data, data.publications()).unwrap();
    let piece = parted.pieces[0].text.as_bytes();
    assert_eq!(joined(b"{", &[piece]), None);
    assert_eq!(joined(parted.head.as_bytes(), &[&piece[..piece.len() / 2]]), None);
    assert_eq!(joined(parted.head.as_bytes(), &[parted.head.as_bytes()]), None);
    assert!(pieces_from_text(b"[]").is_none());
    let away = br#"{"format": "xephang-parts/1", "parts": [{"file": "../x.json", "bytes": 1,
        "sha256": "0", "index": "a", "period": "2020"}]}"#;
    assert_eq!(pieces_from_text(away), Some(Pieces::default()));
}

#[test]
fn a_view_needs_the_pieces_that_it_shows() {
    let data = data("pci-2005-2016.json");
    let parted = split(&data, data.publications()).unwrap();
    let head = again(parted.head.as_bytes());
    let (Pieces(listed), _) = Pieces::of("pci", &parted.pieces);
    let years = |link: &str| -> Vec<String> {
        let wanted = needed(&decode(link).0, &head, &listed);
        wanted.iter().map(|at| listed[*at].period.to_string()).collect()
    };
    assert_eq!(years("#v1/gallery"), ["2015", "2016"]);
    assert_eq!(years("#gallery"), [""; 0]);
    assert_eq!(years("#v1/pci?d=pci&y=2014"), ["2013", "2014"]);
    assert_eq!(years("#v1/pci.land?d=pci&y=2014").len(), 12, "a part's own timeline is whole");
    assert_eq!(years("#v1/pci?d=pci&page=change&y=2016&vs=2010"), ["2010", "2016"]);
    assert_eq!(years("#v1/pci?d=pci&view=components"), ["2015", "2016"]);
    assert_eq!(years("#v1/pci?d=pci&page=charts").len(), 12);
    assert_eq!(years("#v1/nothing?page=change&y=1999"), ["2015", "2016"]);
    assert!(listed.iter().all(|at| at.period >= Period::year(2005)));
}

#[test]
fn a_catalogue_keeps_its_other_lines() {
    let old = include_bytes!("../../../data/catalogue.json");
    let data = data("binh-lieu.json");
    let mut entry = Entry::of(&data, &about("moi"), "moi.json", b"{}");
    let added = with_entry(old, &entry).unwrap();
    let text = std::str::from_utf8(old).unwrap();
    let kept = text.trim_end_matches(['\n', ' ', ']', '}']);
    assert!(added.starts_with(kept) && added.contains("\"moi\""));
    // Put in once more it takes its own place.
    entry.title = Label::vi("Tên khác");
    entry.group = Some(Label::new("Cấp xã", "Communes"));
    let replaced = with_entry(added.as_bytes(), &entry).unwrap();
    assert_eq!(replaced.matches("\"moi\"").count(), 1);
    assert!(!replaced.contains("Tên «mới»") && replaced.contains("Tên khác"));
    let value: serde_json::Value = serde_json::from_str(&replaced).unwrap();
    assert_eq!(value["publications"].as_array().unwrap().len(), 7);
    assert_eq!(value["publications"][6]["units"], 1);
    assert_eq!(
        groups_from_text(replaced.as_bytes()),
        [("moi".to_owned(), entry.group.clone().unwrap())]
    );
    // The first ever, and in an empty list.
    let empty = "{\"format\": \"xephang-catalogue/1\", \"publications\": []}";
    for old in ["", " \n", empty] {
        let new = with_entry(old.as_bytes(), &entry).unwrap();
        let value: serde_json::Value = serde_json::from_str(&new).unwrap();
        assert_eq!(value["publications"][0]["id"], "moi", "{new}");
    }
    for wrong in ["[]", "{", "{\"format\": \"x\", \"publications\": []}", "\u{feff}?"] {
        let refused = Err(NotListed::NoCatalogue);
        assert_eq!(with_entry(wrong.as_bytes(), &entry), refused, "{wrong}");
    }
    entry.id = "MOI".into();
    assert_eq!(with_entry(replaced.as_bytes(), &entry), Err(NotListed::OtherCapitals));
    entry.id = "moi-2".into();
    assert!(with_entry(replaced.as_bytes(), &entry).is_ok());
}

#[test]
fn a_folder_holds_what_is_put_on_a_host() {
    let data = data("pci-2005-2016.json");
    let mut about = about("pci-moi");
    about.description = Label::new("Đà Nẵng <đứng> đầu & hơn", "Da Nang \"leads\"");
    about.picture = vec![1, 2, 3];
    let files = folder(&data, &about, b"", Lang::Vi).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let expected = [
        "data/pci-moi.json",
        "data/catalogue.json",
        "p/pci-moi/index.html",
        "p/pci-moi/preview.png",
        "HUONG-DAN.txt",
    ];
    assert_eq!(paths, expected);
    let published = again(&files[0].bytes);
    assert_eq!(published.publications()[0].id, "pci-moi");
    assert_eq!(published.publications()[0].title, about.title);
    assert_eq!(published.len(), data.len());
    let card = std::str::from_utf8(&files[2].bytes).unwrap();
    let said = "Đà Nẵng &lt;đứng&gt; đầu &amp; hơn";
    let lines = format!("content=\"{said} · New title: Da Nang &quot;leads&quot;\"");
    assert!(card.contains(&format!("<meta property=\"og:description\" {lines}>")), "{card}");
    assert!(card.contains("og:locale:alternate\" content=\"en_US\""), "{card}");
    let second = "<div lang=\"en\">\n      <h2><a href=\"../../#v1/?d=pci-moi&amp;lang=en\">New title</a></h2>";
    assert!(card.contains(second) && card.contains("<p>Da Nang &quot;leads&quot;</p>"), "{card}");
    // Without an English title it is Vietnamese alone.
    let alone = About { title: Label::vi("Tên"), ..about.clone() };
    let alone = folder(&data, &alone, b"", Lang::Vi).unwrap();
    let text = std::str::from_utf8(&alone[2].bytes).unwrap();
    assert!(!text.contains("lang=\"en\"") && !text.contains("alternate"), "{text}");
    assert!(text.contains(&format!("og:description\" content=\"{said}\"")), "{text}");
    assert!(card.contains("url=../../#v1/?d=pci-moi\""), "{card}");
    assert!(!card.contains("<script"));
    let zip = zipped(&files).unwrap();
    assert_eq!(zip, zipped(&files).unwrap());
    about.in_pieces = true;
    let parted = folder(&data, &about, b"", Lang::En).unwrap();
    assert!(parted[0].bytes.len() * 3 < files[0].bytes.len());
    assert_eq!(parted.iter().filter(|file| file.path.contains(".pci.")).count(), 12);
    about.id = "có dấu".into();
    assert_eq!(folder(&data, &about, b"", Lang::Vi), Err(Unfit::Key));
    let there = parted.iter().find(|file| file.path == "data/catalogue.json").unwrap();
    about.id = "PCI-moi".into();
    assert_eq!(folder(&data, &about, &there.bytes, Lang::Vi), Err(Unfit::OtherCapitals));
    about.id = "moi".into();
    assert_eq!(folder(&data, &about, b"{", Lang::Vi), Err(Unfit::Catalogue));
    assert_eq!(folder(&Dataset::default(), &about, b"", Lang::Vi), Err(Unfit::Empty));
}

#[test]
fn checks_say_what_a_reader_would_ask() {
    let found = checks(&data("pci-2005-2016.json"), &about("pci"));
    assert!(found.reopens && !found.example);
    assert_eq!(found.lacks, [Lack::Date]);
    let bare = r#"{"format": "xephang/1", "title": "T", "units": ["A", "B"],
        "indicators": [{"id": "x", "name": "X", "maximum": 10}],
        "tables": [{"period": "2024", "indicators": ["x"], "rows": [["A", 9], ["B", 88]]}]}"#;
    let found = checks(&read(bare), &about("x"));
    assert!(found.reopens);
    assert_eq!(found.lacks, [Lack::Publisher, Lack::Date, Lack::Licence, Lack::Source]);
    assert_eq!((found.units, found.figures), (2, 2));
}
