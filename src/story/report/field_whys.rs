//! What the figures of an index, or of a group, prove beyond its ranking: which components moved all, what
//! remains limited, what could be aimed at. Means are of the units that are told; nothing is assumed.

use super::stating::ended;
use super::unit_tables::{change, score};
use super::words::in_group;
use super::{FieldReport, Piece, Rows, field_tables, sentences};
use crate::analysis::{BandStep, Changes, Comparison, band_of, banding, spread};
use crate::locale::{Noun, date, number};
use crate::model::{Decimal, Direction, Given, IndicatorIx, RankBasis, UnitIx, order};
use crate::story::phrase::AtLeast;
use crate::story::text::said;
use crate::story::{Counted, Text, What, phrase};

/// The fewest units of which a mean or a quarter is told.
const FEW: usize = 4;

/// The most components, or units, that a sentence names.
const NAMED: usize = 3;

/// The most rows of a table of targets.
const ROWS: usize = 30;

/// Decimals of a mean before it is rounded to be shown.
const PLACES: u8 = 12;

/// Sentences, and a table beside them.
type Told = (Vec<Text>, Option<Rows>);

/// What a component brought to the mean.
struct Brought {
    part: IndicatorIx,
    /// Its mean score then and now.
    means: [Decimal; 2],
    /// What it brought on average, in points of the whole.
    mean: Decimal,
}

impl<'a> FieldReport<'a> {
    /// Why: what components brought to the change of the mean.
    pub fn why(&self) -> Vec<Piece> {
        self.each(&|of| {
            let Some((units, mean, parts)) = of.brought() else { return (Vec::new(), None) };
            (vec![of.why_said(&units, mean, &parts)], Some(of.why_table(&parts)))
        })
    }

    /// What remains limited: low components, those in which most lost points, the units at the end.
    pub fn limits(&self) -> Vec<Piece> {
        self.each(&|of| {
            let said = [of.low_components(), of.falling_components(), of.low_units()];
            (said.into_iter().flatten().collect(), None)
        })
    }

    /// What could be aimed at: the median for the units of the lowest quarter, the next band for those near it.
    pub fn targets(&self) -> Vec<Piece> {
        self.each(&|of| {
            let (median, table) = of.to_the_median().unzip();
            (median.into_iter().chain(of.near_a_band()).collect(), table)
        })
    }

