//! One large file of records, read while it arrives: nothing but its figures is kept.
//!
//! Without its bytes no place in the file can be told. So this way gives a data set only where there
//! is nothing to tell; a file with a doubt in it is read whole by [`super::import`], which says it.

use super::merge;
use super::records::{self, stream::Stream};
use super::{Choices, FileReport, SourceFile};
use crate::model::Dataset;

/// A file of which a part has arrived.
#[derive(Debug)]
pub struct Arriving {
    name: String,
    stream: Stream,
    /// What has arrived and was not read yet, from its beginning up to `end`; then free room.
    window: Vec<u8>,
    end: usize,
    arrived: usize,
    failed: bool,
}

/// Records that arrived whole.
#[derive(Debug)]
pub struct Arrived {
    /// The data set.
    pub dataset: Dataset,
    /// What [`super::import`] would report.
    pub report: FileReport,
}

impl Arriving {
    /// A file of this name, of which nothing has arrived.
    pub fn new(name: &str) -> Arriving {
        Arriving {
            name: name.to_owned(),
            stream: Stream::default(),
            window: Vec::new(),
            end: 0,
            arrived: 0,
            failed: false,
        }
    }

    /// Room for the next bytes, to be filled from its beginning.
    pub fn room(&mut self, bytes: usize) -> &mut [u8] {
        let wanted = self.end + bytes;
        if self.window.len() < wanted {
            self.window.resize(wanted, 0);
        }
        &mut self.window[self.end..wanted]
    }

    /// Reads what was put into the room. `false`: this is not for this way, and the rest need not be
    /// sent.
    pub fn filled(&mut self, bytes: usize) -> bool {
        self.end = (self.end + bytes).min(self.window.len());
        self.arrived += bytes;
        self.read(false);
        !self.failed
    }

    fn read(&mut self, last: bool) {
        if self.failed {
            return;
        }
        match self.stream.feed(&self.window[..self.end], last) {
            Ok(taken) => {
                self.window.copy_within(taken..self.end, 0);
                self.end -= taken;
            }
            Err(_) => self.failed = true,
        }
    }

    /// The data set, when all has arrived; `None` when the file must be read whole.
    pub fn finish(mut self, choices: &Choices) -> Option<Arrived> {
        self.read(true);
        if self.failed {
            return None;
        }
        self.window = Vec::new();
        let table = self.stream.finish().ok()?;
        if !table.doubts.is_empty() {
            return None;
        }
        let file = SourceFile { name: self.name, bytes: Vec::new() };
        let chosen = choices.chosen(&file.name);
        let draft = super::as_meant(records::read_unplaced(&file, &table, chosen), &file);
        drop(table);
        if !draft.diagnostics.is_empty() {
            return None;
        }
        let mut imported = merge::join(&[&file], &[draft], choices);
        let mut report = imported.reports.pop()?;
        report.size = self.arrived;
        let sound = report.diagnostics.is_empty() && report.doubts.is_empty();
        sound.then_some(Arrived { dataset: imported.dataset, report })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::import;

    fn arrive(text: &str, size: usize) -> Option<Arrived> {
        let mut arriving = Arriving::new("a.json");
        for chunk in text.as_bytes().chunks(size) {
            arriving.room(chunk.len()).copy_from_slice(chunk);
            if !arriving.filled(chunk.len()) {
                return None;
            }
        }
        arriving.finish(&Choices::default())
    }

    #[test]
    fn as_the_whole_is_read_or_not_at_all() {
        for (text, sound) in [
            (
                r#"[{"entity":"A","index":"PCI","component":"x","year":2015,"score":1.5},
                    {"entity":"B","index":"PCI","component":"x","year":2015,"score":2.25},
                    {"entity":"A","index":"PCI","component":"x","year":2016,"score":null},
                    {"entity":"Trung bình","index":"PCI","component":"x","year":2016,"score":3}]"#,
                true,
            ),
            (
                r#"[{"unit":"A","year":2015,"score":1},{"unit":"B","year":2015,"score":"x"},{}]"#,
                false,
            ),
            (
                r#"[{"unit":"A","year":2015,"score":1},{"unit":"A","year":2015,"score":2},{}]"#,
                false,
            ),
            // A total of zero whose parts are missing is told, and taken back.
            (
                r#"[{"entity":"A","index":"PCI","component":"","year":2015,"score":0},
                    {"entity":"A","index":"PCI","component":"x","year":2015,"score":null},
                    {"entity":"A","index":"PCI","component":"y","year":2015,"score":null},
                    {"entity":"B","index":"PCI","component":"","year":2015,"score":3},
                    {"entity":"B","index":"PCI","component":"x","year":2015,"score":1},
                    {"entity":"B","index":"PCI","component":"y","year":2015,"score":2}]"#,
                false,
            ),
            (r#"{"observations":[]}"#, false),
            ("[1,2,3]", false),
        ] {
            let file = SourceFile { name: "a.json".into(), bytes: text.into() };
            let whole = import(&[file], &Choices::default());
            for size in [1, 7, 1000] {
                let arrived = arrive(text, size);
                assert_eq!(arrived.is_some(), sound, "{text}");
                if let Some(arrived) = arrived {
                    assert_eq!(arrived.dataset, whole.dataset);
                    assert_eq!(format!("{:?}", arrived.report), format!("{:?}", whole.reports[0]));
                }
            }
        }
    }
}
