//! The command-line twin of the page: the same core, for publishers' scripts and CI.
//!
//! `cargo run --release --example xephang -- help`

mod args;
mod chart;
mod check;
mod join;
mod publish;
mod rank;

use std::io::Write;
use std::process::ExitCode;

use args::{Args, Command};
use xephang::import::workbook::{needs_unpacking, unpack};
use xephang::import::{Choices, Imported, SourceFile, diagnostic::Severity, import};
use xephang::locale::{Lang, diagnostics};

/// Everything went as asked.
const DONE: u8 = 0;
/// A file has errors, or a picture or a ranking could not be made of it.
const WRONG_DATA: u8 = 1;
/// The command line cannot be understood, or a file cannot be opened or written.
const WRONG_CALL: u8 = 2;

fn main() -> ExitCode {
    // A file's name need not be UTF-8, but then it cannot be shown: said, not a panic.
    let words = std::env::args_os().skip(1).map(|word| word.into_string());
    let words = words.collect::<Result<Vec<_>, _>>();
    let words = words.map_err(|word| format!("{}: not UTF-8", word.to_string_lossy()));
    ExitCode::from(match words.and_then(|words| args::parse(&words)) {
        Ok(Command::Help) => print(args::HELP),
        Ok(Command::Rank(args)) => with_data(&args, |data| print_all(rank::table(data, &args))),
        Ok(Command::Check(args)) => with_files(&args, |data| {
            let errors = check::count(data, Severity::Error);
            let printed = print(&check::report(data, &args));
            if errors > 0 { WRONG_DATA } else { printed }
        }),
        Ok(Command::Chart(args)) => with_data(&args, |data| match chart::svg(data, &args) {
            Err(message) => fail(&message, WRONG_DATA),
            Ok(svg) => put(svg.as_bytes(), &args),
        }),
        Ok(Command::Join(args)) => with_data(&args, |data| match join::file(data, &args) {
            Err(message) => fail(&message, WRONG_DATA),
            Ok(bytes) => put(&bytes, &args),
        }),
        Ok(Command::Publish(site, args)) => {
            with_data(&args, |data| print_all(publish::publish(data, &site, &args)))
        }
        Ok(Command::Pages(args)) => match args.files.as_slice() {
            [site] => print_all(publish::pages(site, &args)),
            _ => fail("pages: the folder of one site is wanted", WRONG_CALL),
        },
        Err(message) => fail(&format!("{message}\n\n{}", args::HELP), WRONG_CALL),
    })
}

/// Reads the files and works on what they hold; problems go to standard error.
fn with_data(args: &Args, work: impl FnOnce(&Imported) -> u8) -> u8 {
    with_files(args, |data| {
        for diagnostic in data.reports.iter().flat_map(|report| &report.diagnostics) {
            if diagnostic.severity != Severity::Note {
                complain(&check::line(diagnostic, args.lang));
            }
        }
        if data.dataset.is_empty() && check::count(data, Severity::Error) > 0 {
            return WRONG_DATA;
        }
        work(data)
    })
}

fn with_files(args: &Args, work: impl FnOnce(&Imported) -> u8) -> u8 {
    let mut files = Vec::new();
    for path in &args.files {
        let name = std::path::Path::new(path)
            .file_name()
            .map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
        match std::fs::read(path) {
            Ok(bytes) if needs_unpacking(&bytes) => {
                files.extend(unpack(SourceFile { name, bytes }))
            }
            Ok(bytes) => files.push(SourceFile { name, bytes }),
            Err(error) => return fail(&format!("{path}: {error}"), WRONG_CALL),
        }
    }
    let mut choices = Choices::default();
    if let Some(sheet) = &args.sheet {
        let names = files.iter().map(|file| (file.name.clone(), sheet.clone()));
        choices.sheets.extend(names);
    }
    work(&import(&files, &choices))
}

fn print_all(text: Result<String, String>) -> u8 {
    match text {
        Ok(text) => print(&text),
        Err(message) => fail(&message, WRONG_DATA),
    }
}

/// Writes a file where the call says, else to standard output.
fn put(bytes: &[u8], args: &Args) -> u8 {
    match &args.output {
        None => print_bytes(bytes),
        Some(path) => match std::fs::write(path, bytes) {
            Ok(()) => DONE,
            Err(error) => fail(&format!("{path}: {error}"), WRONG_CALL),
        },
    }
}

fn print(text: &str) -> u8 {
    print_bytes(text.as_bytes())
}

/// Writes to standard output; a reader that has had enough (`head`) is no error.
fn print_bytes(bytes: &[u8]) -> u8 {
    match std::io::stdout().write_all(bytes) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            fail(&error.to_string(), WRONG_CALL)
        }
        _ => DONE,
    }
}

fn fail(message: &str, code: u8) -> u8 {
    complain(&format!("xephang: {message}"));
    code
}

/// Writes a line to standard error; nobody is left to tell when that fails.
fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The words for a problem, as one line.
fn sentence(problem: &xephang::import::diagnostic::Problem, lang: Lang) -> String {
    format!("{} {}", diagnostics::reason(problem, lang), diagnostics::hint(problem, lang))
}
