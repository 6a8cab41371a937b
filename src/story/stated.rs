//! What a number in a sentence states.

use std::cmp::Ordering;

use crate::model::{Decimal, IndicatorIx, Missing, Period, UnitIx};
use crate::rank::Rank;

/// The value that a number in a sentence states: whoever reads it can look it up, and whoever tests it
/// can work it out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Whose; `None`: of all units that are ranked together.
    pub unit: Option<UnitIx>,
    /// Of which indicator. Counts of indices name the first of them.
    pub indicator: IndicatorIx,
    /// In which period.
    pub period: Period,
    /// Against which period, for changes.
    pub versus: Option<Period>,
    /// Among the units of this group alone; index into [`crate::model::Dataset::groups`].
    pub group: Option<usize>,
    /// What of it.
    pub what: What,
}

/// What of a unit's result, or of the results of all, a number states. Sizes of changes and distances
/// stand without their sign where words say which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Its score.
    Score,
    /// The highest score without bonus points.
    Maximum,
    /// Its score in percent of the maximum.
    Percent,
    /// By how much the score changed.
    ScoreChange,
    /// Its rank.
    Rank,
    /// Among how many units it is ranked.
    Ranked,
    /// How many places the rank changed by.
    Places,
    /// The places that follow from the scores, where others are announced.
    PlacesByScores,
    /// The share of the other units that it is better than, or level with, in percent.
    Percentile,
    /// By how many percentage points that share changed.
    PercentileChange,
    /// The distance of its score from another unit's, as both are ranked: rounded where the index
    /// compares rounded scores.
    Gap(UnitIx),
    /// The distance of its score from the median.
    GapToMedian,
    /// What its score lacks to the median, as both are ranked, never less than it is.
    ToMedian,
    /// What the component accounts for of the distance of the whole from another unit's.
    GapShare(UnitIx),
    /// What the component brought to the change of the whole.
    Contribution,
    /// What of the change of the whole its components do not explain.
    Unexplained,
    /// By how much the mean changed of the units whose change is known part by part.
    MeanChange,
    /// What the component brought to that.
    MeanContribution,
    /// By how many percentage points of the maximum it is better or worse than the median of the others.
    LeadPercent,
    /// By how many points it is better or worse than the median of the others.
    LeadScore,
    /// Its rank by score in a component, among the units that are ranked in the whole.
    PartRank,
    /// How many have a score in the component, of the units that are ranked in the whole.
    PartRanked,
    /// A rank that is aimed at.
    Aim(Rank),
    /// By how much the score must become better for this rank while the others keep theirs.
    Gain(Rank),
    /// Places if its score alone had changed.
    OwnPlaces,
    /// Places by the doing of the others.
    OthersPlaces,
    /// The rank that the change of its score alone would have led to.
    RankAlone,
    /// How far the next better band is.
    ToBand,
    /// How far the score may become worse before the unit leaves its band.
    LeftInBand,
    /// The lower quartile of the scores.
    LowerQuartile,
    /// The median of the scores.
    Median,
    /// The upper quartile of the scores.
    UpperQuartile,
    /// The median of the scores as it is ranked and as something to be reached, never less than it is.
    MedianToReach,
    /// The median of the scores in percent of the maximum.
    MedianPercent,
    /// What the components of a total add up to.
    PartSum,
    /// How many there are.
    Count(Counted),
    /// The score that the unit gave itself.
    SelfAssessed,
    /// By how much it rated itself better than it was appraised.
    Overrated,
    /// The mean of that over all units with both scores.
    OverratedMean,
    /// Its median.
    OverratedMedian,
    /// The points that it is short of its maximum, in points of the index; of the index as the sum of its criteria.
    Lost,
    /// Their mean over the units with a score.
    LostMean,
    /// The mean of the maxima of these units.
    MaximumMean,
    /// The maxima of the criteria in which the unit has a score, together.
    MaximumApplied,
    /// The share of an indicator in all points that were lost, in percent.
    LostShare,
    /// The bonus or penalty points that it was given or taken.
    Beside,
    /// The same of all units together.
    BesideSum,
    /// What the reader's plan for it has, or comes to.
    Planned(Planned),
    /// Of a commitment, by its place in the list.
    Committed(usize, Committed),
}

