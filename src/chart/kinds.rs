//! Every type of chart: a line each, and nothing else that a new type must touch.

use super::input::Input;
use super::placed::{Frame, Placed};
use super::spec::ChartSpec;
use super::{bump, dots, dumbbell, heat_map, ranked_bars, slope, spark, trend_lines, waterfall};
use crate::model::Dataset;

macro_rules! chart_kinds {
    ($($(#[$doc:meta])* $kind:ident = $code:literal => $draw:path;)*) => {
        /// A type of chart.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum ChartKind {
            $($(#[$doc])* $kind,)*
        }

        impl ChartKind {
            /// Every type, in the order in which they are offered.
            pub const ALL: &[ChartKind] = &[$(ChartKind::$kind),*];

            /// The word that links and the command line use.
            pub fn code(self) -> &'static str {
                match self {
                    $(ChartKind::$kind => $code,)*
                }
            }
        }

        /// The picture of a specification.
        ///
        /// # Errors
        /// [`super::NothingToDraw`] says why there is none.
        pub fn place(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
            match spec.kind {
                $(ChartKind::$kind => $draw(ds, spec, frame),)*
            }
        }
    };
}

chart_kinds! {
    /// Ranked rows with bars from zero.
    #[default]
    RankedBars = "bars" => ranked_bars::draw;
    /// Ranks over all periods.
    Bump = "bump" => bump::draw;
    /// Units by components, or by periods, shaded by rank or share.
    HeatMap = "heat" => heat_map::draw;
    /// Ranks in two periods.
    Slope = "slope" => slope::draw;
    /// Scores in two periods.
    Dumbbell = "dumbbell" => dumbbell::draw;
    /// How the parts add up to a change of score.
    Waterfall = "waterfall" => waterfall::draw;
    /// The ranks of one unit, small.
    Spark = "spark" => spark::draw;
    /// Scores over all periods, with the range and the median of all.
    TrendLines = "trend" => trend_lines::draw;
    /// A unit's place among all, a dot each.
    Dots = "dots" => dots::draw;
}

impl ChartKind {
    /// The type with this code.
    pub fn from_code(code: &str) -> Option<ChartKind> {
        ChartKind::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}
