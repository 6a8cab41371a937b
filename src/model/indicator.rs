//! What is measured: a tree from the index down to its criteria, and how it is ranked.

use super::{Band, Decimal, Label, Origin, Period, band};

/// An index, a component or a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// A short key, unique in a data set: `pci`, `pci.entry`.
    pub id: String,
    /// Index of the indicator that it is a part of; `None` for an index.
    pub parent: Option<usize>,
    /// The full name.
    pub name: Label,
    /// A name for narrow columns.
    pub short: Option<Label>,
    /// Whether its points count within the maximum, or are given or taken beside it.
    pub kind: IndicatorKind,
    /// What it is counted in.
    pub measure: Measure,
    /// The highest score without bonus points, and whether it was published or derived.
    pub maximum: Option<(Decimal, Origin)>,
    /// The factor with which it enters its parent's total, unless a [`Method`] says otherwise.
    pub weight: Option<Decimal>,
    /// Which end is best.
    pub direction: Direction,
    /// Decimals to show; scores are never rounded otherwise. `None`: as many as the data has, two
    /// at most.
    pub decimals: Option<u8>,
    /// How its publisher ranks.
    pub rule: RankRule,
    /// Versions of the method by their first period, ascending. Each but the first is a break.
    pub methods: Vec<Method>,
    /// The classes that units are put into, by the first period that they hold for, ascending.
    pub bands: Vec<Band>,
}

/// How an indicator's points stand to the maximum of what it is a part of.
///
/// Whichever it is, a total is Σ weight × part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndicatorKind {
    /// Its maximum is a share of the whole's.
    #[default]
    Regular,
    /// Points given beside it (điểm thưởng): they count in the total and not in its maximum. A maximum
    /// of its own is the most that may be given.
    Bonus,
    /// Points taken off (điểm trừ): scores of 0 or less that are added; where they are printed as
    /// positive numbers, a weight of −1 takes them off.
    Penalty,
}

/// What a score is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Points (điểm).
    #[default]
    Points,
    /// Percent; differences are percentage points.
    Percent,
}

/// Which end of the scale is best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The highest score is best.
    #[default]
    HigherIsBetter,
    /// The lowest score is best.
    LowerIsBetter,
}

/// A publisher's way of ranking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RankRule {
    /// What is compared.
    pub basis: RankBasis,
    /// What equal scores get.
    pub ties: TieMethod,
    /// Among whom.
    pub within: RankWithin,
}

/// What is compared when ranking: a property of the index, never of the display.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RankBasis {
    /// The score as the data holds it.
    #[default]
    Unrounded,
    /// The score rounded to so many decimals, half away from zero.
    Rounded(u8),
}

/// The ranks that equal scores get; for 9 8 8 7:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TieMethod {
    /// 1 2 2 4
    #[default]
    Competition,
    /// 1 3 3 4
    ModifiedCompetition,
    /// 1 2 2 3
    Dense,
    /// 1 2 3 4, equal scores by Vietnamese name then id
    Ordinal,
    /// 1 2,5 2,5 4
    Fractional,
}

/// The set of units that an index ranks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RankWithin {
    /// All units of the publication.
    #[default]
    All,
    /// Each group apart: a district's agencies and its communes.
    Group,
}

/// A version of the method by which an index is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// The first period that it holds for.
    pub from: Period,
    /// What changed, in a few words.
    pub name: Label,
    /// Factors of the parts, by indicator index: total = Σ factor × part. Empty: as
    /// [`Indicator::weight`] says.
    pub weights: Vec<(usize, Decimal)>,
    /// The maximum under this method, if it differs.
    pub maximum: Option<Decimal>,
    /// Whether scores may be compared with the method before it. `false` is a break.
    pub comparable: bool,
}

impl Indicator {
    /// An index with an id and a name, everything else by default.
    pub fn new(id: impl Into<String>, name: Label) -> Indicator {
        Indicator {
            id: id.into(),
            parent: None,
            name,
            short: None,
            kind: IndicatorKind::default(),
            measure: Measure::default(),
            maximum: None,
            weight: None,
            direction: Direction::default(),
            decimals: None,
            rule: RankRule::default(),
            methods: Vec::new(),
            bands: Vec::new(),
        }
    }

    /// Whether its points stand beside the maximum: bonus and penalty points.
    pub fn is_beside(&self) -> bool {
        self.kind != IndicatorKind::Regular
    }

    /// The version of the method in force in a period.
    pub fn method_at(&self, period: Period) -> Option<&Method> {
        self.methods.iter().rev().find(|method| method.from <= period)
    }

    /// The breaks between two periods: versions that begin after the earlier one, up to the later
    /// one, and whose scores do not compare with those before.
    pub fn breaks_between(&self, a: Period, b: Period) -> impl Iterator<Item = &Method> {
        let (early, late) = (a.min(b), a.max(b));
        self.methods
            .iter()
            .skip(1)
            .filter(move |method| !method.comparable && early < method.from && method.from <= late)
    }

    /// The maximum in a period.
    pub fn maximum_at(&self, period: Period) -> Option<(Decimal, Origin)> {
        match self.method_at(period).and_then(|method| method.maximum) {
            Some(maximum) => Some((maximum, Origin::Published)),
            None => self.maximum,
        }
    }

    /// The bands in force in a period, in the publisher's order; empty where there are none.
    pub fn bands_at(&self, period: Period) -> &[Band] {
        band::in_force(&self.bands, period)
    }

    /// The name for narrow places.
    pub fn short_name(&self) -> &Label {
        self.short.as_ref().unwrap_or(&self.name)
    }
}
