//! Commitments of a unit, or of the units of an index or a group: those to come, and what became of those for
//! the period.

use super::{Piece, Rows, sentences};
use crate::analysis::target::{Checked, check_commitments};
use crate::locale::{Lang, date};
use crate::model::{Commitment, Commitments, Dataset, IndicatorIx, Period, UnitIx};
use crate::story::target::{commitment_about, commitment_text, committed_score, summary};
use crate::story::text::said;
use crate::story::{Fate, Stated, Text, What};

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
    /// Whether a commitment is one of these, whatever its period.
    fn holds(&self, ds: &Dataset, checked: &Checked) -> bool {
        let unit = |wanted: UnitIx| checked.unit == Some(wanted);
        let index = |wanted: IndicatorIx| {
            let chain = std::iter::successors(checked.indicator, |at| ds.indicators()[*at].parent);
            chain.into_iter().any(|at| at == wanted)
        };
        let group =
            |wanted: usize| checked.unit.is_some_and(|unit| ds.units()[unit].group == Some(wanted));
        self.unit.is_none_or(unit) && self.index.is_none_or(index) && self.group.is_none_or(group)
    }

    /// Those whose period fits, beside the data.
    fn those<'c>(
        &self,
        ds: &Dataset,
        all: &'c Commitments,
        fits: impl Fn(Period) -> bool,
    ) -> Vec<(&'c Commitment, Checked)> {
        let checked = check_commitments(ds, all).into_iter().filter(|one| self.holds(ds, one));
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
        let stating = |fate: Fate, count: String| {
            let of = Stated {
                unit: self.unit,
                indicator: self.about,
                period: self.period,
                versus: None,
                group: self.group,
                what: What::Count(crate::story::Counted::Commitments(fate)),
            };
            Text::stating(count, of)
        };
        let said = summary(&checked, &stating, lang);
        let each = those
            .iter()
            .map(|(commitment, checked)| commitment_text(ds, commitment, checked, lang));
        let each: Vec<Text> = each.collect();
        std::iter::once(Piece::Paragraph(said)).chain(sentences(each)).collect()
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
