//! Everything that a link restores, as one value.

use super::later::Later;
use crate::chart::spec::{ChartKind, ColourBy};
use crate::locale::Lang;
use crate::model::{Period, TieMethod};

/// What is on the screen. Ids, not indices: it outlives the data set that it was made with. The
/// text of a search is not part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Ids of the publications that are open, in the order of opening.
    pub publications: Vec<String>,
    /// The page.
    pub page: Page,
    /// Id of the index or component; `None`: the first one of the data.
    pub indicator: Option<String>,
    /// The period shown; `None`: the latest one.
    pub period: Option<Period>,
    /// The period compared with; `None`: the one before.
    pub versus: Option<Period>,
    /// Id of the group that the units are limited to; `None`: all units.
    pub group: Option<String>,
    /// Ids of the highlighted units. The first one is «us».
    pub units: Vec<String>,
    /// How the ranking page shows its figures.
    pub view: RankingView,
    /// How the change page draws.
    pub chart: ChangeChart,
    /// What the page of charts draws; `None`: what fits the data.
    pub kind: Option<ChartKind>,
    /// What the shades of a map of heat say.
    pub colour: ColourBy,
    /// Whether bars are parted by component.
    pub stacked: bool,
    /// Whether a distribution has a strip for each group.
    pub by_group: bool,
    /// Id of what a scatter sets against the index or component; `None`: itself in the period
    /// compared with.
    pub other: Option<String>,
    /// The reader's own words over a picture: what it finds; `None`: the program's.
    pub finding: Option<String>,
    /// What it shows.
    pub subtitle: Option<String>,
    /// A line at its foot.
    pub note: Option<String>,
    /// What is set on pages that come after the first sight.
    pub later: Later,
    /// The order of the ranking's rows.
    pub sort: Sort,
    /// What equal scores get; `None`: as the index's publisher ranks.
    pub ties: Option<TieMethod>,
    /// Whether only units with scores in both periods are ranked.
    pub common_set: bool,
    /// The language; `None`: the reader's own choice stays.
    pub lang: Option<Lang>,
    /// The theme; `None`: the reader's own choice stays.
    pub theme: Option<Theme>,
}

impl ViewState {
    /// The unit called «us»: the first highlighted one.
    pub fn us(&self) -> Option<&str> {
        self.units.first().map(String::as_str)
    }
}

impl ViewState {
    /// Whether both show the same picture, whatever words stand around it.
    pub fn same_picture(&self, other: &ViewState) -> bool {
        let bare = |view: &ViewState| ViewState {
            finding: None,
            subtitle: None,
            note: None,
            lang: None,
            theme: None,
            sort: Sort::default(),
            ..view.clone()
        };
        bare(self) == bare(other)
    }
}

/// A choice that a link names by a word.
pub trait Code: Copy + PartialEq + Sized + 'static {
    /// Every choice and its word, the default first.
    const CODES: &'static [(Self, &'static str)];

    /// The word for it.
    fn code(self) -> &'static str {
        let found = Self::CODES.iter().find(|(choice, _)| *choice == self);
        found.map_or("", |(_, code)| code)
    }

    /// The choice with this word.
    fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, word)| *word == code).map(|(choice, _)| *choice)
    }
}

/// A page of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// One unit over all its indices.
    Overview,
    /// All units in one index.
    #[default]
    Ranking,
    /// Ranks and scores over time.
    Change,
    /// One chart of any type.
    Charts,
    /// Where a unit stands, how firm that is, what is doubtful.
    Analysis,
    /// A report of a unit, an index or a group.
    Report,
    /// An example of each type of chart.
    Gallery,
}

impl Code for Page {
    const CODES: &'static [(Page, &'static str)] = &[
        (Page::Ranking, "ranking"),
        (Page::Overview, "overview"),
        (Page::Change, "change"),
        (Page::Charts, "charts"),
        (Page::Analysis, "analysis"),
        (Page::Report, "report"),
        (Page::Gallery, "gallery"),
    ];
}

/// How the ranking page shows its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RankingView {
    /// One bar a unit.
    #[default]
    Bars,
    /// A small bar for each component.
    Components,
    /// Figures only.
    Table,
}

