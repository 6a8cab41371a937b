//! Figures as lines of text, for tests that show what was read.

use std::fmt::Write;

use xephang::model::{Dataset, Unit};

/// All figures, a line for each indicator and period; `mark` says what stands behind a unit's name.
pub fn figures(ds: &Dataset, mark: impl Fn(&Unit) -> String) -> String {
    let mut out = String::new();
    for (ix, indicator) in ds.indicators().iter().enumerate() {
        for (period, slice) in ds.slices_of(ix) {
            write!(out, "{} {period}:", indicator.id).unwrap();
            for cell in slice.cells() {
                let unit = &ds.units()[cell.unit];
                let score = match cell.score {
                    Ok(given) => given.value.to_string(),
                    Err(reason) => reason.code().to_owned(),
                };
                let rank =
                    cell.published_rank().map_or(String::new(), |r| format!(" #{}", r.value));
                write!(out, " {}{} {score}{rank};", unit.name.vi, mark(unit)).unwrap();
            }
            out.push('\n');
        }
    }
    out
}
