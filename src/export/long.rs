//! The whole data set as one table in long form: a row for each figure, with all that is said of it
//! and where it comes from. The reader of tables finds every figure in it again.

use super::csv::{CsvFor, csv_from_table};
use super::distinct;
use crate::locale::Lang;
use crate::locale::words::{self, Sheet, page, word};
use crate::model::{Cell, Dataset, Decimal, Extra, IndicatorIx, Origin, Period, PeriodPart};

/// All figures of a data set as CSV that Excel opens: with a byte-order mark, and `;` and a decimal
/// comma in Vietnamese, `,` and a decimal point in English. Texts cannot become formulas.
pub fn csv_from_dataset(ds: &Dataset, lang: Lang) -> String {
    let purpose = CsvFor::Excel { decimal_comma: lang == Lang::Vi };
    let long = Long {
        ds,
        lang,
        units: distinct::units(ds, lang),
        indicators: distinct::indicators(ds, lang),
    };
    csv_from_table(&long.head(), long.rows(), purpose)
}

/// What the rows are made of.
struct Long<'d> {
    ds: &'d Dataset,
    lang: Lang,
    units: Vec<String>,
    indicators: Vec<(String, Option<String>)>,
}

impl Long<'_> {
    fn head(&self) -> Vec<String> {
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
            columns(&[S::NumberRanked, S::Maximum, percent, S::Change, S::PlacesGained]),
            columns(&[S::ChangeSince, S::Class, S::SelfAssessed, S::Note, S::Source]),
            columns(&[S::Publication, S::Publisher, S::PublishedOn, S::Licence, S::File]),
        ]
        .concat()
    }

    /// The rows: by indicator, period and unit.
    fn rows(&self) -> impl Iterator<Item = Vec<String>> {
        all_slices(self.ds).flat_map(move |(indicator, period, slice)| {
            slice.cells().map(move |cell| self.row(indicator, period, &cell))
        })
    }

    fn row(&self, indicator: IndicatorIx, period: Period, cell: &Cell<'_>) -> Vec<String> {
        let (ds, lang) = (self.ds, self.lang);
        let unit = &ds.units()[cell.unit];
        let none = Extra::default();
        let extra = cell.extra.unwrap_or(&none);
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let label = |label| text(Some(lang.label(label)));
        let number = |value: Option<Decimal>| value.map(|v| figure(v, lang)).unwrap_or_default();
        let count = |value: Option<u32>| value.map(|v| v.to_string()).unwrap_or_default();
        let origin = |from: Option<Origin>| text(from.map(|from| words::origin(from, lang)));
        let (index, part) = &self.indicators[indicator];
        let about = ds.publications().get(cell.publication);
        let source = about.and_then(|about| about.sources.get(extra.source.unwrap_or_default()));
        let change = extra.change;
        let since = change.map(|change| change.since.unwrap_or(period.previous_year()));
        vec![
            index.clone(),
            text(part.as_deref()),
            period_text(period, lang),
            self.units[cell.unit].clone(),
            unit.id.clone(),
            text(unit.code.as_deref()),
            unit.group
                .and_then(|ix| ds.groups().get(ix))
                .map(|g| label(&g.name))
                .unwrap_or_default(),
            unit.edition
                .and_then(|ix| ds.editions().get(ix))
                .map(|edition| label(&edition.name))
                .unwrap_or_default(),
            text(unit.aggregate.then(|| word(Sheet::Yes, lang))),
            number(cell.value()),
            origin(cell.score.ok().map(|given| given.origin)),
            text(cell.score.err().map(|reason| words::missing(reason, lang))),
            count(extra.rank.map(|rank| rank.value)),
            origin(extra.rank.map(|rank| rank.origin)),
            count(extra.of),
            number(ds.maximum(cell.unit, indicator, period).map(|maximum| maximum.value)),
            number(extra.percent),
            number(change.and_then(|change| change.score)),
            change.and_then(|change| change.rank).map(|n| n.to_string()).unwrap_or_default(),
            since.map(|since| period_text(since, lang)).unwrap_or_default(),
            text(extra.class.as_deref()),
            number(extra.self_assessed),
            text(extra.note.as_deref()),
            source.map(|source| label(&source.title)).unwrap_or_default(),
            about.map(|about| label(&about.title)).unwrap_or_default(),
            about.and_then(|about| about.publisher.as_ref()).map(label).unwrap_or_default(),
            text(about.and_then(|about| about.date.as_deref())),
            text(about.and_then(|about| about.licence.as_ref()).map(|l| l.name.as_str())),
            text(about.map(|about| about.file.as_str())),
        ]
    }
}

/// All slices, by indicator and period.
fn all_slices(ds: &Dataset) -> impl Iterator<Item = (IndicatorIx, Period, &crate::model::Slice)> {
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
fn period_text(period: Period, lang: Lang) -> String {
    match period.part {
        PeriodPart::Month(month) => crate::locale::date::month_of(month, period.year, lang),
        _ => period.to_string(),
    }
}

#[cfg(test)]
mod tests;
