//! Files that are kept while the user decides about them: a decision reads again only what it is
//! about, and joins all anew.

use std::collections::BTreeMap;

use super::companions::Companions;
use super::report::{Choices, ColumnRole};
use super::{Draft, Imported, SourceFile, apart, decode, join, parse_beside, workbook};
use crate::model::Dataset;

/// Files read together, in the order in which they count.
#[derive(Default)]
pub struct Together {
    held: Vec<Held>,
    /// What was remembered of the shapes of files when they were read.
    shapes: BTreeMap<Vec<String>, Vec<ColumnRole>>,
    /// What they say of each other; forgotten when one comes or goes.
    companions: Option<Companions>,
}

/// One of them.
struct Held {
    /// The file on the user's machine that it came in: itself, or an archive.
    source: u32,
    /// Its text.
    file: SourceFile,
    /// Its size on the user's machine, in bytes.
    size: usize,
    read: Option<Read>,
}

/// What was read, and what of the choices it depended on.
struct Read {
    draft: Draft,
    columns: Option<Vec<ColumnRole>>,
    sheet: Option<String>,
}

impl Together {
    /// Whether files are here that came in this one.
    pub fn has(&self, source: u32) -> bool {
        self.held.iter().any(|held| held.source == source)
    }

    /// Takes up what a file of the user's machine holds: itself, or the files in an archive. Where
    /// a name is taken already, the file gets one of its own.
    pub fn add(&mut self, source: u32, files: Vec<SourceFile>) {
        self.companions = None;
        for mut file in files {
            let taken = |name: &str| self.held.iter().any(|held| held.file.name == name);
            if taken(&file.name) {
                let names = (2..).map(|number| format!("{} ({number})", file.name));
                file.name = names.into_iter().find(|name| !taken(name)).unwrap_or_default();
            }
            let size = workbook::original_size(&file.bytes).unwrap_or(file.bytes.len());
            if let Some(bytes) = decode(&file) {
                file.bytes = bytes;
            }
            self.held.push(Held { source, file, size, read: None });
        }
    }

    /// Keeps the files that came in these, in this order, and forgets all others.
    pub fn arrange(&mut self, sources: &[u32]) {
        let place = |held: &Held| sources.iter().position(|source| *source == held.source);
        let before: Vec<u32> = self.held.iter().map(|held| held.source).collect();
        self.held.retain(|held| place(held).is_some());
        // Files of one archive stay in its order.
        crate::model::order::sort_by_key(&mut self.held, |held| place(held));
        if !self.held.iter().map(|held| held.source).eq(before) {
            self.companions = None;
        }
    }

    /// In which file of the user's machine each of them came.
    pub fn sources(&self) -> Vec<u32> {
        self.held.iter().map(|held| held.source).collect()
    }

    /// What [`super::apart`] gives for the files read last.
    pub fn apart(&self, choices: &Choices) -> Vec<Dataset> {
        let read = self.held.iter().filter_map(|held| Some((&held.file, held.read.as_ref()?)));
        let (files, drafts): (Vec<_>, Vec<_>) =
            read.map(|(file, read)| (file, read.draft.clone())).unzip();
        apart(&files, &drafts, choices)
    }

    /// What [`super::import`] gives for these files.
    pub fn read(&mut self, choices: &Choices) -> Imported {
        // What is remembered of shapes may be about any of them.
        let is_new = self.companions.is_none() || self.shapes != choices.shapes;
        self.shapes.clone_from(&choices.shapes);
        let files: Vec<&SourceFile> = self.held.iter().map(|held| &held.file).collect();
        let companions = self.companions.get_or_insert_with(|| Companions::find(&files));
        let mut drafts = Vec::with_capacity(self.held.len());
        let mut depends = Vec::with_capacity(self.held.len());
        for held in &mut self.held {
            let columns = choices.columns.get(&held.file.name).cloned();
            let sheet = choices.sheets.get(&held.file.name).cloned();
            let kept = held.read.take();
            let still =
                kept.filter(|read| !is_new && read.columns == columns && read.sheet == sheet);
            drafts.push(match still {
                Some(read) => read.draft,
                None => parse_beside(&held.file, choices, companions),
            });
            depends.push((columns, sheet));
        }
        let files: Vec<&SourceFile> = self.held.iter().map(|held| &held.file).collect();
        let mut imported = join(&files, &drafts, choices);
        let reports = imported.reports.iter_mut();
        for (((held, report), draft), (columns, sheet)) in
            self.held.iter_mut().zip(reports).zip(drafts).zip(depends)
        {
            report.size = held.size;
            held.read = Some(Read { draft, columns, sheet });
        }
        imported
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{FileOver, NameDecision, import};

    fn file(name: &str, text: &str) -> SourceFile {
        SourceFile { name: name.into(), bytes: text.into() }
    }

    #[test]
    fn every_decision_gives_what_reading_anew_gives() {
        let files = [
            file("a.csv", "Tỉnh;Năm;Chỉ số;Điểm\nHà Nội;2015;PCI;1,5\nHải Phòng;2015;PCI;2,5\n"),
            file("b.csv", "Tỉnh;Năm;Chỉ số;Điểm\nHà Nội;2015;PCI;1,75\nHải Phóng;2016;PCI;3\n"),
        ];
        let mut together = Together::default();
        for (at, file) in files.iter().enumerate() {
            together.add(at as u32, vec![file.clone()]);
        }
        let mut choices = Choices::default();
        let steps: [fn(&mut Choices); 4] = [
            |_| (),
            |choices| {
                choices.names.push(NameDecision {
                    name: "Hải Phóng".into(),
                    same_as: Some("hai-phong".into()),
                });
            },
            |choices| {
                choices.files.push(FileOver { file: "b.csv".into(), over: "a.csv".into() });
            },
            |choices| {
                let roles = vec![ColumnRole::Unit, ColumnRole::Period, ColumnRole::Rank];
                choices.columns.insert("b.csv".into(), roles);
            },
        ];
        let mut seen = Vec::new();
        for step in &steps {
            step(&mut choices);
            let (kept, anew) = (together.read(&choices), import(&files, &choices));
            assert_eq!(kept.dataset, anew.dataset);
            assert_eq!(format!("{:?}", kept.reports), format!("{:?}", anew.reports));
            assert_eq!(kept.conflicts, anew.conflicts);
            seen.push((kept.dataset, kept.reports));
        }
        seen.dedup();
        assert_eq!(seen.len(), steps.len(), "every decision has an effect");
        // One goes: the other is read without it.
        together.arrange(&[1]);
        let alone = import(&files[1..], &choices);
        assert_eq!(together.read(&choices).dataset, alone.dataset);
        assert_eq!(together.sources(), [1]);
        assert!(!together.has(0));
    }

    #[test]
    fn a_name_that_is_taken_is_told_apart() {
        let mut together = Together::default();
        together.add(7, vec![file("a.csv", "x"), file("a.csv", "y"), file("a.csv", "z")]);
        let names: Vec<_> = together.held.iter().map(|held| held.file.name.as_str()).collect();
        assert_eq!(names, ["a.csv", "a.csv (2)", "a.csv (3)"]);
    }
}
