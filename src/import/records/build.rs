//! Records → draft.

use std::collections::HashMap;

use super::cells::{Cells, place_of};
use super::guess::guess;
use super::ids::Ids;
use super::table::{Record, Table, text_of};
use super::words::{index_in_name, is_aggregate, means_whole, period, period_in_name, stem};
use crate::import::delimited::Lines;
use crate::import::diagnostic::Problem;
use crate::import::draft::{Draft, DraftIndicator, DraftUnit, Format, Row, RowAt};
use crate::import::json::{Document, Node, join_member};
use crate::import::report::{Column, ColumnRole, Guess};
use crate::import::{SourceFile, detect};
use crate::model::text::{fold, slug};
use crate::model::{
    Extra, Given, Group, Indicator, Label, Measure, Missing, Period, PublishedChange, Unit,
};

/// Reads the records in a file; `chosen` are the roles that the user gave the columns.
pub fn read(file: &SourceFile, document: &Document<'_>, chosen: &[ColumnRole]) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::Records;
    read_into(draft, file, document, chosen)
}

/// The same for a table of lines.
pub fn read_lines(file: &SourceFile, lines: &Lines<'_>, chosen: &[ColumnRole]) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::Lines;
    draft.rows_before = Some(lines.before);
    read_into(draft, file, &lines.document, chosen)
}

fn read_into(
    mut draft: Draft,
    file: &SourceFile,
    document: &Document<'_>,
    chosen: &[ColumnRole],
) -> Draft {
    let root = &document.root;
    let (member, items) = detect::records(root).unwrap_or_default();
    let table = Table::new(items);
    let columns = guess(&table, &file.name, chosen);
    let paths = if table.headed { Vec::new() } else { table.columns.clone() };
    draft.records = (join_member("", member), paths);
    if member.is_empty() {
        draft.records.0.clear();
    }
    let title = ["title", "tieu_de", "ten"].iter().find_map(|name| root.member(name)?.text());
    draft.publication.id = slug(stem(&file.name));
    draft.publication.title = Label::vi(title.unwrap_or(stem(&file.name)));
    let cells = Cells::new(&draft, &file.bytes, &table);
    for doubt in &document.doubts {
        let place = draft.locator.place(&file.name, doubt.at, doubt.path.clone(), &file.bytes);
        cells.tell_at((*doubt.problem).clone(), place);
    }
    let builder = Builder {
        cells: &cells,
        table: &table,
        columns: &columns,
        file: &file.name,
        units: HashMap::new(),
        indicators: HashMap::new(),
        indicator_ids: Ids::default(),
        groups: HashMap::new(),
        group_ids: Ids::default(),
        parts: Vec::new(),
        draft: &mut draft,
    };
    builder.read(root);
    draft.diagnostics = cells.finish();
    draft.guess = Some(Guess { columns });
    draft
}

struct Builder<'b, 'n> {
    cells: &'b Cells<'b>,
    table: &'b Table<'n>,
    columns: &'b [Column],
    file: &'b str,
    units: HashMap<String, usize>,
    indicators: HashMap<String, usize>,
    indicator_ids: Ids,
    /// Groups by the folded name.
    groups: HashMap<String, usize>,
    group_ids: Ids,
    /// Parts named in rows, by the indicator that they belong to and their name.
    parts: Vec<HashMap<String, usize>>,
    draft: &'b mut Draft,
}

/// A column of figures: its indicator, its period (`None`: the row's), its score and its rank.
struct Figures {
    indicator: usize,
    period: Option<Period>,
    score: Option<usize>,
    rank: Option<usize>,
    main: bool,
}

impl Builder<'_, '_> {
    fn column(&self, role: &ColumnRole) -> Option<usize> {
        self.columns.iter().position(|column| column.role == *role)
    }

