//! An index of the reader's own, from its description and the data to its ranking and its table.

mod data;
mod proposed;

pub use data::data;
pub use proposed::proposed;

use crate::analysis::composite::{
    Chosen, ChosenFigures, Composite, Fault, Imputation, Input, Mean, NoScore, Normalisation,
    Order, Recipe, Treatment, chosen, composite,
};
use crate::export::Table;
use crate::locale::words::{Ui, word};
use crate::locale::{Lang, collate, number};
use crate::model::{Dataset, Decimal, Direction, Missing, Period, TieMethod, UnitIx, order};
use crate::rank::{Rank, RankOptions};
use crate::share::recipe::{Better, Fill, MeanOf, Outliers, OwnIndex, Scale};
use crate::story::composite::{Built, no_score};

/// The least and the most decimals of scores in a table.
const PLACES: std::ops::RangeInclusive<u8> = 2..=6;

/// The decimals of a normalised figure.
const PART_PLACES: u8 = 2;

/// An index that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// What was asked for.
    pub asked: OwnIndex,
    /// In which period.
    pub period: Period,
    /// Of which group (index into [`Dataset::groups`]).
    pub group: Option<usize>,
    /// The settings that this comes to.
    pub recipe: Recipe,
    /// What it is made of, in the order asked for.
    pub chosen: Vec<Chosen>,
    /// The unit of each row of the index.
    pub units: Vec<UnitIx>,
    /// Why there is no figure, where the data says so: indicator and unit by their places.
    pub missing: Vec<(usize, usize, Missing)>,
    /// The index. Everything in it is computed.
    pub made: Composite,
}

/// Why there is no index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotMade {
    /// Ids of indicators that the data does not have.
    pub unknown: Vec<String>,
    /// What else is wrong.
    pub faults: Vec<Fault>,
    /// The indicators that faults are about.
    pub chosen: Vec<Chosen>,
    /// The units that faults are about; empty where it did not come to units.
    pub units: Vec<UnitIx>,
}

/// A row of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnRow {
    /// Its place in [`Own::units`] and in each column of [`Own::made`].
    pub at: usize,
    /// The unit.
    pub unit: UnitIx,
    /// Its score, or why there is none.
    pub score: Result<Decimal, NoScore>,
    /// Its rank, where it has a score.
    pub rank: Option<Rank>,
}

/// An index that is asked for, ready to be made: what is long about it needs no data set any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    index: OwnIndex,
    period: Period,
    group: Option<usize>,
    chosen: Vec<Chosen>,
    found: ChosenFigures,
    /// How it is made.
    pub recipe: Recipe,
}

impl Asked {
    /// What it is made of.
    pub fn input(&self) -> &Input {
        &self.found.input
    }

    /// The number of figures that it is made of, missing ones included.
    pub fn size(&self) -> usize {
        self.found.units.len() * self.chosen.len()
    }

    /// The index as it was made of [`Asked::input`] by [`Asked::recipe`].
    ///
    /// # Errors
    /// What kept it from being made.
    pub fn with(self, made: Result<Composite, Vec<Fault>>) -> Result<Own, NotMade> {
        let ChosenFigures { units, missing, .. } = self.found;
        let chosen = self.chosen;
        match made {
            Ok(made) => Ok(Own {
                asked: self.index,
                period: self.period,
                group: self.group,
                recipe: self.recipe,
                chosen,
                units,
                missing,
                made,
            }),
            Err(faults) => Err(NotMade { faults, units, chosen, ..NotMade::default() }),
        }
    }
}

/// What an index of the reader's own in a period is made of. Of the options, the group limits who takes
/// part in every step, and ties are ranked as they say, by competition if they do not; an index that is
/// made anew has no other period to share units with.
///
/// # Errors
/// Indicators that the data does not have, for an index without them would be another one; else all
/// faults of what is chosen.
pub fn asked(
    ds: &Dataset,
    index: &OwnIndex,
    period: Period,
    options: &RankOptions,
) -> Result<Asked, NotMade> {
    let mut failed = NotMade::default();
    for part in &index.parts {
        match ds.indicator_by_id(&part.indicator) {
            Some(indicator) => {
                let direction = part.better.map(|better| match better {
                    Better::High => Direction::HigherIsBetter,
                    Better::Low => Direction::LowerIsBetter,
                });
                failed.chosen.push(Chosen { indicator, weight: part.weight, direction, parent: 0 });
            }
            None => failed.unknown.push(part.indicator.clone()),
        }
    }
    if !failed.unknown.is_empty() {
        return Err(failed);
    }
    match chosen(ds, &failed.chosen, &[], period, options.group) {
        Ok(found) => Ok(Asked {
            index: index.clone(),
            period,
            group: options.group,
            recipe: recipe(index, options.ties.unwrap_or_default()),
            chosen: failed.chosen,
            found: by_name(ds, found),
        }),
        Err(faults) => Err(NotMade { faults, ..failed }),
    }
}

/// Makes an index of the reader's own at once: see [`asked`].
///
/// # Errors
/// As there, and all faults of the first step that has any.
pub fn made(
    ds: &Dataset,
    index: &OwnIndex,
    period: Period,
    options: &RankOptions,
) -> Result<Own, NotMade> {
    let asked = asked(ds, index, period, options)?;
    let made = composite(asked.input(), &asked.recipe);
    asked.with(made)
}

