//! Why there is no index.

use super::input::Part;
use crate::model::bytes::bytes_enum;

/// What keeps an index from being made, and where. Indicators, nodes and units by their places in
/// the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no indicator.
    NoIndicator,
    /// No unit has a figure, or none has as many as are asked for.
    NoUnit,
    /// A column, or the one it is divided by, has not one figure for each unit.
    Lengths {
        /// The indicator.
        column: usize,
    },
    /// The tree is none: a part before its parent or without one, or a node without parts.
    Tree {
        /// The part.
        part: Part,
    },
    /// A weight below zero.
    NegativeWeight {
        /// The part.
        part: Part,
    },
    /// The weights of a node's parts sum to zero.
    Weightless {
        /// The node.
        node: usize,
    },
    /// An indicator that was chosen twice.
    Twice {
        /// Its second place among the chosen.
        column: usize,
    },
    /// No unit that is left has a figure of this indicator.
    NoFigure {
        /// The indicator.
        column: usize,
    },
    /// All figures are the same: there is nothing to tell the units apart by.
    NoRange {
        /// The indicator.
        column: usize,
    },
    /// No reference is given, or no figure falls short of it.
    Reference {
        /// The indicator.
        column: usize,
    },
    /// No maximum is given, or one that is not above zero.
    Maximum {
        /// The indicator.
        column: usize,
    },
    /// A normalised figure has more digits than can be held.
    OutOfReach {
        /// The indicator.
        column: usize,
    },
    /// A geometric or harmonic mean of a figure that is not above zero.
    NotPositive {
        /// The node whose mean it is.
        node: usize,
        /// The part with that figure.
        part: Part,
        /// The first unit that has it.
        unit: usize,
    },
    /// A setting that makes no sense.
    Setting(Setting),
}

/// A setting of a recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The least share of figures in screening: 0 to 1.
    Screening,
    /// The thresholds of treatment: not below zero.
    Treatment,
    /// The ends of the scale: the lower one first; a spread above zero.
    Normalisation,
    /// The means: at least one; the least share of parts: 0 to 1.
    Aggregation,
}

bytes_enum!(Fault {
    0 = NoIndicator,
    1 = NoUnit,
    2 = Lengths { column },
    3 = Tree { part },
    4 = NegativeWeight { part },
    5 = Weightless { node },
    6 = Twice { column },
    7 = NoFigure { column },
    8 = NoRange { column },
    9 = Reference { column },
    10 = Maximum { column },
    11 = OutOfReach { column },
    12 = NotPositive { node, part, unit },
    13 = Setting(setting),
});
bytes_enum!(Setting { 0 = Screening, 1 = Treatment, 2 = Normalisation, 3 = Aggregation });
