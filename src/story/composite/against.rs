//! Ranks of an own index beside those of the index that its parts are of.

use std::cmp::Reverse;

use super::{Built, head};
use crate::locale::{Lang, list, number};
use crate::model::{Decimal, IndicatorIx, Origin, RankWithin, order};
use crate::rank::{Rank, RankOptions, standings};
use crate::story::{Finding, phrase};

/// The most rows of those that moved.
const MOST_MOVED: usize = 10;

/// A unit with a rank in both.
struct Both {
    row: usize,
    theirs: Rank,
    own: Rank,
}

impl Both {
    /// How far it stands from there, in half places; above zero where the own rank is better.
    fn gained(&self) -> i64 {
        i64::from(self.theirs.halves()) - i64::from(self.own.halves())
    }
}

impl Built<'_> {
    /// The index that all parts are of.
    fn published(&self) -> Option<IndicatorIx> {
        let mut indices = self.chosen.iter().map(|part| self.ds.index_of(part.indicator));
        let first = indices.next()?;
        indices.all(|index| index == first).then_some(first)
    }

    /// How ranks differ from those of the index that all parts are of.
    pub(super) fn against(&self, lang: Lang) -> Option<Finding> {
        let index = self.published()?;
        // A rank among the own group and one among all do not compare.
        let apart = self.ds.indicators()[index].rule.within == RankWithin::Group;
        if apart && self.group.is_none() {
            return None;
        }
        let options = RankOptions {
            ties: Some(self.recipe.ties),
            group: self.group,
            ..RankOptions::default()
        };
        let standings = standings(self.ds, index, self.period, &options);
        let mut both: Vec<Both> = Vec::new();
        let mut printed = true;
        for (row, unit) in self.units.iter().enumerate() {
            if let Some((own, theirs)) = self.rank(row).zip(standings.get(*unit).shown()) {
                printed &= theirs.origin == Origin::Published;
                both.push(Both { row, theirs: theirs.value, own });
            }
        }
        if both.is_empty() {
            return None;
        }
        let name = phrase::index_in(self.ds, index, self.period, lang);
        let theirs = match printed {
            true => lang
                .pick(format!("hạng {name} đã công bố"), format!("the published ranks of {name}")),
            false => lang
                .pick(format!("hạng theo điểm {name}"), format!("ranks by the scores of {name}")),
        };
        let rows: Vec<usize> = both.iter().map(|unit| unit.row).collect();
        let all = self.count(&rows, lang);
        // Farthest first; among them by own rank.
        order::sort_by_key(&mut both, |unit| (Reverse(unit.gained().abs()), unit.own, unit.row));
        let moved = both.iter().filter(|unit| unit.gained() != 0).count();
        let sentence = match moved {
            0 => lang.pick(
                format!("Cả {all} đều có hạng bằng {theirs}."),
                format!("The ranks of all {all} are {theirs}."),
            ),
            _ => self.moved(&both, (moved, &all, &theirs), lang),
        };
        let (ours, listed) =
            (self.ranked(), standings.iter().filter(|s| s.shown().is_some()).count());
        let apart = (ours != listed).then(|| lang.pick(
            format!(" Hai bảng xếp hạng khác số đơn vị: {ours} và {listed}; chỉ so các đơn vị có ở cả hai."),
            format!(" The two lists differ in length, {ours} and {listed}; only units in both are compared."),
        ));
        let rows = both.iter().filter(|unit| unit.gained() != 0).take(MOST_MOVED).map(|unit| {
            let gained = Decimal::new(i128::from(unit.gained()) * 5, 1).normal();
            let plain = |rank: Rank| number::plain(rank.decimal(), lang);
            let places = number::signed(gained, gained.scale(), lang);
            vec![self.unit(unit.row, lang), plain(unit.theirs), plain(unit.own), places]
        });
        Some(Finding {
            sentence: sentence + &apart.unwrap_or_default(),
            rule: lang.pick(
                "Độ đổi là trung bình số bậc mà mỗi đơn vị lên hoặc xuống; bảng nêu các đơn vị đổi nhiều nhất.",
                "The shift is the mean number of places between the two ranks of a unit; the table has those that differ most.",
            ).to_owned(),
            head: head(&[
                lang.pick("Đơn vị", "Unit"),
                &name,
                super::unnamed(lang),
                lang.pick("Số bậc", "Places"),
            ]),
            rows: rows.collect(),
        })
    }

    fn moved(&self, both: &[Both], told: (usize, &str, &str), lang: Lang) -> String {
        let (moved, all, theirs) = told;
        let total: i64 = both.iter().map(|unit| unit.gained().abs()).sum();
        let units = Decimal::from(2 * both.len() as i64);
        let shift = Decimal::from(total).div_round(units, 2).unwrap_or(Decimal::ZERO);
        let shift = number::number(shift, 2, lang);
        let farthest = both.first().map_or(0, |unit| unit.gained().abs());
        let first: Vec<&Both> =
            both.iter().take_while(|unit| unit.gained().abs() == farthest).collect();
        let one = |unit: &&Both| {
            let name = self.unit(unit.row, lang);
            let [from, to] =
                [unit.theirs, unit.own].map(|rank| number::plain(rank.decimal(), lang));
            lang.pick(
                format!("{name} (hạng {from} thành {to})"),
                format!("{name} (from rank {from} to {to})"),
            )
        };
        let farthest = match first.len() > super::MOST_NAMED {
            true => {
                let rows: Vec<usize> = first.iter().map(|unit| unit.row).collect();
                self.count(&rows, lang)
            }
            false => list(&first.iter().map(one).collect::<Vec<_>>(), lang),
        };
        let count = number::whole(moved as i64, lang);
        lang.pick(
            format!("So với {theirs}, {count} trong {all} có hạng khác, trung bình mỗi đơn vị lệch {shift} bậc; lệch nhiều nhất là {farthest}."),
            format!("Against {theirs}, {count} of {all} have another rank, {shift} places apart on average; furthest apart: {farthest}."),
        )
    }
}