/// The settings that a description comes to.
fn recipe(index: &OwnIndex, ties: TieMethod) -> Recipe {
    let (zero, one) = (Decimal::ZERO, Decimal::new(1, 0));
    Recipe {
        screening: index.least.map(|percent| Decimal::new(i128::from(percent), 2)),
        imputation: match index.missing {
            Fill::Leave => Imputation::None,
            Fill::Mean => Imputation::Mean,
            Fill::Median => Imputation::Median,
            Fill::GroupMean => Imputation::GroupMean,
            Fill::GroupMedian => Imputation::GroupMedian,
        },
        treatment: (index.outliers != Outliers::Leave).then(Treatment::default),
        order: match index.outliers {
            Outliers::TreatFirst => Order::TreatFirst,
            Outliers::Leave | Outliers::Treat => Order::ImputeFirst,
        },
        normalisation: match index.scale {
            Scale::MinMax => Normalisation::MinMax { low: zero, high: Decimal::HUNDRED },
            Scale::MinMaxFromOne => Normalisation::MinMax { low: one, high: Decimal::HUNDRED },
            Scale::ZScores => Normalisation::ZScore { mean: zero, deviation: one },
            Scale::Ranks => Normalisation::Rank,
            Scale::Percentile => Normalisation::PercentileRank,
            Scale::Share => Normalisation::Share,
        },
        means: vec![match index.mean {
            MeanOf::Arithmetic => Mean::Arithmetic,
            MeanOf::Geometric => Mean::Geometric,
            MeanOf::Harmonic => Mean::Harmonic,
        }],
        ties,
        ..Recipe::default()
    }
}

/// Rows by Vietnamese name, then id: the order that ordinal ranks go by.
fn by_name(ds: &Dataset, mut found: ChosenFigures) -> ChosenFigures {
    let name = |at: usize| {
        let unit = &ds.units()[found.units[at]];
        (&unit.name.vi, &unit.id)
    };
    let mut rows: Vec<usize> = (0..found.units.len()).collect();
    order::sort_by(&mut rows, |a, b| name(*a).cmp(&name(*b)));
    let mut to = vec![0; rows.len()];
    rows.iter().enumerate().for_each(|(at, row)| to[*row] = at);
    for column in &mut found.input.columns {
        column.figures = rows.iter().map(|row| column.figures[*row]).collect();
    }
    found.input.groups = rows.iter().map(|row| found.input.groups[*row]).collect();
    found.units = rows.iter().map(|row| found.units[*row]).collect();
    found.missing.iter_mut().for_each(|(_, row, _)| *row = to[*row]);
    order::sort_by_key(&mut found.missing, |(column, row, _)| (*column, *row));
    found
}

impl Own {
    /// The ranking: best first, equal ones by name; at the end the units without a score, by name.
    pub fn rows(&self, ds: &Dataset, lang: Lang) -> Vec<OwnRow> {
        let Some(index) = self.made.nodes.first() else { return Vec::new() };
        let all = index.scores.iter().zip(&index.ranks).zip(&self.units).enumerate();
        let mut rows: Vec<OwnRow> = all
            .map(|(at, ((score, rank), unit))| OwnRow {
                at,
                unit: *unit,
                score: *score,
                rank: *rank,
            })
            .collect();
        order::sort_by_key(&mut rows, |row| {
            let name = lang.label(&ds.units()[row.unit].name);
            (row.rank.is_none(), row.rank, collate::sort_key(name, lang), row.unit)
        });
        rows
    }

    /// What it says of itself.
    pub fn story<'a>(&'a self, ds: &'a Dataset) -> Built<'a> {
        Built {
            ds,
            name: self.asked.name.as_deref(),
            period: self.period,
            group: self.group,
            chosen: &self.chosen,
            units: &self.units,
            missing: &self.missing,
            recipe: &self.recipe,
            made: &self.made,
        }
    }
}

/// The ranking as a table: rank, unit, score with as many decimals as tell scores apart, the
/// normalised figure of each part with two; instead of a score, why there is none.
pub fn table(own: &Own, ds: &Dataset, lang: Lang) -> Table {
    let rows = own.rows(ds, lang);
    let places = places(&rows);
    let heads = [Ui::Rank, Ui::UnitColumn, Ui::Score].map(|head| word(head, lang).to_owned());
    let name = |part: &Chosen| lang.label(ds.indicators()[part.indicator].short_name()).to_owned();
    let sheet = |value: Decimal, places: u8| number::for_sheet(value, places, lang);
    let cells = |row: &OwnRow| {
        let rank = row.rank.map(|rank| rank.decimal().normal());
        let rank = rank.map(|rank| sheet(rank, rank.scale())).unwrap_or_default();
        let score = match row.score {
            Ok(score) => sheet(score, places),
            Err(reason) => no_score(reason, lang),
        };
        let figures = own.made.normalised.iter().map(|figures| {
            let figure = figures.get(row.at).copied().flatten();
            figure.map(|figure| sheet(figure, PART_PLACES)).unwrap_or_default()
        });
        let unit = lang.label(&ds.units()[row.unit].name).to_owned();
        [rank, unit, score].into_iter().chain(figures).collect()
    };
    Table {
        head: heads.into_iter().chain(own.chosen.iter().map(name)).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// The decimals at which no two different scores look alike; at most as many as there may be.
fn places(rows: &[OwnRow]) -> u8 {
    let scores: Vec<Decimal> = rows.iter().filter_map(|row| row.score.ok()).collect();
    let apart = |places: &u8| {
        let mut pairs = scores.windows(2);
        pairs.all(|pair| pair[0] == pair[1] || pair[0].round(*places) != pair[1].round(*places))
    };
    PLACES.clone().find(apart).unwrap_or(*PLACES.end())
}

#[cfg(test)]
mod tests;
