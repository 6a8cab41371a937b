//! An index of the reader's own as data like any other: whatever draws or ranks an index draws this one.

use super::{Own, PART_PLACES, places};
use crate::analysis::composite::{Mean, Normalisation, Part};
use crate::locale::Lang;
use crate::model::{
    Dataset, DatasetBuilder, Decimal, Given, Indicator, IndicatorIx, Label, Missing, Observation,
    Origin, Publication, RankRule, UnitIx,
};
use crate::story::composite::{part_name, unnamed};

/// Its id.
const ID: &str = "own";

/// The index as the first indicator of a data set in its period, its normalised parts below it, all of it
/// computed. Units, groups and editions stand as in the data that it is made of, so that a unit has the
/// same number in both. A part's weight is its share where the score is the sum of shares.
pub fn data(own: &Own, ds: &Dataset) -> Dataset {
    let mut builder = DatasetBuilder::new();
    for edition in ds.editions() {
        builder.edition(edition.clone());
    }
    for group in ds.groups() {
        builder.group(group.clone());
    }
    for unit in ds.units() {
        builder.unit(unit.clone());
    }
    builder.publication(Publication { id: ID.to_owned(), ..Publication::default() });
    let name = match &own.asked.name {
        Some(name) => Label::vi(name.clone()),
        None => Label::new(unnamed(Lang::Vi), unnamed(Lang::En)),
    };
    let maximum = highest(own.recipe.normalisation).map(|highest| (highest, Origin::Computed));
    let sums = own.recipe.means.first() == Some(&Mean::Arithmetic);
    let index = builder.indicator(Indicator {
        maximum: maximum.filter(|_| sums),
        decimals: Some(places(&own.rows(ds, Lang::Vi))),
        rule: RankRule { ties: own.recipe.ties, ..RankRule::default() },
        ..Indicator::new(ID, name)
    });
    let Some(node) = own.made.nodes.first() else { return builder.build() };
    observe(&mut builder, own, index, |row| node.scores[row].ok());
    for (at, (part, figures)) in own.chosen.iter().zip(&own.made.normalised).enumerate() {
        let share = node.shares.iter().find(|(of, _)| *of == Part::Column(at));
        let name = |lang| part_name(ds, &own.chosen, at, lang);
        let of = builder.indicator(Indicator {
            parent: Some(index),
            maximum,
            weight: share.map(|(_, share)| *share).filter(|_| sums),
            decimals: Some(PART_PLACES),
            ..Indicator::new(
                format!("{ID}.{}", ds.indicators()[part.indicator].id),
                Label::new(name(Lang::Vi), name(Lang::En)),
            )
        });
        observe(&mut builder, own, of, |row| figures.get(row).copied().flatten());
    }
    builder.build()
}

/// The figure of the best unit there can be, on scales that end somewhere.
fn highest(scale: Normalisation) -> Option<Decimal> {
    match scale {
        Normalisation::MinMax { high, .. } => Some(high),
        Normalisation::PercentileRank | Normalisation::Share => Some(Decimal::HUNDRED),
        _ => None,
    }
}

/// Puts the figure of each row where there is one.
fn observe(
    builder: &mut DatasetBuilder,
    own: &Own,
    at: IndicatorIx,
    figure: impl Fn(usize) -> Option<Decimal>,
) {
    for (row, unit) in own.units.iter().enumerate() {
        let whole = figure(row);
        // A column holds 18 digits; fewer decimals are better than no figure.
        let put = put(builder, own, at, *unit, whole);
        if let (false, Some(figure)) = (put, whole) {
            self::put(builder, own, at, *unit, Some(figure.round(PART_PLACES)));
        }
    }
}

fn put(
    builder: &mut DatasetBuilder,
    own: &Own,
    at: IndicatorIx,
    unit: UnitIx,
    figure: Option<Decimal>,
) -> bool {
    let score = figure.map(Given::computed).ok_or(Missing::NotAvailable);
    builder.observe(unit, at, own.period, 0, Observation { score, extra: None }).is_ok()
}
