//! How an index is made: the settings of every step.

use super::fault::{Fault, Setting};
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::model::{Decimal, TieMethod};

/// The settings of all steps.
///
/// Sources: OECD/JRC, «Handbook on Constructing Composite Indicators» (2008); W. Becker et al.,
/// «COINr» (2022), whose defaults these are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// The least share of figures that a unit must have, 0 to 1; `None`: one figure will do.
    pub screening: Option<Decimal>,
    /// What is put in place of missing figures.
    pub imputation: Imputation,
    /// What is done about outliers; `None`: nothing.
    pub treatment: Option<Treatment>,
    /// Which of the two comes first.
    pub order: Order,
    /// How figures are brought to one scale.
    pub normalisation: Normalisation,
    /// The mean of each level, from that over indicators up; the last one holds for all above.
    pub means: Vec<Mean>,
    /// The least share of its parts that a node must have scores of, 0 to 1; `None`: one will do.
    /// The weights of those that are there are raised to make up for the others.
    pub least_parts: Option<Decimal>,
    /// The ranks that equal scores get. [`TieMethod::Ordinal`] follows the order of units.
    pub ties: TieMethod,
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            screening: None,
            imputation: Imputation::None,
            treatment: None,
            order: Order::ImputeFirst,
            normalisation: Normalisation::MinMax { low: Decimal::ZERO, high: Decimal::HUNDRED },
            means: vec![Mean::Arithmetic],
            least_parts: None,
            ties: TieMethod::Competition,
        }
    }
}

/// What is put in place of missing figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Imputation {
    /// Nothing.
    #[default]
    None,
    /// The mean of the indicator.
    Mean,
    /// The median of the indicator.
    Median,
    /// The mean of the unit's group; nothing for a unit without a group and in a group without
    /// figures.
    GroupMean,
    /// The median of the unit's group; nothing as above.
    GroupMedian,
}

/// What is done about outliers: while a column is skewed *and* heavy-tailed, its furthest figures
/// are drawn in to the next ones (winsorised); where that does not suffice, they are put back and
/// logarithms are taken instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Treatment {
    /// Figures that may be drawn in.
    pub points: usize,
    /// The greatest skewness, either way, that is let pass.
    pub skew: Decimal,
    /// The greatest excess kurtosis that is let pass.
    pub kurtosis: Decimal,
    /// Whether logarithms may be taken.
    pub logarithm: bool,
}

impl Default for Treatment {
    /// COINr's `qTreat`: five points, |skewness| 2, kurtosis 3,5.
    fn default() -> Treatment {
        let (skew, kurtosis) = (Decimal::new(2, 0), Decimal::new(35, 1));
        Treatment { points: 5, skew, kurtosis, logarithm: true }
    }
}

/// Which of imputing and treating outliers comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Imputed figures are treated like all others (COINr's example).
    #[default]
    ImputeFirst,
    /// Means are taken of figures without outliers.
    TreatFirst,
}

/// How figures are brought to one scale on which more is better. Where an indicator's lowest figure
/// is best, figures, references and maxima are turned round first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalisation {
    /// `low + (x − min)/(max − min)·(high − low)`.
    MinMax {
        /// What the worst unit gets.
        low: Decimal,
        /// What the best unit gets.
        high: Decimal,
    },
    /// `mean + (x − x̄)/s·deviation`, where s is the standard deviation of a sample (n − 1).
    ZScore {
        /// The mean of the scale.
        mean: Decimal,
        /// The standard deviation of the scale.
        deviation: Decimal,
    },
    /// The rank from below: 1 and the number of worse units. Equal figures get equal ranks.
    Rank,
    /// The number of worse units.
    Borda,
    /// The share of other units that are worse, in percent.
    PercentileRank,
    /// How much of the way from the worst figure to the reference is gone, in percent:
    /// `100·(x − min)/(reference − min)`.
    Reference {
        /// Whether more than the reference counts as the reference.
        capped: bool,
    },
    /// The share of the indicator's maximum, in percent; `100·(maximum − x)/maximum` where the
    /// lowest figure is best.
    Share,
}

/// The mean by which parts become a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mean {
    /// `Σwx / Σw`: a weak part is made up for by a strong one.
    #[default]
    Arithmetic,
    /// `exp(Σw·ln x / Σw)`, of figures above zero: only partly made up for.
    Geometric,
    /// `Σw / Σ(w/x)`, of figures above zero: less still.
    Harmonic,
}

bytes_struct!(Recipe {
    screening,
    imputation,
    treatment,
    order,
    normalisation,
    means,
    least_parts,
    ties,
});
bytes_enum!(Imputation { 0 = None, 1 = Mean, 2 = Median, 3 = GroupMean, 4 = GroupMedian });
bytes_struct!(Treatment { points, skew, kurtosis, logarithm });
bytes_enum!(Order { 0 = ImputeFirst, 1 = TreatFirst });
bytes_enum!(Normalisation {
    0 = MinMax { low, high },
    1 = ZScore { mean, deviation },
    2 = Rank,
    3 = Borda,
    4 = PercentileRank,
    5 = Reference { capped },
    6 = Share,
});
bytes_enum!(Mean { 0 = Arithmetic, 1 = Geometric, 2 = Harmonic });

impl Recipe {
    /// The mean of a level, 1 and above.
    pub(super) fn mean(&self, level: usize) -> Mean {
        let at = level.min(self.means.len());
        at.checked_sub(1).and_then(|at| self.means.get(at)).copied().unwrap_or_default()
    }

    /// What is wrong with the settings.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let share = |share: Option<Decimal>| {
            share.is_none_or(|share| share.sign() >= 0 && share <= Decimal::new(1, 0))
        };
        let treated = |set: Treatment| set.skew.sign() >= 0 && set.kurtosis.sign() >= 0;
        let scale = match self.normalisation {
            Normalisation::MinMax { low, high } => low < high,
            Normalisation::ZScore { deviation, .. } => deviation.sign() > 0,
            _ => true,
        };
        let aggregated = share(self.least_parts) && !self.means.is_empty();
        let settings = [
            (Setting::Screening, share(self.screening)),
            (Setting::Treatment, self.treatment.is_none_or(treated)),
            (Setting::Normalisation, scale),
            (Setting::Aggregation, aggregated),
        ];
        let wrong = settings.into_iter().filter(|(_, right)| !right);
        wrong.map(|(setting, _)| Fault::Setting(setting)).collect()
    }
}
