//! Which room may import which (ARCHITECTURE.md gives the reasons).

use super::none;
use super::source::{Rust, sources};

/// A room and what it may name by `crate::`; `a::b` allows that part of a room alone.
const RULES: [(&str, &[&str]); 13] = [
    ("model", &[]),
    ("names", &["model"]),
    ("import", &["names", "model"]),
    ("rank", &["model"]),
    ("analysis", &["rank", "names", "model"]),
    ("locale", &["model", "names", "import"]),
    ("chart", &["analysis", "rank", "model", "locale"]),
    ("story", &["analysis", "rank", "model", "locale"]),
    ("share", &["model", "locale", "chart::spec"]),
    (
        "export",
        &["model", "names", "import", "rank", "analysis", "locale", "chart", "story", "share"],
    ),
    ("worker", &["model", "import", "rank", "analysis", "locale", "share", "export"]),
    (
        "app",
        &[
            "model", "import", "rank", "analysis", "locale", "chart", "story", "share", "export",
            "worker",
        ],
    ),
    ("main", &["app"]),
];

#[test]
fn rooms_import_only_what_stands_above_them() {
    let mut findings = Vec::new();
    for source in sources().iter().filter(|source| is_room(source)) {
        let room = room_of(&source.path);
        let Some((_, allowed)) = RULES.iter().find(|(name, _)| *name == room) else {
            findings.push(format!("{}: room «{room}» has no rule", source.path));
            continue;
        };
        for (line, path) in named_paths(source) {
            let own = path.split("::").next() == Some(room);
            let fits = |rule: &&str| path == **rule || path.starts_with(&format!("{rule}::"));
            if !own && !allowed.iter().any(fits) {
                findings.push(format!("{}:{line}: {room} names crate::{path}", source.path));
            }
        }
        findings.extend(climbs_out(source));
    }
    none("A room imports only the rooms that ARCHITECTURE.md allows it.", &findings);
}

/// lib.rs is the floor plan; a file of nothing but tests may use every room.
fn is_room(source: &Rust) -> bool {
    source.path != "src/lib.rs" && source.test_line != 0
}

fn room_of(path: &str) -> &str {
    let inside = path.trim_start_matches("src/");
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

/// Every `crate::…` path outside test code, groups taken apart, with its line.
fn named_paths(source: &Rust) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut code = String::new();
    for (_, line) in source.lines() {
        code.push_str(line);
        code.push('\n');
    }
    for (at, start) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let paths = paths_from(&code[at + start.len()..]);
        found.extend(paths.into_iter().map(|path| (line, path)));
    }
    found
}

/// The paths of `a::b`, of `{a, b::{c, d}}` and of everything between.
fn paths_from(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let Some(group) = text.strip_prefix('{') else {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        return match rest.strip_prefix("::") {
            Some(rest)
                if rest.trim_start().starts_with(|c: char| c.is_alphabetic() || c == '{') =>
            {
                paths_from(rest).iter().map(|inner| format!("{name}::{inner}")).collect()
            }
            _ => vec![name.to_owned()],
        };
    };
    let (mut depth, mut start, mut found) = (1, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || depth == 1 && c == ',' {
            let item = group[start..at].trim();
            if !item.is_empty() {
                found.extend(paths_from(item));
            }
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// `super::super::…` that leaves the room, which would go round the rule.
fn climbs_out(source: &Rust) -> Vec<String> {
    let inside = source.path.trim_start_matches("src/").trim_end_matches(".rs");
    let depth = inside.trim_end_matches("/mod").matches('/').count();
    let too_far = "super::".repeat(depth + 1);
    source
        .lines()
        .filter(|(_, line)| line.contains(&too_far))
        .map(|(line, _)| format!("{}:{line}: super:: leaves the room", source.path))
        .collect()
}

#[test]
fn groups_of_paths_are_taken_apart() {
    assert_eq!(paths_from("model::Decimal;"), ["model::Decimal"]);
    assert_eq!(paths_from("rank::*;"), ["rank"]);
    assert_eq!(
        paths_from("{model::{self, unit::{A, B}}, chart::spec};"),
        ["model::self", "model::unit::A", "model::unit::B", "chart::spec"]
    );
}
