//! Commitments of a unit, or of the units of an index or a group: those to come, and what became of those for
//! the period.

use super::{Piece, Rows, sentences};
use crate::analysis::target::{Checked, check_commitments};
use crate::locale::{Lang, date, number};
use crate::model::{Commitment, Commitments, Dataset, IndicatorIx, Period, UnitIx};
use crate::story::target::{
    commitment_about, commitment_named, commitment_text, committed_score, summary,
};
use crate::story::text::said;
use crate::story::{Counted, Fate, Stated, Text, What};

/// The most commitments that are named of those that cannot be found.
const NAMED: usize = 6;

/// Whose commitments are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committing {
    /// The unit; `None`: of all.
    pub unit: Option<UnitIx>,
    /// The index, of which parts count as well; `None`: all of them.
    pub index: Option<IndicatorIx>,
    /// The group of the units.
    pub group: Option<usize>,
    /// The period of the report.
    pub period: Period,
    /// The indicator that counts lead to.
    pub about: IndicatorIx,
}

impl Committing {
    /// Whether a commitment is one of these, whatever its period. `None`: nobody knows, as its unit or its
    /// indicator is not in the data.
    fn holds(&self, ds: &Dataset, checked: &Checked) -> Option<bool> {
        let within = |at: IndicatorIx, wanted: IndicatorIx| {
            std::iter::successors(Some(at), |at| ds.indicators()[*at].parent).any(|at| at == wanted)
        };
        // What is not asked for holds of all; what is, of none that is unknown.
        let unit = self.unit.map(|wanted| checked.unit.map(|unit| unit == wanted));
        let index = self.index.map(|wanted| checked.indicator.map(|at| within(at, wanted)));
        let group =
            self.group.map(|wanted| checked.unit.map(|at| ds.units()[at].group == Some(wanted)));
        let mut asked = [unit, index, group].into_iter().flatten();
        if asked.clone().any(|one| one == Some(false)) {
            return Some(false);
        }
        asked.all(|one| one.is_some()).then_some(true)
    }

