//! Where a unit stands: how far from the units around it, from the leader, the median and its
//! group; what it is strong and weak in; what its place is worth when more or fewer are ranked; the
//! band it is in. Exact; what is computed here is marked so.

pub(super) mod bands;
mod distance;
pub(super) mod field;
mod gaps;
mod parts;
mod peers;
pub(super) mod reach;
mod relative;
pub(super) mod share;
mod strengths;

#[cfg(test)]
mod tests;

pub use bands::{BandCount, BandStep, Banding, band_of, banding};
pub use distance::{Distance, PartShare, to_leader, to_next};
pub use gaps::{Against, Gap, Gaps, GroupGaps, gaps};
pub use parts::{PartGaps, PartPlace, part_places};
pub use peers::{PeerRule, peers};
pub use reach::{Reach, Target};
pub use relative::{Position, Relative, relative};
pub use strengths::{EdgeBy, Strength, Strengths, strengths};

use crate::model::{Dataset, IndicatorIx, Period, UnitIx};
use crate::rank::{RankOptions, Standing, standings};

/// Why something cannot be said of a unit's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// The unit has no score in the period.
    NoFigure,
    /// Only its rank is published: nothing is known of distances.
    RanksOnly,
    /// It is a mean, a region, the whole country: shown, never ranked.
    Aggregate,
    /// It is not among the units that the reader chose.
    NotChosen,
    /// The data holds this unit alone, or fewer units than were ranked.
    TooFewUnits,
    /// The unit is in no group.
    NoGroup,
    /// There is no other unit to compare with.
    NoPeers,
    /// The indicator has no parts with figures in the period.
    NoParts,
    /// A part has no score, or counts for one of the two units alone.
    MissingPart,
    /// The weights of the parts are not known, and their plain sum is not the total.
    NoWeights,
    /// One of the two totals was brought back to the common scale from other criteria than the other.
    OtherScale,
    /// A maximum is not known.
    NoMaximum,
    /// The unit leads: nobody is above.
    Leads,
    /// Several units are level there, so that it is not one distance.
    SeveralLevel,
    /// There is no period to compare with, or no rank in it.
    NothingBefore,
    /// The number of units ranked is not known.
    UnknownCount,
    /// Ranks are dense: they do not count the units above.
    DenseRanks,
    /// The publisher gives no bands.
    NoBands,
    /// Some of the bands are of the score and some of the percentage: they have no order.
    MixedBands,
}

/// Where a unit stands in an indicator and a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: IndicatorIx,
    /// The period.
    pub period: Period,
    /// Published and computed rank.
    pub standing: Standing,
    /// Distances to other units.
    pub gaps: Result<Gaps, Unplaced>,
    /// The same, part by part, in the publisher's order.
    pub parts: Result<Vec<PartPlace>, Unplaced>,
    /// What each part accounts for of the distance to the leader.
    pub to_leader: Result<Distance, Unplaced>,
    /// The same of the distance to the unit next above.
    pub to_next: Result<Distance, Unplaced>,
    /// The place among more or fewer units than in the period compared with.
    pub relative: Result<Relative, Unplaced>,
    /// The band that the unit is in.
    pub banding: Result<Banding, Unplaced>,
}

/// Says where a unit stands; `vs` is the period compared with. [`RankOptions::common_with`], if
/// set, stands for the common set with `vs` where there is one.
pub fn place(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    vs: Option<Period>,
    options: &RankOptions,
) -> Place {
    let common_with = options.common_with.map(|other| vs.unwrap_or(other));
    let options = &RankOptions { common_with, ..*options };
    Place {
        unit,
        indicator,
        period,
        standing: standings(ds, indicator, period, options).get(unit),
        gaps: gaps(ds, unit, indicator, period, options),
        parts: part_places(ds, unit, indicator, period, options),
        to_leader: to_leader(ds, unit, indicator, period, options),
        to_next: to_next(ds, unit, indicator, period, options),
        relative: vs
            .ok_or(Unplaced::NothingBefore)
            .and_then(|vs| relative(ds, unit, indicator, [vs, period], options)),
        banding: banding(ds, unit, indicator, period, options),
    }
}
