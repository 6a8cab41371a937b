//! How firm ranks are, in sentences.

mod bounds;
mod sensitivity;

use super::finding::Finding;
use super::phrase;
use crate::analysis::firm::{Noise, Outcome, RankSpread, Scenario, Weighed};
use crate::locale::{Lang, Noun, list, number, words};
use crate::model::{Dataset, Decimal, IndicatorIx, Origin, Period, order};
use crate::rank::Rank;

/// What is asked about: an index in a period, of the unit in a row.
#[derive(Clone, Copy, Debug)]
pub struct Firm<'a> {
    /// The data.
    pub ds: &'a Dataset,
    /// The index.
    pub indicator: IndicatorIx,
    /// The period.
    pub period: Period,
    /// What it is made of.
    pub weighed: &'a Weighed,
    /// The row of «us».
    pub row: Option<usize>,
    /// How weights are drawn.
    pub noise: Noise,
}

fn plain(rank: Rank, lang: Lang) -> String {
    number::plain(rank.decimal(), lang)
}

fn halves(halves: u32, lang: Lang) -> String {
    plain(Rank::from_halves(halves), lang)
}

/// «hạng 2», «hạng 2–5».
pub(super) fn ranks(low: u32, high: u32, lang: Lang) -> String {
    let first = phrase::rank(Rank::from_halves(low), lang);
    match low == high {
        true => first,
        false => {
            let both = format!("{first}–{}", halves(high, lang));
            lang.pick(both.clone(), both.replace("rank", "ranks"))
        }
    }
}

/// A share of a whole in percent, without decimals: «97%»; «dưới 1%» where it would show as none.
pub(super) fn share(part: u32, of: u32, lang: Lang) -> String {
    let percent = u64::from(part) * 100;
    let rounded = (percent + u64::from(of) / 2).checked_div(u64::from(of)).unwrap_or(0);
    match (rounded, part) {
        (0, 1..) => lang.pick("dưới 1%", "under 1%").to_owned(),
        (100, _) if part < of => lang.pick("trên 99%", "over 99%").to_owned(),
        _ => format!("{rounded}%"),
    }
}

