//! What became of commitments.

use super::texts;
use crate::analysis::target::{Checked, FoundBy, Outcome};
use crate::locale::{Lang, NO_BREAK_SPACE, capitalised, date, number, words};
use crate::model::{
    Base, Commitment, Commitments, Dataset, Decimal, Direction, Given, Label, Period,
};
use crate::rank::Rank;
use crate::story::text::said;
use crate::story::{Committed, Fate, Finding, Stated, Text, What, phrase};

/// What became of a commitment, without its figures.
pub fn fate(outcome: &Outcome) -> Fate {
    match outcome {
        Outcome::Kept { .. } => Fate::Kept,
        Outcome::Improved { .. } => Fate::Improved,
        Outcome::Missed { .. } => Fate::Missed,
        Outcome::NotYet(_) => Fate::Open,
        Outcome::UnitGone
        | Outcome::UnitMerged(_)
        | Outcome::IndicatorGone
        | Outcome::MethodChanged { .. } => Fate::Unchecked,
    }
}

/// «Trong 05 cam kết: 02 đạt, 01 có tiến bộ nhưng chưa đạt, 02 chưa có số liệu.» Empty where there are none.
pub fn commitments_summary(checked: &[Checked], lang: Lang) -> String {
    summary(checked, &|_, count| Text::plain(count), lang).letters()
}

/// The same, where each number is made by `stating`.
pub(in crate::story) fn summary(
    checked: &[Checked],
    stating: &dyn Fn(Fate, String) -> Text,
    lang: Lang,
) -> Text {
    if checked.is_empty() {
        return Text::default();
    }
    let count = |fate: Fate, n: usize| {
        stating(fate, lang.pick(number::two_digits(n as i64, lang), number::whole(n as i64, lang)))
    };
    let kinds: [(Fate, &str, &str); 5] = [
        (Fate::Kept, "đạt", "kept"),
        (Fate::Improved, "có tiến bộ nhưng chưa đạt", "improved but short"),
        (Fate::Missed, "không đạt", "missed"),
        (Fate::Open, "chưa có số liệu", "without a figure yet"),
        (Fate::Unchecked, "không đối chiếu được", "that cannot be checked"),
    ];
    let said = kinds.iter().filter_map(|(kind, vi, en)| {
        let n = checked.iter().filter(|checked| fate(&checked.outcome) == *kind).count();
        let text = || said!(lang, "{0} {1}", "{0} {1}", count(*kind, n), lang.pick(*vi, *en));
        (n > 0).then(text)
    });
    let said = Text::joined(&said.collect::<Vec<_>>(), ", ");
    let all = count(Fate::All, checked.len());
    let noun = if checked.len() == 1 { "commitment" } else { "commitments" };
    said!(lang, "Trong {0} cam kết: {1}.", "Of {0} {2}: {1}.", all, said, noun)
}

/// A finding for each commitment, in the order of the list: «Bình Liêu, PAR INDEX năm 2023: cam kết 85,00 điểm,
/// đạt 86,10 điểm, vượt cam kết 1,10 điểm.»
pub fn commitment_findings(
    ds: &Dataset,
    commitments: &Commitments,
    checked: &[Checked],
    lang: Lang,
) -> Vec<Finding> {
    let one = |checked: &Checked| {
        let commitment = commitments.list.get(checked.at)?;
        Some(Telling { ds, commitment, checked, lang }.finding())
    };
    checked.iter().filter_map(one).collect()
}

/// What became of a commitment, in a sentence whose numbers know what they state.
pub(in crate::story) fn commitment_text(
    ds: &Dataset,
    commitment: &Commitment,
    checked: &Checked,
    lang: Lang,
) -> Text {
    Telling { ds, commitment, checked, lang }.sentence()
}

/// Of whom and of what a commitment is: «Bình Liêu, tính minh bạch (PCI)»; and its target.
pub(in crate::story) fn commitment_about(
    ds: &Dataset,
    commitment: &Commitment,
    checked: &Checked,
    lang: Lang,
) -> ([String; 2], Text) {
    let of = Telling { ds, commitment, checked, lang };
    ([of.unit(), of.indicator()], of.score(commitment.target, of.committed(Committed::Target)))
}

