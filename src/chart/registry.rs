//! Every type of chart, a line each: its name, the word for it in links, and the function from the
//! data to the picture. A new type is a file of its own and a line here.

use super::from_data::Input;
use super::placed::{Frame, Placed};
use super::spec::ChartSpec;
use super::{
    bump, dots, dumbbell, heat, map, multiples, profile, radar, ranked_bars, scatter, slope, spark,
    strip, tiles, trend, waterfall,
};
use crate::locale::Lang;
use crate::model::Dataset;

/// From the data to a picture.
type Draw = fn(&Dataset, &ChartSpec, &Frame) -> Input<Placed>;

/// What a picture says, where its type finds something of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What is true: a sentence without its full stop. Empty where nobody is highlighted of whom
    /// something could be said.
    pub finding: String,
    /// What is drawn.
    pub subtitle: String,
}

macro_rules! charts {
    ($($(#[$note:meta])+ $Kind:ident: $code:literal, $draw:path $(, $told:path)?;)+) => {
        /// A type of chart.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum ChartKind {
            $($(#[$note])+ $Kind,)+
        }

        impl ChartKind {
            /// Every type, in the order in which they are offered.
            pub const ALL: &'static [ChartKind] = &[$(ChartKind::$Kind),+];

            /// The word that links and the command line use.
            pub fn code(self) -> &'static str {
                match self {
                    $(ChartKind::$Kind => $code,)+
                }
            }

            /// How it is drawn. Apart from [`ChartKind::code`], so that a program that only names
            /// types does not bring along what draws them.
            fn draw(self) -> Draw {
                match self {
                    $(ChartKind::$Kind => $draw,)+
                }
            }
        }

        /// What the picture of a specification says of its own; `None` for types whose finding is
        /// that of ranks or of change.
        pub fn told(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Option<Input<Told>> {
            match spec.kind {
                $($(ChartKind::$Kind => Some($told(ds, spec, lang)),)?)+
                _ => None,
            }
        }
    };
}

charts! {
    /// Ranked rows with bars from zero.
    #[default]
    RankedBars: "bars", ranked_bars::draw;
    /// Ranks over all periods.
    Bump: "bump", bump::draw;
    /// Ranks in two periods.
    Slope: "slope", slope::draw;
    /// Scores in two periods.
    Dumbbell: "dumbbell", dumbbell::draw;
    /// How the parts add up to a change of score.
    Waterfall: "waterfall", waterfall::draw;
    /// The ranks of one unit, small.
    Spark: "spark", spark::draw;
    /// A unit's place among all, a dot each.
    Dots: "dots", dots::draw;
    /// Scores over all periods, with the range and the median of all units.
    Trend: "trend", trend::draw;
    /// Units by components, or by periods, coloured by rank or by percentage of the maximum.
    Heat: "heat", heat::draw;
    /// Units in their boundaries, coloured by rank or by percentage of the maximum.
    Map: "map", map::draw;
    /// Units as tiles, each near its place.
    Tiles: "tiles", tiles::draw;
    /// How the scores of all units lie: a dot each along one axis, a strip a group.
    Strip: "strip", strip::draw, strip::told;
    /// Two indicators, or two periods of one, against each other.
    Scatter: "scatter", scatter::draw, scatter::told;
    /// The components of a unit against the leader, the median and the year before.
    Profile: "profile", profile::draw, profile::told;
    /// The same around a centre.
    Radar: "radar", radar::draw, profile::told;
    /// Us against the median over all periods, a panel an index or a component.
    Multiples: "multiples", multiples::draw, multiples::told;
}

impl ChartKind {
    /// The type with this code.
    pub fn from_code(code: &str) -> Option<ChartKind> {
        ChartKind::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is none.
pub fn place(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    (spec.kind.draw())(ds, spec, frame)
}
