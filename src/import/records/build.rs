//! Records → draft.

use std::collections::HashMap;

use super::cells::{Cells, place_of};
use super::column::Column as Held;
use super::content::Packed;
use super::guess::guess;
use super::ids::Ids;
use super::memo::{Memo, Seen};
use super::points::{kind, take_off};
use super::roles::{Plain, PlainColumns, Roles};
use super::said::Sources;
use super::table::{Cell, Table, text_of};
use super::words::{index_in_name, is_aggregate, means_whole, period, period_in_name, stem};
use crate::import::chosen::Chosen;
use crate::import::cube::time::not_a_period;
use crate::import::delimited::Lines;
use crate::import::diagnostic::Problem;
use crate::import::draft::{CellsAt, Draft, DraftIndicator, DraftUnit, Format, RowAt};
use crate::import::json::{Document, join_member};
use crate::import::report::{Column, Guess};
use crate::import::rows::{PlainRow, Rows};
use crate::import::{SourceFile, detect};
use crate::model::text::{fold, slug};
use crate::model::{Decimal, Group, Indicator, Label, Origin, Period, Unit};

/// What stands in a file beside its records.
#[derive(Clone, Debug, Default)]
struct Beside {
    /// The member that holds the records; empty where they are the file.
    member: String,
    /// Its title.
    title: Option<String>,
    /// The period of all records.
    period: Option<Period>,
}

/// Reads the records in a file; `chosen` are the roles that the user gave the columns.
pub fn read(file: &SourceFile, document: Document<'_>, chosen: Chosen<'_>) -> Draft {
    let root = &document.root;
    let (member, items) = detect::records(root).unwrap_or_default();
    let text = |name: &&str| text_of(root.member(name)?);
    let beside = Beside {
        member: member.to_owned(),
        title: ["title", "tieu_de", "ten"]
            .iter()
            .find_map(|name| root.member(name)?.text())
            .map(str::to_owned),
        period: PERIOD_MEMBERS.iter().find_map(text).and_then(|text| period(&text)),
    };
    let mut table = Table::new(items);
    table.doubts.extend(document.doubts);
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.cells = CellsAt::Json;
    read_into(draft, file, &table, beside, chosen)
}

/// Members beside the records that may name the period of all of them.
const PERIOD_MEMBERS: [&str; 6] = ["period", "year", "nam", "năm", "ky", "kỳ"];

/// Reads records that stand in a table already.
pub fn read_table(file: &SourceFile, table: &Table, chosen: Chosen<'_>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.cells = CellsAt::Json;
    read_into(draft, file, table, Beside::default(), chosen)
}

/// The same for a file whose bytes are gone: nothing has a place.
pub fn read_unplaced(file: &SourceFile, table: &Table, chosen: Chosen<'_>) -> Draft {
    let mut draft = Draft::unplaced(&file.name);
    draft.rows = Rows::unplaced();
    read_into(draft, file, table, Beside::default(), chosen)
}

/// The same for a table of lines.
pub fn read_lines(file: &SourceFile, lines: &Lines, chosen: Chosen<'_>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.cells = CellsAt::Lines { separator: lines.separator };
    draft.rows_before = Some(lines.before);
    draft = read_into(draft, file, &lines.table, Beside::default(), chosen);
    draft.format = Format::Lines;
    draft
}

fn read_into(
    mut draft: Draft,
    file: &SourceFile,
    table: &Table,
    beside: Beside,
    chosen: Chosen<'_>,
) -> Draft {
    draft.format = Format::Records;
    let Guess { columns, remembered } = guess(table, &file.name, chosen);
    let paths = if table.headed { Vec::new() } else { table.columns.clone() };
    draft.records = (join_member("", &beside.member), paths);
    if beside.member.is_empty() {
        draft.records.0.clear();
    }
    draft.publication.id = slug(stem(&file.name));
    draft.publication.title = Label::vi(beside.title.as_deref().unwrap_or(stem(&file.name)));
    let cells = Cells::new(&draft, &file.bytes, table);
    for doubt in &table.doubts {
        let place = draft.locator.place(&file.name, doubt.at, doubt.path.clone(), &file.bytes);
        cells.tell_at((*doubt.problem).clone(), place);
    }
    let roles = Roles::new(&columns);
    let sources = Sources::find(table, &roles.sources, &mut draft.publication);
    let builder = Builder {
        cells: &cells,
        table,
        columns: &columns,
        roles,
        file: &file.name,
        units: HashMap::new(),
        indicators: HashMap::new(),
        indicator_ids: Ids::default(),
        groups: HashMap::new(),
        group_ids: Ids::default(),
        parts: Vec::new(),
        draft: &mut draft,
        seen: Seen::default(),
        sources,
        maxima: HashMap::new(),
    };
    builder.read(beside.period);
    take_off(&mut draft);
    draft.diagnostics = cells.finish();
    draft.guess = Some(Guess { columns, remembered });
    draft
}