    /// Of the whole; of each group by its name where each is ranked by itself.
    fn each(&self, told: &dyn Fn(&FieldReport<'a>) -> Told) -> Vec<Piece> {
        let (mut said, mut tables) = (Vec::new(), Vec::new());
        if self.apart() {
            for group in 0..self.ds.groups().len() {
                let periods = [self.period, self.vs.unwrap_or(self.period)];
                let own =
                    FieldReport::new(self.ds, self.indicator, periods, Some(group), self.lang);
                let (texts, table) = told(&own);
                let name = self.lang.label(&self.ds.groups()[group].name);
                let named = texts
                    .into_iter()
                    .map(|text| Text::fill("{0}: {1}", &[name.into(), text.uncapitalised()]));
                said.extend(named);
                tables.extend(table.map(Piece::Table));
            }
        } else {
            let (texts, table) = told(self);
            said = texts;
            tables.extend(table.map(Piece::Table));
        }
        sentences(said).into_iter().chain(tables).collect()
    }

    fn scored(&self) -> impl Iterator<Item = UnitIx> {
        self.members.iter().filter(|member| member.score.is_some()).map(|member| member.unit)
    }

    fn noun(&self, units: &[UnitIx]) -> Noun {
        phrase::noun(self.ds, units.iter().copied())
    }

    /// The units whose change is known part by part, by how much their mean changed, and what each part brought,
    /// the most first. `None` where there are too few, or a part is measured anew.
    fn brought(&self) -> Option<(Vec<UnitIx>, Decimal, Vec<Brought>)> {
        let vs = self.vs.filter(|_| !self.broken())?;
        let changes = Changes::new(self.ds, self.indicator, [vs, self.period]).ok()?;
        let found: Vec<_> =
            self.scored().filter_map(|unit| Some((unit, changes.of(unit).ok()?))).collect();
        if found.len() < FEW || found.iter().any(|(_, of)| of.parts.iter().any(|part| part.broken))
        {
            return None;
        }
        let n = Decimal::from(found.len() as i64);
        let mean = |sum: Decimal| sum.div_round(n, PLACES);
        let change = found.iter().map(|(_, of)| of.to.value - of.from.value).sum();
        let mut parts = Vec::new();
        for part in self.ds.parts(self.indicator) {
            let own = || found.iter().flat_map(|(_, of)| &of.parts).filter(|own| own.part == part);
            let count = own().count();
            if count == 0 {
                continue;
            }
            let of_own = |sum: Decimal| sum.div_round(Decimal::from(count as i64), PLACES);
            parts.push(Brought {
                part,
                means: [
                    of_own(own().map(|part| part.from.value).sum())?,
                    of_own(own().map(|part| part.to.value).sum())?,
                ],
                mean: mean(own().map(|part| part.total()).sum())?,
            });
        }
        order::sort_by_key(&mut parts, |part| std::cmp::Reverse(part.mean));
        let units = found.iter().map(|(unit, _)| *unit).collect();
        Some((units, mean(change)?, parts))
    }

    /// «Điểm PCI bình quân của 63 tỉnh, thành phố tăng 0,38 điểm so với năm 2015; nhiều nhất do: …»
    fn why_said(&self, units: &[UnitIx], mean: Decimal, parts: &[Brought]) -> Text {
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let stating = self.stating();
        // In points of the whole, whatever the part is measured in.
        let size = |of: IndicatorIx, value: Decimal, what: What| {
            let (figure, places) = phrase::change_size(ds, at, Given::computed(value), lang);
            let mut text = stating.of(of).figure(figure, what);
            let unit = number::change_unit(value, places, ds.indicators()[at].measure, lang);
            text.push(&format!("\u{a0}{unit}"));
            text
        };
        let told = |value: Decimal| value.round(ds.decimals(at)).sign();
        let named = |sign: i32| -> Option<Text> {
            let mut some: Vec<&Brought> =
                parts.iter().filter(|part| told(part.mean) == sign).collect();
            if sign < 0 {
                some.reverse();
            }
            let one = |part: &&Brought| {
                let name = phrase::inside(ds, part.part, lang);
                let size = size(part.part, part.mean, What::MeanContribution);
                said!(lang, "{0} ({1})", "{0} ({1})", name, size)
            };
            let some: Vec<Text> = some.iter().take(NAMED).map(one).collect();
            (!some.is_empty()).then(|| Text::joined(&some, ", "))
        };
        let vs = self.vs.map(|vs| date::period(vs, lang)).unwrap_or_default();
        let (name, change) = (phrase::short(ds, at, lang), size(at, mean, What::MeanChange));
        let count = stating.count(self.noun(units), units.len(), Counted::Decomposed);
        let (vi, en) = match told(mean) {
            0 => (
                "Điểm {0} bình quân của {1} gần như không đổi so với {3}",
                "The mean {0} score of {1} is about the same as in {3}",
            ),
            1 => (
                "Điểm {0} bình quân của {1} tăng {2} so với {3}",
                "The mean {0} score of {1} rose by {2} on {3}",
            ),
            _ => (
                "Điểm {0} bình quân của {1} giảm {2} so với {3}",
                "The mean {0} score of {1} fell by {2} on {3}",
            ),
        };
        let mut clauses = vec![said!(lang, vi, en, name, count, change, vs)];
        if let Some(up) = named(1) {
            clauses.push(said!(lang, "kéo lên nhiều nhất: {0}", "raised most by {0}", up));
        }
        if let Some(down) = named(-1) {
            clauses.push(said!(lang, "kéo xuống nhiều nhất: {0}", "lowered most by {0}", down));
        }
        ended(Text::joined(&clauses, "; "))
    }

    fn why_table(&self, parts: &[Brought]) -> Rows {
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let row = |part: &Brought| {
            let [then, now] =
                part.means.map(|mean| score(ds, part.part, Some(Given::computed(mean)), lang));
            let brought = change(ds, at, Some(Given::computed(part.mean)), lang);
            vec![phrase::short(ds, part.part, lang), then, now, brought]
        };
        let (name, group) = (phrase::short(ds, at, lang), in_group(ds, self.options.group, lang));
        let [then, now] = [self.vs.unwrap_or(self.period), self.period]
            .map(|period| date::period_short(period, lang));
        Rows {
            caption: lang.pick(
                format!("Đóng góp bình quân của các thành phần {name}{group}, {then}–{now}"),
                format!("What {name} components brought on average{group}, {then}–{now}"),
            ),
            head: lang
                .pick(
                    [
                        "Thành phần".to_owned(),
                        format!("Bình quân {then}"),
                        format!("Bình quân {now}"),
                        "Đóng góp".to_owned(),
                    ],
                    [
                        "Component".to_owned(),
                        format!("Mean {then}"),
                        format!("Mean {now}"),
                        "Brought".to_owned(),
                    ],
                )
                .into(),
            rows: parts.iter().map(row).collect(),
        }
    }

    /// The components furthest below their maximum, where there are enough for some to be low.
    fn low_components(&self) -> Option<Text> {
        let lang = self.lang;
        let shares = field_tables::shares(self).filter(|shares| shares.len() >= FEW)?;
        let low = shares.iter().rev().take(NAMED.min(shares.len() / 2));
        let one = |(part, share): &(IndicatorIx, Decimal)| {
            let stating = self.stating().versus(None).of(*part);
            let share = stating.figure(number::percent(*share, 1, lang), What::MedianPercent);
            said!(lang, "{0} ({1})", "{0} ({1})", phrase::inside(self.ds, *part, lang), share)
        };
        let low: Vec<Text> = low.map(one).collect();
        Some(ended(said!(
            lang,
            "Thành phần còn thấp nhất so với mức tối đa, tính theo trung vị: {0}",
            "By the median, the components furthest below their maximum are {0}",
            Text::joined(&low, ", ")
        )))
    }

    /// The components in which more than half of the units lost points.
    fn falling_components(&self) -> Option<Text> {
        let (ds, lang) = (self.ds, self.lang);
        let vs = self.vs.filter(|_| !self.broken())?;
        let mut falling = Vec::new();
        for part in ds.parts(self.indicator) {
            if ds.indicators()[part].direction != Direction::HigherIsBetter {
                continue;
            }
            let against = Comparison::new(ds, part, vs, self.period, &self.options);
            let changes = self.scored().map(|unit| against.of(unit)).filter(|one| !one.broken);
            let signs: Vec<i32> =
                changes.filter_map(|one| Some(one.score_change?.value.sign())).collect();
            let fell = signs.iter().filter(|sign| **sign < 0).count();
            if signs.len() >= FEW && fell * 2 > signs.len() {
                falling.push((part, fell, signs.len()));
            }
        }
        order::sort_by(&mut falling, |a, b| (b.1 * a.2).cmp(&(a.1 * b.2)).then(a.0.cmp(&b.0)));
        let one = |(part, fell, of): &(IndicatorIx, usize, usize)| {
            let stating = self.stating().of(*part);
            said!(
                lang,
                "{0} ({1}/{2} đơn vị)",
                "{0} ({1} of {2} units)",
                phrase::inside(ds, *part, lang),
                stating.whole(*fell, What::Count(Counted::ScoreFell)),
                stating.whole(*of, What::Count(Counted::ScoreCompared))
            )
        };
        let named: Vec<Text> = falling.iter().take(NAMED).map(one).collect();
        (!named.is_empty()).then(|| {
            ended(said!(
                lang,
                "Quá nửa số đơn vị giảm điểm so với {0} ở: {1}",
                "Compared with {0}, more than half of the units scored lower in {1}",
                date::period(vs, lang),
                Text::joined(&named, ", ")
            ))
        })
    }

    /// The units of the lowest band; without bands, those below half of the maximum.
    fn low_units(&self) -> Option<Text> {
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let stating = self.stating().versus(None);
        let units: Vec<UnitIx> = self.scored().collect();
        let of = |unit: UnitIx| band_of(ds, unit, at, self.period).ok();
        // Counted once, for all of them.
        let counted = |unit: &UnitIx| banding(ds, *unit, at, self.period, &self.options).ok();
        let bands = units.first().and_then(counted).map(|found| found.bands);
        if let Some(bands) = bands {
            let last = bands.len().checked_sub(1).filter(|last| *last > 0)?;
            let low: Vec<UnitIx> = units
                .into_iter()
                .filter(|unit| of(*unit).is_some_and(|of| of.at == Some(last)))
                .collect();
            return (!low.is_empty() && bands[last].units == Some(low.len())).then(|| {
                ended(said!(
                    lang,
                    "{0} ở nhóm thấp nhất ({1}): {2}",
                    "{0} in the lowest band ({1}): {2}",
                    stating.count(self.noun(&low), low.len(), Counted::InBand(last)),
                    lang.label(&bands[last].band.name),
                    self.listed(&low)
                ))
            });
        }
        let half = Decimal::from(50);
        let higher = ds.indicators()[at].direction == Direction::HigherIsBetter;
        let below = |unit: &UnitIx| {
            let maximum = ds.maximum(*unit, at, self.period)?.value;
            let score = ds.cell(*unit, at, self.period)?.value()?;
            Some(score * Decimal::HUNDRED < maximum * half)
        };
        let low: Vec<UnitIx> =
            units.into_iter().filter(|unit| higher && below(unit) == Some(true)).collect();
        (!low.is_empty()).then(|| {
            ended(said!(
                lang,
                "{0} chưa đạt một nửa mức tối đa: {1}",
                "{0} below half of the maximum: {1}",
                stating.count(self.noun(&low), low.len(), Counted::BelowHalf),
                self.listed(&low)
            ))
        })
    }

    /// Names of units, the first ones of many.
    fn listed(&self, units: &[UnitIx]) -> String {
        let names: Vec<String> =
            units.iter().take(2 * NAMED).map(|unit| self.name(*unit)).collect();
        let more = if units.len() > 2 * NAMED { ", …" } else { "" };
        format!("{}{more}", names.join(", "))
    }

    /// The median as a target for the lowest quarter, with what each unit of it lacks.
    fn to_the_median(&self) -> Option<(Text, Rows)> {
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let about = &ds.indicators()[at];
        let told = about.direction == Direction::HigherIsBetter
            && self.all_scored(at, self.period, self.options.group);
        let scores = || self.members.iter().filter_map(|one| Some((one.unit, one.score?.value)));
        let found = spread(scores().map(|(_, score)| score).collect());
        let found = found.filter(|found| told && found.count >= 2 * FEW)?;
        let mut low: Vec<(UnitIx, Decimal)> =
            scores().filter(|(_, score)| *score < found.lower).collect();
        order::sort_by_key(&mut low, |(_, score)| std::cmp::Reverse(*score));
        let (nearest, furthest) = (low.first()?, low.last()?);
        let stating = self.stating().versus(None);
        // As both are ranked.
        let ranked = |value: Decimal| match about.rule.basis {
            RankBasis::Unrounded => value,
            RankBasis::Rounded(places) => value.round(places),
        };
        let gap = |score: Decimal| ranked(found.median) - ranked(score);
        let lack = |(unit, score): &(UnitIx, Decimal)| {
            stating.unit(*unit).at_least(gap(*score), false, What::ToMedian)
        };
        let takes = match nearest.1 == furthest.1 {
            true => said!(lang, "cần thêm {0}", "which takes {0} more", lack(nearest)),
            false => said!(
                lang,
                "cần thêm từ {0} đến {1}",
                "which takes from {0} to {1} more",
                lack(nearest),
                lack(furthest)
            ),
        };
        let units: Vec<UnitIx> = low.iter().map(|(unit, _)| *unit).collect();
        // As the table has it.
        let aim = number::rounded_up(ranked(found.median), ds.decimals(at));
        let mut median = stating.points(aim, What::MedianToReach);
        if aim != ranked(found.median).round(ds.decimals(at)) {
            median.push(lang.pick(" (làm tròn lên)", " (rounded up)"));
        }
        let text = said!(
            lang,
            "Chỉ tiêu đề xuất: {0} có kết quả dưới {1} (tứ phân vị dưới) phấn đấu đạt mức trung vị hiện nay là {2}; {3}.",
            "Proposed target: {0} below {1}, the lower quartile, are to reach the present median of {2}, {3}.",
            stating.count(self.noun(&units), low.len(), Counted::LowestQuarter),
            stating.points(found.lower, What::LowerQuartile),
            median,
            takes
        );
        let figure = |value: Decimal| score(ds, at, Some(Given::computed(value)), lang);
        let row = |(unit, own): &(UnitIx, Decimal)| {
            vec![
                self.name(*unit),
                figure(*own),
                figure(aim),
                format!("+{}", AtLeast::points(ds, at, gap(*own), false, lang).figure),
            ]
        };
        let (name, when) = (phrase::short(ds, at, lang), date::period(self.period, lang));
        let group = in_group(ds, self.options.group, lang);
        let head = lang.pick(
            ["Đơn vị", "Kết quả", "Chỉ tiêu", "Cần thêm"],
            ["Unit", "Result", "Target", "Needed"],
        );
        Some((
            text,
            Rows {
                caption: lang.pick(
                    format!("Chỉ tiêu {name} đề xuất cho các đơn vị thấp nhất{group}, từ kết quả {when}"),
                    format!("Proposed {name} targets of the lowest units{group}, from the results of {when}"),
                ),
                head: head.map(String::from).into(),
                rows: low.iter().take(ROWS).map(row).collect(),
            },
        ))
    }

    /// The units that lack least to a better band.
    fn near_a_band(&self) -> Option<Text> {
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let mut near: Vec<(BandStep, UnitIx, String)> = Vec::new();
        for unit in self.scored() {
            let Ok(found) = band_of(ds, unit, at, self.period) else { continue };
            let above = found.at.and_then(|at| at.checked_sub(1));
            let (Some(step), Some(above), true) = (found.above, above, found.in_points) else {
                continue;
            };
            let name = lang.label(&found.bands[above].band.name).to_owned();
            near.push((step, unit, name));
        }
        order::sort_by_key(&mut near, |(step, unit, _)| (step.distance, *unit));
        let stating = self.stating().versus(None);
        let one = |(step, unit, band): &(BandStep, UnitIx, String)| {
            let size = stating.unit(*unit).at_least(step.distance, step.more, What::ToBand);
            said!(
                lang,
                "{0} (cần {1} để vào nhóm {2})",
                "{0} ({1} short of {2})",
                self.name(*unit),
                size,
                band.clone()
            )
        };
        let near: Vec<Text> = near.iter().take(NAMED).map(one).collect();
        (!near.is_empty()).then(|| {
            ended(said!(
                lang,
                "Gần nhóm cao hơn nhất: {0}",
                "Nearest to a better band: {0}",
                Text::joined(&near, ", ")
            ))
        })
    }
}
