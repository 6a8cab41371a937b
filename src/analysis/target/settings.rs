//! What the user says of single parts: effort, head-room, locks.

use super::Lever;
use crate::model::{Dataset, Decimal, IndicatorIx};

/// What the user says of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The part. What is said of a part holds for what is inside it as well, its head-room apart, unless
    /// something else is said there.
    pub part: IndicatorIx,
    /// The effort of a point of its own scale, 0 and above; `None`: 1.
    pub effort: Option<Decimal>,
    /// By how many points it can be raised, its maximum at most; `None`: up to its maximum.
    pub room: Option<Decimal>,
    /// Whether it stays as it is.
    pub locked: bool,
}

impl Setting {
    /// Nothing in particular.
    pub fn new(part: IndicatorIx) -> Setting {
        Setting { part, effort: None, room: None, locked: false }
    }
}

/// A part and what may be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    pub lever: Lever,
    /// The effort of a point.
    pub effort: Decimal,
    /// By how many points it can be raised; 0 where it stays as it is.
    pub room: Decimal,
}

/// What may be done with each part; and those that stay as they are since no maximum is known.
pub(super) fn allowed(
    ds: &Dataset,
    levers: &[Lever],
    settings: &[Setting],
) -> (Vec<Allowed>, Vec<IndicatorIx>) {
    let mut unknown = Vec::new();
    let mut found = Vec::new();
    for lever in levers {
        let of = |part: IndicatorIx| settings.iter().find(|setting| setting.part == part);
        let said: Vec<&Setting> = up(ds, lever.part).filter_map(of).collect();
        let locked = said.iter().any(|setting| setting.locked);
        let effort = said.iter().find_map(|setting| setting.effort);
        let own = of(lever.part).and_then(|setting| setting.room);
        // No further than its maximum, whatever is said of it.
        let room = own.map(|own| lever.room.map_or(own, |room| own.min(room))).or(lever.room);
        // A part that lowers the total, or brings nothing, is no way to raise it.
        let useful = lever.factor.sign() > 0;
        if room.is_none() && !locked && useful {
            unknown.push(lever.part);
        }
        let room = room.filter(|room| !locked && useful && room.sign() > 0);
        found.push(Allowed {
            lever: *lever,
            effort: effort.unwrap_or(Decimal::from(1)),
            room: room.unwrap_or(Decimal::ZERO),
        });
    }
    (found, unknown)
}

/// A part and all that it is inside of.
fn up(ds: &Dataset, part: IndicatorIx) -> impl Iterator<Item = IndicatorIx> + '_ {
    std::iter::successors(Some(part), |at| ds.indicators()[*at].parent)
}
