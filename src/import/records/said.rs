//! What a record says of one figure, and where it has it from.

use std::collections::HashMap;

use super::build::{Builder, Record};
use super::roles::Figures;
use super::table::Table;
use crate::import::diagnostic::Problem;
use crate::import::draft::{Row, RowAt};
use crate::model::text::fold;
use crate::model::{
    Decimal, Extra, Given, Label, Missing, Origin, Period, Publication, PublishedChange, Source,
};

/// The most different sources that one file's records are of; columns of more say something else.
const MOST_SOURCES: usize = 1_000;

/// The sources that records name, by their titles.
#[derive(Default)]
pub(super) struct Sources {
    columns: Vec<usize>,
    known: HashMap<String, usize>,
    /// Where a record names none.
    none: Option<usize>,
}

impl Sources {
    /// Finds the sources that the records of a table name in some columns: in the first of them in
    /// which anything stands. Records that name none beside others that do are the publication's own.
    pub(super) fn find(table: &Table, columns: &[usize], about: &mut Publication) -> Sources {
        let mut found = Sources::default();
        if columns.is_empty() {
            return found;
        }
        let mut none = false;
        let mut titles = Vec::new();
        for row in 0..table.len() {
            match (Record { table, row }).said_first(columns) {
                Some(title) if !found.known.contains_key(&title) => {
                    found.known.insert(title.clone(), titles.len());
                    titles.push(title);
                    if titles.len() > MOST_SOURCES {
                        return Sources::default();
                    }
                }
                Some(_) => {}
                None => none |= !table.is_empty(row),
            }
        }
        if none && !titles.is_empty() {
            found.none = Some(titles.len());
            titles.push(about.title.vi.clone());
        }
        if titles.len() > 1 {
            found.columns = columns.to_vec();
        }
        let source = |(at, title): (usize, &String)| Source {
            id: format!("source-{}", at + 1),
            title: Label::vi(title),
            url: None,
        };
        about.sources = titles.iter().enumerate().map(source).collect();
        about.example = titles.iter().any(|title| is_marked(title));
        found
    }

    /// Whether records differ in their source.
    pub(super) fn differ(&self) -> bool {
        !self.columns.is_empty()
    }

    /// The source of a record; `None` where all have the same, or none.
    fn of(&self, record: Record<'_>) -> Option<usize> {
        if !self.differ() {
            return None;
        }
        match record.said_first(&self.columns) {
            Some(title) => self.known.get(&title).copied(),
            None => self.none,
        }
    }
}

/// Whether a title is marked as that of made-up figures, as files that are written here mark it.
fn is_marked(title: &str) -> bool {
    let folded = fold(title);
    let marks = ["vi du khong phai so lieu that", "example not real figures"];
    marks.iter().any(|mark| folded.starts_with(mark))
}

/// Words for where a value comes from, as tables have them that are written here: for each of
/// [`ORIGINS`] the Vietnamese one, then the English ones.
static ORIGIN_WORDS: [&str; 6] =
    ["công bố", "suy ra", "tính toán", "published", "derived", "computed"];
/// See [`ORIGIN_WORDS`].
const ORIGINS: [Origin; 3] = [Origin::Published, Origin::Derived, Origin::Computed];

impl Builder<'_> {
    /// Enters a figure of a record.
    pub(super) fn figure(
        &mut self,
        record: Record<'_>,
        unit: usize,
        indicator: usize,
        period: Period,
        figure: &Figures,
    ) {
        let cell = |column: Option<usize>| Some((column?, record.cell(column?)?.content));
        let (score_cell, rank_cell) = (cell(figure.score), cell(figure.rank));
        let Some((column, _)) = score_cell.or(rank_cell) else { return };
        let at: RowAt = record.place(column);
        let origin = |column: Option<usize>| match figure.main {
            true => self.origin(record, column),
            false => Origin::Published,
        };
        let mut extra = Extra { source: self.sources.of(record), ..Extra::default() };
        if let Some((column, content)) = rank_cell
            && let Some((rank, of)) = self.cells.rank(content, record.place(column))
        {
            extra.rank = Some(Given { value: rank, origin: origin(self.roles.rank_origin) });
            extra.of = of;
        }
        let score = match score_cell {
            Some((column, content)) => self
                .cells
                .score(content, column, at)
                .map(|value| Given { value, origin: origin(self.roles.score_origin) }),
            None => Err(Missing::NotAvailable),
        };
        let score = match score {
            Err(Missing::NotAvailable) if extra.rank.is_some() => Err(Missing::RankOnly),
            score => score,
        };
        if let Some((column, content)) = cell(figure.own) {
            extra.self_assessed = self.cells.score(content, column, record.place(column)).ok();
        }
        if figure.main && self.roles.complete() {
            self.complete(record, indicator, &mut extra);
        }
        let extra = (!extra.is_empty()).then(|| Box::new(extra));
        self.draft.rows.push(Row { unit, indicator, period, score, extra, at });
    }

    /// What else a record says of its main figure.
    fn complete(&mut self, record: Record<'_>, indicator: usize, extra: &mut Extra) {
        let number = |column: Option<usize>| {
            let cell = record.cell(column?)?;
            self.cells.score(cell.content, column?, record.place(column?)).ok()
        };
        let of = self.roles.of.and_then(|column| {
            let cell = record.cell(column)?;
            self.cells.rank(cell.content, record.place(column))
        });
        extra.of = extra.of.or(of.map(|(of, _)| of));
        extra.percent = number(self.roles.percent);
        extra.change = number(self.roles.change)
            .map(|score| PublishedChange { score: Some(score), ..PublishedChange::default() });
        extra.class = record.said(self.roles.class);
        extra.note = record.said(self.roles.note);
        if let Some(maximum) = number(self.roles.maximum) {
            match self.origin(record, self.roles.maximum_origin) {
                Origin::Published => extra.maximum = Some(maximum),
                origin => self.maximum_of(indicator, (maximum, origin)),
            }
        }
    }

    /// A maximum that nobody published is no figure's own: it is the indicator's, where all records
    /// agree.
    fn maximum_of(&mut self, indicator: usize, maximum: (Decimal, Origin)) {
        let first = *self.maxima.entry(indicator).or_insert(maximum);
        if let Some(of) = self.draft.indicators.get_mut(indicator) {
            of.indicator.maximum = (first == maximum).then_some(maximum);
            if first != maximum {
                self.maxima.insert(indicator, (Decimal::ZERO, Origin::Published));
            }
        }
    }

    /// Where a value comes from. What says otherwise than that it is published never counts as
    /// published.
    fn origin(&self, record: Record<'_>, column: Option<usize>) -> Origin {
        let Some(text) = record.said(column) else { return Origin::Published };
        let folded = fold(&text);
        if let Some(at) = ORIGIN_WORDS.iter().position(|word| fold(word) == folded) {
            return ORIGINS[at % ORIGINS.len()];
        }
        if let Some(column) = column {
            let problem =
                Problem::UnknownWord { word: text, nearest: None, allowed: &ORIGIN_WORDS };
            self.cells.tell(problem, record.place(column));
        }
        Origin::Computed
    }
}
