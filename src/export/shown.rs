//! What a view comes to with the data at hand: every default filled in, every id looked up.

use std::sync::Arc;

use crate::chart::{ChartKind, ChartSpec, MOST_ROWS};
use crate::model::{Dataset, IndicatorIx, Period, TieMethod, UnitIx};
use crate::rank::RankOptions;
use crate::share::ViewState;

/// One index or component in one period, as a page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The data.
    pub dataset: Arc<Dataset>,
    /// The index or component.
    pub indicator: IndicatorIx,
    /// The index at the top of its tree.
    pub index: IndicatorIx,
    /// The periods with figures for it, ascending.
    pub periods: Vec<Period>,
    /// The period shown.
    pub period: Period,
    /// The period compared with, where there is an earlier one.
    pub versus: Option<Period>,
    /// The group that units are limited to.
    pub group: Option<usize>,
    /// The highlighted units, «us» first.
    pub units: Vec<UnitIx>,
    /// What equal scores get, where the reader chose.
    pub ties: Option<TieMethod>,
    /// Whether only units with scores in both periods are ranked.
    pub common_set: bool,
}

impl Shown {
    /// `None` when the data has no figures at all.
    pub fn new(data: &Arc<Dataset>, view: &ViewState) -> Option<Shown> {
        let asked = view.indicator.as_deref().and_then(|id| data.indicator_by_id(id));
        let has_figures = |ix: &IndicatorIx| data.slices_of(*ix).next().is_some();
        let indicator = asked
            .filter(has_figures)
            .or_else(|| data.indices().find(has_figures))
            .or_else(|| (0..data.indicators().len()).find(has_figures))?;
        let periods = data.periods(indicator);
        let period = view.period.filter(|period| periods.contains(period));
        let period = period.or(periods.last().copied())?;
        let before = periods.iter().rev().find(|other| **other < period).copied();
        let versus = view.versus.filter(|other| *other != period && periods.contains(other));
        let group = view.group.as_ref();
        Some(Shown {
            dataset: Arc::clone(data),
            indicator,
            index: data.index_of(indicator),
            period,
            versus: versus.or(before),
            periods,
            group: group.and_then(|id| data.groups().iter().position(|group| group.id == *id)),
            units: view.units.iter().filter_map(|id| data.unit_by_id(id)).collect(),
            ties: view.ties,
            common_set: view.common_set,
        })
    }

    /// The data.
    pub fn data(&self) -> &Dataset {
        &self.dataset
    }

    /// «Us», if any unit is highlighted.
    pub fn us(&self) -> Option<UnitIx> {
        self.units.first().copied()
    }

    /// What a chart of this type draws of it.
    pub fn chart(&self, kind: ChartKind) -> ChartSpec {
        ChartSpec {
            kind,
            indicator: self.indicator,
            period: Some(self.period),
            versus: self.versus,
            us: self.us(),
            watched: self.units.get(1..).unwrap_or_default().to_vec(),
            options: self.options(),
            most_rows: Some(MOST_ROWS),
            ..ChartSpec::default()
        }
    }

    /// How to rank.
    pub fn options(&self) -> RankOptions {
        RankOptions {
            ties: self.ties,
            group: self.group,
            common_with: self.versus.filter(|_| self.common_set),
        }
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Arc::ptr_eq(&self.dataset, &other.dataset)
            && self.indicator == other.indicator
            && self.period == other.period
            && self.versus == other.versus
            && self.group == other.group
            && self.units == other.units
            && self.ties == other.ties
            && self.common_set == other.common_set
    }
}
