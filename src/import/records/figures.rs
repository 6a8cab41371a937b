//! Which columns of a table hold figures, and of which indicators.

use std::collections::HashMap;

use super::build::Builder;
use super::roles::Figures;
use super::words::{index_in_name, means_whole, stem};
use crate::import::report::{Column, ColumnRole};
use crate::model::Measure;
use crate::model::text::fold;

impl Builder<'_> {
    /// The columns of figures, each with its indicator. The first one bears the rank, class and
    /// remarks that name no indicator.
    pub(super) fn figures(&mut self) -> Vec<Figures> {
        let file_index = index_in_name(self.file);
        let default = file_index.unwrap_or_else(|| stem(self.file).to_owned());
        let columns = self.columns;
        let mut figures: Vec<Figures> = Vec::new();
        let long = self.roles.indicator.is_some();
        let rank = self.roles.rank;
        let total = columns.iter().find_map(|column| match &column.role {
            ColumnRole::TotalOf(name) => Some(name.clone()),
            _ => None,
        });
        let total = total.map(|name| self.indicator(&name, None));
        let named = Named::new(columns);
        let many = columns.iter().filter(|c| matches!(c.role, ColumnRole::ScoreOf(_))).count() > 1;
        for (at, column) in columns.iter().enumerate() {
            let (indicator, period, rank, main) = match &column.role {
                // In long form each row names its indicator.
                ColumnRole::Score if long => (0, None, rank, true),
                ColumnRole::Score => (self.indicator(&default, None), None, rank, true),
                ColumnRole::ScoreIn(period) => {
                    let in_period = ColumnRole::RankIn(*period);
                    let rank = columns.iter().position(|column| column.role == in_period);
                    (self.indicator(&default, None), Some(*period), rank, false)
                }
                ColumnRole::TotalOf(name) => {
                    let rank = rank.or_else(|| named.rank(name));
                    (self.indicator(name, None), None, rank, true)
                }
                ColumnRole::PartOf(name) => {
                    let parent = self.parent(name, &named, total);
                    (self.indicator(name, parent), None, named.rank(name), false)
                }
                ColumnRole::ScoreOf(name) => {
                    let main = total.is_none() && !many;
                    let rank = named.rank(name).or(rank.filter(|_| main));
                    (self.indicator(name, None), None, rank, main)
                }
                _ => continue,
            };
            if column.name.contains('%')
                && let Some(of) = self.draft.indicators.get_mut(indicator)
            {
                of.indicator.measure = Measure::Percent;
            }
            let own = match &column.role {
                ColumnRole::ScoreIn(_) => None,
                ColumnRole::TotalOf(name)
                | ColumnRole::PartOf(name)
                | ColumnRole::ScoreOf(name) => named.own(name, main),
                _ => None,
            };
            let own = own.or(self.roles.self_assessed.filter(|_| main));
            figures.push(Figures { indicator, period, score: Some(at), rank, own, main });
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
            figures.push(Figures {
                indicator,
                period,
                score: None,
                rank: Some(at),
                own: None,
                main,
            });
        }
    }

    /// The indicator of the part that this one belongs to by its header, or else the total.
    fn parent(&mut self, name: &str, named: &Named<'_>, total: Option<usize>) -> Option<usize> {
        let Some(parent) = named.parent(name) else { return total };
        let above = self.parent(parent, named, total);
        Some(self.indicator(parent, above))
    }
}

/// Columns by what their headers name.
struct Named<'c> {
    /// The columns of ranks, by the folded names of their indicators.
    ranks: HashMap<String, usize>,
    /// The columns of scores that units gave themselves, likewise; that of the total is one whose
    /// name means the whole.
    owns: HashMap<String, usize>,
    whole: Option<usize>,
    /// The names of parts, by themselves folded.
    parts: HashMap<String, &'c str>,
}

impl<'c> Named<'c> {
    fn new(columns: &'c [Column]) -> Named<'c> {
        let (ranks, owns, parts) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut named = Named { ranks, owns, whole: None, parts };
        for (at, column) in columns.iter().enumerate() {
            match &column.role {
                ColumnRole::RankOf(name) => {
                    named.ranks.entry(fold(name)).or_insert(at);
                }
                ColumnRole::SelfAssessedOf(name) => {
                    named.owns.entry(fold(name)).or_insert(at);
                    if means_whole(name) {
                        named.whole = named.whole.or(Some(at));
                    }
                }
                ColumnRole::PartOf(name) => {
                    named.parts.insert(fold(name), name);
                }
                _ => {}
            }
        }
        named
    }

    /// The column of ranks of the indicator with this name.
    fn rank(&self, name: &str) -> Option<usize> {
        self.ranks.get(&fold(name)).copied()
    }

    /// The column of the scores that units gave themselves in the indicator with this name, or in the
    /// total.
    fn own(&self, name: &str, total: bool) -> Option<usize> {
        self.owns.get(&fold(name)).copied().or(self.whole.filter(|_| total))
    }

    /// The part whose header is the longest beginning of this one: `papi_participation` for
    /// `papi_participation_knowledge`.
    fn parent(&self, name: &str) -> Option<&'c str> {
        let own = fold(name);
        own.rmatch_indices(' ').find_map(|(end, _)| self.parts.get(&own[..end]).copied())
    }
}
