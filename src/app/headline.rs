//! The line under a page's finding: what is drawn.

use super::shown::Shown;
use crate::locale::words::page;
use crate::locale::{Lang, date};
use crate::model::Direction;
use crate::share::RankingView;

/// «Điểm PCI tổng hợp của 63 tỉnh, thành phố, thang 100 điểm, cao xếp trước».
pub fn under_ranking(shown: &Shown, ranked: usize, view: RankingView, lang: Lang) -> String {
    let data = shown.data();
    let indicator = &data.indicators()[shown.indicator];
    let kind = data.slice(shown.indicator, shown.period).and_then(|slice| {
        let mut units = slice.cells().map(|cell| &data.units()[cell.unit]);
        units.find(|unit| !unit.aggregate).and_then(|unit| unit.kind.as_deref())
    });
    let name = lang.label(indicator.short_name());
    let units = page::count_of_units(kind, ranked, lang);
    let period = date::period(shown.period, lang);
    let maximum = indicator.maximum_at(shown.period).map(|(value, _)| value);
    let lowest_first = indicator.direction == Direction::LowerIsBetter;
    match view {
        RankingView::Components => page::components_of(name, &period, &units, lang),
        _ => page::scores_of(name, &units, maximum, lowest_first, lang),
    }
}