pub(super) struct Builder<'b> {
    pub(super) cells: &'b Cells<'b>,
    table: &'b Table,
    pub(super) columns: &'b [Column],
    pub(super) roles: Roles,
    pub(super) file: &'b str,
    units: HashMap<String, usize>,
    pub(super) indicators: HashMap<String, usize>,
    indicator_ids: Ids,
    /// Groups by the folded name.
    groups: HashMap<String, usize>,
    group_ids: Ids,
    /// Parts named in rows, by the indicator that they belong to and their name.
    parts: Vec<HashMap<String, usize>>,
    pub(super) draft: &'b mut Draft,
    seen: Seen,
    pub(super) sources: Sources,
    /// Maxima that nobody published, by indicator.
    pub(super) maxima: HashMap<usize, (Decimal, Origin)>,
}

/// A record of the table.
#[derive(Clone, Copy)]
pub(super) struct Record<'t> {
    pub(super) table: &'t Table,
    pub(super) row: usize,
}

impl<'t> Record<'t> {
    pub(super) fn cell(self, column: usize) -> Option<Cell<'t>> {
        self.table.cell(self.row, column)
    }

    /// What a column says, spaces around it taken off; `None` where it says nothing.
    pub(super) fn said(self, column: Option<usize>) -> Option<String> {
        let text = self.cell(column?)?.content.text()?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// What the first of some columns says that says anything.
    pub(super) fn said_first(self, columns: &[usize]) -> Option<String> {
        columns.iter().find_map(|column| self.said(Some(*column)))
    }

    pub(super) fn place(self, column: usize) -> RowAt {
        place_of(self.table.index(self.row), column, self.table.at(self.row))
    }
}