/// What of a plan a number states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// The score supposed for a part, or what the total comes to.
    Score,
    /// By how much that is above or below the score now.
    Change,
    /// The rank of the total while the others keep theirs.
    Rank,
    /// The rank by the scores now.
    RankNow,
    /// The places between the two.
    Places,
    /// The total in percent of the maximum.
    Percent,
    /// How many parts are supposed that are not named.
    Others,
    /// The rank that is aimed at.
    GoalRank,
    /// The total that the goal takes.
    GoalScore,
    /// What is missing to it, never less than it is.
    Missing,
    /// By how much a part is raised by the mix that costs least.
    Raised,
    /// What it comes to.
    RaisedTo,
    /// How many parts of that mix are not named.
    RaisedOthers,
    /// The most that the parts can bring the total to.
    Most,
    /// What is missing from there.
    Short,
    /// How many parts are left out, as nobody knows how far they go.
    Unknown,
    /// The rank if each of the others changes as it did last.
    Repeated,
    /// How often changes were drawn.
    Draws,
    /// The rank that it is better than in 5 of 100 draws.
    Low,
    /// The rank in the middle.
    Middle,
    /// The rank that it is worse than in 5 of 100 draws.
    High,
    /// The share of the draws in which the rank that is aimed at is reached, in percent.
    Reached,
    /// Units that were left where they are.
    Stayed,
    /// Units that stop at a maximum.
    Stopped,
}

/// What of a commitment a number states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Committed {
    /// The score to be reached.
    Target,
    /// The score written down when it was made.
    Base,
    /// How far the result is from the target.
    Apart,
    /// How far the result is from the score that was written down.
    Moved,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Indices with a figure of the unit.
    Indices,
    /// Indices in which its ranks compare.
    IndicesCompared,
    /// Indices in which it lost places.
    IndicesFell,
    /// Indices in which it gained places.
    IndicesRose,
    /// Units that are ranked.
    Units,
    /// Units that gained places.
    RankRose,
    /// Units that lost places.
    RankFell,
    /// Units that kept their rank.
    RankSame,
    /// Units whose score rose.
    ScoreRose,
    /// Units whose score fell.
    ScoreFell,
    /// Units whose score stayed the same.
    ScoreSame,
    /// Units whose scores compare.
    ScoreCompared,
    /// Units whose change is known part by part.
    Decomposed,
    /// Units below half of their maximum.
    BelowHalf,
    /// Units below the lower quartile.
    LowestQuarter,
    /// Units that it overtook.
    Overtook,
    /// Units that overtook it.
    OvertakenBy,
    /// Units that it overtook at least, as ranks alone prove.
    OvertookAtLeast,
    /// Units that overtook it at least, as ranks alone prove.
    OvertakenByAtLeast,
    /// Units above it before that are level with it now.
    DrewLevelWith,
    /// Units level with it before that are above it now.
    PulledAhead,
    /// Units with a rank now and none before, by where they stand: `Greater` above it, `Equal` level with it,
    /// `Less` below it; all of them without one.
    Entered(Option<Ordering>),
    /// Units with a rank before and none now, by where they stood.
    Left(Option<Ordering>),
    /// Other units that have its score.
    Level,
    /// Units, itself included, that have its score.
    SameScore,
    /// Components in which it leads, alone or with others.
    PartsLed,
    /// Components, but for penalty points, in which it is first and not all are.
    PartsFirst,
    /// Those of them in which others are first as well.
    PartsFirstTogether,
    /// Components with figures.
    Parts,
    /// Units of a band, by its place, the best first.
    InBand(usize),
    /// Units in no band.
    InNoBand,
    /// Units without a score for this reason.
    Missing(Missing),
    /// Units with a score or a rank.
    WithFigure,
    /// Units in which an audit found one and the same thing.
    Differing,
    /// Units that an audit could look at for it.
    LookedAt,
    /// Units with a self-assessed and an appraised score.
    Rated,
    /// Those of them that rated themselves above their appraisal.
    RatedOver,
    /// Below it.
    RatedUnder,
    /// As they were appraised.
    RatedSame,
    /// Those that are this far from their appraisal.
    RatedBy(Decimal),
    /// Units with an appraised score that gave themselves none.
    NotRated,
    /// Units without an appraised score for this reason.
    NotAppraised(Missing),
    /// Units with a score and a maximum.
    Scored,
    /// Those of them that lost points.
    Losing,
    /// Criteria that have no parts and of which units have scores.
    Criteria,
    /// Those of them in which more than half of the units lost points.
    CriteriaWide,
    /// Units with a figure of bonus or penalty points.
    BesideScored,
    /// Those of them that were given or taken any.
    BesideGiven,
    /// Those that were given or taken as many.
    BesideBy(Decimal),
    /// Commitments of this fate, of the unit or of all, for the period.
    Commitments(Fate),
}

/// What became of commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Any of them.
    All,
    /// The target is reached.
    Kept,
    /// Better than it was, and short of the target.
    Improved,
    /// Short of the target, and no better.
    Missed,
    /// There is no figure yet.
    Open,
    /// It cannot be checked.
    Unchecked,
    /// Nobody knows whose or of what it is in the data, so that it may be one of these; for the period or a
    /// later one.
    Lost,
}
