//! Bytes → data set, and every problem on the way with its place.
//!
//! [`parse`] reads one file into a draft, [`join`] joins drafts into one data set, [`import`] does
//! both. Neither can fail: they give what could be read, and the list of what could not.

pub mod arriving; // a large file, read while it arrives
mod bytes; // what passes between page and reader
mod choices; // decisions that were kept
mod chosen; // roles of columns that the user gave
pub mod commitments; // what units commit themselves to
mod companions; // files that describe others
pub mod conflict; // figures of two files that disagree
mod cube; // tables of many dimensions
mod delimited; // CSV and TSV
pub mod derive; // last year's figures from this year's change
pub mod detect; // what a file is, by its content
pub mod diagnostic; // what could not be read, where and why
pub mod draft; // the long table that every format yields
pub mod encoding; // letters that are not written in UTF-8
mod geojson; // outlines of units
mod head; // where the head of a table is
mod index; // numbered texts by their hash
pub mod json; // a reader that keeps positions
mod json_stat; // JSON-stat
pub mod locate; // byte offset → line and column
mod merge; // drafts → one data set
pub mod native; // the published format
pub mod nearest; // «did you mean»
mod owid; // Our World in Data
mod package; // data packages
mod parts; // which indicators add up to which
mod places; // where figures stand
mod records; // plain JSON records
pub mod report; // what the user is told, and may decide
pub mod rows; // a draft's figures, in columns
mod sdmx_json; // SDMX-JSON data messages
pub mod together; // files kept while the user decides
pub mod workbook; // spreadsheets
mod world_bank; // answers of the World Bank's service
mod zeros; // totals of zero that mean «missing»

use std::borrow::Cow;

use crate::model::Dataset;
pub use choices::choices_from_text;
use chosen::Chosen;
use companions::Companions;
pub use conflict::{Conflict, FigureFrom, FileOver};
use diagnostic::{Diagnostic, Place, Problem};
pub use draft::{Draft, Format};
use encoding::Encoding;
use json::Failure;
pub use merge::{apart, join};
use records::stream::Stop;
pub use records::{is_figure, means_whole};
pub use report::{
    Choices, Column, ColumnRole, Doubt, DoubtCandidate, Evidence, FileReport, Guess, Matched,
    NameDecision, SheetReport,
};

/// A file as the user opened it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was read from all files together.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The data, joined.
    pub dataset: Dataset,
    /// A report for each file, in the order of the files.
    pub reports: Vec<FileReport>,
    /// Number of units that every file with figures names, aggregates left out.
    pub in_all: usize,
    /// Figures in which two files disagree, by indicator, period and unit.
    pub conflicts: Vec<Conflict>,
    /// Number of conflicts that are not in the list, as it is long enough.
    pub more_conflicts: usize,
}

/// Reads a file of the published format in which nothing is wrong: the same data set that [`import`]
/// gives, without what it takes to read other formats, to tell what is wrong and to join files.
/// `None` when it is anything else; [`import`] then says what.
pub fn import_sound(file: &SourceFile) -> Option<Dataset> {
    let document = json::parse(&file.bytes).ok()?;
    let is_ours = native::recognise(&document.root);
    let draft = is_ours.then(|| native::read_sound(&file.name, &document)).flatten()?;
    merge::alone(draft)
}

/// Reads files and joins them. Earlier files weigh more: their names are known to later ones, and
/// their figures count where two disagree. A file that cannot be read takes nothing from the
/// others.
pub fn import(files: &[SourceFile], choices: &Choices) -> Imported {
    // Places are counted in the text, so whatever reads them needs the text and not its encoding.
    let mut decoded: Vec<Cow<'_, SourceFile>> = Vec::with_capacity(files.len());
    for file in files {
        decoded.push(match decode(file) {
            Some(bytes) => Cow::Owned(SourceFile { name: file.name.clone(), bytes }),
            None => Cow::Borrowed(file),
        });
    }
    let texts: Vec<&SourceFile> = decoded.iter().map(AsRef::as_ref).collect();
    let companions = Companions::find(&texts);
    let drafts: Vec<Draft> =
        texts.iter().map(|file| parse_beside(file, choices, &companions)).collect();
    let mut imported = join(&texts, &drafts, choices);
    for (report, file) in imported.reports.iter_mut().zip(files) {
        report.size = workbook::original_size(&file.bytes).unwrap_or(file.bytes.len());
    }
    imported
}

