//! The papers: their links lead somewhere, their figures are the measured ones.

use std::fs;
use std::path::Path;

use super::none;
use super::source::{File, files, root};

fn papers() -> Vec<File> {
    let found = files("", &[".md"]);
    assert!(found.iter().any(|file| file.path == "README.md"), "README.md was not found");
    found
}

/// The targets of `[text](target)` and `![text](target)`.
fn links(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|after| after.split(')').next())
        .map(|target| target.split([' ', '#']).next().unwrap_or(target))
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .collect()
}

#[test]
fn links_between_papers_lead_somewhere() {
    let mut findings = Vec::new();
    for paper in papers() {
        let path = root().join(&paper.path);
        let folder = path.parent().unwrap_or(Path::new("."));
        for target in links(&paper.text) {
            if !folder.join(target).exists() {
                findings.push(format!("{}: {target}", paper.path));
            }
        }
    }
    none("A link in a paper leads nowhere.", &findings);
}

/// README names what the first chart costs; `./dev sizes` measures it into docs/sizes.md.
#[test]
fn the_readme_gives_the_measured_size() {
    let sizes = fs::read_to_string(root().join("docs/sizes.md")).unwrap();
    let total = sizes.lines().find(|line| line.starts_with("| **All")).expect("a line of totals");
    let gzip = total.split('|').nth(3).expect("a gzip column").replace("**", "");
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(
        readme.contains(gzip.trim()),
        "README.md does not name {}, the size in docs/sizes.md",
        gzip.trim()
    );
}

#[test]
fn links_are_found() {
    assert_eq!(links("[a](b.md#c) ![d](e.png \"f\") [g](https://h)"), ["b.md", "e.png"]);
}
