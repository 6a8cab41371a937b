//! Figures that know what they state, written one by one.

use crate::locale::{Lang, NO_BREAK_SPACE, Noun, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Measure, Period, UnitIx};
use crate::rank::{Rank, RankOptions};
use crate::story::linked::Known;
use crate::story::phrase::AtLeast;
use crate::story::text::said;
use crate::story::{Counted, Stated, Text, What, phrase};

/// Writes figures of a unit, or of all, in an indicator and a period.
#[derive(Clone, Copy)]
pub(super) struct Stating<'a> {
    pub ds: &'a Dataset,
    pub lang: Lang,
    of: Stated,
}

impl<'a> Stating<'a> {
    /// Of all units.
    pub fn new(ds: &'a Dataset, lang: Lang, indicator: IndicatorIx, period: Period) -> Self {
        let what = What::Score;
        let of = Stated { unit: None, indicator, period, versus: None, group: None, what };
        Stating { ds, lang, of }
    }

    /// Of a unit.
    pub fn unit(mut self, unit: UnitIx) -> Self {
        self.of.unit = Some(unit);
        self
    }

    /// In another indicator.
    pub fn of(mut self, indicator: IndicatorIx) -> Self {
        self.of.indicator = indicator;
        self
    }

    /// The indicator.
    pub fn indicator(&self) -> IndicatorIx {
        self.of.indicator
    }

    /// In another period.
    pub fn at(mut self, period: Period) -> Self {
        self.of.period = period;
        self
    }

    /// Against a period.
    pub fn versus(mut self, versus: Option<Period>) -> Self {
        self.of.versus = versus;
        self
    }

    /// Among the units of a group.
    pub fn group(mut self, group: Option<usize>) -> Self {
        self.of.group = group;
        self
    }

    /// Among the units of the group that is asked for, if one is.
    pub fn among(self, options: &RankOptions) -> Self {
        self.group(options.group)
    }

    /// What a number states.
    pub fn stated(&self, what: What) -> Stated {
        Stated { what, ..self.of }
    }

    pub fn figure(&self, text: String, what: What) -> Text {
        Text::stating(text, self.stated(what))
    }

    /// A score as it stands beside others: «65,60», «94,01%».
    pub fn score(&self, value: Decimal, what: What) -> Text {
        self.figure(self.score_letters(value), what)
    }

    /// A score that somebody typed: with all its decimals.
    pub fn typed(&self, value: Decimal, what: What) -> Text {
        let places = number::written_places(value, self.ds.decimals(self.of.indicator));
        self.figure(number::figure(value, places, self.measure(), self.lang), what)
    }

    /// A score with its word: «65,60 điểm», «94,01%».
    pub fn points(&self, value: Decimal, what: What) -> Text {
        self.with_word(self.score(value, what))
    }

    /// The same of a score that somebody typed.
    pub fn typed_points(&self, value: Decimal, what: What) -> Text {
        self.with_word(self.typed(value, what))
    }

    fn with_word(&self, mut score: Text) -> Text {
        if self.measure() == Measure::Points {
            score.push(&format!("{NO_BREAK_SPACE}{}", Noun::Point.form(2, self.lang)));
        }
        score
    }

    /// The size of a change or a distance with its word: «0,15 điểm», «2,3 điểm %».
    pub fn amount(&self, size: Given<Decimal>, what: What) -> Text {
        let (figure, places) = phrase::change_size(self.ds, self.of.indicator, size, self.lang);
        let unit = number::change_unit(size.value, places, self.measure(), self.lang);
        let mut text = self.figure(figure, what);
        text.push(&format!("{NO_BREAK_SPACE}{unit}"));
        text
    }

    /// What is needed, never less than it is: «4,41 điểm»; «hơn 4,41 điểm» where exactly that is not enough.
    pub fn at_least(&self, size: Decimal, more: bool, what: What) -> Text {
        let found = AtLeast::points(self.ds, self.of.indicator, size, more, self.lang);
        let mut text = self.figure(found.figure, what);
        text.push(&format!("{NO_BREAK_SPACE}{}", found.unit));
        match found.more {
            true => said!(self.lang, "hơn {0}", "more than {0}", text),
            false => text,
        }
    }

    /// A number of things: «13 đơn vị».
    pub fn count(&self, noun: Noun, n: usize, what: Counted) -> Text {
        let mut text = self.whole(n, What::Count(what));
        text.push(&format!("{NO_BREAK_SPACE}{}", noun.form(n as i64, self.lang)));
        text
    }

    pub fn whole(&self, n: usize, what: What) -> Text {
        self.figure(number::whole(n as i64, self.lang), what)
    }

    /// A rank and of how many: «13/13», “13 of 13”.
    pub fn rank(&self, rank: Rank, of: Option<usize>) -> Text {
        let mut text = self.figure(number::plain(rank.decimal(), self.lang), What::Rank);
        if let Some(of) = of {
            text.push(self.lang.pick("/", " of "));
            text.add(&self.whole(of, What::Ranked));
        }
        text
    }

    fn measure(&self) -> Measure {
        self.ds.indicators()[self.of.indicator].measure
    }

    fn score_letters(&self, value: Decimal) -> String {
        let at = self.of.indicator;
        number::figure(value, self.ds.decimals(at), self.measure(), self.lang)
    }

    /// A score in a sentence that is written already.
    pub fn known_score(&self, value: Decimal, what: What) -> Known {
        self.known(["", &self.score_letters(value), ""], what)
    }

    /// The size of a change or a distance in such a sentence. `after`: its word.
    pub fn known_size(&self, size: Given<Decimal>, what: What) -> Known {
        let figure = phrase::change_size(self.ds, self.of.indicator, size, self.lang).0;
        self.known(["", &figure, ""], what)
    }

    /// A rank in such a sentence: «hạng 2».
    pub fn known_rank(&self, rank: Rank, what: What) -> Known {
        let before = format!("{}{NO_BREAK_SPACE}", self.lang.pick("hạng", "rank"));
        self.known([&before, &number::plain(rank.decimal(), self.lang), ""], what)
    }

    /// Of how many in such a sentence: «/63», “ of 63”.
    pub fn known_of(&self, of: usize, what: What) -> Known {
        self.known([self.lang.pick("/", " of "), &number::whole(of as i64, self.lang), ""], what)
    }

    /// A number of things in such a sentence: «4 đơn vị».
    pub fn known_count(&self, noun: Noun, n: usize, what: What) -> Known {
        let after = format!("{NO_BREAK_SPACE}{}", noun.form(n as i64, self.lang));
        self.known(["", &number::whole(n as i64, self.lang), &after], what)
    }

    pub fn known(&self, [before, figure, after]: [&str; 3], what: What) -> Known {
        Known {
            before: before.to_owned(),
            figure: figure.to_owned(),
            after: after.to_owned(),
            of: self.stated(what),
        }
    }
}

/// A clause with a full stop, unless it has one.
pub(super) fn ended(mut text: Text) -> Text {
    let letters = text.letters();
    if !letters.ends_with(['.', '!', '?', '…']) {
        text.push(".");
    }
    text
}
