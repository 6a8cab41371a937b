//! What an index with self-assessed and appraised scores tells of each group of units, as findings.

mod differences; // self-assessed against appraised
mod groups; // who is first, bonus and penalty points
mod losses; // where points are lost

use crate::analysis::assessment::{Assessment, GroupAssessment};
use crate::locale::words::example;
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, list, number};
use crate::model::{Dataset, Decimal, IndicatorIx, UnitIx};
use crate::story::text::said;
use crate::story::{Counted, Finding, Stated, Text, What, phrase};

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
        let finding = |worded: Option<Worded>| worded.map(Worded::finding);
        let each = [
            of.ranks(),
            finding(of.differences()),
            finding(of.differences_by_part()),
            finding(of.losses()),
            finding(of.losses_by_branch()),
            finding(of.widespread_losses()),
            of.losses_by_unit(),
            finding(of.beside()),
            of.uncounted(),
        ];
        all.extend(each.into_iter().flatten());
    }
    all
}

/// What is found of a group whose units rated themselves, in sentences whose numbers know what they state.
pub(in crate::story) struct Assessed {
    /// How units rated themselves beside their appraisal.
    pub differences: Option<Worded>,
    /// In which criteria they did so most.
    pub by_part: Option<Worded>,
    /// Where points are lost most.
    pub losses: Option<Worded>,
    /// Where most units lose points.
    pub widespread: Option<Worded>,
    /// Bonus and penalty points.
    pub beside: Option<Worded>,
}

/// The same as [`assessment_findings`] of a group, for a report.
pub(in crate::story) fn assessed(
    ds: &Dataset,
    found: &Assessment,
    group: &GroupAssessment,
    lang: Lang,
) -> Assessed {
    let of = Of { ds, found, group, lang };
    Assessed {
        differences: of.differences(),
        by_part: of.differences_by_part(),
        losses: of.losses(),
        widespread: of.widespread_losses(),
        beside: of.beside(),
    }
}

/// A sentence whose numbers know what they state, the rule behind it and its figures.
pub(in crate::story) struct Worded {
    pub text: Text,
    pub rule: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Worded {
    fn finding(self) -> Finding {
        let Worded { text, rule, head, rows } = self;
        Finding { sentence: text.letters(), rule, head, rows }
    }
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
    fn sentence(&self, text: impl Into<Text>) -> Text {
        let text = text.into();
        match self.group.group.and_then(|ix| self.ds.groups().get(ix)) {
            Some(group) => {
                said!(self.lang, "{0}: {1}.", "{0}: {1}.", self.lang.label(&group.name), text)
            }
            None => said!(self.lang, "{0}.", "{0}.", text.capitalised()),
        }
    }

    /// What a number of an indicator states.
    fn stated(&self, indicator: IndicatorIx, what: What) -> Stated {
        let (period, group) = (self.found.period, self.group.group);
        Stated { unit: None, indicator, period, versus: None, group, what }
    }

    /// A number of things that states something.
    fn whole(&self, n: usize, indicator: IndicatorIx, counted: Counted) -> Text {
        let of = self.stated(indicator, What::Count(counted));
        Text::stating(number::whole(n as i64, self.lang), of)
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

    /// «13/15», “13 of 15”, as a sentence has it.
    fn of_all(&self, [some, all]: [(usize, Counted); 2], indicator: IndicatorIx) -> Text {
        let [n, of] = [some, all].map(|(n, counted)| self.whole(n, indicator, counted));
        said!(self.lang, "{0}/{1}", "{0} of {1}", n, of)
    }

    /// «13/15 xã», “13 of 15 communes”.
    fn share(&self, counts: [(usize, Counted); 2], indicator: IndicatorIx) -> Text {
        let mut text = self.of_all(counts, indicator);
        text.push(&format!("{NO_BREAK_SPACE}{}", self.noun_of(counts[1].0)));
        text
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

    /// «3,25 điểm» that states something.
    fn size(&self, value: Decimal, indicator: IndicatorIx, of: Stated) -> Text {
        figured(&self.points(value, indicator), of)
    }

    /// «+9,50 điểm» that states something.
    fn change_of(&self, value: Decimal, indicator: IndicatorIx, of: Stated) -> Text {
        figured(&self.change(value, indicator), of)
    }

    /// Names of units, or their number where they are many.
    fn named(&self, units: &[UnitIx], indicator: IndicatorIx, counted: Counted) -> Text {
        match phrase::units(self.ds, units, NAMES, self.lang) {
            Some(names) => names.into(),
            None => {
                let mut text = self.whole(units.len(), indicator, counted);
                text.push(&format!("{NO_BREAK_SPACE}{}", self.noun_of(units.len())));
                text
            }
        }
    }

    /// Names of units, or their number where they are many, that states nothing.
    fn units(&self, units: &[UnitIx]) -> String {
        phrase::units(self.ds, units, NAMES, self.lang).unwrap_or_else(|| self.count(units.len()))
    }

    fn unit(&self, unit: UnitIx) -> String {
        phrase::unit(self.ds, unit, self.lang)
    }

    fn joined(&self, parts: &[String]) -> String {
        list(parts, self.lang)
    }

    /// Texts as a list: «a, b và c».
    fn listed(&self, parts: &[Text]) -> Text {
        let [first @ .., last] = parts else { return Text::default() };
        match first {
            [] => last.clone(),
            _ => {
                let first = Text::joined(first, ", ");
                said!(self.lang, "{0} và {1}", "{0} and {1}", first, last.clone())
            }
        }
    }
}

/// A figure with its word: the figure alone states something.
fn figured(text: &str, of: Stated) -> Text {
    let (figure, word) = text.split_at(text.find(NO_BREAK_SPACE).unwrap_or(text.len()));
    let mut made = Text::stating(figure, of);
    made.push(word);
    made
}

#[cfg(test)]
mod tests;
