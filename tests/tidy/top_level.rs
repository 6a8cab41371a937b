//! The floor plan: what stands at the top of the project, and which rooms src/ has.

use std::fs;

use super::none;
use super::source::root;

const TOP: [&str; 24] = [
    ".ci",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "Trunk.toml",
    "benches",
    "clippy.toml",
    "data",
    "dev",
    "docs",
    "examples",
    "fuzz",
    "index.html",
    "rustfmt.toml",
    "schema",
    "src",
    "style",
    "tests",
    "proptest-regressions",
];

/// Not of the project: made by tools, or an editor's own.
const IGNORED: [&str; 6] = [".git", ".github", ".idea", ".vscode", "dist", "target"];

const SRC: [&str; 16] = [
    "analysis", "app", "boot.js", "chart", "export", "import", "lib.rs", "locale", "main.rs",
    "model", "rank", "share", "story", "tests.rs", "theme.js", "worker",
];

fn strangers(folder: &str, known: &[&str]) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| !known.contains(&name.as_str())).collect()
}

#[test]
fn the_top_level_is_the_floor_plan() {
    let known: Vec<&str> = TOP.iter().chain(&IGNORED).copied().collect();
    none("The top level is fixed: put it into one of its folders.", &strangers("", &known));
}

#[test]
fn src_has_the_known_rooms() {
    none("src/ holds the rooms of ARCHITECTURE.md and no others.", &strangers("src", &SRC));
}
