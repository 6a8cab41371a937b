//! What to draw: the chart's type and what it is about, small enough to stand in a link.

pub use super::registry::ChartKind;
use crate::analysis::{PeerRule, Unsaid};
use crate::locale::words::Chart;
use crate::model::order;
use crate::model::{Dataset, IndicatorIx, Period, UnitIx};
use crate::rank::{RankOptions, Standings, standings};

/// How many rivals a chart of all periods names where the reader watches none.
pub const RIVALS: usize = 3;

/// What to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartSpec {
    /// The type.
    pub kind: ChartKind,
    /// The index or component.
    pub indicator: IndicatorIx,
    /// The period shown; `None`: the latest one.
    pub period: Option<Period>,
    /// The period compared with; `None`: the one before. Bars without one have no tick.
    pub versus: Option<Period>,
    /// The first period of charts over time; `None`: the first one there is.
    pub since: Option<Period>,
    /// The unit called «us».
    pub us: Option<UnitIx>,
    /// Watched units in the reader's order.
    pub watched: Vec<UnitIx>,
    /// Who is ranked and how.
    pub options: RankOptions,
    /// Whether bars are parted by component, where all parts and their weights are known.
    pub stacked: bool,
    /// What the colour of a heat map says.
    pub colour_by: ColourBy,
    /// Whether a distribution has a strip for each group of units.
    pub by_group: bool,
    /// The indicator that a scatter sets against the first; `None`: the same in the period
    /// compared with.
    pub other: Option<IndicatorIx>,
    /// The most rows of charts made of rows: the best, those around us, the watched and the last
    /// stay, and it is said how many are left out in between. `None`: all.
    pub most_rows: Option<usize>,
    /// Whose median a profile sets beside us.
    pub peers: PeerRule,
}

/// What the colour of a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourBy {
    /// The rank in its column.
    #[default]
    Rank,
    /// The score as a percentage of its maximum.
    Percent,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingToDraw {
    /// The indicator has no figures in the period.
    NoFigures,
    /// The chart is about one unit, and none is chosen.
    NoUnit,
    /// There is no other period to compare with.
    NoOtherPeriod,
    /// The unit has no rank.
    NoRank,
    /// No file with the outlines of the units is open.
    NoOutlines,
    /// It is not known where the units lie, or they are too many for tiles.
    NoPlaces,
    /// What the chart says cannot be said.
    Unsaid(Unsaid),
}

impl NothingToDraw {
    /// The words for it.
    pub fn word(self) -> Chart {
        match self {
            NothingToDraw::NoFigures | NothingToDraw::Unsaid(Unsaid::NoFigure) => Chart::NoFigures,
            NothingToDraw::NoUnit => Chart::NoUnitChosen,
            NothingToDraw::NoOtherPeriod => Chart::NoOtherPeriod,
            NothingToDraw::NoRank => Chart::NoRank,
            NothingToDraw::NoOutlines => Chart::NoOutlines,
            NothingToDraw::NoPlaces => Chart::NoPlaces,
            NothingToDraw::Unsaid(Unsaid::TooFewUnits | Unsaid::GroupsApart) => Chart::TooFewUnits,
            NothingToDraw::Unsaid(Unsaid::RanksOnly) => Chart::RanksOnly,
            NothingToDraw::Unsaid(Unsaid::Break) => Chart::BreakBetween,
            NothingToDraw::Unsaid(Unsaid::NoParts) => Chart::NoParts,
            NothingToDraw::Unsaid(Unsaid::MissingPart) => Chart::MissingPart,
            // No picture reckons with digits.
            NothingToDraw::Unsaid(Unsaid::NoWeights | Unsaid::TooManyDigits) => Chart::NoWeights,
            NothingToDraw::Unsaid(Unsaid::OtherScale) => Chart::OtherScale,
        }
    }
}

impl ChartSpec {
    /// The same with the units nearest by rank watched as well, where there is an «us» and the
    /// reader watches none: a lone line among sixty grey ones says little. Of two equally near the
    /// better one comes first; they stand in the order of their ranks.
    pub fn with_rivals(mut self, ds: &Dataset, count: usize) -> ChartSpec {
        let period = self.period.or_else(|| ds.periods(self.indicator).last().copied());
        if let (Some(us), Some(period), true) = (self.us, period, self.watched.is_empty()) {
            let ranks = standings(ds, self.indicator, period, &self.options);
            self.watched = nearest(&ranks, us, count);
        }
        self
    }
}

fn nearest(standings: &Standings, us: UnitIx, count: usize) -> Vec<UnitIx> {
    let rank = |unit: UnitIx| standings.get(unit).shown().map(|rank| rank.value);
    let Some(ours) = rank(us) else { return Vec::new() };
    let others = (0..standings.iter().len()).filter(|&unit| unit != us);
    let mut near: Vec<_> = others
        .filter_map(|unit| {
            let rank = rank(unit)?;
            Some((rank.halves().abs_diff(ours.halves()), rank, unit))
        })
        .collect();
    order::sort(&mut near);
    near.truncate(count);
    order::sort_by_key(&mut near, |&(_, rank, unit)| (rank, unit));
    near.into_iter().map(|(_, _, unit)| unit).collect()
}
