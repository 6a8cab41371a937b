//! What an audit finds, as values: where, what, what was expected, and what may have caused it.

use crate::model::{Decimal, Given, IndicatorIx, Period, RankRule, UnitIx};
use crate::rank::Rank;

/// How much a finding matters; the most serious one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Two published figures exclude each other.
    Error,
    /// Something is likely to be wrong, or was made in another way than the publication says.
    Doubtful,
    /// Nothing need be wrong; a reader should know.
    Note,
}

/// Something that does not fit, with the place where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What does not fit, with its figures.
    pub problem: Problem,
    /// How much it matters.
    pub severity: Severity,
    /// The unit; of [`Finding::many`] the one that is furthest off.
    pub unit: UnitIx,
    /// The index, or the part of it.
    pub indicator: IndicatorIx,
    /// The period; `None` where all of them are meant.
    pub period: Option<Period>,
    /// Set where the same is found in so many units that they share a cause.
    pub many: Option<Many>,
    /// What may have caused it, the likeliest first; none where the figures suggest nothing.
    pub causes: Vec<Cause>,
    /// How many more of this kind are left out; set on the last one of a kind alone.
    pub more: usize,
}

/// One and the same finding in many units of an indicator and a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Many {
    /// Number of units in which it is found.
    pub differing: usize,
    /// Number of units that could be looked at.
    pub compared: usize,
}

/// What does not fit, with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A score above the maximum.
    AboveMaximum {
        /// The score.
        score: Given<Decimal>,
        /// The maximum that holds for the unit.
        maximum: Given<Decimal>,
    },
    /// A score below 0 on a scale that has a maximum.
    BelowMinimum {
        /// The score.
        score: Given<Decimal>,
    },
    /// A total that is not the sum of its parts, by more than rounding allows.
    TotalOff {
        /// The published total.
        total: Decimal,
        /// Σ weight × part; of a mean, divided by Σ weight and rounded at the tenth decimal.
        sum: Decimal,
        /// The most that the printed decimals of the total and its parts explain.
        slack: Decimal,
        /// Number of parts.
        parts: usize,
        /// Whether the publication gives weights other than 1.
        weighted: bool,
    },
    /// A published rank that the index's own rule does not give.
    RankOff {
        /// The published rank.
        published: u32,
        /// The rank by the index's rule.
        computed: Rank,
        /// The score that it follows from.
        score: Decimal,
        /// Number of units ranked.
        of: Option<usize>,
    },
    /// An announced change of score that is not the difference of the two scores.
    ScoreChangeOff {
        /// The period compared with.
        from: Period,
        /// Score in the period compared with.
        score_from: Decimal,
        /// Score in the period.
        score_to: Decimal,
        /// The announced change.
        announced: Decimal,
    },
    /// An announced change of places that is not the difference of the two ranks.
    PlacesOff {
        /// The period compared with.
        from: Period,
        /// Rank in the period compared with.
        rank_from: Given<Rank>,
        /// Rank in the period.
        rank_to: Given<Rank>,
        /// The announced places gained (+) or lost (−).
        announced: i32,
        /// The places by both ranks.
        computed: i32,
    },
    /// A published percentage that is not score / maximum.
    PercentOff {
        /// The published percentage.
        published: Decimal,
        /// The percentage of the maximum, to as many decimals.
        computed: Decimal,
        /// The score.
        score: Decimal,
        /// The published maximum.
        maximum: Decimal,
    },
    /// Two units of one name, but for case and diacritics, with the same parent, kind, group and edition.
    SameName {
        /// The other unit, earlier in the list.
        other: UnitIx,
        /// Whether their diacritics are the same as well.
        spelled_alike: bool,
    },
    /// A unit that has the figures of another in every indicator and period.
    SameFigures {
        /// The other unit, earlier in the list.
        other: UnitIx,
        /// Number of figures that they share.
        figures: usize,
        /// Number of these that no further unit has.
        telling: usize,
    },
    /// A unit without a score or a rank in any indicator and period.
    NoFigures,
    /// A change of score far outside those of the other units.
    Jump {
        /// The period before.
        from: Period,
        /// Score in the period before.
        score_from: Decimal,
        /// Score in the period.
        score_to: Decimal,
        /// Lower and upper quartile of the changes of all units.
        quartiles: [Decimal; 2],
        /// Number of units with a change.
        units: usize,
        /// Whether the score jumps back in the period after.
        back: bool,
    },
    /// A unit that is not marked as a whole but is called one.
    NamedWhole,
    /// A unit that is not marked as a whole but has the mean or the sum of the others everywhere.
    EqualsOthers {
        /// Mean or sum.
        how: Whole,
        /// Number of pairs of indicator and period in which it does.
        slices: usize,
        /// Its score in the latest period that it has one in.
        score: Decimal,
        /// Mean or sum of the other units there, rounded at the fourth decimal.
        others: Decimal,
    },
    /// Ranks that nobody has, with no equal ranks to explain it.
    RankSkipped {
        /// The first number that is skipped.
        first: u32,
        /// The last number that is skipped.
        last: u32,
        /// The next rank, which the unit has.
        next: u32,
        /// Number of units with a rank.
        listed: usize,
    },
    /// One rank for two scores.
    RankTwice {
        /// The rank.
        rank: u32,
        /// The better score of the two.
        other: UnitIx,
        /// Both scores, the other unit's first.
        scores: [Decimal; 2],
    },
    /// One score and two ranks, under a rule that gives equal scores the same.
    EqualApart {
        /// The better ranked of the two.
        other: UnitIx,
        /// The score.
        score: Decimal,
        /// Both ranks, the other unit's first.
        ranks: [u32; 2],
        /// Number of units with this score.
        same: usize,
    },
    /// The number of units ranked, as published, is not the number listed.
    RankedOf {
        /// The published number.
        said: u32,
        /// Number of units with a score or a rank.
        listed: usize,
    },
}

