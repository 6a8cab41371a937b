//! The whole data set as one table in long form: a row for each figure, with all that is said of it
//! and where it comes from. The reader of tables finds every figure in it again.

use super::csv::{CsvFor, csv_from_table};
use super::distinct;
use crate::locale::words::{self, Sheet, example, page, word};
use crate::locale::{Lang, date};
use crate::model::{
    Cell, Dataset, Decimal, Extra, IndicatorIx, Label, Origin, Period, PeriodPart, Slice,
};

/// All figures of a data set as CSV that Excel opens: with a byte-order mark, and `;` and a decimal
/// comma in Vietnamese, `,` and a decimal point in English. Texts cannot become formulas.
pub fn csv_from_dataset(ds: &Dataset, lang: Lang) -> String {
    let purpose = CsvFor::Excel { decimal_comma: lang == Lang::Vi };
    let long = Long::new(ds, lang);
    let rows = long.rows().map(|row| row.iter().map(|value| value.text(lang)).collect());
    csv_from_table::<Vec<String>>(&long.head(), rows, purpose)
}

/// What stands in a cell.
pub(super) enum Value {
    /// Words; an empty text leaves the cell empty.
    Text(String),
    /// A number, or nothing, and whether it is another than the publisher's own.
    Number(Option<Decimal>, bool),
    /// A period, or nothing.
    Period(Option<Period>),
    /// A day, month or year, as publications have it.
    Date(String),
}

impl Value {
    fn text(&self, lang: Lang) -> String {
        match self {
            Value::Text(text) | Value::Date(text) => text.clone(),
            Value::Number(value, _) => value.map(|value| figure(value, lang)).unwrap_or_default(),
            Value::Period(period) => {
                period.map(|period| period_text(period, lang)).unwrap_or_default()
            }
        }
    }
}

/// The table, row by row: it may be long.
pub(super) struct Long<'d> {
    ds: &'d Dataset,
    lang: Lang,
    units: Vec<String>,
    indicators: Vec<(String, Option<String>)>,
}

impl<'d> Long<'d> {
    /// The table of a data set.
    pub(super) fn new(ds: &'d Dataset, lang: Lang) -> Long<'d> {
        let (units, indicators) = (distinct::units(ds, lang), distinct::indicators(ds, lang));
        Long { ds, lang, units, indicators }
    }

    /// The heads of the columns.
    pub(super) fn head(&self) -> Vec<String> {
        use Sheet as S;
        // Where there is no score at all, a reader takes a column of shares for it.
        let scores = all_slices(self.ds).any(|(_, _, slice)| slice.scores().next().is_some());
        let percent = if scores { S::Percent } else { S::ShareReached };
        let of = |column: Sheet| page::origin_of(word(column, self.lang), self.lang);
        let columns = |list: &[Sheet]| -> Vec<String> {
            list.iter().map(|column| word(*column, self.lang).to_owned()).collect()
        };
        [
            columns(&[S::Index, S::Component, S::Period, S::Unit, S::UnitId, S::OfficialCode]),
            columns(&[S::Group, S::Edition, S::AggregateRow, S::Score]),
            vec![of(S::Score)],
            columns(&[S::WhyNoScore, S::PublishedRank]),
            vec![of(S::PublishedRank)],
            columns(&[S::NumberRanked, S::Maximum]),
            vec![of(S::Maximum)],
            columns(&[percent, S::Change, S::PlacesGained]),
            columns(&[S::ChangeSince, S::Class, S::SelfAssessed, S::Note, S::Source]),
            columns(&[S::Publication, S::Publisher, S::PublishedOn, S::Licence, S::File]),
        ]
        .concat()
    }

    /// The rows: by indicator, period and unit.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<Value>> {
        all_slices(self.ds).flat_map(move |(indicator, period, slice)| {
            slice.cells().map(move |cell| self.row(indicator, period, &cell))
        })
    }

