//! Good files read as they are meant.

use super::*;
use crate::import::json::parse;

#[test]
fn the_published_files_have_no_problem() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".json") || name == "catalogue.json" {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let document = parse(&bytes).unwrap();
        assert!(recognise(&document.root), "{name}");
        let draft = read(&name, &bytes, &document);
        assert_eq!(draft.diagnostics, [], "{name}");
        assert!(!draft.units.is_empty(), "{name}");
        assert_eq!(draft.rows.is_empty(), draft.indicators.is_empty(), "{name}");
        files += 1;
    }
    assert!(files >= 5, "only {files} published files");
}
