//! What the reader of files does, whatever thread it runs in.

use super::panel::Panel;
use super::request::{Given, Packed, SaveAs};
use crate::export;
use crate::import::arriving::Arrived;
use crate::import::together::Together;
use crate::import::{Choices, Imported, SourceFile, workbook};
use crate::locale::words::opening;
use crate::locale::{Lang, diagnostics};
use crate::model::Dataset;
use crate::share::{self, packed::pack};

/// Files that are kept while the user decides about them, and what was read from them last.
#[derive(Default)]
pub struct Session {
    together: Together,
    imported: Imported,
}

impl Session {
    /// Which of these files must be given with their contents before they can be read.
    pub fn lacks(&self, files: &[Given]) -> Vec<usize> {
        let lacks = |at: &usize| !self.together.has(files[*at].id);
        (0..files.len()).filter(lacks).collect()
    }

    /// Takes up a file with its content.
    pub fn take(&mut self, id: u32, file: SourceFile) {
        self.together.add(id, workbook::unpack(file));
    }

    /// Reads files, which have all been taken up.
    pub fn read(&mut self, files: &[Given], choices: &Choices) -> Panel {
        let ids: Vec<u32> = files.iter().map(|file| file.id).collect();
        self.together.arrange(&ids);
        // Room for the new before the old is gone would be twice the room.
        self.imported = Imported::default();
        self.imported = self.together.read(choices);
        Panel::of(&self.imported, self.together.sources())
    }

    /// Takes up one large file of records that was read while it arrived, in place of all others.
    pub fn arrived(&mut self, id: u32, arrived: Arrived) -> Panel {
        self.together = Together::default();
        let Arrived { dataset, report } = arrived;
        let in_all = report.units;
        self.imported = Imported { dataset, reports: vec![report], in_all, ..Imported::default() };
        Panel::of(&self.imported, vec![id])
    }

    /// The data of each of the files read last, alone.
    pub fn apart(&self, choices: &Choices) -> Vec<Dataset> {
        let apart = self.together.apart(choices);
        // A file that was read while it arrived is the only one.
        if apart.is_empty() { vec![self.imported.dataset.clone()] } else { apart }
    }

    /// The data of the files read last.
    pub fn data(&self) -> &Dataset {
        &self.imported.dataset
    }

    /// All that is told of the files read last, as a text for keeping.
    pub fn log(&self, lang: Lang) -> String {
        let mut text = String::new();
        for report in &self.imported.reports {
            text += &opening::log_file(&report.file, report.units, report.observations, lang);
            text.push('\n');
            for found in &report.diagnostics {
                let severity = diagnostics::severity(found.severity, lang);
                let place = diagnostics::place(&found.place, lang);
                let reason = diagnostics::reason(&found.problem, lang);
                let hint = diagnostics::hint(&found.problem, lang);
                text += &format!("  {severity}, {place}: {reason} {hint}\n");
            }
            text.push('\n');
        }
        text
    }
}

/// Data as pieces of a link: what a view needs, and all of it.
pub fn packed(data: &Dataset, view: &str) -> Packed {
    let needed = share::packed::needed(data, &share::decode(view).0);
    Packed { needed: pack(&needed).ok(), all: pack(data).ok() }
}

/// A data set as a file; `None` where the form does not hold so much.
pub fn saved(data: &Dataset, lang: Lang, form: SaveAs) -> Option<Vec<u8>> {
    match form {
        SaveAs::Json => Some(export::json_from_dataset(data).into_bytes()),
        SaveAs::Csv => Some(export::csv_from_dataset(data, lang).into_bytes()),
        SaveAs::Workbook => export::workbook_from_dataset(data, lang),
    }
}
