//! The published files are what their catalogue says, and the committed script makes them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sha2::{Digest, Sha256};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn catalogue() -> Vec<Value> {
    let text = std::fs::read_to_string(data().join("catalogue.json")).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["format"], "xephang-catalogue/1");
    value["publications"].as_array().unwrap().clone()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn each_entry_is_its_file() {
    let entries = catalogue();
    let files: Vec<&str> = entries.iter().map(|e| e["file"].as_str().unwrap()).collect();
    for (entry, file) in entries.iter().zip(&files) {
        let bytes = std::fs::read(data().join(file)).unwrap();
        assert_eq!(entry["bytes"], bytes.len(), "{file}");
        assert_eq!(entry["sha256"], sha256(&bytes), "{file}");
        let publication: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(publication["format"], "xephang/1", "{file}");
        for member in ["id", "title"] {
            assert_eq!(entry[member], publication[member], "{file}: {member}");
        }
        assert_eq!(entry["units"], publication["units"].as_array().unwrap().len(), "{file}");
        for member in ["licence", "sources", "notes"] {
            assert!(!publication[member].is_null(), "{file} has no {member}");
        }
    }
    let listed: BTreeSet<&str> = files.into_iter().collect();
    let present: BTreeSet<String> = std::fs::read_dir(data())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json") && name != "catalogue.json")
        .collect();
    assert_eq!(listed, present.iter().map(String::as_str).collect());
}

/// Where the source figures lie, if they do.
fn sources() -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    Some(named.unwrap_or(beside)).filter(|folder| folder.join("vietnam").is_dir())
}

#[test]
fn the_script_makes_the_same_bytes() {
    let Some(sources) = sources() else {
        eprintln!("skipped: no source figures (../shared/data or XEPHANG_SHARED)");
        return;
    };
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: no python3");
        return;
    }
    let made = std::env::temp_dir().join(format!("xephang-data-{}", std::process::id()));
    std::fs::create_dir_all(&made).unwrap();
    let script = data().join("make/all.py");
    let run = Command::new("python3").arg(script).arg(sources).arg(&made).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut files: Vec<String> =
        catalogue().iter().map(|e| e["file"].as_str().unwrap().to_owned()).collect();
    files.push("catalogue.json".to_owned());
    for file in files {
        let (new, old) = (std::fs::read(made.join(&file)), std::fs::read(data().join(&file)));
        assert!(new.unwrap() == old.unwrap(), "{file} is not what the script makes");
    }
    std::fs::remove_dir_all(&made).unwrap();
}
