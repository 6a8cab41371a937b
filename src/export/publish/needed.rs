//! Which pieces of a publication a view needs.

use super::split::At;
use crate::model::{Dataset, Period};
use crate::share::{Page, ViewState};

/// The places of the pieces in their list that a view needs. `head`: what the publication's own file
/// holds.
pub fn needed<'a>(
    view: &ViewState,
    head: &Dataset,
    pieces: impl IntoIterator<Item = &'a At>,
) -> Vec<usize> {
    let asked = view.indicator.as_deref().and_then(|id| head.indicator_by_id(id));
    let root = asked.map(|ix| head.index_of(ix)).or_else(|| head.indices().next());
    let Some(root) = root else { return Vec::new() };
    let other = view.other.as_deref().and_then(|id| head.indicator_by_id(id));
    let other = other.map(|ix| head.index_of(ix));
    let id = |ix: usize| head.indicators()[ix].id.as_str();
    // What a page shows of an index in one period, and in the one before it.
    let two = |index: usize| -> Vec<Period> {
        let periods = head.periods(index);
        let period = view.period.filter(|period| periods.contains(period));
        let Some(period) = period.or(periods.last().copied()) else { return Vec::new() };
        let versus = view.versus.filter(|other| *other != period && periods.contains(other));
        let before = periods.iter().rev().find(|other| **other < period).copied();
        std::iter::once(period).chain(versus.or(before)).collect()
    };
    // Of a part, the years to choose from are those that there are figures of.
    let of_part = asked.is_some_and(|ix| ix != root);
    let is_wanted = |at: &At| -> bool {
        let of = |index: usize| at.index == id(index);
        let in_two = |index: usize| two(index).contains(&at.period);
        match view.page {
            Page::Gallery => false,
            Page::Ranking | Page::Change => of(root) && (of_part || in_two(root)),
            Page::Overview => head.indicator_by_id(&at.index).is_some_and(in_two),
            Page::Charts | Page::Analysis | Page::Report => of(root) || other.is_some_and(of),
        }
    };
    pieces.into_iter().enumerate().filter(|(_, at)| is_wanted(at)).map(|(at, _)| at).collect()
}
