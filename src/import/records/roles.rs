//! Which column of a table has which role, and what a record holds by them.

use std::borrow::Cow;

use super::content::Packed;
use super::table::Table;
use crate::import::report::{Column, ColumnRole};
use crate::model::Period;

/// The columns by their roles; most roles one column at most has.
pub struct Roles {
    pub unit: Option<usize>,
    pub code: Option<usize>,
    pub group: Option<usize>,
    pub period: Option<usize>,
    pub indicator: Option<usize>,
    pub part: Option<usize>,
    pub rank: Option<usize>,
    pub of: Option<usize>,
    pub percent: Option<usize>,
    pub maximum: Option<usize>,
    pub self_assessed: Option<usize>,
    pub change: Option<usize>,
    pub class: Option<usize>,
    pub note: Option<usize>,
    pub score_origin: Option<usize>,
    pub rank_origin: Option<usize>,
    pub maximum_origin: Option<usize>,
    /// Of several the first that says anything counts.
    pub sources: Vec<usize>,
}

impl Roles {
    pub fn new(columns: &[Column]) -> Roles {
        let column = |role: ColumnRole| columns.iter().position(|column| column.role == role);
        Roles {
            unit: column(ColumnRole::Unit),
            code: column(ColumnRole::Code),
            group: column(ColumnRole::Group),
            period: column(ColumnRole::Period),
            indicator: column(ColumnRole::Indicator),
            part: column(ColumnRole::Part),
            rank: column(ColumnRole::Rank),
            of: column(ColumnRole::Of),
            percent: column(ColumnRole::Percent),
            maximum: column(ColumnRole::Maximum),
            self_assessed: column(ColumnRole::SelfAssessed),
            change: column(ColumnRole::Change),
            class: column(ColumnRole::Class),
            note: column(ColumnRole::Note),
            score_origin: column(ColumnRole::ScoreOrigin),
            rank_origin: column(ColumnRole::RankOrigin),
            maximum_origin: column(ColumnRole::MaximumOrigin),
            sources: (0..columns.len())
                .filter(|at| columns[*at].role == ColumnRole::Source)
                .collect(),
        }
    }

    /// Whether a column says something of the main figure beside its score and rank.
    pub fn complete(&self) -> bool {
        let said = [self.of, self.percent, self.maximum, self.change, self.class, self.note];
        let origins = [self.self_assessed, self.score_origin, self.rank_origin];
        said.iter().chain(&origins).any(Option::is_some)
    }
}

/// A column of figures: its indicator, its period (`None`: the row's), its score, its rank and the
/// score that the unit gave itself.
pub struct Figures {
    pub indicator: usize,
    pub period: Option<Period>,
    pub score: Option<usize>,
    pub rank: Option<usize>,
    /// The scores that units gave themselves.
    pub own: Option<usize>,
    pub main: bool,
}

/// The columns of records that hold a figure each and nothing else.
pub struct PlainColumns<'t> {
    unit: Cow<'t, [Packed]>,
    period: Cow<'t, [Packed]>,
    index: Cow<'t, [Packed]>,
    part: Cow<'t, [Packed]>,
    score: Cow<'t, [Packed]>,
    column: usize,
}

/// Their cells, by row.
pub struct Plain<'t> {
    pub unit: &'t [Packed],
    pub period: &'t [Packed],
    pub index: &'t [Packed],
    pub part: &'t [Packed],
    pub score: &'t [Packed],
    pub column: usize,
}

impl<'t> PlainColumns<'t> {
    /// Finds them. `None`: the records hold more, or some are mostly gaps.
    pub fn new(roles: &Roles, figures: &[Figures], table: &'t Table) -> Option<PlainColumns<'t>> {
        let [Figures { score: Some(score), rank: None, period: None, own: None, main: true, .. }] =
            figures
        else {
            return None;
        };
        if roles.complete() {
            return None;
        }
        let whole = |column: usize| table.cells(column)?.whole();
        Some(PlainColumns {
            unit: whole(roles.unit?)?,
            period: whole(roles.period?)?,
            index: whole(roles.indicator?)?,
            part: roles.part.map_or(Some(Cow::Borrowed(&[][..])), whole)?,
            score: whole(*score)?,
            column: *score,
        })
    }

    /// Their cells.
    pub fn cells(&self) -> Plain<'_> {
        Plain {
            unit: &self.unit,
            period: &self.period,
            index: &self.index,
            part: &self.part,
            score: &self.score,
            column: self.column,
        }
    }
}
