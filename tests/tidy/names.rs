//! What a file may name, how long it may be, and where words live.

use super::none;
use super::source::{Rust, files, sources};

/// Findings of `word` outside test code in the files that `may` does not allow.
fn named_outside(word: &str, may: impl Fn(&str) -> bool) -> Vec<String> {
    let whole = |line: &str| {
        line.match_indices(word)
            .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    let mut findings = Vec::new();
    for source in sources().iter().filter(|source| !may(&source.path)) {
        for (number, line) in source.lines().filter(|(_, line)| whole(line)) {
            findings.push(format!("{}:{number}: {}", source.path, line.trim()));
        }
    }
    findings
}

#[test]
fn only_paint_names_plotters() {
    let findings = named_outside("plotters", |path| {
        path == "src/chart/paint.rs" || path.starts_with("src/chart/paint/")
    });
    none("Draw through chart/paint.rs; nothing else names plotters.", &findings);
}

#[test]
fn only_the_workbook_names_what_writes_spreadsheets() {
    let findings =
        named_outside("rust_xlsxwriter", |path| path.starts_with("src/export/workbook/"));
    none("It is large: nothing but export/workbook/ may bring it along.", &findings);
}

#[test]
fn only_unpack_names_the_readers_of_spreadsheets() {
    let unpack = |path: &str| path.starts_with("src/import/workbook/unpack/");
    // Reports are written by the same two crates, packages of what is published by one of them.
    let office = |path: &str| path.starts_with("src/export/report/office/");
    let archive = |path: &str| path == "src/export/publish/archive.rs";
    let why = "Readers of spreadsheets are large: the importer reads their plain text.";
    none(why, &named_outside("calamine", unpack));
    for word in ["zip::", "quick_xml"] {
        none(why, &named_outside(word, |path| unpack(path) || office(path) || archive(path)));
    }
}

#[test]
fn only_browser_and_worker_name_the_browser() {
    let may = |path: &str| path.starts_with("src/app/browser/") || path.starts_with("src/worker");
    for word in ["web_sys", "js_sys", "gloo", "wasm_bindgen"] {
        none("Put what needs the browser into app/browser.", &named_outside(word, may));
    }
}

#[test]
fn only_the_app_names_leptos() {
    let findings = named_outside("leptos", |path| path.starts_with("src/app/"));
    none("Leptos belongs to src/app.", &findings);
}

#[test]
fn errors_are_values() {
    let ends = [".unwrap()", ".expect(\"", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    for word in ends {
        let mut findings = Vec::new();
        for source in sources() {
            let hits = source.lines().filter(|(_, line)| line.contains(word));
            findings.extend(hits.map(|(number, _)| format!("{}:{number}: {word}", source.path)));
        }
        none("Return an error, or give a value for the case.", &findings);
    }
}

#[test]
fn what_follows_the_test_mark_is_the_test_module() {
    let mut findings = Vec::new();
    for source in sources() {
        let after = source.code.lines().skip(source.test_line);
        let mut code = after.filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        if source.test_line != 0 && code.next().is_some_and(|line| !line.starts_with("mod ")) {
            findings.push(format!("{}:{}", source.path, source.test_line));
        }
    }
    none("Tests stand in one module at the end of a file: other rules rely on it.", &findings);
}

/// Longest file, in lines. A file that needs more holds two ideas.
const LONGEST: usize = 450;

#[test]
fn files_are_short() {
    let mut findings = Vec::new();
    for folder in ["src", "tests", "examples", "benches", "style"] {
        for file in files(folder, &[".rs", ".css", ".js", ".mjs", ".ts"]) {
            let lines = file.text.lines().count();
            if lines > LONGEST {
                findings.push(format!("{}: {lines} lines", file.path));
            }
        }
    }
    none("Part the file by its ideas.", &findings);
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    let mut findings = Vec::new();
    for file in files("", &[".rs", ".css", ".js", ".mjs", ".ts", ".md", ".toml", ".html"]) {
        for (index, line) in file.text.lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphanumeric());
            if words.into_iter().any(|word| marks.contains(&word)) {
                findings.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    none("Do it now, or say in ARCHITECTURE.md what is deliberately absent.", &findings);
}

/// Where Vietnamese letters stand in code for another reason than to be read by a user.
const LETTERS: [(&str, &str); 5] = [
    ("src/locale/", "words live here"),
    ("src/story/", "the grammar of findings: every sentence in both languages, side by side"),
    ("src/import/", "recognises column heads and names as publishers write them"),
    ("src/names/", "recognises the words before a unit's name"),
    ("src/model/text.rs", "folds letters for matching"),
];

#[test]
fn words_live_in_locale() {
    let mut findings = Vec::new();
    for source in sources() {
        if !LETTERS.iter().any(|(place, _)| source.path.starts_with(place)) {
            findings.extend(vietnamese_words(source));
        }
    }
    none(
        "Words that a user reads stand in src/locale/ or src/story/, in both languages.",
        &findings,
    );
}

fn vietnamese_words(source: &Rust) -> Vec<String> {
    let marked = |c: char| {
        matches!(c, 'À'..='ỹ') && c.is_alphabetic() && !('\u{250}'..'\u{1e00}').contains(&c)
    };
    let words = source.literals.iter().filter(|literal| literal.line < source.test_line);
    // A single letter is data, such as a table's key; a word has two letters at least.
    words
        .filter(|literal| literal.text.chars().count() > 1 && literal.text.contains(marked))
        .map(|literal| format!("{}:{}: «{}»", source.path, literal.line, literal.text))
        .collect()
}
