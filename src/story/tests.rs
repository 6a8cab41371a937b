//! Every kind of sentence, in both languages, on small data.

mod change;
mod components;
mod firm;
mod overview;
mod place;
mod ranking;
mod why;

use crate::locale::Lang;
use crate::model::{Label, Period};
use crate::tests::{Made, YEAR};

const BEFORE: Period = Period::year(2015);

/// A sentence without its no-break spaces, which a test could not show.
fn plain(text: String) -> String {
    text.replace('\u{a0}', " ")
}

/// An index «PCI» of three provinces and more, by scores of two years.
fn pci(rows: &[(&str, &str, &str)]) -> Made {
    let mut made = Made::new();
    let index = made.index();
    index.short = Some(Label::vi("PCI"));
    index.decimals = Some(2);
    for (unit, before, after) in rows {
        if !before.is_empty() {
            made.put(unit, BEFORE, before);
        }
        if !after.is_empty() {
            made.put(unit, YEAR, after);
        }
        made.unit(unit).kind = Some("province".into());
    }
    made
}

/// Puts a change of method, after which scores do not compare, at the start of a year.
fn break_at(made: &mut Made, year: i32) {
    made.breaks(&[Period::year(2000), Period::year(year)]);
}

/// Asserts a sentence in both languages.
fn says(text: impl Fn(Lang) -> String, vi: &str, en: &str) {
    assert_eq!(plain(text(Lang::Vi)), vi);
    assert_eq!(plain(text(Lang::En)), en);
}
