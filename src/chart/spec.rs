//! What to draw: the chart's type and what it is about, small enough to stand in a link.

/// A type of chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Ranked rows with bars from zero.
    #[default]
    RankedBars,
    /// Ranks over all periods.
    Bump,
    /// Ranks in two periods.
    Slope,
    /// Scores in two periods.
    Dumbbell,
    /// How the parts add up to a change of score.
    Waterfall,
    /// The ranks of one unit, small.
    Spark,
    /// A unit's place among all, a dot each.
    Dots,
}

impl ChartKind {
    /// Every type, in the order in which they are offered.
    pub const ALL: [ChartKind; 7] = [
        ChartKind::RankedBars,
        ChartKind::Bump,
        ChartKind::Slope,
        ChartKind::Dumbbell,
        ChartKind::Waterfall,
        ChartKind::Spark,
        ChartKind::Dots,
    ];

    /// The word that links and the command line use.
    pub fn code(self) -> &'static str {
        match self {
            ChartKind::RankedBars => "bars",
            ChartKind::Bump => "bump",
            ChartKind::Slope => "slope",
            ChartKind::Dumbbell => "dumbbell",
            ChartKind::Waterfall => "waterfall",
            ChartKind::Spark => "spark",
            ChartKind::Dots => "dots",
        }
    }

    /// The type with this code.
    pub fn from_code(code: &str) -> Option<ChartKind> {
        ChartKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
