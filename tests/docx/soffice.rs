//! LibreOffice, asked to turn files into others, and the tools that tell what is in a PDF.
#![allow(dead_code)] // each test that opens files needs some of it

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where LibreOffice is. `None` where a test is to be skipped, which is said; under `./dev test` it
/// has to be there.
pub fn soffice() -> Option<PathBuf> {
    let named = std::env::var("XEPHANG_SOFFICE").ok().filter(|name| !name.is_empty());
    let names = named.into_iter().chain(["soffice", "libreoffice"].map(String::from));
    let found = names.into_iter().find(|name| answers(name, "--version"));
    let tools = ["pdftotext", "pdfimages", "pdfinfo"];
    let lacking: Vec<&str> = tools.into_iter().filter(|name| !answers(name, "-v")).collect();
    let why = match (&found, &lacking[..]) {
        (Some(_), []) => return found.map(PathBuf::from),
        (None, _) => "LibreOffice was not found: install libreoffice-writer and libreoffice-impress, or set XEPHANG_SOFFICE".to_owned(),
        (Some(_), lacking) => format!("{} was not found: install poppler-utils", lacking.join(", ")),
    };
    if std::env::var("XEPHANG_NEEDS_SOFFICE").is_ok_and(|value| value == "1") {
        panic!("{why}.");
    }
    println!("skipped: {why}");
    None
}

fn answers(name: &str, question: &str) -> bool {
    Command::new(name).arg(question).output().is_ok_and(|output| output.status.success())
}

/// A file as LibreOffice turns it into another; both lie in a folder of the test's own.
pub fn converted(soffice: &Path, test: &str, name: &str, bytes: &[u8], to: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let ending = to.split(':').next().unwrap();
    let made = file.with_extension(ending);
    _ = std::fs::remove_file(&made);
    // Two that share a profile wait for one another, or give up.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new(soffice)
        .args([&profile, "--headless", "--norestore", "--convert-to", to, "--outdir"])
        .args([&folder, &file])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(made.is_file(), "LibreOffice made no {ending} of {name}: {said}");
    made
}

/// What a tool says of a file.
pub fn said_of(file: &Path, tool: &str, options: &[&str]) -> String {
    let behind = if tool == "pdftotext" { &["-"][..] } else { &[] };
    let output = Command::new(tool).args(options).arg(file).args(behind).output().unwrap();
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A text with each run of white space as one space, to be searched in.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
