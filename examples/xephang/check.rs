//! `check`: what is wrong with the files.

use serde::Serialize;
use xephang::import::Imported;
use xephang::import::diagnostic::{Diagnostic, Severity};
use xephang::locale::{Lang, diagnostics};

use super::args::{Args, Format};

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    line: Option<u32>,
    column: Option<u32>,
    path: Option<&'a str>,
    severity: &'static str,
    reason: String,
    hint: String,
}

/// All problems of all files: a line each, or JSON.
pub fn report(data: &Imported, args: &Args) -> String {
    let all = data.reports.iter().flat_map(|report| &report.diagnostics);
    match args.format {
        Some(Format::Json) => {
            let rows: Vec<Row> = all.map(|diagnostic| row(diagnostic, args.lang)).collect();
            serde_json::to_string_pretty(&rows).map_or_else(|e| e.to_string(), |text| text + "\n")
        }
        _ => all.map(|diagnostic| line(diagnostic, args.lang) + "\n").collect(),
    }
}

/// One problem as a line: place, severity, reason, hint.
pub fn line(diagnostic: &Diagnostic, lang: Lang) -> String {
    let severity = severity_code(diagnostic.severity);
    format!("{}: {severity}: {}", diagnostic.place, super::sentence(&diagnostic.problem, lang))
}

/// How many problems of a severity there are.
pub fn count(data: &Imported, severity: Severity) -> usize {
    let all = data.reports.iter().flat_map(|report| &report.diagnostics);
    all.filter(|diagnostic| diagnostic.severity == severity).count()
}

fn row(diagnostic: &Diagnostic, lang: Lang) -> Row<'_> {
    let place = &diagnostic.place;
    Row {
        file: &place.file,
        line: place.line,
        column: place.column,
        path: place.path.as_deref(),
        severity: severity_code(diagnostic.severity),
        reason: diagnostics::reason(&diagnostic.problem, lang),
        hint: diagnostics::hint(&diagnostic.problem, lang),
    }
}

fn severity_code(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