    /// Those whose period fits, beside the data.
    fn those<'c>(
        &self,
        ds: &Dataset,
        all: &'c Commitments,
        fits: impl Fn(Period) -> bool,
    ) -> Vec<(&'c Commitment, Checked)> {
        let checked =
            check_commitments(ds, all).into_iter().filter(|one| self.holds(ds, one) == Some(true));
        let found = checked.filter_map(|one| Some((all.list.get(one.at)?, one)));
        found.filter(|(commitment, _)| fits(commitment.period)).collect()
    }

    /// «Kết quả thực hiện cam kết năm 2023: trong 05 cam kết: 02 đạt, …», and each of them.
    pub fn kept(&self, ds: &Dataset, all: &Commitments, lang: Lang) -> Vec<Piece> {
        let those = self.those(ds, all, |period| period == self.period);
        let checked: Vec<Checked> = those.iter().map(|(_, checked)| checked.clone()).collect();
        if checked.is_empty() {
            return Vec::new();
        }
        let said = summary(&checked, &|fate, count| self.counting(fate, count), lang);
        let each = those
            .iter()
            .map(|(commitment, checked)| commitment_text(ds, commitment, checked, lang));
        let each: Vec<Text> = each.collect();
        std::iter::once(Piece::Paragraph(said)).chain(sentences(each)).collect()
    }

    fn counting(&self, fate: Fate, count: String) -> Text {
        let of = Stated {
            unit: self.unit,
            indicator: self.about,
            period: self.period,
            versus: None,
            group: self.group,
            what: What::Count(Counted::Commitments(fate)),
        };
        Text::stating(count, of)
    }

    /// Those that may be of these, and whose unit or indicator is not in the data: so that none is lost
    /// without a word. Nothing of a list that has nothing in common with the data.
    pub fn lost(&self, ds: &Dataset, all: &Commitments, lang: Lang) -> Vec<Piece> {
        let checked = check_commitments(ds, all);
        if checked.iter().all(|one| one.unit.is_none() && one.indicator.is_none()) {
            return Vec::new();
        }
        let unknown = checked.iter().filter(|one| self.holds(ds, one).is_none());
        let found = unknown.filter_map(|one| Some((all.list.get(one.at)?, one)));
        let lost: Vec<(&Commitment, &Checked)> =
            found.filter(|(commitment, _)| commitment.period >= self.period).collect();
        if lost.is_empty() {
            return Vec::new();
        }
        let n = lost.len() as i64;
        let count = lang.pick(number::two_digits(n, lang), number::whole(n, lang));
        let named = lost.iter().take(NAMED).map(|(one, at)| commitment_named(ds, one, at, lang));
        let mut named = named.collect::<Vec<_>>().join("; ");
        if lost.len() > NAMED {
            named.push_str("; …");
        }
        vec![Piece::Paragraph(said!(
            lang,
            "Số liệu không có đơn vị hoặc chỉ số của {0} cam kết trong danh sách, nên không đối chiếu được: {1}.",
            "The data has no unit or no indicator for {0} of the commitments listed, which cannot be checked: {1}.",
            self.counting(Fate::Lost, count),
            named
        ))]
    }

    /// Those to come: «Bình Liêu, PAR INDEX năm 2023: phấn đấu 85,00 điểm.», and a table of them.
    pub fn to_come(&self, ds: &Dataset, all: &Commitments, lang: Lang) -> Vec<Piece> {
        let those = self.those(ds, all, |period| period > self.period);
        if those.is_empty() {
            return Vec::new();
        }
        let one = |(commitment, checked): &(&Commitment, Checked)| {
            let ([unit, indicator], target) = commitment_about(ds, commitment, checked, lang);
            let period = date::period(commitment.period, lang);
            said!(
                lang,
                "{0}, {1} {2}: phấn đấu {3}.",
                "{0}, {1} in {2}: to reach {3}.",
                unit,
                indicator,
                period,
                target
            )
        };
        let each: Vec<Text> = those.iter().map(one).collect();
        sentences(each).into_iter().chain([Piece::Table(self.table(ds, &those, lang))]).collect()
    }

    fn table(&self, ds: &Dataset, those: &[(&Commitment, Checked)], lang: Lang) -> Rows {
        let none = || "–".to_owned();
        let text = |text: &Option<String>| text.clone().unwrap_or_else(none);
        let row = |(commitment, checked): &(&Commitment, Checked)| {
            let ([unit, indicator], target) = commitment_about(ds, commitment, checked, lang);
            let base = commitment.base.as_ref().and_then(|base| {
                let score = committed_score(ds, commitment, checked, base.score?, lang);
                Some(format!("{score} ({})", date::period_short(base.period, lang)))
            });
            let due = commitment.date.as_deref().map(|day| date::date(day, lang));
            let mut cells = vec![
                indicator,
                base.unwrap_or_else(none),
                target.letters(),
                date::period_short(commitment.period, lang),
                text(&commitment.owner),
                due.unwrap_or_else(none),
                text(&commitment.note),
            ];
            if self.unit.is_none() {
                cells.insert(0, unit);
            }
            cells
        };
        let names = [
            ("Chỉ số, thành phần", "Index, component"),
            ("Khi cam kết", "When made"),
            ("Chỉ tiêu", "Target"),
            ("Kỳ", "Period"),
            ("Phụ trách", "Owner"),
            ("Thời hạn", "Due"),
            ("Ghi chú", "Note"),
        ];
        let unit = self.unit.is_none().then_some(("Đơn vị", "Unit"));
        let head = unit.into_iter().chain(names).map(|(vi, en)| lang.pick(vi, en).to_owned());
        Rows {
            caption: lang.pick("Chỉ tiêu cam kết", "Commitments").to_owned(),
            head: head.collect(),
            rows: those.iter().map(row).collect(),
        }
    }
}
