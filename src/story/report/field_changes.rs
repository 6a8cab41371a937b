//! What changed in an index since the period compared with: how many rose and fell, who moved furthest,
//! the median.

use super::FieldReport;
use super::stating::ended;
use crate::analysis::Change;
use crate::locale::{Noun, date};
use crate::model::order;
use crate::model::{Decimal, Direction};
use crate::story::text::said;
use crate::story::{Counted, Text, What};

/// How many of those that moved furthest are named.
const MOVERS: usize = 3;

impl FieldReport<'_> {
    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.members.iter().filter_map(|member| member.change.as_ref())
    }

    /// «So với năm 2015: 30 đơn vị lên hạng, 29 đơn vị xuống hạng, 4 đơn vị giữ nguyên hạng; …»
    pub(super) fn moved(&self) -> Option<Text> {
        let lang = self.lang;
        let vs = self.vs?;
        let stating = self.stating();
        // What no unit did is not told.
        let counted = |of: [(usize, Counted, &str, &str); 3], among: &str| {
            let some = of.into_iter().filter(|(n, ..)| *n > 0);
            let said = some.map(|(n, what, vi, en)| {
                let mut text = said!(lang, vi, en, stating.count(Noun::Unit, n, what));
                text.push(among);
                text
            });
            let said: Vec<Text> = said.collect();
            (!said.is_empty()).then(|| Text::joined(&said, ", "))
        };
        let places =
            || self.changes().filter_map(|change| change.places.map(|given| given.value.signum()));
        let of = |sign: i32| places().filter(|other| *other == sign).count();
        let mut clauses = Vec::new();
        if places().next().is_some() {
            let ranks = [
                (of(1), Counted::RankRose, "{0} lên hạng", "{0} rose in rank"),
                (of(-1), Counted::RankFell, "{0} xuống hạng", "{0} fell in rank"),
                (of(0), Counted::RankSame, "{0} giữ nguyên hạng", "{0} kept the rank"),
            ];
            clauses.extend(counted(ranks, self.inside()));
        }
        let signs: Vec<i32> = self
            .changes()
            .filter(|change| !change.broken)
            .filter_map(|change| change.score_change.map(|given| given.value.sign()))
            .collect();
        if !signs.is_empty() {
            let of = |sign: i32| signs.iter().filter(|other| **other == sign).count();
            let scores = [
                (of(1), Counted::ScoreRose, "{0} tăng điểm", "{0} rose in score"),
                (of(-1), Counted::ScoreFell, "{0} giảm điểm", "{0} fell in score"),
                (of(0), Counted::ScoreSame, "{0} giữ nguyên điểm", "{0} kept the score"),
            ];
            clauses.extend(counted(scores, ""));
        } else if self.broken() {
            clauses.push(
                lang.pick(
                    "điểm không so được vì đã đổi cách tính",
                    "scores do not compare, as the method changed",
                )
                .into(),
            );
        }
        if clauses.is_empty() {
            return None;
        }
        let (vs, clauses) = (date::period(vs, lang), Text::joined(&clauses, "; "));
        Some(ended(said!(lang, "So với {0}: {1}", "Compared with {0}: {1}", vs, clauses)))
    }

    /// « trong nhóm» where the ranks that are told are not those among all units.
    fn inside(&self) -> &'static str {
        match self.overall {
            Some(_) => self.lang.pick(" trong nhóm", " within the group"),
            None => "",
        }
    }

    /// Who moved furthest, up and down, in rank and in score.
    pub(super) fn movers(&self) -> Vec<Text> {
        let lang = self.lang;
        let higher = self.ds.indicators()[self.indicator].direction == Direction::HigherIsBetter;
        let places =
            |change: &Change| change.places.map(|given| Decimal::from(i64::from(given.value)));
        let score = |change: &Change| {
            change.score_change.filter(|_| higher && !change.broken).map(|given| given.value)
        };
        let inside = self.inside();
        let [rose, fell] = [
            lang.pick(format!("Lên hạng{inside} nhiều nhất"), format!("Rose most in rank{inside}")),
            lang.pick(format!("xuống hạng{inside} nhiều nhất"), format!("fell most{inside}")),
        ];
        let heads = [
            &*rose,
            &*fell,
            lang.pick("Tăng điểm nhiều nhất", "Rose most in score"),
            lang.pick("giảm điểm nhiều nhất", "fell most"),
        ];
        let by_rank = |change: &Change| {
            let n = change.places.map_or(0, |given| given.value.unsigned_abs());
            let stating = self.stating().unit(change.unit);
            let mut text = stating.whole(n as usize, What::Places);
            text.push(&format!("\u{a0}{}", Noun::Place.form(i64::from(n), lang)));
            text
        };
        let by_score = |change: &Change| {
            let stating = self.stating().unit(change.unit);
            change
                .score_change
                .map_or_else(Text::default, |size| stating.amount(size, What::ScoreChange))
        };
        let ranks = self.furthest(&places, &by_rank, [heads[0], heads[1]]);
        let scores = self.furthest(&score, &by_score, [heads[2], heads[3]]);
        ranks.into_iter().chain(scores).collect()
    }

    /// Those that moved furthest either way, with how far.
    fn furthest(
        &self,
        size: &dyn Fn(&Change) -> Option<Decimal>,
        told: &dyn Fn(&Change) -> Text,
        heads: [&str; 2],
    ) -> Option<Text> {
        let mut clauses = Vec::new();
        for (sign, head) in [(1, heads[0]), (-1, heads[1])] {
            let moved = self.changes().filter_map(|change| Some((size(change)?, change)));
            let mut moved: Vec<(Decimal, &Change)> =
                moved.filter(|(size, _)| size.sign() == sign).collect();
            order::sort_by_key(&mut moved, |(size, _)| std::cmp::Reverse(size.abs()));
            // Of those that moved equally far none is left out, unless they are too many.
            let cut = moved.get(MOVERS - 1).map(|(size, _)| *size);
            let mut some: Vec<_> = match cut {
                Some(cut) => moved.iter().filter(|(size, _)| size.abs() >= cut.abs()).collect(),
                None => moved.iter().collect(),
            };
            if some.len() > 2 * MOVERS {
                some.retain(|(size, _)| Some(*size) != cut);
            }
            let one = |(_, change): &&(Decimal, &Change)| {
                Text::fill("{0} ({1})", &[self.name(change.unit).into(), told(change)])
            };
            let said: Vec<Text> = some.iter().map(one).collect();
            if !said.is_empty() {
                clauses.push(Text::fill("{0}: {1}", &[head.into(), Text::joined(&said, ", ")]));
            }
        }
        (!clauses.is_empty()).then(|| ended(Text::joined(&clauses, "; ").capitalised()))
    }

    /// The median then and now; of a group, against that of all.
    pub(super) fn medians(&self) -> Option<Text> {
        let lang = self.lang;
        let stating = self.stating().versus(None);
        if self.apart() {
            return None;
        }
        if self.options.group.is_some() {
            // Groups that are ranked by themselves do not compare.
            self.overall.as_ref()?;
            let ours = self.median(self.period, self.options.group)?;
            let all = self.median(self.period, None)?;
            return Some(said!(
                lang,
                "Trung vị của nhóm là {0}, của tất cả các đơn vị là {1}.",
                "The median of the group is {0}, that of all units {1}.",
                stating.points(ours, What::Median),
                stating.group(None).points(all, What::Median)
            ));
        }
        let vs = self.vs.filter(|_| !self.broken())?;
        let (then, now) = (self.median(vs, None)?, self.median(self.period, None)?);
        let (was, is) =
            (stating.at(vs).score(then, What::Median), stating.points(now, What::Median));
        Some(match now.cmp(&then) {
            std::cmp::Ordering::Equal => return None,
            std::cmp::Ordering::Greater => {
                said!(
                    lang,
                    "Trung vị tăng từ {0} lên {1}.",
                    "The median rose from {0} to {1}.",
                    was,
                    is
                )
            }
            std::cmp::Ordering::Less => {
                said!(
                    lang,
                    "Trung vị giảm từ {0} xuống {1}.",
                    "The median fell from {0} to {1}.",
                    was,
                    is
                )
            }
        })
    }
}