/// How a whole follows from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
}

/// What may have caused a finding: tried on the figures, never proved by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The figure fits with its decimal point one place off.
    DecimalPoint(Instead),
    /// The figure fits with two neighbouring digits exchanged.
    DigitsSwapped(Instead),
    /// Bonus points: a little above the maximum.
    Bonus,
    /// The maximum is not the one that these scores were given by.
    OtherScale,
    /// The total fits without this part.
    PartLeftOut(IndicatorIx),
    /// The total fits with this part counted twice.
    PartTwice(IndicatorIx),
    /// The weights are not those that the totals were made with.
    OtherWeights,
    /// Ranks agree more often by another rule.
    RankedBy {
        /// The rule.
        rule: RankRule,
        /// Whether the other end of the scale is best.
        reversed: bool,
        /// Number of published ranks that it gives.
        agree: usize,
        /// Number of published ranks compared.
        of: usize,
    },
    /// Equal scores were put in an order by decimals or criteria that are not printed.
    TiesBroken,
    /// The earlier score was another when the change was announced: this one.
    RevisedScore(Decimal),
    /// The earlier rank was another when the change was announced: this one.
    RevisedRank(u32),
    /// The change fits against this period.
    OtherPeriod(Period),
    /// The change fits as a percentage of the earlier score.
    Relative,
    /// The change fits with the other sign.
    SignTurned,
    /// The method changed in between.
    MethodChanged,
    /// The percentage fits this maximum.
    OtherMaximum(Decimal),
    /// The percentage is that of the score that the unit gave itself.
    SelfAssessed,
    /// The list of units is not complete.
    UnitsMissing,
    /// One unit under two spellings.
    OneUnitTwice,
    /// A row was copied.
    RowCopied,
    /// Its figures stand under a name like its own: it and another unit are one.
    NamesNotMatched,
}

/// A figure as it would fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The indicator whose figure it is.
    pub indicator: IndicatorIx,
    /// Its period.
    pub period: Period,
    /// The published figure.
    pub published: Decimal,
    /// The figure that fits.
    pub fits: Decimal,
}

impl Finding {
    /// A finding without a cause.
    pub(super) fn new(
        problem: Problem,
        severity: Severity,
        unit: UnitIx,
        at: (IndicatorIx, Option<Period>),
    ) -> Finding {
        let (indicator, period) = at;
        let causes = Vec::new();
        Finding { problem, severity, unit, indicator, period, many: None, causes, more: 0 }
    }

    /// The finding with causes.
    pub(super) fn by(mut self, causes: impl IntoIterator<Item = Cause>) -> Finding {
        self.causes.extend(causes);
        self
    }
}

/// Adds findings of one problem in one indicator and period; where they are `enough` to share a
/// cause they become one, that of the unit that is furthest off, and keep the causes of all.
pub(super) fn add(
    found: Vec<(Finding, Decimal)>,
    compared: usize,
    enough: usize,
    all: &mut Vec<Finding>,
) {
    let differing = found.len();
    if differing < enough {
        all.extend(found.into_iter().map(|(finding, _)| finding));
        return;
    }
    let mut shared: Option<Vec<Cause>> = None;
    let mut furthest: Option<(Finding, Decimal)> = None;
    for (finding, size) in found {
        match &mut shared {
            Some(shared) => shared.retain(|cause| finding.causes.contains(cause)),
            None => shared = Some(finding.causes.clone()),
        }
        if furthest.as_ref().is_none_or(|(_, most)| size > *most) {
            furthest = Some((finding, size));
        }
    }
    if let Some((finding, _)) = furthest {
        let many = Some(Many { differing, compared });
        all.push(Finding { many, causes: shared.unwrap_or_default(), ..finding });
    }
}

/// So many that a cause of their own is less likely than a common one: more than half, four at
/// least.
pub(super) fn most(compared: usize) -> usize {
    (compared / 2 + 1).max(4)
}
