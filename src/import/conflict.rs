//! Figures of two files that cannot both be true: both are kept, with where they stand, and the
//! user may say which counts.

use super::diagnostic::{Figure, Place};
use crate::model::{Decimal, IndicatorIx, Missing, Period, PublicationIx, UnitIx};

/// Two files that give different figures for the same unit, indicator and period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: IndicatorIx,
    /// The period.
    pub period: Period,
    /// The figure that counts.
    pub kept: Side,
    /// The figure that does not.
    pub refused: Side,
    /// Why the one counts and not the other.
    pub by: Precedence,
}

/// One of two figures in conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The publication that gives it; its `file` is the name by which [`FileOver`] and
    /// [`FigureFrom`] mean it.
    pub publication: PublicationIx,
    /// Score and rank.
    pub figure: Figure,
    /// Where it stands.
    pub place: Place,
}

/// Why one of two figures counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Its file was opened first, or has a score where the other has none.
    Order,
    /// The user preferred its file.
    File,
    /// The user chose this figure.
    Figure,
}

/// The user's decision that one file counts where it and another disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileOver {
    /// The name of the file that counts.
    pub file: String,
    /// The name of the other.
    pub over: String,
}

/// The user's decision from which file one figure is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFrom {
    /// The unit's id in the joined data.
    pub unit: String,
    /// The indicator's id in the joined data.
    pub indicator: String,
    /// The period.
    pub period: Period,
    /// The name of the file.
    pub file: String,
}

/// Whether two figures cannot both be true. A figure that says nothing contradicts none.
pub(super) fn contradict(first: Figure, second: Figure) -> bool {
    let silent = |reason: Missing| {
        use Missing as M;
        matches!(reason, M::NotAvailable | M::RankOnly | M::Unreadable | M::ZeroMeansMissing)
    };
    let scores = match (first.score, second.score) {
        (Ok(a), Ok(b)) => a != b && !same_float(a, b),
        (_, Err(reason)) | (Err(reason), _) if silent(reason) => false,
        (Err(a), Err(b)) => a != b,
        _ => true,
    };
    scores || matches!((first.rank, second.rank), (Some(a), Some(b)) if a != b)
}

/// Whether two scores are one binary float: of its 16 or 17 digits programs choose the last one
/// differently.
fn same_float(a: Decimal, b: Decimal) -> bool {
    let digits = a.mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
    digits >= 16 && a.scale() == b.scale() && a.mantissa().abs_diff(b.mantissa()) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_written_by_two_programs() {
        for (a, b, same) in [
            ("1.5679092407226562", "1.5679092407226563", true),
            ("1.5679092407226562", "1.5679092407226564", false),
            ("1.567909240722656", "1.5679092407226563", false),
            ("91.87", "91.88", false),
            ("-2.0372085571289062", "-2.0372085571289063", true),
        ] {
            let decimal = |text: &str| Decimal::parse(text).unwrap();
            assert_eq!(same_float(decimal(a), decimal(b)), same, "{a} {b}");
        }
    }
}