    fn headers(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    fn read(mut self, root: &Node<'_>) {
        for (index, node) in &self.table.strangers {
            let at = place_of(*index, usize::MAX, node.at);
            self.cells.tell(Problem::NotARecord { found: node.kind() }, at);
        }
        let Some(unit) = self.column(&ColumnRole::Unit) else {
            return self.cells.tell_of_file(Problem::NoUnitColumn { columns: self.headers() });
        };
        let figures = self.figures();
        let long = self.column(&ColumnRole::Indicator);
        if figures.is_empty() {
            return self.cells.tell_of_file(Problem::NoScoreColumn { columns: self.headers() });
        }
        let by_row = figures.iter().any(|figure| figure.period.is_none());
        let of_file = self.period_of_file(root, by_row);
        if by_row && of_file.is_none() && self.column(&ColumnRole::Period).is_none() {
            return self.cells.tell_of_file(Problem::NoPeriod);
        }
        for column in figures.iter().filter_map(|figure| figure.score) {
            self.cells.tell_unclear(self.table, column);
        }
        for record in &self.table.rows {
            if record.is_empty() {
                continue;
            }
            let Some(unit) = self.unit(record, unit) else {
                let at = place_of(record.index, unit, record.at);
                self.cells.tell(Problem::NoUnitInRecord, at);
                continue;
            };
            let of_row = match self.column(&ColumnRole::Period) {
                Some(column) if by_row => {
                    let Some(period) = self.period(record, column) else { continue };
                    Some(period)
                }
                _ => of_file,
            };
            for figure in &figures {
                let indicator = match long.filter(|_| figure.main) {
                    Some(column) => self.named_indicator(record, column),
                    None => figure.indicator,
                };
                if let Some(period) = figure.period.or(of_row) {
                    self.figure(record, unit, indicator, period, figure);
                }
            }
        }
    }

    /// The period that holds for all rows: a member beside the records, else the file's name.
    fn period_of_file(&self, root: &Node<'_>, needed: bool) -> Option<Period> {
        if !needed || self.column(&ColumnRole::Period).is_some() {
            return None;
        }
        let beside = ["period", "year", "nam", "năm", "ky", "kỳ"].iter().find_map(|name| {
            let text = text_of(root.member(name)?)?;
            period(&text)
        });
        beside.or_else(|| {
            let period = period_in_name(self.file)?;
            self.cells.tell_of_file(Problem::PeriodFromFileName { period });
            Some(period)
        })
    }

    /// The columns of figures, each with its indicator. The first one bears the rank, class and
    /// remarks that name no indicator.
    fn figures(&mut self) -> Vec<Figures> {
        let file_index = index_in_name(self.file);
        let default = file_index.unwrap_or_else(|| stem(self.file).to_owned());
        let columns = self.columns;
        let mut figures: Vec<Figures> = Vec::new();
        let long = self.column(&ColumnRole::Indicator).is_some();
        let rank = self.column(&ColumnRole::Rank);
        let total = columns.iter().find_map(|column| match &column.role {
            ColumnRole::TotalOf(name) => Some(name.clone()),
            _ => None,
        });
        let total = total.map(|name| self.indicator(&name, None));
        let many = columns.iter().filter(|c| matches!(c.role, ColumnRole::ScoreOf(_))).count() > 1;
        for (at, column) in columns.iter().enumerate() {
            let (indicator, period, rank, main) = match &column.role {
                // In long form each row names its indicator.
                ColumnRole::Score if long => (0, None, rank, true),
                ColumnRole::Score => (self.indicator(&default, None), None, rank, true),
                ColumnRole::ScoreIn(period) => {
                    let rank = self.column(&ColumnRole::RankIn(*period));
                    (self.indicator(&default, None), Some(*period), rank, false)
                }
                ColumnRole::TotalOf(name) => {
                    let rank = rank.or_else(|| self.rank_of(name));
                    (self.indicator(name, None), None, rank, true)
                }
                ColumnRole::PartOf(name) => {
                    let parent = self.parent(name).or(total);
                    (self.indicator(name, parent), None, self.rank_of(name), false)
                }
                ColumnRole::ScoreOf(name) => {
                    let main = total.is_none() && !many;
                    let rank = self.rank_of(name).or(rank.filter(|_| main));
                    (self.indicator(name, None), None, rank, main)
                }
                _ => continue,
            };
            if column.name.contains('%')
                && let Some(of) = self.draft.indicators.get_mut(indicator)
            {
                of.indicator.measure = Measure::Percent;
            }
            figures.push(Figures { indicator, period, score: Some(at), rank, main });
        }
        self.ranks_alone(&mut figures, &default, long);
        figures
    }

    /// Ranks without scores: a publication of ranks only.
    fn ranks_alone(&mut self, figures: &mut Vec<Figures>, default: &str, long: bool) {
        for (at, column) in self.columns.iter().enumerate() {
            if figures.iter().any(|figure| figure.rank == Some(at)) {
                continue;
            }
            let (name, period) = match &column.role {
                ColumnRole::Rank if figures.is_empty() => (default, None),
                ColumnRole::RankIn(period) => (default, Some(*period)),
                ColumnRole::RankOf(name) => (name.as_str(), None),
                _ => continue,
            };
            let main = column.role == ColumnRole::Rank;
            let indicator = if long && main { 0 } else { self.indicator(name, None) };
            figures.push(Figures { indicator, period, score: None, rank: Some(at), main });
        }
    }

    /// The column of ranks of the indicator with this name.
    fn rank_of(&self, name: &str) -> Option<usize> {
        let name = fold(name);
        self.columns.iter().position(|column| match &column.role {
            ColumnRole::RankOf(other) => fold(other) == name,
            _ => false,
        })
    }

    /// The part whose header is the longest beginning of this one: `papi_participation` for
    /// `papi_participation_knowledge`.
    fn parent(&mut self, name: &str) -> Option<usize> {
        let own = fold(name);
        let columns = self.columns;
        let begins = columns.iter().filter_map(|column| match &column.role {
            ColumnRole::PartOf(other) => {
                let folded = fold(other);
                let longer = own.strip_prefix(folded.as_str())?.starts_with(' ');
                longer.then_some((folded.len(), other))
            }
            _ => None,
        });
        let (_, parent) = begins.max_by_key(|(length, _)| *length)?;
        let total = self.total();
        let above = self.parent(parent).or(total);
        Some(self.indicator(parent, above))
    }

    fn total(&self) -> Option<usize> {
        let name = self.columns.iter().find_map(|column| match &column.role {
            ColumnRole::TotalOf(name) => Some(name),
            _ => None,
        })?;
        self.indicators.get(name).copied()
    }

    /// Finds or adds an indicator.
    fn indicator(&mut self, name: &str, parent: Option<usize>) -> usize {
        if let Some(&at) = self.indicators.get(name) {
            return at;
        }
        let at = self.add_indicator(name, parent);
        self.indicators.insert(name.to_owned(), at);
        at
    }

    /// Finds or adds a part that a row names: parts of different indices may share their names.
    fn part(&mut self, name: &str, of: usize) -> usize {
        if let Some(&at) = self.parts.get(of).and_then(|parts| parts.get(name)) {
            return at;
        }
        let at = self.add_indicator(name, Some(of));
        self.parts.resize_with(self.parts.len().max(of + 1), HashMap::new);
        self.parts[of].insert(name.to_owned(), at);
        at
    }

    fn add_indicator(&mut self, name: &str, parent: Option<usize>) -> usize {
        let above = parent.map(|at| self.draft.indicators[at].indicator.id.clone());
        let own = Some(slug(name)).filter(|id| !id.is_empty()).unwrap_or("indicator".into());
        let id = match above {
            None => own,
            Some(above) => {
                let dashed = format!("{}-", above.replace('.', "-"));
                format!("{above}.{}", own.strip_prefix(&dashed).unwrap_or(&own))
            }
        };
        let id = self.indicator_ids.free(id, "indicator");
        let indicator = Indicator { parent, ..Indicator::new(id, Label::vi(name)) };
        let at = self.draft.indicators.len();
        self.draft.indicators.push(DraftIndicator { indicator, offset: 0 });
        at
    }

    fn named_indicator(&mut self, record: &Record<'_>, column: usize) -> usize {
        let of = self.named_index(record, column);
        let part = self.column(&ColumnRole::Part).and_then(|part| record.cell(part));
        let part = part.and_then(text_of).unwrap_or_default();
        if means_whole(part.trim()) { of } else { self.part(part.trim(), of) }
    }

    fn named_index(&mut self, record: &Record<'_>, column: usize) -> usize {
        let text = record.cell(column).and_then(text_of).unwrap_or_default();
        let name = text.trim();
        if name.is_empty() {
            let default = index_in_name(self.file).unwrap_or_else(|| stem(self.file).to_owned());
            return self.indicator(&default, None);
        }
        self.indicator(name, None)
    }

    fn period(&self, record: &Record<'_>, column: usize) -> Option<Period> {
        let node = record.cell(column);
        let text = node.and_then(text_of).unwrap_or_default();
        let found = period(text.trim());
        if found.is_none() {
            let at = place_of(record.index, column, node.map_or(record.at, |node| node.at));
            self.cells.tell(Problem::BadPeriod { text: text.into_owned() }, at);
        }
        found
    }

    /// Finds or adds the unit of a record.
    fn unit(&mut self, record: &Record<'_>, column: usize) -> Option<usize> {
        let node = record.cell(column)?;
        let text = text_of(node)?;
        let name = text.trim();
        if name.is_empty() {
            return None;
        }
        if let Some(&at) = self.units.get(name) {
            return Some(at);
        }
        let said = |role: &ColumnRole| {
            let text = text_of(record.cell(self.column(role)?)?)?;
            let text = text.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let group = said(&ColumnRole::Group);
        let unit = Unit {
            id: slug(name),
            name: Label::vi(name),
            code: said(&ColumnRole::Code),
            aggregate: is_aggregate(name),
            group: group.map(|name| self.group(&name)),
            ..Unit::default()
        };
        let at = self.draft.units.len();
        self.draft.units.push(DraftUnit { unit, own_id: false, offset: node.at });
        self.units.insert(name.to_owned(), at);
        Some(at)
    }

    fn group(&mut self, name: &str) -> usize {
        let groups = &mut self.draft.groups;
        *self.groups.entry(fold(name)).or_insert_with(|| {
            let id = self.group_ids.free(slug(name), "group");
            groups.push(Group { id, name: Label::vi(name) });
            groups.len() - 1
        })
    }

    fn figure(
        &mut self,
        record: &Record<'_>,
        unit: usize,
        indicator: usize,
        period: Period,
        figure: &Figures,
    ) {
        let cell = |column: Option<usize>| Some((column?, record.cell(column?)?));
        let (score_cell, rank_cell) = (cell(figure.score), cell(figure.rank));
        let Some((column, node)) = score_cell.or(rank_cell) else { return };
        let place = |column: usize, node: &Node<'_>| place_of(record.index, column, node.at);
        let at: RowAt = place(column, node);
        let mut extra = Extra::default();
        if let Some((column, node)) = rank_cell
            && let Some((rank, of)) = self.cells.rank(node, place(column, node))
        {
            extra.rank = Some(Given::published(rank));
            extra.of = of;
        }
        if figure.main {
            self.complete(record, &mut extra);
        }
        let score = match score_cell {
            Some((column, node)) => self.cells.score(node, column, at).map(Given::published),
            None => Err(Missing::NotAvailable),
        };
        let score = match score {
            Err(Missing::NotAvailable) if extra.rank.is_some() => Err(Missing::RankOnly),
            score => score,
        };
        let extra = (!extra.is_empty()).then(|| Box::new(extra));
        self.draft.rows.push(Row { unit, indicator, period, score, extra, at });
    }

    /// What else a record says of its main figure.
    fn complete(&self, record: &Record<'_>, extra: &mut Extra) {
        let number = |role: &ColumnRole| {
            let column = self.column(role)?;
            let node = record.cell(column)?;
            self.cells.score(node, column, place_of(record.index, column, node.at)).ok()
        };
        let text = |role: &ColumnRole| {
            let text = text_of(record.cell(self.column(role)?)?)?;
            let text = text.trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        let of = self.column(&ColumnRole::Of).and_then(|column| {
            let node = record.cell(column)?;
            self.cells.rank(node, place_of(record.index, column, node.at))
        });
        extra.of = extra.of.or(of.map(|(of, _)| of));
        extra.percent = number(&ColumnRole::Percent);
        extra.maximum = number(&ColumnRole::Maximum);
        extra.change = number(&ColumnRole::Change)
            .map(|score| PublishedChange { score: Some(score), ..PublishedChange::default() });
        extra.class = text(&ColumnRole::Class);
        extra.note = text(&ColumnRole::Note);
    }
}
