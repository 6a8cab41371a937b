//! Units and indicators of a commitment in data that may have other keys for them: by key, by what became of a
//! unit, by name. Never on a guess: a name that two could mean means neither.

use std::cell::OnceCell;

use crate::model::text::{fold, spelling};
use crate::model::{
    Commitment, Dataset, Indicator, IndicatorIx, Label, Link, Period, Predecessor, UnitIx,
};
use crate::names::{Form, Likeness, NameMatch, Names};

/// How a unit or an indicator of a commitment was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FoundBy {
    /// Its key.
    #[default]
    Key,
    /// Its name, under another key.
    Name,
    /// It is what the whole unit became, and nothing else went into it.
    Lineage,
}

/// Looks units and indicators up in a data set.
pub(super) struct Finder<'d> {
    ds: &'d Dataset,
    /// Taken apart when the first name is asked for.
    names: OnceCell<Names>,
}

impl<'d> Finder<'d> {
    pub(super) fn new(ds: &'d Dataset) -> Finder<'d> {
        Finder { ds, names: OnceCell::new() }
    }

    pub(super) fn ds(&self) -> &'d Dataset {
        self.ds
    }

    /// The unit of a commitment. A unit that has no figure in the period may have become another one, as the
    /// list of units changed.
    pub(super) fn unit(&self, commitment: &Commitment) -> Option<(UnitIx, FoundBy)> {
        let successor = || Some((self.successor(&commitment.unit)?, FoundBy::Lineage));
        if let Some(unit) = self.ds.unit_by_id(&commitment.unit) {
            let later = successor().filter(|(later, _)| {
                !self.has_figure(unit, commitment.period)
                    && self.has_figure(*later, commitment.period)
            });
            return Some(later.unwrap_or((unit, FoundBy::Key)));
        }
        successor().or_else(|| Some((self.named(commitment)?, FoundBy::Name)))
    }

    fn has_figure(&self, unit: UnitIx, period: Period) -> bool {
        let indicators = 0..self.ds.indicators().len();
        indicators.into_iter().any(|at| self.ds.cell(unit, at, period).is_some())
    }

    /// The unit that went into others, or into one with others: the first of those.
    pub(super) fn merged(&self, commitment: &Commitment) -> Option<UnitIx> {
        let went = |before: &Predecessor| before.unit == commitment.unit;
        self.ds.units().iter().position(|unit| unit.predecessors.iter().any(went))
    }

    /// The unit that all of another became, where nothing else went into it.
    fn successor(&self, id: &str) -> Option<UnitIx> {
        let whole = |before: &[Predecessor]| matches!(before, [one] if one.unit == id && one.link == Link::Full);
        let mut found =
            (0..self.ds.units().len()).filter(|at| whole(&self.ds.units()[*at].predecessors));
        found.next().filter(|_| found.next().is_none())
    }

    /// By the names written down, the Vietnamese one first; by the key where there are none.
    fn named(&self, commitment: &Commitment) -> Option<UnitIx> {
        let written = commitment.unit_name.as_ref();
        let texts = written.map(|name| std::iter::once(&name.vi).chain(&name.en));
        let mut texts: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
        if texts.is_empty() {
            texts.push(&commitment.unit);
        }
        texts.into_iter().find_map(|text| self.certain(text))
    }

    fn certain(&self, text: &str) -> Option<UnitIx> {
        let units = self.ds.units();
        let names = self.names.get_or_init(|| {
            let mut names = Names::default();
            units.iter().enumerate().for_each(|(at, unit)| names.add(at, unit));
            names
        });
        let found = names.find_certain(&Form::new(text), |at| !units[at].aggregate);
        match found {
            // «Bình Liêu» was a district; a commune «Xã Bình Liêu» that was made of several is another unit.
            NameMatch::Certain(unit, likeness) => {
                let whole = |before: &Predecessor| before.link == Link::Full;
                let before = &units[unit].predecessors;
                let same = before.is_empty() || matches!(&before[..], [one] if whole(one));
                (same || likeness < Likeness::Prefix).then_some(unit)
            }
            NameMatch::Doubtful(_) | NameMatch::New => None,
        }
    }

    /// The indicator of a commitment.
    pub(super) fn indicator(&self, commitment: &Commitment) -> Option<(IndicatorIx, FoundBy)> {
        if let Some(found) = self.ds.indicator_by_id(&commitment.indicator) {
            return Some((found, FoundBy::Key));
        }
        let key = fold(&commitment.indicator);
        let same_key = |other: &Indicator| !key.is_empty() && fold(&other.id) == key;
        if let Some(found) = self.only(same_key) {
            return Some((found, FoundBy::Key));
        }
        let names = [&commitment.indicator_name, &commitment.indicator_short];
        let names = || texts(names.into_iter().flatten());
        let strict: Vec<String> = names().map(spelling).filter(|name| !name.is_empty()).collect();
        let mut lenient: Vec<String> = names().map(fold).collect();
        // «par-index» is what a table whose head says «PAR INDEX» is called.
        lenient.push(key);
        lenient.retain(|name| !name.is_empty());
        let full =
            |other: &Indicator| texts([&other.name]).any(|name| strict.contains(&spelling(name)));
        let any = |other: &Indicator| {
            let all = std::iter::once(&other.name).chain(&other.short);
            texts(all).any(|name| lenient.contains(&fold(name)))
        };
        // Two of the same full name are not told apart by their short ones.
        let doubled = self.ds.indicators().iter().filter(|one| full(one)).count() > 1;
        let found = self.only(full).or_else(|| self.only(any).filter(|_| !doubled))?;
        Some((found, FoundBy::Name))
    }

    /// The only indicator of which something holds.
    fn only(&self, holds: impl Fn(&Indicator) -> bool) -> Option<IndicatorIx> {
        let all = self.ds.indicators();
        let mut found = (0..all.len()).filter(|at| holds(&all[*at]));
        found.next().filter(|_| found.next().is_none())
    }
}

fn texts<'l>(labels: impl IntoIterator<Item = &'l Label>) -> impl Iterator<Item = &'l str> {
    let both = |label: &'l Label| std::iter::once(&label.vi).chain(&label.en);
    labels.into_iter().flat_map(both).map(String::as_str)
}