impl Builder<'_> {
    fn headers(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }

    fn read(mut self, beside: Option<Period>) {
        for stranger in &self.table.strangers {
            let at = place_of(stranger.index, usize::MAX, stranger.at);
            if let Some(found) = stranger.kind {
                self.cells.tell(Problem::NotARecord { found }, at);
            }
        }
        let Some(unit) = self.roles.unit else {
            return self.cells.tell_of_file(Problem::NoUnitColumn { columns: self.headers() });
        };
        let figures = self.figures();
        let long = self.roles.indicator;
        if figures.is_empty() {
            return self.cells.tell_of_file(Problem::NoScoreColumn { columns: self.headers() });
        }
        let by_row = figures.iter().any(|figure| figure.period.is_none());
        let of_file = self.period_of_file(beside, by_row);
        if by_row && of_file.is_none() && self.roles.period.is_none() {
            return self.cells.tell_of_file(Problem::NoPeriod);
        }
        for column in figures.iter().filter_map(|figure| figure.score) {
            self.cells.tell_unclear(self.table, column);
        }
        let cells = figures.iter().filter_map(|figure| self.table.cells(figure.score?));
        self.draft.rows.reserve(cells.map(Held::held).sum());
        let plain = PlainColumns::new(&self.roles, &figures, self.table);
        let plain = plain.filter(|_| !self.sources.differ());
        let plain = plain.as_ref().map(PlainColumns::cells);
        for row in 0..self.table.len() {
            if let Some(plain) = &plain
                && self.plain(plain, row)
            {
                continue;
            }
            let record = Record { table: self.table, row };
            let Some(unit) = self.unit(record, unit) else {
                if !self.table.is_empty(row) {
                    self.cells.tell(Problem::NoUnitInRecord, record.place(unit));
                }
                continue;
            };
            let of_row = match self.roles.period {
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

    /// Enters a record of which all cells but the score came up before. `false`: it is to be read.
    #[inline]
    fn plain(&mut self, plain: &Plain<'_>, row: usize) -> bool {
        let cell = |cells: &[Packed]| cells.get(row).copied().unwrap_or(Packed::ABSENT);
        let cells = [cell(plain.index), cell(plain.part), cell(plain.period)];
        let (Some((mantissa, scale)), Some(unit)) =
            (cell(plain.score).parts(), self.seen.units.get(cell(plain.unit)).copied())
        else {
            return false;
        };
        let Some(kind) = self.seen.kinds.next(cells).or_else(|| self.kind(cells)) else {
            return false;
        };
        let at = place_of(self.table.index(row), plain.column, self.table.at(row));
        self.draft.rows.push_plain(PlainRow { unit, kind, mantissa, scale }, at);
        true
    }

    /// The kind that cells of index, part and period mean, if each of them came up before.
    fn kind(&mut self, cells: [Packed; 3]) -> Option<u32> {
        let [index, part, period] = cells;
        let indicator = self.seen.indicator(index.entry(), part)?;
        let kind = self.draft.rows.kind(indicator, *self.seen.periods.get(period)?);
        self.seen.kinds.follow(cells, kind);
        Some(kind)
    }

    /// The period that holds for all rows: a member beside the records, else the file's name.
    fn period_of_file(&self, beside: Option<Period>, needed: bool) -> Option<Period> {
        if !needed || self.roles.period.is_some() {
            return None;
        }
        beside.or_else(|| {
            let period = period_in_name(self.file)?;
            self.cells.tell_of_file(Problem::PeriodFromFileName { period });
            Some(period)
        })
    }

    /// Finds or adds an indicator.
    pub(super) fn indicator(&mut self, name: &str, parent: Option<usize>) -> usize {
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
        let new = Indicator::new(id, Label::vi(name));
        let indicator = Indicator { parent, kind: kind(name), ..new };
        let at = self.draft.indicators.len();
        self.draft.indicators.push(DraftIndicator { indicator, offset: 0 });
        at
    }

    fn named_indicator(&mut self, record: Record<'_>, column: usize) -> usize {
        let packed = |column: usize| record.cell(column).map_or(Packed::ABSENT, |cell| cell.packed);
        let index = packed(column).entry();
        let key = self.roles.part.map_or(Packed::ABSENT, packed);
        if let Some(at) = self.seen.indicator(index, key) {
            return at as usize;
        }
        let of = self.named_index(record, column);
        let part = record.said(self.roles.part).unwrap_or_default();
        let at = if means_whole(&part) { of } else { self.part(&part, of) };
        if let Some(index) = index {
            let known = &mut self.seen.indicators;
            known.resize_with(known.len().max(index + 1), Memo::default);
            known[index].put(key, at as u32);
        }
        at
    }

    fn named_index(&mut self, record: Record<'_>, column: usize) -> usize {
        let Some(name) = record.said(Some(column)) else {
            let default = index_in_name(self.file).unwrap_or_else(|| stem(self.file).to_owned());
            return self.indicator(&default, None);
        };
        self.indicator(&name, None)
    }

    fn period(&mut self, record: Record<'_>, column: usize) -> Option<Period> {
        let cell = record.cell(column);
        let packed = cell.map_or(Packed::ABSENT, |cell| cell.packed);
        if let Some(&period) = self.seen.periods.get(packed) {
            return Some(period);
        }
        let text = cell.and_then(|cell| cell.content.text()).unwrap_or_default();
        let found = period(text.trim());
        match found {
            Some(period) => self.seen.periods.put(packed, period),
            None => {
                self.cells.tell(not_a_period(&text), record.place(column));
            }
        }
        found
    }

    /// Finds or adds the unit of a record.
    fn unit(&mut self, record: Record<'_>, column: usize) -> Option<usize> {
        let cell = record.cell(column)?;
        if let Some(&at) = self.seen.units.get(cell.packed) {
            return Some(at as usize);
        }
        let text = cell.content.text()?;
        let name = text.trim();
        if name.is_empty() {
            return None;
        }
        let at = match self.units.get(name) {
            Some(&at) => at,
            None => self.add_unit(record, name),
        };
        self.seen.units.put(cell.packed, at as u32);
        Some(at)
    }

    fn add_unit(&mut self, record: Record<'_>, name: &str) -> usize {
        let group = record.said(self.roles.group);
        let unit = Unit {
            id: slug(name),
            name: Label::vi(name),
            code: record.said(self.roles.code),
            aggregate: is_aggregate(name),
            group: group.map(|name| self.group(&name)),
            ..Unit::default()
        };
        let at = self.draft.units.len();
        let offset = self.table.at(record.row);
        self.draft.units.push(DraftUnit { unit, own_id: false, offset });
        self.units.insert(name.to_owned(), at);
        at
    }

    fn group(&mut self, name: &str) -> usize {
        let groups = &mut self.draft.groups;
        *self.groups.entry(fold(name)).or_insert_with(|| {
            let id = self.group_ids.free(slug(name), "group");
            groups.push(Group { id, name: Label::vi(name) });
            groups.len() - 1
        })
    }
}
