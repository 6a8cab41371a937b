//! Who is first in a group, and who was given or taken points beside the maximum.

use super::{Of, Worded};
use crate::analysis::assessment::{Beside, Placed};
use crate::locale::{NO_BREAK_SPACE, number};
use crate::model::{IndicatorKind, Measure, Origin, TieMethod, UnitIx};
use crate::story::text::said;
use crate::story::{Counted, Finding, Stated, Text, What, phrase};

impl Of<'_> {
    /// «Xã: dẫn đầu là Xã A (hạng 1/15, 93,54/100 điểm); cuối cùng là …».
    pub(super) fn ranks(&self) -> Option<Finding> {
        let all = &self.group.ranks;
        let (first, last) = (all.first()?, all.last()?);
        let level = |with: &Placed| -> Vec<UnitIx> {
            let same = all.iter().filter(|row| row.rank.value == with.rank.value);
            same.map(|row| row.unit).collect()
        };
        let said = |row: &Placed| {
            let rank = phrase::rank_of(row.rank.value, row.of, self.lang);
            let score = self.out_of(row).map(|score| format!(", {score}")).unwrap_or_default();
            format!("{} ({rank}{score})", self.units(&level(row)))
        };
        let tied = level(first).len() as u32;
        // The rank of those who lead together, in halves, by how the index ranks them.
        let best = match self.ds.indicators()[self.found.index].rule.ties {
            TieMethod::Competition | TieMethod::Dense | TieMethod::Ordinal => 2,
            TieMethod::ModifiedCompetition => 2 * tied,
            TieMethod::Fractional => tied + 1,
        };
        let leads = first.rank.value.halves() == best;
        let mut clauses = vec![match leads {
            true => self
                .lang
                .pick(format!("dẫn đầu là {}", said(first)), format!("first is {}", said(first))),
            false => self.lang.pick(
                format!("cao nhất trong tệp là {}", said(first)),
                format!("highest in the file is {}", said(first)),
            ),
        }];
        // Who is last is known where all that were ranked are here.
        let whole = first.of.is_none_or(|of| of == all.len());
        if whole && last.rank.value != first.rank.value {
            clauses.push(
                self.lang.pick(
                    format!("cuối cùng là {}", said(last)),
                    format!("last is {}", said(last)),
                ),
            );
        }
        let rows = all.iter().map(|row| {
            let origin = match row.rank.origin {
                Origin::Published => self.pick("công bố", "published"),
                Origin::Derived => self.pick("suy ra", "derived"),
                Origin::Computed => self.pick("tính toán", "computed"),
            };
            vec![
                number::plain(row.rank.value.decimal(), self.lang),
                self.unit(row.unit),
                self.out_of(row).unwrap_or_else(|| "–".to_owned()),
                origin,
            ]
        });
        Some(Finding {
            sentence: self.sentence(clauses.join("; ")).letters(),
            rule: self.pick(
                "Hạng công bố, nếu không có thì suy ra từ mức thay đổi, nếu không có thì tính từ điểm; mỗi nhóm xếp riêng.",
                "The published rank, else the one that follows from a change, else one computed from the scores; each group apart.",
            ),
            rows: rows.collect(),
            head: vec![
                self.pick("Hạng", "Rank"),
                self.pick("Đơn vị", "Unit"),
                self.pick("Điểm", "Score"),
                self.pick("Nguồn gốc của hạng", "Origin of the rank"),
            ],
        })
    }

    /// «93,54/100 điểm», “93.54 of 100 points”.
    fn out_of(&self, row: &Placed) -> Option<String> {
        let score = row.score?.value;
        let index = self.found.index;
        let percent = self.ds.indicators()[index].measure == Measure::Percent;
        let Some(maximum) = row.maximum.filter(|_| !percent) else {
            return Some(phrase::score(self.ds, index, score, self.lang));
        };
        let maximum = number::plain(maximum.value, self.lang);
        let figure = self.figure(score, index);
        Some(self.lang.pick(
            format!("{figure}/{maximum}{NO_BREAK_SPACE}điểm"),
            format!("{figure} of {maximum}{NO_BREAK_SPACE}points"),
        ))
    }

    /// «Xã: điểm thưởng: 9/15 xã được cộng, tổng +12,50 điểm, nhiều nhất: …; điểm trừ: …».
    pub(super) fn beside(&self) -> Option<Worded> {
        let given: Vec<&Beside> =
            self.group.beside.iter().filter(|beside| beside.units > 0).collect();
        let clauses: Vec<Text> = given.iter().map(|beside| self.beside_clause(beside)).collect();
        if clauses.is_empty() {
            return None;
        }
        let rows = given.iter().flat_map(|beside| {
            beside.rows.iter().map(|(unit, points)| {
                let by = self.signed(*points, beside.indicator);
                vec![self.name(beside.indicator), self.unit(*unit), by]
            })
        });
        Some(Worded {
            text: self.sentence(Text::joined(&clauses, "; ")),
            rule: self.pick(
                "Điểm thưởng, điểm trừ tính vào tổng điểm, không tính vào điểm tối đa và không bao giờ là điểm mất.",
                "Bonus and penalty points count in the total, not in the maximum, and never as lost points.",
            ),
            rows: rows.collect(),
            head: vec![
                self.pick("Mục", "Item"),
                self.pick("Đơn vị", "Unit"),
                self.pick("Cộng, trừ", "Points"),
            ],
        })
    }

    fn beside_clause(&self, beside: &Beside) -> Text {
        let penalty = beside.kind == IndicatorKind::Penalty;
        let (lang, at) = (self.lang, beside.indicator);
        let name = phrase::inside(self.ds, at, lang);
        let Some((unit, most)) = beside.rows.first() else {
            let none = match penalty {
                true => lang.pick("không đơn vị nào bị trừ", "nobody lost any"),
                false => lang.pick("không đơn vị nào được cộng", "nobody was given any"),
            };
            return said!(lang, "{0}: {1}", "{0}: {1}", name, none);
        };
        let given = match penalty {
            true => lang.pick("bị trừ", "had points taken off"),
            false => lang.pick("được cộng", "were given points"),
        };
        let counts =
            [(beside.rows.len(), Counted::BesideGiven), (beside.units, Counted::BesideScored)];
        let units: Vec<UnitIx> = beside
            .rows
            .iter()
            .filter(|(_, points)| points == most)
            .map(|(unit, _)| *unit)
            .collect();
        let own = Stated { unit: Some(*unit), ..self.stated(at, What::Beside) };
        said!(
            lang,
            "{0}: {1} {2}, tổng {3}, nhiều nhất: {4} ({5})",
            "{0}: {1} {2}, {3} together, most: {4} ({5})",
            name,
            self.share(counts, at),
            given,
            self.change_of(beside.sum, at, self.stated(at, What::BesideSum)),
            self.named(&units, at, Counted::BesideBy(*most)),
            self.change_of(*most, at, own)
        )
    }
}
