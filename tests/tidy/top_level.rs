//! The floor plan: what stands at the top of the project, and which rooms src/ has.

use std::fs;

use super::none;
use super::source::files;
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

const SRC: [&str; 18] = [
    "analysis", "app", "boot.js", "chart", "export", "import", "lib.rs", "locale", "main.rs",
    "model", "names", "offline", "rank", "share", "story", "tests.rs", "theme.js", "worker",
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

/// A file that no module names is not compiled, and nobody notices.
#[test]
fn every_file_is_a_module() {
    let files = files("src", &[".rs"]);
    let text_of = |path: &str| files.iter().find(|file| file.path == path).map(|file| &file.text);
    let roots = ["src/lib.rs", "src/main.rs", "src/worker/main.rs"];
    let mut lost = Vec::new();
    for file in files.iter().filter(|file| !roots.contains(&file.path.as_str())) {
        let (folder, name) = file.path.rsplit_once('/').unwrap();
        let (above, module) = match name {
            "mod.rs" => folder.rsplit_once('/').unwrap(),
            _ => (folder, name.trim_end_matches(".rs")),
        };
        let named = format!("mod {module};");
        let parents = match above {
            "src" => vec!["src/lib.rs".to_owned()],
            _ => vec![format!("{above}/mod.rs"), format!("{above}.rs")],
        };
        let declared = parents.iter().filter_map(|parent| text_of(parent));
        if !declared.into_iter().any(|text| text.contains(&named)) {
            lost.push(file.path.clone());
        }
    }
    none("Name it in the module above, or delete it.", &lost);
}
