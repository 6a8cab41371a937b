//! What became of commitments.

use super::texts;
use crate::analysis::target::{Checked, Outcome};
use crate::locale::{Lang, NO_BREAK_SPACE, capitalised, date, number, words};
use crate::model::{Base, Commitment, Commitments, Dataset, Decimal, Direction, Given, Label};
use crate::rank::Rank;
use crate::story::{Finding, phrase};

/// «Trong 05 cam kết: 02 đạt, 01 có tiến bộ nhưng chưa đạt, 02 chưa có số liệu.» Empty where there are none.
pub fn commitments_summary(checked: &[Checked], lang: Lang) -> String {
    if checked.is_empty() {
        return String::new();
    }
    let count =
        |n: usize| lang.pick(number::two_digits(n as i64, lang), number::whole(n as i64, lang));
    let kinds: [(&str, &str); 5] = [
        ("đạt", "kept"),
        ("có tiến bộ nhưng chưa đạt", "improved but short"),
        ("không đạt", "missed"),
        ("chưa có số liệu", "without a figure yet"),
        ("không đối chiếu được", "that cannot be checked"),
    ];
    let kind = |checked: &Checked| match checked.outcome {
        Outcome::Kept { .. } => 0,
        Outcome::Improved { .. } => 1,
        Outcome::Missed { .. } => 2,
        Outcome::NotYet(_) => 3,
        Outcome::UnitGone | Outcome::IndicatorGone | Outcome::MethodChanged { .. } => 4,
    };
    let said = kinds.iter().enumerate().filter_map(|(at, (vi, en))| {
        let n = checked.iter().filter(|checked| kind(checked) == at).count();
        (n > 0).then(|| format!("{} {}", count(n), lang.pick(*vi, *en)))
    });
    let said = said.collect::<Vec<_>>().join(", ");
    let all = count(checked.len());
    let noun = if checked.len() == 1 { "commitment" } else { "commitments" };
    lang.pick(format!("Trong {all} cam kết: {said}."), format!("Of {all} {noun}: {said}."))
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

/// Scores of more decimals than these are as a computer holds them.
const NOISE: u8 = 4;

struct Telling<'a> {
    ds: &'a Dataset,
    commitment: &'a Commitment,
    checked: &'a Checked,
    lang: Lang,
}

