//! What an index with self-assessed and appraised scores tells of each group of units, as findings.

mod differences; // self-assessed against appraised
mod groups; // who is first, bonus and penalty points
mod losses; // where points are lost

use crate::analysis::assessment::{Assessment, GroupAssessment};
use crate::locale::words::example;
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, list, number};
use crate::model::{Dataset, Decimal, IndicatorIx, UnitIx};
use crate::story::{Finding, phrase};

/// All that is found, group by group: who is first, how units rated themselves beside their appraisal,
/// where points are lost, bonus and penalty points, and what was not counted. What figures do not show is
/// left out. Of a made-up publication the first finding says that its figures are not real.
pub fn assessment_findings(ds: &Dataset, found: &Assessment, lang: Lang) -> Vec<Finding> {
    let mut all = Vec::new();
    if let Some(mark) = example::of_dataset(ds, lang) {
        all.push(Finding { sentence: format!("{mark}."), ..Finding::default() });
    }
    for group in &found.groups {
        let of = Of { ds, found, group, lang };
        let each = [
            of.ranks(),
            of.differences(),
            of.differences_by_part(),
            of.losses(),
            of.losses_by_branch(),
            of.widespread_losses(),
            of.losses_by_unit(),
            of.beside(),
            of.uncounted(),
        ];
        all.extend(each.into_iter().flatten());
    }
    all
}

/// The most names that a sentence gives.
const NAMES: usize = 3;

/// A group of an index, and the language.
#[derive(Clone, Copy)]
struct Of<'a> {
    ds: &'a Dataset,
    found: &'a Assessment,
    group: &'a GroupAssessment,
    lang: Lang,
}

impl Of<'_> {
    fn pick(&self, vi: &str, en: &str) -> String {
        self.lang.pick(vi, en).to_owned()
    }

    /// A sentence about the group: «Xã: 13/15 xã …».
    fn sentence(&self, text: &str) -> String {
        match self.group.group.and_then(|ix| self.ds.groups().get(ix)) {
            Some(group) => format!("{}: {text}.", self.lang.label(&group.name)),
            None => {
                let mut letters = text.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                format!("{}.", first.chain(letters).collect::<String>())
            }
        }
    }

    /// The noun after a number: of communes that are all «xã», or all «phường», that word.
    fn noun_of(&self, count: usize) -> &'static str {
        let noun = phrase::noun(self.ds, self.group.units.iter().copied());
        let all = |word: &str| {
            let mut units = self.group.units.iter().map(|unit| &self.ds.units()[*unit].name.vi);
            units.all(|name| name.split(' ').next() == Some(word))
        };
        match (noun, self.lang) {
            (Noun::Commune, Lang::Vi) if all("Xã") => "xã",
            (Noun::Commune, Lang::Vi) if all("Phường") => "phường",
            _ => noun.form(count as i64, self.lang),
        }
    }

    /// «3 xã», “3 communes”.
    fn count(&self, count: usize) -> String {
        let n = number::whole(count as i64, self.lang);
        format!("{n}{NO_BREAK_SPACE}{}", self.noun_of(count))
    }

    /// «13/15 xã», “13 of 15 communes”.
    fn share(&self, some: usize, all: usize) -> String {
        let [n, of] = [some, all].map(|count| number::whole(count as i64, self.lang));
        let noun = self.noun_of(all);
        self.lang.pick(
            format!("{n}/{of}{NO_BREAK_SPACE}{noun}"),
            format!("{n} of {of}{NO_BREAK_SPACE}{noun}"),
        )
    }

    /// «13/15», “13 of 15”.
    fn part(&self, some: usize, all: usize) -> String {
        let [n, of] = [some, all].map(|count| number::whole(count as i64, self.lang));
        self.lang.pick(format!("{n}/{of}"), format!("{n} of {of}"))
    }

    fn name(&self, indicator: IndicatorIx) -> String {
        phrase::short(self.ds, indicator, self.lang)
    }

    /// The decimals of points of the index, in which those of a part are counted as well.
    fn places(&self, indicator: IndicatorIx) -> u8 {
        self.ds.decimals(self.found.index).max(self.ds.decimals(indicator))
    }

    /// «1,20», as it stands in tables.
    fn figure(&self, value: Decimal, indicator: IndicatorIx) -> String {
        number::number(value, self.places(indicator), self.lang)
    }

    /// «+9,50», as it stands in tables.
    fn signed(&self, value: Decimal, indicator: IndicatorIx) -> String {
        number::signed(value, self.places(indicator), self.lang)
    }

    /// «3,25 điểm».
    fn points(&self, value: Decimal, indicator: IndicatorIx) -> String {
        let measure = self.ds.indicators()[indicator].measure;
        let places = self.places(indicator);
        let unit = number::change_unit(value, places, measure, self.lang);
        format!("{}{NO_BREAK_SPACE}{unit}", number::number(value, places, self.lang))
    }

    /// «+9,50 điểm».
    fn change(&self, value: Decimal, indicator: IndicatorIx) -> String {
        let measure = self.ds.indicators()[indicator].measure;
        number::score_change(value, self.places(indicator), measure, self.lang)
    }

    /// Names of units, or their number where they are many.
    fn units(&self, units: &[UnitIx]) -> String {
        phrase::units(self.ds, units, NAMES, self.lang).unwrap_or_else(|| self.count(units.len()))
    }

    fn unit(&self, unit: UnitIx) -> String {
        phrase::unit(self.ds, unit, self.lang)
    }

    fn joined(&self, parts: &[String]) -> String {
        list(parts, self.lang)
    }
}

#[cfg(test)]
mod tests;
