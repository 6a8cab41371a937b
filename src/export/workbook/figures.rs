//! The sheet of all figures in long form.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Page};
use crate::export::long::{Long, Value, period_text};
use crate::locale::Lang;
use crate::model::{Dataset, Decimal, Period, PeriodPart};

/// Adds it.
pub fn add(book: &mut Book, name: &str, ds: &Dataset, lang: Lang) -> Result<(), XlsxError> {
    let long = Long::new(ds, lang);
    let head = long.head();
    let mut page = book.sheet(name)?;
    page.head(head.iter().map(String::as_str))?;
    for row in long.rows() {
        for value in &row {
            match value {
                Value::Text(text) => page.text(text)?,
                Value::Number(Some(number), slanted) => {
                    page.number(*number, number.scale(), *slanted)?;
                }
                Value::Period(Some(at)) => period(&mut page, *at, lang)?,
                Value::Date(iso) => page.date(iso)?,
                Value::Number(None, _) | Value::Period(None) => page.skip(),
            }
        }
        page.next_row();
    }
    page.finish(0, head.len())
}

/// A year is a number, a day a day; another part of a year is a text.
fn period(page: &mut Page<'_>, period: Period, lang: Lang) -> Result<(), XlsxError> {
    match period.part {
        PeriodPart::Year => page.number(Decimal::from(i64::from(period.year)), 0, false),
        PeriodPart::Day { .. } => page.date(&period.to_string()),
        _ => page.text(&period_text(period, lang)),
    }
}