/// The text of a table in UTF-8, where it is written otherwise. JSON is UTF-8 by its own rules.
fn decode(file: &SourceFile) -> Option<Vec<u8>> {
    if detect::other_kind(&file.bytes).is_some() {
        return None;
    }
    let (text, encoding) = encoding::utf8(&file.bytes);
    let is_table = encoding != Encoding::Utf8 && !detect::begins_as_json(&text);
    is_table.then(|| text.into_owned())
}

/// Reads one file into a draft, which can be kept and joined again after other choices of names.
pub fn parse(file: &SourceFile, choices: &Choices) -> Draft {
    parse_beside(file, choices, &Companions::find(&[file]))
}

/// Reads one of several files, of which some may describe others.
fn parse_beside(file: &SourceFile, choices: &Choices, companions: &Companions) -> Draft {
    as_meant(parse_as_written(file, choices, companions), file)
}

/// A draft without the zeros that mean «missing».
fn as_meant(mut draft: Draft, file: &SourceFile) -> Draft {
    if matches!(
        draft.format,
        Format::Records | Format::Lines | Format::Workbook | Format::DataPackage
    ) {
        zeros::take_back(&mut draft, file);
    }
    draft
}

fn parse_as_written(file: &SourceFile, choices: &Choices, companions: &Companions) -> Draft {
    let bytes = &file.bytes;
    if let Some(looks_like) = detect::other_kind(bytes) {
        return failed(file, Problem::OtherKind { looks_like }, None);
    }
    let chosen = choices.chosen(&file.name);
    let package = companions.package_of(&file.name);
    if let Some(lines) = detect::lines(bytes, package.and_then(|(_, table)| table.delimiter)) {
        return table(file, lines, chosen, companions);
    }
    match records::stream::whole(bytes) {
        Ok(table) => return records::read_table(file, &table, chosen),
        Err(Stop::Broken(Failure { at, path, problem })) => {
            return failed(file, *problem, Some((at, path)));
        }
        Err(Stop::Other) => {}
    }
    let mut document = match json::parse_compact(bytes) {
        Ok(document) => document,
        Err(Failure { at, path, problem }) => return failed(file, *problem, Some((at, path))),
    };
    let format = detect::format(&document.root);
    document.expand(match format {
        Format::JsonStat => &["value", "status"],
        Format::Owid => &["values", "years", "entities"],
        _ => &[],
    });
    let root = &document.root;
    match format {
        Format::Native => native::read(&file.name, bytes, &document),
        Format::WorldBank => world_bank::read(file, &document),
        Format::JsonStat => json_stat::read(file, &document),
        Format::SdmxJson => sdmx_json::read(file, &document),
        Format::Workbook => workbook::read(file, &document, choices),
        Format::DataPackage => package::read(file, &document, companions, chosen),
        Format::Owid if owid::is_data(root) => owid::read_data(file, &document, companions),
        Format::GeoJson => geojson::read(file, &document),
        Format::Owid => owid::read_description(file, root, companions),
        Format::Records | Format::Lines => records::read(file, document, chosen),
        Format::Unknown => failed(file, Problem::NothingRecognised, None),
    }
}

/// A table of lines, with what other files say of it.
fn table(
    file: &SourceFile,
    mut lines: delimited::Lines,
    chosen: Chosen<'_>,
    companions: &Companions,
) -> Draft {
    let package = companions.package_of(&file.name);
    if let Some((_, table)) = package {
        table.apply(&mut lines.table);
    }
    let names = lines.table.columns.clone();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut draft = records::read_lines(file, &lines, chosen);
    if let Some((package, _)) = package {
        package.complete(&mut draft.publication);
    }
    if owid::is_table(&names) {
        owid::mark_regions(&mut draft);
        if let Some(chart) = companions.chart_of(&names) {
            chart.complete(&mut draft, &names);
        }
    }
    draft
}

/// The draft of a file that nothing could be read from.
fn failed(file: &SourceFile, problem: Problem, at: Option<(usize, String)>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    let place = match at.filter(|_| !file.bytes.is_empty()) {
        Some((at, path)) => draft.locator.place(&file.name, at, path, &file.bytes),
        None => Place::file(&file.name),
    };
    draft.diagnostics.push(Diagnostic::new(place, problem));
    draft
}
