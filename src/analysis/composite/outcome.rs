//! An index that was made, and what every step did.

use super::input::Part;
use crate::model::Decimal;
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::rank::Rank;

/// An index: all its scores and how they came about. Everything here is computed. Indicators,
/// nodes and units by their places in the input.
///
/// Normalised figures and scores are rounded to ten decimals, half away from zero; figures between
/// the steps are shown to 15 digits. Between steps nothing is rounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composite {
    /// Figures that could not be divided, and count as missing.
    pub undivided: Vec<Undivided>,
    /// Units that were left out before the first step, and why.
    pub screened: Vec<(usize, NoScore)>,
    /// Figures that were put in place of missing ones.
    pub imputed: Vec<Imputed>,
    /// What was done about outliers, one for each indicator; none where nothing was asked for.
    pub treated: Vec<Treated>,
    /// The figures of each indicator as they were normalised, one for each unit.
    pub figures: Vec<Vec<Option<Decimal>>>,
    /// The normalised figures of each indicator, one for each unit.
    pub normalised: Vec<Vec<Option<Decimal>>>,
    /// The scores of each node; the index is the first.
    pub nodes: Vec<Scored>,
}

/// A figure whose denominator is missing or zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undivided {
    /// The indicator.
    pub column: usize,
    /// The unit.
    pub unit: usize,
    /// Whether the denominator is there, and zero.
    pub by_zero: bool,
}

/// A figure that was put in place of a missing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imputed {
    /// The indicator.
    pub column: usize,
    /// The unit.
    pub unit: usize,
    /// The figure.
    pub figure: Decimal,
}

/// What was done about an indicator's outliers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Treated {
    /// What was done.
    pub way: Way,
    /// The shape of its figures before; `None` for fewer than four, or all the same.
    pub before: Option<Shape>,
    /// The shape of its figures after.
    pub after: Option<Shape>,
    /// Whether they are within the thresholds now.
    pub passes: bool,
}

/// What can be done about outliers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nothing.
    Untouched,
    /// The furthest figures were drawn in to the next ones.
    Winsorised(Vec<DrawnIn>),
    /// Each figure was replaced by `ln(x − min + 0,01·(max − min))`.
    Logarithm,
}

/// A figure that was drawn in to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnIn {
    /// The unit.
    pub unit: usize,
    /// Its figure.
    pub from: Decimal,
    /// What it counts as.
    pub to: Decimal,
}

/// How a column's figures lie about their mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Skewness, above zero where the long tail is high.
    pub skew: Decimal,
    /// Excess kurtosis: 0 for the normal distribution, more for heavier tails.
    pub kurtosis: Decimal,
}

/// The scores of a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scored {
    /// Its parts and the share of each in its score where all are there; they sum to 1.
    pub shares: Vec<(Part, Decimal)>,
    /// One for each unit, or why there is none.
    pub scores: Vec<Result<Decimal, NoScore>>,
    /// The rank of each unit that has a score; the highest score is best.
    pub ranks: Vec<Option<Rank>>,
    /// Units whose score is made of fewer parts than there are, and of how many.
    pub incomplete: Vec<(usize, usize)>,
}

/// Why a unit has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoScore {
    /// It has no figure of any indicator.
    NoFigure,
    /// It has too few figures for screening: so many of so many.
    Screened {
        /// Figures that it has.
        has: usize,
        /// Indicators there are.
        of: usize,
    },
    /// It has too few parts of this node: so many of so many.
    TooFew {
        /// Parts that it has.
        has: usize,
        /// Parts there are.
        of: usize,
    },
    /// The parts that it has weigh nothing.
    Weightless,
    /// It has more digits than can be held.
    OutOfReach,
}

bytes_struct!(Composite { undivided, screened, imputed, treated, figures, normalised, nodes });
bytes_struct!(Undivided { column, unit, by_zero });
bytes_struct!(Imputed { column, unit, figure });
bytes_struct!(Treated { way, before, after, passes });
bytes_enum!(Way { 0 = Untouched, 1 = Winsorised(drawn), 2 = Logarithm });
bytes_struct!(DrawnIn { unit, from, to });
bytes_struct!(Shape { skew, kurtosis });
bytes_struct!(Scored { shares, scores, ranks, incomplete });
bytes_enum!(NoScore {
    0 = NoFigure,
    1 = Screened { has, of },
    2 = TooFew { has, of },
    3 = Weightless,
    4 = OutOfReach,
});