    fn row(&self, indicator: IndicatorIx, period: Period, cell: &Cell<'_>) -> Vec<Value> {
        let (ds, lang) = (self.ds, self.lang);
        let unit = &ds.units()[cell.unit];
        let none = Extra::default();
        let extra = cell.extra.unwrap_or(&none);
        let (index, part) = &self.indicators[indicator];
        let group = unit.group.and_then(|ix| ds.groups().get(ix));
        let edition = unit.edition.and_then(|ix| ds.editions().get(ix));
        let about = ds.publications().get(cell.publication);
        let source = about.and_then(|about| about.sources.get(extra.source.unwrap_or_default()));
        let publisher = about.and_then(|about| about.publisher.as_ref());
        let licence = about.and_then(|about| about.licence.as_ref());
        let (score, rank) = (cell.score.ok(), extra.rank);
        let maximum = ds.maximum(cell.unit, indicator, period);
        let change = extra.change;
        let since = change.map(|change| change.since.unwrap_or(period.previous_year()));
        let text = |text: Option<&str>| Value::Text(text.unwrap_or_default().to_owned());
        let label = |of: Option<&Label>| text(of.map(|label| lang.label(label)));
        // Whoever sees the row alone sees that it is made up.
        let marked = |of: Option<&Label>| match about.filter(|about| about.example) {
            Some(about) => {
                let name = of.map(|label| lang.label(label).trim()).unwrap_or_default();
                Value::Text(example::marked(name, about, lang).into_owned())
            }
            None => label(of),
        };
        let number = |value: Option<Decimal>| Value::Number(value, false);
        let whole = |value: Option<i64>| number(value.map(Decimal::from));
        let given = |value: Option<Decimal>, from: Option<Origin>| {
            Value::Number(value, from.is_some_and(|from| from != Origin::Published))
        };
        let origin = |from: Option<Origin>| text(from.map(|from| words::origin(from, lang)));
        let (of_score, of_rank) = (score.map(|s| s.origin), rank.map(|r| r.origin));
        vec![
            text(Some(index)),
            text(part.as_deref()),
            Value::Period(Some(period)),
            text(Some(&self.units[cell.unit])),
            text(Some(&unit.id)),
            text(unit.code.as_deref()),
            label(group.map(|group| &group.name)),
            label(edition.map(|edition| &edition.name)),
            text(unit.aggregate.then(|| word(Sheet::Yes, lang))),
            given(cell.value(), of_score),
            origin(of_score),
            text(cell.score.err().map(|reason| words::missing(reason, lang))),
            given(rank.map(|rank| Decimal::from(i64::from(rank.value))), of_rank),
            origin(of_rank),
            whole(extra.of.map(i64::from)),
            given(maximum.map(|maximum| maximum.value), maximum.map(|maximum| maximum.origin)),
            origin(maximum.map(|maximum| maximum.origin)),
            number(extra.percent),
            number(change.and_then(|change| change.score)),
            whole(change.and_then(|change| change.rank).map(i64::from)),
            Value::Period(since),
            text(extra.class.as_deref()),
            number(extra.self_assessed),
            text(extra.note.as_deref()),
            match source.filter(|source| !lang.label(&source.title).trim().is_empty()) {
                Some(source) => marked(Some(&source.title)),
                None => text(None),
            },
            marked(about.map(|about| &about.title)),
            label(publisher),
            Value::Date(about.and_then(|about| about.date.clone()).unwrap_or_default()),
            text(licence.map(|licence| licence.name.as_str())),
            text(about.map(|about| about.file.as_str())),
        ]
    }
}

/// All slices, by indicator and period.
pub(super) fn all_slices(ds: &Dataset) -> impl Iterator<Item = (IndicatorIx, Period, &Slice)> {
    (0..ds.indicators().len())
        .flat_map(|ix| ds.slices_of(ix).map(move |(period, slice)| (ix, period, slice)))
}

/// A number with the decimals that it is held with. One of exactly three decimals gets a fourth, a
/// zero: «12,345» is twelve thousand to who expects a decimal point.
fn figure(value: Decimal, lang: Lang) -> String {
    let padded = if value.scale() == 3 { value.round(4) } else { value };
    let text = padded.to_string();
    lang.pick(text.replace('.', ","), text)
}

/// A period as tables have it; a month in words, since «2016-07» is a day to a spreadsheet.
pub(super) fn period_text(period: Period, lang: Lang) -> String {
    match period.part {
        PeriodPart::Month(month) => date::month_of(month, period.year, lang),
        _ => period.to_string(),
    }
}

#[cfg(test)]
mod tests;
