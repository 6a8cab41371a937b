//! The house rules, held by a test: which room may import which, what each file may name, how long
//! it may be, where words live, and that the papers' links and figures are true.
#![allow(clippy::unwrap_used)] // a file of the project that cannot be read fails the test

#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/names.rs"]
mod names;
#[path = "tidy/papers.rs"]
mod papers;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/top_level.rs"]
mod top_level;

/// Fails with every finding, one a line; `rule` says what to do about them.
fn none(rule: &str, findings: &[String]) {
    assert!(
        findings.is_empty(),
        "{rule}\n{} finding(s):\n{}\n",
        findings.len(),
        findings.join("\n")
    );
}
