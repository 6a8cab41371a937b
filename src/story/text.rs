//! Sentences whose numbers know which value they state.

use crate::model::{IndicatorIx, Missing, Period, UnitIx};
use crate::rank::Rank;

/// A sentence, or several: runs of letters in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The runs.
    pub runs: Vec<Run>,
}

/// Letters of a sentence; a number knows what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// The value that they state, if they state one.
    pub of: Option<Stated>,
}

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
    /// What the component accounts for of the distance of the whole from another unit's.
    GapShare(UnitIx),
    /// What the component brought to the change of the whole.
    Contribution,
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
    /// The median of the scores in percent of the maximum.
    MedianPercent,
    /// What the components of a total add up to.
    PartSum,
    /// How many there are.
    Count(Counted),
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
    /// Units that it overtook.
    Overtook,
    /// Units that overtook it.
    OvertakenBy,
    /// Units that it overtook at least, as ranks alone prove.
    OvertookAtLeast,
    /// Units that overtook it at least, as ranks alone prove.
    OvertakenByAtLeast,
    /// Other units that have its score.
    Level,
    /// Units, itself included, that have its score.
    SameScore,
    /// Components in which it leads, alone or with others.
    PartsLed,
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
}

impl Text {
    /// A text without numbers that state a value.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { runs: vec![Run { text: text.into(), of: None }] }
    }

    /// A number and what it states.
    pub fn stating(text: impl Into<String>, of: Stated) -> Text {
        Text { runs: vec![Run { text: text.into(), of: Some(of) }] }
    }

    /// All letters.
    pub fn letters(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.is_empty())
    }

    /// Goes on with letters that state nothing.
    pub fn push(&mut self, text: &str) {
        match self.runs.last_mut().filter(|run| run.of.is_none()) {
            Some(last) => last.text.push_str(text),
            None if text.is_empty() => {}
            None => self.runs.push(Run { text: text.to_owned(), of: None }),
        }
    }

    /// Goes on with another text.
    pub fn add(&mut self, other: &Text) {
        for run in &other.runs {
            match run.of {
                None => self.push(&run.text),
                Some(_) => self.runs.push(run.clone()),
            }
        }
    }

    /// A template with texts in its places `{0}`, `{1}`, …; a place without a text stays empty.
    pub fn fill(template: &str, parts: &[Text]) -> Text {
        let mut text = Text::default();
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            text.push(before);
            let Some((place, after)) = from[1..].split_once('}') else {
                rest = from;
                break;
            };
            let part = place.parse().ok().and_then(|place: usize| parts.get(place));
            part.into_iter().for_each(|part| text.add(part));
            rest = after;
        }
        text.push(rest);
        text
    }

    /// Texts one behind another with something between them.
    pub fn joined(parts: &[Text], between: &str) -> Text {
        let mut text = Text::default();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                text.push(between);
            }
            text.add(part);
        }
        text
    }

    /// The same with its first letter in upper case.
    pub fn capitalised(mut self) -> Text {
        if let Some(first) = self.runs.first_mut().filter(|run| run.of.is_none()) {
            first.text = crate::locale::capitalised(&first.text);
        }
        self
    }
}

impl Text {
    /// The same with its first letter in lower case, to go on a sentence with.
    pub fn uncapitalised(mut self) -> Text {
        if let Some(first) = self.runs.first_mut().filter(|run| run.of.is_none()) {
            first.text = crate::locale::uncapitalised(&first.text);
        }
        self
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::plain(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::plain(text)
    }
}

/// A sentence in the reader's language out of two templates and what goes into their places.
macro_rules! said {
    ($lang:expr, $vi:expr, $en:expr $(, $part:expr)* $(,)?) => {
        $crate::story::Text::fill($lang.pick($vi, $en), &[$($crate::story::Text::from($part)),*])
    };
}
pub(super) use said;

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Text {
        let of = Stated {
            unit: Some(0),
            indicator: 0,
            period: Period::year(2016),
            versus: None,
            group: None,
            what: What::Score,
        };
        Text::stating(text, of)
    }

    #[test]
    fn places_are_filled_in_any_order() {
        let [a, b] = ["1,5", "2"].map(number);
        let text = Text::fill("{1} trên {0}; {7}còn {1}.", &[a, b]);
        assert_eq!(text.letters(), "2 trên 1,5; còn 2.");
        let stated: Vec<&str> =
            text.runs.iter().filter(|run| run.of.is_some()).map(|run| run.text.as_str()).collect();
        assert_eq!(stated, ["2", "1,5", "2"]);
        assert_eq!(Text::fill("{", &[]).letters(), "{");
        assert!(Text::fill("{0}", &[]).is_empty());
    }

    #[test]
    fn letters_that_state_nothing_are_one_run() {
        let mut text = Text::plain("a");
        text.push("b");
        text.add(&Text::joined(&["c".into(), number("4"), "d".into()], ", "));
        let runs: Vec<&str> = text.runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(runs, ["abc, ", "4", ", d"]);
        assert_eq!(text.capitalised().letters(), "Abc, 4, d");
    }
}