impl Firm<'_> {
    fn name(&self, row: usize, lang: Lang) -> String {
        self.weighed
            .units
            .get(row)
            .map(|unit| phrase::unit(self.ds, *unit, lang))
            .unwrap_or_default()
    }

    /// A rank that is computed anew from the parts: «2»; beside the one in the tables where that is another:
    /// «2 theo điểm tính lại (công bố: hạng 3)».
    fn base(&self, row: usize, base: u32, lang: Lang) -> String {
        let rank = halves(base, lang);
        let shown = self.weighed.shown.get(row).copied().flatten();
        let Some(shown) = shown.filter(|shown| shown.value.halves() != base) else { return rank };
        let other = phrase::rank(shown.value, lang);
        let whose = match shown.origin {
            Origin::Published => lang.pick("công bố", "published"),
            Origin::Derived => lang.pick("suy ra", "derived"),
            Origin::Computed => lang.pick("theo điểm công bố", "by the published totals"),
        };
        lang.pick(
            format!("{rank} theo điểm tính lại ({whose}: {other})"),
            format!("{rank} by totals computed anew ({whose}: {other})"),
        )
    }

    fn part(&self, part: usize, lang: Lang) -> String {
        let part = self.weighed.parts.get(part);
        part.map(|part| phrase::short(self.ds, *part, lang)).unwrap_or_default()
    }

    /// The finding of the page: a sentence without its full stop, and what is drawn.
    pub fn headline(&self, spreads: &[RankSpread], shift: i64, lang: Lang) -> [String; 2] {
        let percent = self.noise.percent;
        let index = phrase::index_in(self.ds, self.indicator, self.period, lang);
        let subtitle = lang.pick(
            format!("Hạng {index} khi trọng số của từng thành phần xê dịch đến {percent}%"),
            format!(
                "Ranks in {index} when the weight of each component differs by up to {percent}%"
            ),
        );
        let of_us = self.row.and_then(|row| Some((row, *spreads.get(row)?)));
        let Some((row, spread)) = of_us else {
            let shift = number::number(Decimal::new(i128::from(shift), 2), 2, lang);
            let text = lang.pick(
                format!("Trọng số xê dịch đến {percent}%: trung bình mỗi đơn vị đổi {shift} bậc"),
                format!(
                    "Weights differing by up to {percent}% move a unit by {shift} places on average"
                ),
            );
            return [text, subtitle];
        };
        let (us, base) = (self.name(row, lang), self.base(row, spread.base, lang));
        let drawn = ranks(spread.low, spread.high, lang);
        let always = (spread.best, spread.worst) == (spread.base, spread.base);
        let finding = match (spread.low == spread.high && spread.low == spread.base, always) {
            (true, true) => lang.pick(
                format!("Hạng {base} của {us} vững: trọng số xê dịch đến {percent}%, mọi lần thử vẫn {drawn}"),
                format!("Rank {base} of {us} is firm: weights differing by up to {percent}% leave it {drawn} in every draw"),
            ),
            // Not more than 5 in 100 draws lie beyond either.
            (true, false) => lang.pick(
                format!("Hạng {base} của {us} khá vững: trọng số xê dịch đến {percent}%, ít nhất 90% số lần thử vẫn {drawn}"),
                format!("Rank {base} of {us} is fairly firm: weights differing by up to {percent}% leave it {drawn} in at least 90% of draws"),
            ),
            _ => lang.pick(
                format!("{us} hạng {base}, nhưng trọng số xê dịch đến {percent}% thì có thể ở {drawn}"),
                format!("{us} is rank {base}, but with weights differing by up to {percent}% it may be anywhere within {drawn}"),
            ),
        };
        [finding, subtitle]
    }

    /// In how many draws we keep our rank, and where the others lie.
    pub fn of_draws(&self, spreads: &[RankSpread], draws: u32, shift: i64, lang: Lang) -> Finding {
        let count = number::whole(i64::from(draws), lang);
        let percent = self.noise.percent;
        let moved = number::number(Decimal::new(i128::from(shift), 2), 2, lang);
        let all = lang.pick(
            format!("Trung bình mỗi đơn vị đổi {moved} bậc."),
            format!("A unit moves by {moved} places on average."),
        );
        let of_us = self.row.and_then(|row| Some((row, *spreads.get(row)?)));
        let sentence = match of_us {
            None => all,
            Some((row, spread)) => {
                let us = self.name(row, lang);
                let (kept, drawn) =
                    (share(spread.kept, draws, lang), ranks(spread.low, spread.high, lang));
                let base = self.base(row, spread.base, lang);
                let ours = lang.pick(
                    format!("Trong {count} lần thử với trọng số xê dịch đến {percent}%, {us} giữ hạng {base} ở {kept} số lần; 90% số lần nằm trong {drawn}."),
                    format!("In {count} draws with weights differing by up to {percent}%, {us} keeps rank {base} in {kept} of them; 90% lie within {drawn}."),
                );
                format!("{ours} {all}")
            }
        };
        // The widest first.
        let mut rows: Vec<usize> = (0..spreads.len()).collect();
        order::sort_by_key(&mut rows, |row| {
            let spread = spreads[*row];
            (Some(*row) != self.row, std::cmp::Reverse(spread.high - spread.low), spread.base)
        });
        let rows = rows.into_iter().take(8).map(|row| {
            let spread = spreads[row];
            let ranks =
                [spread.base, spread.low, spread.median, spread.high, spread.best, spread.worst];
            let ranks = ranks.into_iter().map(|rank| halves(rank, lang));
            let kept = share(spread.kept, draws, lang);
            std::iter::once(self.name(row, lang)).chain(ranks).chain([kept]).collect()
        });
        let seed = self.noise.seed;
        Finding {
            sentence,
            rule: lang.pick(
                format!("Mỗi lần thử nhân trọng số từng thành phần với một số ngẫu nhiên từ 1 − {percent}% đến 1 + {percent}%, đưa về cùng tổng, rồi xếp hạng lại. Hạt giống {seed}: cùng hạt giống cho cùng kết quả."),
                format!("Each draw multiplies the weight of each component by a random number from 1 − {percent}% to 1 + {percent}%, brings them back to the same sum, and ranks anew. Seed {seed}: the same seed gives the same result."),
            ),
            head: [
                lang.pick("Đơn vị", "Unit"),
                lang.pick("Hạng", "Rank"),
                "5%",
                lang.pick("giữa", "median"),
                "95%",
                lang.pick("tốt nhất", "best"),
                lang.pick("kém nhất", "worst"),
                lang.pick("giữ hạng", "keeps rank"),
            ]
            .map(str::to_owned)
            .into(),
            rows: rows.collect(),
        }
    }

    /// What becomes of our rank in every other way.
    pub fn of_scenarios(&self, base: &[Rank], outcomes: &[Outcome], lang: Lang) -> Finding {
        let ours = |ranks: &[Rank]| self.row.and_then(|row| ranks.get(row).copied());
        let of_us: Vec<(Rank, &Outcome)> =
            outcomes.iter().filter_map(|outcome| Some((ours(&outcome.ranks)?, outcome))).collect();
        let low = of_us.iter().map(|(rank, _)| *rank).min();
        let high = of_us.iter().map(|(rank, _)| *rank).max();
        let count = number::whole(outcomes.len() as i64, lang);
        let sentence = match (self.row, ours(base), low.zip(high)) {
            (Some(row), Some(base), Some((low, high))) => {
                let us = self.name(row, lang);
                let span = ranks(low.halves(), high.halves(), lang);
                let furthest = of_us.iter().max_by_key(|(rank, outcome)| {
                    (rank.halves().abs_diff(base.halves()), std::cmp::Reverse(outcome.moved))
                });
                let told = furthest.filter(|(rank, _)| *rank != base).map(|(rank, outcome)| {
                    let name = self.scenario(outcome.scenario, lang);
                    let rank = phrase::rank(*rank, lang);
                    lang.pick(
                        format!("; xa nhất khi {name}: {rank}"),
                        format!("; furthest with {name}: {rank}"),
                    )
                });
                let told = told.unwrap_or_default();
                lang.pick(
                    format!("Theo {count} cách tính khác, {us} ở {span}{told}."),
                    format!("In {count} other ways of computing, {us} is {span}{told}."),
                )
            }
            _ => lang.pick(
                format!("Đã tính lại theo {count} cách khác."),
                format!("Computed anew in {count} other ways."),
            ),
        };
        let anew = self.weighed.apart > 0;
        let first = vec![
            match anew {
                true => lang
                    .pick("như hiện nay, theo điểm tính lại", "as it is, by totals computed anew"),
                false => lang.pick("như hiện nay", "as it is"),
            }
            .to_owned(),
            ours(base).map(|rank| plain(rank, lang)).unwrap_or_else(|| "–".to_owned()),
            "–".to_owned(),
            "–".to_owned(),
        ];
        let rows = outcomes.iter().map(|outcome| {
            let rank = ours(&outcome.ranks).map(|rank| plain(rank, lang));
            vec![
                self.scenario(outcome.scenario, lang),
                rank.unwrap_or_else(|| "–".to_owned()),
                number::whole(outcome.moved as i64, lang),
                number::number(outcome.shift, 2, lang),
            ]
        });
        Finding {
            sentence,
            rule: lang.pick(
                "Mỗi cách xếp hạng lại tất cả đơn vị; độ đổi là trung bình số bậc mà mỗi đơn vị lên hoặc xuống.",
                "Each way ranks all units anew; the shift is the mean number of places that a unit moves.",
            )
            .to_owned(),
            head: [
                lang.pick("Cách tính", "Way of computing"),
                lang.pick("Hạng", "Rank"),
                lang.pick("Số đơn vị đổi hạng", "Units that move"),
                lang.pick("Độ đổi", "Shift"),
            ]
            .map(str::to_owned)
            .into(),
            rows: std::iter::once(first).chain(rows).collect(),
        }
    }

    fn scenario(&self, scenario: Scenario, lang: Lang) -> String {
        match scenario {
            Scenario::Ties(ties) => {
                let ties = words::tie_method(ties, lang);
                lang.pick(ties.to_owned(), format!("ties as {ties}"))
            }
            Scenario::Rounded(places) => lang.pick(
                format!("làm tròn {places} số lẻ"),
                format!("rounding to {}", Noun::Decimal.count(i64::from(places), lang)),
            ),
            Scenario::Unrounded => {
                lang.pick("điểm không làm tròn", "scores not rounded").to_owned()
            }
            Scenario::Without(part) => {
                let name = self.part(part, lang);
                lang.pick(format!("bỏ «{name}»"), format!("“{name}” left out"))
            }
            Scenario::EqualWeights => {
                lang.pick("mọi thành phần như nhau", "equal weights").to_owned()
            }
            Scenario::MinMax => {
                lang.pick("chuẩn hoá thấp nhất–cao nhất", "min–max normalisation").to_owned()
            }
            Scenario::ZScores => lang.pick("chuẩn hoá điểm z", "z-scores").to_owned(),
            Scenario::MeanOfRanks => lang
                .pick("trung bình hạng các thành phần", "the mean of component ranks")
                .to_owned(),
            Scenario::Geometric => lang.pick("trung bình nhân", "the geometric mean").to_owned(),
        }
    }

    /// What must be known of what was ranked.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let Weighed { left_out, apart, weights_derived, .. } = self.weighed;
        let left_out = (*left_out > 0).then(|| {
            let units = phrase::noun(self.ds, self.weighed.units.iter().copied());
            let units = units.count(*left_out as i64, lang);
            lang.pick(
                format!("{units} thiếu điểm của một thành phần nên không được tính."),
                format!("{units} left out, as a component has no score."),
            )
        });
        let derived = weights_derived.then(|| {
            lang.pick(
                "Không công bố trọng số: tổng các thành phần bằng điểm tổng, nên mỗi thành phần tính với hệ số 1.",
                "No weights are published: the components add up to the total, so each counts with factor 1.",
            )
            .to_owned()
        });
        let apart = (*apart > 0).then(|| {
            let units = phrase::noun(self.ds, self.weighed.units.iter().copied());
            let units = units.count(*apart as i64, lang);
            lang.pick(
                format!("Điểm tổng công bố của {units} khác điểm tính lại từ các thành phần; ở đây xếp theo điểm tính lại."),
                format!("The published total of {units} differs from what the components make; ranks here go by the latter."),
            )
        });
        let off: Vec<String> = (0..self.weighed.parts.len())
            .filter(|part| self.weighed.taken_off.get(*part) == Some(&true))
            .map(|part| self.part(part, lang))
            .collect();
        let off = (!off.is_empty()).then(|| {
            let names = list(&off, lang);
            lang.pick(
                format!(
                    "Bị trừ khỏi điểm tổng nên tính với trọng số âm, xê dịch theo độ lớn: {names}."
                ),
                format!("Taken off the total, by weights below zero that differ in size: {names}."),
            )
        });
        left_out.into_iter().chain(apart).chain(off).chain(derived).collect()
    }
}
