//! The ranking as a table for other programs: every figure with what it is.

use super::listing::Listing;
use crate::export::Shown;
use crate::export::Table;
use crate::export::tables::{Ranked, ranking_table};
use crate::locale::Lang;
use crate::share::{RankingView, Sort};

/// The rows in the order of the page; in the view of components with their scores.
pub fn sheet(shown: &Shown, sort: Sort, view: RankingView, lang: Lang) -> Table {
    let listing = Listing::new(shown, sort, lang);
    let ranked = Ranked {
        indicator: shown.indicator,
        versus: shown.versus,
        options: shown.options(),
        units: listing.rows.iter().map(|row| row.unit).collect(),
        parts: match view {
            RankingView::Components => listing.parts,
            RankingView::Bars | RankingView::Table => Vec::new(),
        },
    };
    ranking_table(shown.data(), &ranked, shown.period, lang)
}