impl Code for RankingView {
    const CODES: &'static [(RankingView, &'static str)] = &[
        (RankingView::Bars, "bars"),
        (RankingView::Components, "components"),
        (RankingView::Table, "table"),
    ];
}

/// How the change page draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChangeChart {
    /// Ranks over all periods.
    #[default]
    Bump,
    /// Scores over all periods.
    Trend,
    /// Two periods, joined by lines.
    Slope,
    /// Two periods, as two dots in a row.
    Dumbbell,
    /// Two publications of one index and period, as a table.
    Editions,
    /// The units on the lists of both periods, ranked among themselves, as a table.
    SharedUnits,
    /// New units beside those that they were formed from, as a table.
    NewUnits,
}

impl Code for ChangeChart {
    const CODES: &'static [(ChangeChart, &'static str)] = &[
        (ChangeChart::Bump, "bump"),
        (ChangeChart::Trend, "trend"),
        (ChangeChart::Slope, "slope"),
        (ChangeChart::Dumbbell, "dumbbell"),
        (ChangeChart::Editions, "editions"),
        (ChangeChart::SharedUnits, "shared-units"),
        (ChangeChart::NewUnits, "new-units"),
    ];
}

/// What the page of analysis is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Analysis {
    /// Where a unit stands among others.
    #[default]
    Place,
    /// What becomes of ranks under other weights and rules.
    Firm,
    /// What does not add up in what is published.
    Audit,
    /// An index of the reader's own.
    Build,
    /// What would raise a unit.
    Plan,
    /// Self-assessed against appraised scores, and where points are lost.
    Assessed,
}

impl Code for Analysis {
    const CODES: &'static [(Analysis, &'static str)] = &[
        (Analysis::Place, "place"),
        (Analysis::Firm, "firm"),
        (Analysis::Audit, "audit"),
        (Analysis::Build, "build"),
        (Analysis::Plan, "plan"),
        (Analysis::Assessed, "assessed"),
    ];
}

/// Whom a unit is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Peers {
    /// All units.
    #[default]
    All,
    /// Those of its group.
    Group,
    /// Those next to it by rank.
    Neighbours,
    /// Those whose components are most like its own.
    Similar,
}

impl Code for Peers {
    const CODES: &'static [(Peers, &'static str)] = &[
        (Peers::All, "all"),
        (Peers::Group, "group"),
        (Peers::Neighbours, "near"),
        (Peers::Similar, "alike"),
    ];
}

/// A column by which rows are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortColumn {
    /// Rank, best first.
    #[default]
    Rank,
    /// Name, alphabetically.
    Name,
    /// Score, highest first.
    Score,
    /// Change of score, greatest rise first.
    ScoreChange,
    /// Places gained, most first.
    Places,
}

impl Code for SortColumn {
    const CODES: &'static [(SortColumn, &'static str)] = &[
        (SortColumn::Rank, "rank"),
        (SortColumn::Name, "name"),
        (SortColumn::Score, "score"),
        (SortColumn::ScoreChange, "change"),
        (SortColumn::Places, "places"),
    ];
}

/// The order of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub column: SortColumn,
    /// Whether the column's natural order is turned round.
    pub reversed: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
}

impl Code for Theme {
    const CODES: &'static [(Theme, &'static str)] =
        &[(Theme::Light, "light"), (Theme::Dark, "dark")];
}

impl Code for ColourBy {
    const CODES: &'static [(ColourBy, &'static str)] =
        &[(ColourBy::Rank, "rank"), (ColourBy::Percent, "percent")];
}

impl Code for TieMethod {
    const CODES: &'static [(TieMethod, &'static str)] = &[
        (TieMethod::Competition, "competition"),
        (TieMethod::ModifiedCompetition, "modified"),
        (TieMethod::Dense, "dense"),
        (TieMethod::Ordinal, "ordinal"),
        (TieMethod::Fractional, "fractional"),
    ];
}

impl Code for Lang {
    const CODES: &'static [(Lang, &'static str)] = &[(Lang::Vi, "vi"), (Lang::En, "en")];
}