/// Of whom and of what a commitment is that is not in the data: «Huyện Bình Liêu, PAR INDEX».
pub(in crate::story) fn commitment_named(
    ds: &Dataset,
    commitment: &Commitment,
    checked: &Checked,
    lang: Lang,
) -> String {
    let of = Telling { ds, commitment, checked, lang };
    format!("{}, {}", of.unit(), of.indicator())
}

/// A score of what a commitment is about, never with fewer decimals than were written down.
pub(in crate::story) fn committed_score(
    ds: &Dataset,
    commitment: &Commitment,
    checked: &Checked,
    score: Decimal,
    lang: Lang,
) -> String {
    Telling { ds, commitment, checked, lang }.score(score, None).letters()
}

struct Telling<'a> {
    ds: &'a Dataset,
    commitment: &'a Commitment,
    checked: &'a Checked,
    lang: Lang,
}

impl Telling<'_> {
    fn finding(&self) -> Finding {
        let rule = self.lang.pick(
            "Đối chiếu điểm công bố của kỳ cam kết với mức cam kết và với điểm khi cam kết.",
            "The published score of the period beside the target and the score at the time.",
        );
        let sentence = self.sentence().letters();
        Finding { sentence, rule: rule.to_owned(), ..self.table() }
    }

    fn sentence(&self) -> Text {
        let lang = self.lang;
        let period = date::period(self.commitment.period, lang);
        let (unit, indicator) = (self.unit(), self.indicator());
        let target = self.score(self.commitment.target, self.committed(Committed::Target));
        let mut sentence = said!(
            lang,
            "{0}, {1} {2}: cam kết {3}, {4}.",
            "{0}, {1} in {2}: committed to {3}, {4}.",
            unit,
            indicator,
            period,
            target,
            self.outcome(),
        );
        for more in [self.matched(), self.revised()].into_iter().flatten() {
            sentence.push(" ");
            sentence.add(&more);
        }
        sentence
    }

    /// «Đối chiếu theo tên: khi cam kết ghi là «Bình Liêu».» Nothing where keys are the same.
    fn matched(&self) -> Option<Text> {
        let (lang, checked, one) = (self.lang, self.checked, self.commitment);
        checked.unit.and(checked.indicator)?;
        let unit = self.written(one.unit_name.as_ref(), &one.unit);
        let indicator = self.written(one.indicator_name.as_ref(), &one.indicator);
        let quoted = |name: &String| lang.pick(format!("«{name}»"), format!("“{name}”"));
        let [by_unit, by_indicator] = checked.by;
        if by_unit == FoundBy::Lineage {
            let now = self.unit();
            return Some(said!(
                lang,
                "Khi cam kết đơn vị là {0}, nay là {1}.",
                "The unit was {0} then and is {1} now.",
                quoted(&unit),
                now
            ));
        }
        let names = [(by_unit, unit), (by_indicator, indicator)];
        let names = names.iter().filter(|(by, _)| *by == FoundBy::Name);
        let names: Vec<String> = names.map(|(_, name)| quoted(name)).collect();
        let those = names.join(", ");
        (!names.is_empty()).then(|| {
            said!(
                lang,
                "Đối chiếu theo tên: khi cam kết ghi là {0}.",
                "Matched by name: written down as {0}.",
                those
            )
        })
    }

    /// What a number states, where unit and indicator are in the data.
    fn stated(&self, period: Period, what: What) -> Option<Stated> {
        let (unit, indicator) = (self.checked.unit?, self.checked.indicator?);
        let versus = self.commitment.base.as_ref().map(|base| base.period);
        Some(Stated { unit: Some(unit), indicator, period, versus, group: None, what })
    }

    fn committed(&self, what: Committed) -> Option<Stated> {
        self.stated(self.commitment.period, What::Committed(self.checked.at, what))
    }

    /// The result in the period of the target.
    fn result(&self) -> Option<Stated> {
        self.stated(self.commitment.period, What::Score)
    }

    /// The unit's name in the data, else as it was written down.
    fn unit(&self) -> String {
        match self.checked.unit {
            Some(unit) => phrase::unit(self.ds, unit, self.lang),
            None => self.written(self.commitment.unit_name.as_ref(), &self.commitment.unit),
        }
    }

    fn indicator(&self) -> String {
        match self.checked.indicator {
            Some(indicator) if self.ds.indicators()[indicator].parent.is_some() => {
                let index = self.ds.index_of(indicator);
                let name = phrase::inside(self.ds, indicator, self.lang);
                format!("{name} ({})", phrase::short(self.ds, index, self.lang))
            }
            Some(indicator) => phrase::short(self.ds, indicator, self.lang),
            None => {
                self.written(self.commitment.indicator_name.as_ref(), &self.commitment.indicator)
            }
        }
    }

    fn written(&self, name: Option<&Label>, id: &str) -> String {
        name.map_or(id, |name| self.lang.label(name)).to_owned()
    }

    /// A score, never with fewer decimals than were written down.
    fn score(&self, value: Decimal, of: Option<Stated>) -> Text {
        let Some(indicator) = self.checked.indicator else {
            return number::plain(value.round(self.places(value)), self.lang).into();
        };
        let measure = self.ds.indicators()[indicator].measure;
        let score = number::score(value, self.places(value), measure, self.lang);
        figured(score, of)
    }

    fn places(&self, value: Decimal) -> u8 {
        let shown = self.checked.indicator.map_or(0, |indicator| self.ds.decimals(indicator));
        number::written_places(value, shown)
    }

    /// The size of a difference.
    fn points(&self, value: Decimal, what: Committed) -> Text {
        let Some(indicator) = self.checked.indicator else {
            return number::plain(value, self.lang).into();
        };
        let places = number::places_to_tell_from_zero(value, self.places(value));
        let measure = self.ds.indicators()[indicator].measure;
        let unit = number::change_unit(value, places, measure, self.lang);
        let size =
            format!("{}{NO_BREAK_SPACE}{unit}", number::number(value.abs(), places, self.lang));
        figured(size, self.committed(what))
    }

    /// «đạt 86,10 điểm, vượt cam kết 1,10 điểm».
    fn outcome(&self) -> Text {
        let lang = self.lang;
        let result = |score: &Given<Decimal>| self.score(score.value, self.result());
        match &self.checked.outcome {
            Outcome::Kept { score, over } if over.is_zero() => {
                said!(lang, "đạt đúng {0}", "kept exactly: {0}", result(score))
            }
            Outcome::Kept { score, over } => {
                let over = self.points(*over, Committed::Apart);
                said!(
                    lang,
                    "đạt {0}, vượt cam kết {1}",
                    "kept: {0}, {1} beyond it",
                    result(score),
                    over
                )
            }
            Outcome::Improved { score, short, gained } => {
                let short = self.points(*short, Committed::Apart);
                said!(
                    lang,
                    "có tiến bộ nhưng chưa đạt: {0}, {1}, còn thiếu {2}",
                    "improved but short: {0}, {1}, {2} short of it",
                    result(score),
                    self.moved(*gained),
                    short
                )
            }
            Outcome::Missed { score, short, gained } => {
                let short = self.points(*short, Committed::Apart);
                let mut moved = gained.map(|gained| self.moved(gained)).unwrap_or_default();
                if !moved.is_empty() {
                    moved.push(", ");
                }
                said!(
                    lang,
                    "không đạt: {0}, {1}còn thiếu {2}",
                    "missed: {0}, {1}{2} short of it",
                    result(score),
                    moved,
                    short
                )
            }
            Outcome::NotYet(reason) => {
                let why = reason.map(|reason| format!(" ({})", words::missing(reason, lang)));
                said!(lang, "chưa có số liệu{0}", "no figure yet{0}", why.unwrap_or_default())
            }
            Outcome::UnitGone => {
                lang.pick("số liệu không còn đơn vị này", "the data no longer has this unit").into()
            }
            Outcome::UnitMerged(into) => {
                let into = phrase::unit(self.ds, *into, lang);
                lang.pick(
                    format!("không đối chiếu được vì đơn vị này đã vào {into}"),
                    format!("which cannot be checked, as this unit went into {into}"),
                )
                .into()
            }
            Outcome::IndicatorGone => lang
                .pick("số liệu không còn chỉ số này", "the data no longer has this indicator")
                .into(),
            Outcome::MethodChanged { method, since, score } => {
                let (since, method) = (date::period(*since, lang), lang.label(method));
                let by_new = score.as_ref().map(|score| {
                    said!(
                        lang,
                        "; kết quả theo cách mới: {0}",
                        "; by the new one: {0}",
                        result(score)
                    )
                });
                said!(
                    lang,
                    "không đối chiếu được vì đã đổi cách tính từ {0} («{1}»){2}",
                    "which cannot be checked, as the method changed in {0} (“{1}”){2}",
                    since,
                    method,
                    by_new.unwrap_or_default()
                )
            }
        }
    }

    /// «tăng 1,10 điểm so với năm 2022», «giảm 1,10 điểm so với năm 2022»: by the score itself.
    fn moved(&self, gained: Decimal) -> Text {
        let lang = self.lang;
        let base = self.commitment.base.as_ref().map(|base| date::period(base.period, lang));
        let (base, by) = (base.unwrap_or_default(), self.points(gained, Committed::Moved));
        let direction = self.checked.indicator.map(|ix| self.ds.indicators()[ix].direction);
        let rose = match direction {
            Some(Direction::LowerIsBetter) => -gained.sign(),
            _ => gained.sign(),
        };
        match rose {
            0 => said!(lang, "bằng {0}", "as in {0}", base),
            1 => said!(lang, "tăng {0} so với {1}", "up {0} on {1}", by, base),
            _ => said!(lang, "giảm {0} so với {1}", "down {0} on {1}", by, base),
        }
    }

    /// That the figure it began from is another one now.
    fn revised(&self) -> Option<Text> {
        let (now, base) = (self.checked.revised?, self.commitment.base.as_ref()?);
        let now = self.score(now.value, self.stated(base.period, What::Score));
        let written = self.score(base.score?, self.committed(Committed::Base));
        let period = date::period(base.period, self.lang);
        Some(said!(
            self.lang,
            "Điểm {0} khi cam kết ghi là {1}, nay số liệu là {2}.",
            "The score of {0} was written down as {1}; the data now has {2}.",
            period,
            written,
            now
        ))
    }

    fn table(&self) -> Finding {
        let lang = self.lang;
        let none = || "–".to_owned();
        let plain = |score: Decimal| self.score(score, None).letters();
        let figure = |score: Option<Decimal>| score.map_or_else(none, plain);
        let base: Option<&Base> = self.commitment.base.as_ref();
        let before = base.map_or_else(none, |base| {
            let rank = base.rank.map(|rank| rank_of(rank, base.of, lang));
            let score = base.score.map(plain);
            let said: Vec<String> = score.into_iter().chain(rank).collect();
            let period = capitalised(&date::period(base.period, lang));
            if said.is_empty() { period } else { format!("{period}: {}", said.join(", ")) }
        });
        let shown = self.checked.standing.shown();
        let rank = shown.map(|rank| phrase::rank_of(rank.value, self.checked.standing.of, lang));
        let result = score_of(&self.checked.outcome).map(|score| score.value);
        let text = |text: &Option<String>| text.clone().unwrap_or_else(none);
        let due = self.commitment.date.as_deref().map(|day| date::date(day, lang));
        Finding {
            head: texts(
                [
                    ("Khi cam kết", "At the time"),
                    ("Cam kết", "Target"),
                    ("Kết quả", "Result"),
                    ("Hạng", "Rank"),
                    ("Phụ trách", "Owner"),
                    ("Thời hạn", "Due"),
                    ("Ghi chú", "Note"),
                ],
                lang,
            ),
            rows: vec![vec![
                before,
                plain(self.commitment.target),
                figure(result),
                rank.unwrap_or_else(none),
                text(&self.commitment.owner),
                due.unwrap_or_else(none),
                text(&self.commitment.note),
            ]],
            ..Finding::default()
        }
    }
}

/// A figure with its word: the figure alone states something.
fn figured(text: String, of: Option<Stated>) -> Text {
    let Some(of) = of else { return text.into() };
    let end = text.find(NO_BREAK_SPACE).unwrap_or(text.len());
    let (figure, word) = text.split_at(end);
    let mut made = Text::stating(figure, of);
    made.push(word);
    made
}

/// «hạng 13/13».
fn rank_of(rank: u32, of: Option<u32>, lang: Lang) -> String {
    phrase::rank_of(Rank::whole(rank), of.map(|of| of as usize), lang)
}

/// The result that was compared, if there is one.
fn score_of(outcome: &Outcome) -> Option<Given<Decimal>> {
    match outcome {
        Outcome::Kept { score, .. }
        | Outcome::Improved { score, .. }
        | Outcome::Missed { score, .. } => Some(*score),
        Outcome::MethodChanged { score, .. } => *score,
        Outcome::NotYet(_)
        | Outcome::UnitGone
        | Outcome::UnitMerged(_)
        | Outcome::IndicatorGone => None,
    }
}
