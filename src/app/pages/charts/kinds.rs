//! The types of charts by the questions that they answer.

use crate::chart::ChartKind;
use crate::locale::words::Picture;

/// The questions, and the charts that answer them with their names.
pub const QUESTIONS: [(Picture, &[(ChartKind, Picture)]); 4] = [
    (
        Picture::WhoStandsWhere,
        &[
            (ChartKind::RankedBars, Picture::RankedBars),
            (ChartKind::Heat, Picture::HeatMap),
            (ChartKind::Strip, Picture::Strip),
            (ChartKind::Map, Picture::Map),
            (ChartKind::Tiles, Picture::Tiles),
        ],
    ),
    (
        Picture::WhoMoved,
        &[
            (ChartKind::Bump, Picture::Bump),
            (ChartKind::Trend, Picture::AllScores),
            (ChartKind::Slope, Picture::Slope),
            (ChartKind::Dumbbell, Picture::Dumbbell),
        ],
    ),
    (
        Picture::WhyMoved,
        &[
            (ChartKind::Waterfall, Picture::Waterfall),
            (ChartKind::Profile, Picture::Profile),
            (ChartKind::Radar, Picture::Radar),
            (ChartKind::Multiples, Picture::Multiples),
        ],
    ),
    (Picture::TwoTogether, &[(ChartKind::Scatter, Picture::Scatter)]),
];

/// What a type is called; `None`: it stands in other pictures only.
pub fn name_of(kind: ChartKind) -> Option<Picture> {
    if kind == ChartKind::Dots {
        return Some(Picture::Dots);
    }
    let mut all = QUESTIONS.iter().flat_map(|(_, charts)| charts.iter());
    all.find(|(other, _)| *other == kind).map(|(_, name)| *name)
}
