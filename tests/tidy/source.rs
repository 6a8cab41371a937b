//! Reads the project's files, and parts Rust text into code, comments and string literals.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The project's top folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project: its path from the top folder, with `/`, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

/// Folders that hold what is made or fetched, not what is written.
const MADE: [&str; 6] = ["target", "dist", "node_modules", ".git", "shots", "test-results"];

/// All files under `folder` whose name ends with one of `endings`, in the order of their paths.
pub fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            // Of the tests in the browser; the folders of code with that name are written.
            let reported = path.ends_with("tests/browser/report");
            if !reported && !MADE.contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}

/// A Rust file parted: `code` has comments and the insides of strings blanked, line by line as in
/// the file; what stands from the first `#[cfg(test)]` on is test code.
pub struct Rust {
    pub path: String,
    pub code: String,
    pub literals: Vec<Literal>,
    pub test_line: usize,
}

/// A string or character literal and the line it starts on, counted from 1.
pub struct Literal {
    pub line: usize,
    pub text: String,
}

impl Rust {
    /// The lines that are not test code, numbered from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
            .take_while(|(number, _)| *number < self.test_line)
    }
}

/// Every Rust file of `src/`, read once for all tests.
pub fn sources() -> &'static [Rust] {
    static SOURCES: OnceLock<Vec<Rust>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let found: Vec<Rust> = files("src", &[".rs"]).iter().map(part).collect();
        assert!(found.len() > 20, "src/ was not found");
        found
    })
}

fn part(file: &File) -> Rust {
    let (code, literals) = split(&file.text);
    let only_tests = file.path.ends_with("/tests.rs") || file.path.contains("/tests/");
    let marked = code.lines().position(|line| line.trim_start().starts_with("#[cfg(test)]"));
    let test_line = if only_tests { 0 } else { marked.map_or(usize::MAX, |index| index + 1) };
    Rust { path: file.path.clone(), code, literals, test_line }
}

/// Blanks comments and literals. Lengths in lines stay; columns are of no use here.
fn split(text: &str) -> (String, Vec<Literal>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut literals) = (String::new(), Vec::new());
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let rest = &chars[at..];
        let length = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            block_comment(rest)
        } else if let Some((length, inside)) = literal(rest, at.checked_sub(1).map(|i| chars[i])) {
            literals.push(Literal { line, text: inside });
            code.push_str("\"\"");
            length
        } else {
            if rest[0] != '\n' {
                code.push(rest[0]);
            }
            1
        };
        for c in &rest[..length] {
            if *c == '\n' {
                code.push('\n');
                line += 1;
            }
        }
        at += length;
    }
    (code, literals)
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The literal that starts here, as (length, inside): "…", r"…", r#"…"#, b"…" and '…', while
/// lifetimes and names that end in r or b are none.
fn literal(rest: &[char], before: Option<char>) -> Option<(usize, String)> {
    let in_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let prefix = rest.iter().take_while(|c| ['b', 'c', 'r'].contains(c)).count().min(2);
    let prefix = if in_name { 0 } else { prefix };
    let raw = rest[..prefix].contains(&'r');
    let hashes = if raw { rest[prefix..].iter().take_while(|c| **c == '#').count() } else { 0 };
    let open = prefix + hashes;
    match rest.get(open)? {
        '"' if raw => {
            let close: Vec<char> = std::iter::once('"').chain(vec!['#'; hashes]).collect();
            let body = &rest[open + 1..];
            let end = body.windows(close.len()).position(|window| window == close)?;
            Some((open + 1 + end + close.len(), body[..end].iter().collect()))
        }
        '"' => quoted(rest, open, '"'),
        // A lifetime has no closing quote after one character or escape.
        '\'' if !raw
            && (rest.get(open + 1) == Some(&'\\') || rest.get(open + 2) == Some(&'\'')) =>
        {
            quoted(rest, open, '\'')
        }
        _ => None,
    }
}

fn quoted(rest: &[char], open: usize, quote: char) -> Option<(usize, String)> {
    let mut at = open + 1;
    while *rest.get(at)? != quote || at == open + 1 && quote == '\'' {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    Some((at + 1, rest[open + 1..at].iter().collect()))
}

#[test]
fn rust_text_is_parted_into_code_and_literals() {
    let text =
        "a /* x /* y */ \"z\" */ b // \"c\"\n\"d\\\"e\" r#\"f\"g\"# 'h' '\\'' &'i j\nfor\"k\"";
    let (code, literals) = split(text);
    assert_eq!(code, "a  b \n\"\" \"\" \"\" \"\" &'i j\nfor\"\"");
    let found: Vec<(usize, &str)> = literals.iter().map(|l| (l.line, l.text.as_str())).collect();
    assert_eq!(found, [(2, "d\\\"e"), (2, "f\"g"), (2, "h"), (2, "\\'"), (3, "k")]);
}
