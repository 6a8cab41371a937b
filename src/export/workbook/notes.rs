//! The sheet of notes: what a reader must know of the figures, by topic and index.

use rust_xlsxwriter::XlsxError;

use super::Lacks;
use super::book::{Book, Page};
use crate::export::long::all_slices;
use crate::locale::Lang;
use crate::locale::words::{self, Sheet, example, sheets, word};
use crate::model::{Dataset, IndicatorIx, Missing};

const HEAD: [Sheet; 3] = [Sheet::Topic, Sheet::Index, Sheet::Note];

/// The most units that a note names.
const MOST_NAMES: usize = 200;

/// Adds it.
pub fn add(
    book: &mut Book,
    name: &str,
    ds: &Dataset,
    lang: Lang,
    lacks: Lacks,
) -> Result<(), XlsxError> {
    let mut notes = Notes { page: book.sheet(name)?, ds, lang };
    notes.page.head(HEAD.map(|column| word(column, lang)))?;
    notes.own(lacks)?;
    notes.ranks()?;
    notes.missing()?;
    notes.methods()?;
    notes.aggregates()?;
    for about in ds.publications() {
        for note in &about.notes {
            let title = lang.label(&about.title);
            notes.note(Sheet::PublishersNotes, title, lang.label(note))?;
        }
    }
    notes.page.finish(0, HEAD.len())
}

struct Notes<'b, 'd> {
    page: Page<'b>,
    ds: &'d Dataset,
    lang: Lang,
}

impl<'d> Notes<'_, 'd> {
    fn name(&self, indicator: IndicatorIx) -> &'d str {
        self.lang.label(&self.ds.indicators()[indicator].name)
    }

    fn note(&mut self, topic: Sheet, index: &str, text: &str) -> Result<(), XlsxError> {
        self.page.text(word(topic, self.lang))?;
        self.page.text(index)?;
        self.page.paragraph(text)?;
        self.page.next_row();
        Ok(())
    }

    /// How to read the file, and what is not in it.
    fn own(&mut self, lacks: Lacks) -> Result<(), XlsxError> {
        let lang = self.lang;
        for about in self.ds.publications().iter().filter(|about| about.example) {
            let title = lang.label(&about.title);
            self.note(Sheet::ThisFile, title, example::mark(lang))?;
        }
        self.note(Sheet::ThisFile, "", word(Sheet::MadeFrom, lang))?;
        self.note(Sheet::ThisFile, "", word(Sheet::ItalicsMean, lang))?;
        self.note(Sheet::ThisFile, "", word(Sheet::DecimalsShown, lang))?;
        for (count, text) in [
            (lacks.figures, sheets::figures_left_out(lacks.figures, lang)),
            (lacks.indices, sheets::indices_left_out(lacks.indices, lang)),
            (lacks.digits, sheets::digits_cut(lacks.digits, lang)),
        ] {
            if count > 0 {
                self.note(Sheet::ThisFile, "", &text)?;
            }
        }
        Ok(())
    }

    /// How ranks were computed.
    fn ranks(&mut self) -> Result<(), XlsxError> {
        self.note(Sheet::Ranks, "", word(Sheet::RanksApart, self.lang))?;
        for index in self.ds.indices() {
            let indicator = &self.ds.indicators()[index];
            let text = sheets::ranking_rule(indicator.rule, indicator.direction, self.lang);
            self.note(Sheet::Ranks, self.name(index), &text)?;
        }
        Ok(())
    }

    /// Why scores are missing, index by index.
    fn missing(&mut self) -> Result<(), XlsxError> {
        self.note(Sheet::NoScores, "", word(Sheet::BlankMeans, self.lang))?;
        let mut counts = vec![[0usize; Missing::ALL.len()]; self.ds.indicators().len()];
        for (indicator, _, slice) in all_slices(self.ds) {
            let of = &mut counts[self.ds.index_of(indicator)];
            for reason in slice.cells().filter_map(|cell| cell.score.err()) {
                let at = Missing::ALL.iter().position(|other| *other == reason);
                of[at.unwrap_or_default()] += 1;
            }
        }
        for (index, of) in counts.iter().enumerate() {
            for (reason, count) in Missing::ALL.into_iter().zip(of).filter(|(_, n)| **n > 0) {
                let text =
                    sheets::missing_count(words::missing(reason, self.lang), *count, self.lang);
                self.note(Sheet::NoScores, self.name(index), &text)?;
            }
        }
        Ok(())
    }

    /// Versions of methods.
    fn methods(&mut self) -> Result<(), XlsxError> {
        for ix in 0..self.ds.indicators().len() {
            for (n, method) in self.ds.indicators()[ix].methods.iter().enumerate() {
                let name = self.lang.label(&method.name);
                let comparable = method.comparable || n == 0;
                let text = sheets::method_from(method.from, name, comparable, self.lang);
                self.note(Sheet::Methods, self.name(ix), &text)?;
            }
        }
        Ok(())
    }

    /// Rows that are no units.
    fn aggregates(&mut self) -> Result<(), XlsxError> {
        let units = self.ds.units().iter().filter(|unit| unit.aggregate);
        let names: Vec<&str> = units.map(|unit| self.lang.label(&unit.name)).collect();
        if names.is_empty() {
            return Ok(());
        }
        let few = &names[..names.len().min(MOST_NAMES)];
        let text = sheets::aggregates(names.len(), &few.join("; "), self.lang);
        self.note(Sheet::Aggregates, "", &text)
    }
}