impl Telling<'_> {
    fn finding(&self) -> Finding {
        let lang = self.lang;
        let period = date::period(self.commitment.period, lang);
        let (unit, indicator) = (self.unit(), self.indicator());
        let target = self.score(self.commitment.target);
        let mut sentence = lang.pick(
            format!("{unit}, {indicator} {period}: cam kết {target}, {}.", self.outcome()),
            format!("{unit}, {indicator} in {period}: committed to {target}, {}.", self.outcome()),
        );
        if let Some(revised) = self.revised() {
            sentence.push_str(&format!(" {revised}"));
        }
        let rule = lang.pick(
            "Đối chiếu điểm công bố của kỳ cam kết với mức cam kết và với điểm khi cam kết.",
            "The published score of the period beside the target and the score at the time.",
        );
        Finding { sentence, rule: rule.to_owned(), ..self.table() }
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
    fn score(&self, value: Decimal) -> String {
        match self.checked.indicator {
            Some(indicator) => {
                let places = self.places(value);
                let measure = self.ds.indicators()[indicator].measure;
                number::score(value, places, measure, self.lang)
            }
            None => number::plain(value.round(value.scale().min(NOISE)), self.lang),
        }
    }

    fn places(&self, value: Decimal) -> u8 {
        let shown = self.checked.indicator.map_or(0, |indicator| self.ds.decimals(indicator));
        // A target of 70.125 is not shown as 70.13; a score with the noise of a computer is.
        let own = value.normal().scale();
        if own <= NOISE { own.max(shown) } else { shown }
    }

    fn points(&self, value: Decimal) -> String {
        let Some(indicator) = self.checked.indicator else {
            return number::plain(value, self.lang);
        };
        let places = number::places_to_tell_from_zero(value, self.places(value));
        let measure = self.ds.indicators()[indicator].measure;
        let unit = number::change_unit(value, places, measure, self.lang);
        format!("{}{NO_BREAK_SPACE}{unit}", number::number(value.abs(), places, self.lang))
    }

    /// «đạt 86,10 điểm, vượt cam kết 1,10 điểm».
    fn outcome(&self) -> String {
        let lang = self.lang;
        match &self.checked.outcome {
            Outcome::Kept { score, over } if over.is_zero() => {
                let score = self.score(score.value);
                lang.pick(format!("đạt đúng {score}"), format!("kept exactly: {score}"))
            }
            Outcome::Kept { score, over } => {
                let (score, over) = (self.score(score.value), self.points(*over));
                lang.pick(
                    format!("đạt {score}, vượt cam kết {over}"),
                    format!("kept: {score}, {over} beyond it"),
                )
            }
            Outcome::Improved { score, short, gained } => {
                let (score, short) = (self.score(score.value), self.points(*short));
                let gained = self.moved(*gained);
                lang.pick(
                    format!("có tiến bộ nhưng chưa đạt: {score}, {gained}, còn thiếu {short}"),
                    format!("improved but short: {score}, {gained}, {short} short of it"),
                )
            }
            Outcome::Missed { score, short, gained } => {
                let (score, short) = (self.score(score.value), self.points(*short));
                let gained = gained.map(|gained| format!("{}, ", self.moved(gained)));
                let gained = gained.unwrap_or_default();
                lang.pick(
                    format!("không đạt: {score}, {gained}còn thiếu {short}"),
                    format!("missed: {score}, {gained}{short} short of it"),
                )
            }
            Outcome::NotYet(reason) => {
                let why = reason.map(|reason| format!(" ({})", words::missing(reason, lang)));
                let why = why.unwrap_or_default();
                lang.pick(format!("chưa có số liệu{why}"), format!("no figure yet{why}"))
            }
            Outcome::UnitGone => lang.pick(
                "số liệu không còn đơn vị này".to_owned(),
                "the data no longer has this unit".to_owned(),
            ),
            Outcome::IndicatorGone => lang.pick(
                "số liệu không còn chỉ số này".to_owned(),
                "the data no longer has this indicator".to_owned(),
            ),
            Outcome::MethodChanged { method, since, score } => {
                let (since, method) = (date::period(*since, lang), lang.label(method));
                let score = score.map(|score| self.score(score.value));
                let result = score.map(|score| {
                    lang.pick(
                        format!("; kết quả theo cách mới: {score}"),
                        format!("; by the new one: {score}"),
                    )
                });
                let result = result.unwrap_or_default();
                lang.pick(
                    format!("không đối chiếu được vì đã đổi cách tính từ {since} («{method}»){result}"),
                    format!("which cannot be checked, as the method changed in {since} (“{method}”){result}"),
                )
            }
        }
    }

    /// «tăng 1,10 điểm so với năm 2022», «giảm 1,10 điểm so với năm 2022»: by the score itself.
    fn moved(&self, gained: Decimal) -> String {
        let lang = self.lang;
        let base = self.commitment.base.as_ref().map(|base| date::period(base.period, lang));
        let (base, by) = (base.unwrap_or_default(), self.points(gained));
        let direction = self.checked.indicator.map(|ix| self.ds.indicators()[ix].direction);
        let rose = match direction {
            Some(Direction::LowerIsBetter) => -gained.sign(),
            _ => gained.sign(),
        };
        match rose {
            0 => lang.pick(format!("bằng {base}"), format!("as in {base}")),
            1 => lang.pick(format!("tăng {by} so với {base}"), format!("up {by} on {base}")),
            _ => lang.pick(format!("giảm {by} so với {base}"), format!("down {by} on {base}")),
        }
    }

    /// That the figure it began from is another one now.
    fn revised(&self) -> Option<String> {
        let (now, base) = (self.checked.revised?, self.commitment.base.as_ref()?);
        let (now, written) = (self.score(now.value), self.score(base.score?));
        let period = date::period(base.period, self.lang);
        Some(self.lang.pick(
            format!("Điểm {period} khi cam kết ghi là {written}, nay số liệu là {now}."),
            format!("The score of {period} was written down as {written}; the data now has {now}."),
        ))
    }

    fn table(&self) -> Finding {
        let lang = self.lang;
        let none = || "–".to_owned();
        let figure = |score: Option<Decimal>| score.map_or_else(none, |score| self.score(score));
        let base: Option<&Base> = self.commitment.base.as_ref();
        let before = base.map_or_else(none, |base| {
            let rank = base.rank.map(|rank| rank_of(rank, base.of, lang));
            let score = base.score.map(|score| self.score(score));
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
                self.score(self.commitment.target),
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
        Outcome::NotYet(_) | Outcome::UnitGone | Outcome::IndicatorGone => None,
    }
}
