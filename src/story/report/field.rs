//! An index as a whole, or the units of one group of it: who leads, who is last, how scores lie, who
//! rose and who fell.

use super::stating::{Stating, ended};
use super::{Piece, field_tables, paragraph, place, sentences};
use crate::analysis::{Change, Comparison, banding, spread};
use crate::locale::{Lang, Noun, list};
use crate::model::order;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, RankBasis, RankWithin, UnitIx};
use crate::rank::{Rank, RankOptions, Standing, Standings, ranking, standings};
use crate::story::linked::linked;
use crate::story::text::said;
use crate::story::{self, ComponentsFinding, Counted, RankingFinding, Text, What, phrase};

/// The most units of one score that are named; more are counted.
const NAMED: usize = 3;

/// A unit of the field.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The unit.
    pub unit: UnitIx,
    /// Its score.
    pub score: Option<Given<Decimal>>,
    /// Its rank.
    pub standing: Standing,
    /// What changed, where there is a period to compare with.
    pub change: Option<Change>,
}

/// An index, or a group of it, ready to be told. Ranks are the publisher's, else computed by its rule.
#[derive(Clone, Debug)]
pub struct FieldReport<'a> {
    /// The data.
    pub ds: &'a Dataset,
    /// The language.
    pub lang: Lang,
    /// The index or component.
    pub indicator: IndicatorIx,
    /// The period.
    pub period: Period,
    /// The period compared with.
    pub vs: Option<Period>,
    /// Who is ranked: all, or a group.
    pub options: RankOptions,
    /// The units, the best first; those without a rank last. Means and regions are left out.
    pub members: Vec<Member>,
    /// The ranks among all units, where the report is of a group that is not ranked by itself.
    pub overall: Option<Standings>,
}

impl<'a> FieldReport<'a> {
    /// Looks an index up in a period; `group`: one group of its units alone.
    pub fn new(
        ds: &'a Dataset,
        indicator: IndicatorIx,
        [period, vs]: [Period; 2],
        group: Option<usize>,
        lang: Lang,
    ) -> FieldReport<'a> {
        let options = RankOptions { group, ..RankOptions::default() };
        let vs = Some(vs).filter(|vs| *vs != period);
        let ranks = standings(ds, indicator, period, &options);
        let against = vs.map(|vs| Comparison::new(ds, indicator, vs, period, &options));
        let mut listed = vec![usize::MAX; ds.units().len()];
        for (at, row) in ranking(ds, indicator, period, &options).rows.iter().enumerate() {
            listed[row.unit] = at;
        }
        let inside = |unit: UnitIx| {
            let about = &ds.units()[unit];
            !about.aggregate && (group.is_none() || about.group == group)
        };
        let cells = ds.slice(indicator, period).into_iter().flat_map(|slice| slice.cells());
        let mut members: Vec<Member> = cells
            .filter(|cell| inside(cell.unit))
            .map(|cell| Member {
                unit: cell.unit,
                score: cell.score.ok(),
                standing: ranks.get(cell.unit),
                change: against.as_ref().map(|against| against.of(cell.unit)),
            })
            .collect();
        // In a group that is not ranked by itself, the rank among all is what was announced.
        let own = ds.indicators()[indicator].rule.within == RankWithin::Group;
        let overall = group.filter(|_| !own);
        let overall = overall.map(|_| standings(ds, indicator, period, &RankOptions::default()));
        order::sort_by_key(&mut members, |member| {
            let rank = member.standing.shown().map(|rank| rank.value);
            let among_all = overall.as_ref().and_then(|all| all.get(member.unit).shown());
            let among_all = among_all.map(|rank| rank.value);
            // One group after another where each is ranked apart.
            let apart = ds.units()[member.unit].group.filter(|_| own && group.is_none());
            let among_all = (among_all.is_none(), among_all);
            (apart, rank.is_none(), rank, among_all, listed[member.unit], member.unit)
        });
        FieldReport { ds, lang, indicator, period, vs, options, members, overall }
    }

    pub(super) fn stating(&self) -> Stating<'a> {
        let stating = Stating::new(self.ds, self.lang, self.indicator, self.period);
        stating.versus(self.vs).among(&self.options)
    }

    /// Whether each group is ranked apart, so that nobody leads them all.
    pub fn apart(&self) -> bool {
        let within = self.ds.indicators()[self.indicator].rule.within;
        within == RankWithin::Group && self.options.group.is_none()
    }

    /// Whether the method changed since the period compared with.
    pub fn broken(&self) -> bool {
        self.members.iter().filter_map(|member| member.change).any(|change| change.broken)
    }

    /// Whether the ranks of all who were ranked are here: only then somebody is the last.
    fn complete(&self) -> bool {
        let ranked = self.members.iter().filter(|member| member.standing.shown().is_some()).count();
        let of = self.members.first().and_then(|member| member.standing.of);
        !self.apart() && of == Some(ranked) && ranked > 1
    }

    pub(super) fn name(&self, unit: UnitIx) -> String {
        phrase::unit(self.ds, unit, self.lang)
    }

    /// What matters most.
    pub fn headline(&self) -> Vec<Piece> {
        if self.apart() {
            return self.group_leaders();
        }
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let stating = self.stating().versus(None);
        let found = story::ranking_finding(ds, at, self.period, None, None, &self.options);
        let mut known = Vec::new();
        match &found {
            RankingFinding::Leaders { units, score } => {
                if let Some(&first) = units.first() {
                    let theirs = stating.unit(first);
                    known.extend(score.map(|score| theirs.known_score(score.value, What::Score)));
                    let same = What::Count(Counted::SameScore);
                    known.push(theirs.known_count(Noun::Unit, units.len(), same));
                }
            }
            RankingFinding::Figures { units } => {
                let what = What::Count(Counted::WithFigure);
                known.push(stating.known_count(Noun::Unit, *units, what));
            }
            _ => {}
        }
        let mut leads = linked(&found.headline(ds, at, self.period, lang), &known);
        if let Some(group) = self.options.group {
            let group = lang.label(&ds.groups()[group].name);
            if !matches!(found, RankingFinding::Leaders { .. }) {
                return self.without_ranks(group);
            }
            leads = said!(lang, "Trong nhóm {0}: {1}", "In the group {0}: {1}", group, leads);
        }
        if let Some(last) = self.last() {
            leads.push("; ");
            leads.add(&last);
        }
        let mut said = vec![ended(leads)];
        said.extend(self.most_led());
        paragraph(said).into_iter().collect()
    }

    /// Who leads each group, where each is ranked apart.
    fn group_leaders(&self) -> Vec<Piece> {
        let (ds, lang) = (self.ds, self.lang);
        let rank = |member: &&Member| member.standing.shown().map(|rank| rank.value);
        let leaders = |group: usize| {
            let first =
                self.members.iter().filter(|member| ds.units()[member.unit].group == Some(group));
            let first = first.filter(|member| rank(member) == Some(Rank::whole(1)));
            let first: Vec<&Member> = first.collect();
            let one = first.first()?;
            let units: Vec<UnitIx> = first.iter().map(|member| member.unit).collect();
            let (name, who) = (lang.label(&ds.groups()[group].name).to_owned(), self.names(&units));
            Some(match one.score {
                Some(score) => {
                    let stating = self.stating().versus(None).group(Some(group)).unit(one.unit);
                    let score = stating.points(score.value, What::Score);
                    let (vi, en) = ("{0}: {1} dẫn đầu với {2}.", "{0}: {1} leads with {2}.");
                    said!(lang, vi, en, name, who, score)
                }
                None => said!(lang, "{0}: {1} dẫn đầu.", "{0}: {1} leads.", name, who),
            })
        };
        let said: Vec<Text> = (0..ds.groups().len()).filter_map(leaders).collect();
        let head = said!(
            lang,
            "{0} xếp hạng riêng trong từng nhóm.",
            "{0} ranks each group by itself.",
            phrase::index_in(ds, self.indicator, self.period, lang)
        );
        paragraph([head]).into_iter().chain(sentences(said)).collect()
    }

    /// What is said of a group in which ranks cannot be worked out: how many units it has, and who of
    /// them stands highest among all.
    fn without_ranks(&self, group: &str) -> Vec<Piece> {
        let (ds, lang) = (self.ds, self.lang);
        let stating = self.stating().versus(None);
        let rank = |member: &Member| Some(self.overall.as_ref()?.get(member.unit).shown()?.value);
        let known = |member: &&Member| member.score.is_some() || rank(member).is_some();
        let n = self.members.iter().filter(known).count();
        let mut said = vec![said!(
            lang,
            "Nhóm {0} có {1} có số liệu {2}; số liệu không đủ để xếp hạng riêng trong nhóm.",
            "The group {0} has {1} with figures of {2}; they do not suffice for ranks within the group.",
            group,
            stating.count(Noun::Unit, n, Counted::WithFigure),
            phrase::index_in(ds, self.indicator, self.period, lang)
        )];
        let mut ranked = self.members.iter().filter_map(|member| Some((rank(member)?, member)));
        if let Some((best, first)) = ranked.next().filter(|_| n > 1) {
            let of = self.overall.as_ref().and_then(|all| all.get(first.unit).of);
            let stating = stating.group(None).unit(first.unit);
            said.push(said!(
                lang,
                "Đứng cao nhất trong nhóm theo thứ hạng chung là {0}, hạng\u{a0}{1}.",
                "Highest of them among all is {0} with rank\u{a0}{1}.",
                self.name(first.unit),
                stating.rank(best, of)
            ));
        }
        paragraph(said).into_iter().collect()
    }

    /// «xếp cuối là Cao Bằng với 52,99 điểm, kém 17,01 điểm».
    fn last(&self) -> Option<Text> {
        let lang = self.lang;
        let (first, last) = (
            self.members.first()?,
            self.members.iter().rfind(|member| member.standing.shown().is_some())?,
        );
        let rank = |member: &Member| member.standing.shown().map(|rank| rank.value);
        let alone = self.members.iter().filter(|member| rank(member) == rank(last)).count() == 1;
        if !self.complete() || !alone || rank(first) == rank(last) {
            return None;
        }
        let name = self.name(last.unit);
        let Some((best, worst)) = first.score.zip(last.score) else {
            return Some(said!(lang, "xếp cuối là {0}", "{0} is last", name));
        };
        let stating = self.stating().versus(None).unit(last.unit);
        let rule = self.ds.indicators()[self.indicator].rule;
        // A distance of rounded scores would not be that of the two that are printed.
        if rule.basis != RankBasis::Unrounded {
            let worst = stating.points(worst.value, What::Score);
            let (vi, en) = ("xếp cuối là {0} với {1}", "{0} is last with {1}");
            return Some(said!(lang, vi, en, name, worst));
        }
        let gap = Given::computed(worst.value - best.value);
        Some(said!(
            lang,
            "xếp cuối là {0} với {1}, cách đơn vị dẫn đầu {2}",
            "{0} is last with {1}, {2} from the leader",
            name,
            stating.points(worst.value, What::Score),
            stating.amount(gap, What::Gap(first.unit))
        ))
    }

    /// «Đà Nẵng dẫn đầu 3 trong 10 thành phần PCI 2016.»
    fn most_led(&self) -> Option<Text> {
        let (ds, lang, at) = (self.ds, self.lang, self.indicator);
        let found = story::components_finding(ds, at, self.period, None, &self.options);
        let ComponentsFinding::MostLed { unit, leads, of } = &found else { return None };
        if !ds
            .parts(at)
            .all(|part| ds.slice(part, self.period).is_none() || self.part_is_whole(part))
        {
            return None;
        }
        let stating = self.stating().versus(None);
        let figure = crate::locale::number::whole(*leads as i64, lang);
        let known = [
            stating
                .unit(*unit)
                .known(["", &figure, lang.pick(" trong", " of")], What::Count(Counted::PartsLed)),
            stating.known_count(Noun::Component, *of, What::Count(Counted::Parts)),
        ];
        let mut text = linked(&found.headline(ds, at, self.period, lang), &known);
        if self.options.group.is_some() {
            text.push(lang.pick(" trong nhóm", " in the group"));
        }
        Some(ended(text))
    }

    /// How the scores lie, and the ranking.
    pub fn results(&self) -> Vec<Piece> {
        let (ds, lang) = (self.ds, self.lang);
        let mut said = Vec::new();
        let stating = self.stating().versus(None);
        let scores: Vec<Decimal> =
            self.members.iter().filter_map(|member| Some(member.score?.value)).collect();
        if let Some(found) = spread(scores).filter(|found| {
            found.count > 2
                && !self.apart()
                && self.all_scored(self.indicator, self.period, self.options.group)
        }) {
            let scored = self.members.iter().filter(|member| member.score.is_some());
            let noun = phrase::noun(ds, scored.map(|member| member.unit));
            said.push(said!(
                lang,
                "Trung vị của {0} là {1}; một nửa số đơn vị ở giữa đạt từ {2} đến {3}.",
                "The median of {0} is {1}; the middle half of them scored from {2} to {3}.",
                stating.count(noun, found.count, Counted::Units),
                stating.points(found.median, What::Median),
                stating.score(found.lower, What::LowerQuartile),
                stating.points(found.upper, What::UpperQuartile)
            ));
        }
        // Bands are counted among the units that are ranked together.
        let bands = self.members.first().filter(|_| !self.apart()).and_then(|first| {
            let found = banding(ds, first.unit, self.indicator, self.period, &self.options).ok()?;
            let text = story::band_counts_text(&found, lang)?;
            Some(linked(&text, &place::of_band_counts(&stating, &found)))
        });
        said.extend(bands);
        let table = Piece::Table(field_tables::ranking(self));
        paragraph(said).into_iter().chain([table]).collect()
    }

    /// Against the period compared with, then group by group.
    pub fn compared(&self) -> Vec<Piece> {
        let mut said: Vec<Text> = Vec::new();
        said.extend(self.moved());
        said.extend(self.movers());
        said.extend(self.medians());
        let groups = field_tables::groups(self);
        said.extend(groups.as_ref().and_then(|groups| groups.said.clone()));
        let table = groups.map(|groups| Piece::Table(groups.rows));
        sentences(said).into_iter().chain(table).collect()
    }

    /// The components.
    pub fn components(&self) -> Vec<Piece> {
        field_tables::components(self)
    }

    /// Whether every unit that is ranked has a score in a component.
    pub(super) fn part_is_whole(&self, part: IndicatorIx) -> bool {
        let ranked = self.members.iter().filter(|member| member.standing.shown().is_some());
        let mut scores = ranked.map(|member| self.ds.cell(member.unit, part, self.period));
        scores.all(|cell| cell.is_some_and(|cell| cell.score.is_ok()))
    }

    /// Whether the scores of all units are here: of those that are ranked, none is given by its rank
    /// alone, and as many were ranked as have a score.
    pub(super) fn all_scored(&self, at: IndicatorIx, period: Period, group: Option<usize>) -> bool {
        let Some(slice) = self.ds.slice(at, period) else { return false };
        let options = RankOptions { group, ..RankOptions::default() };
        let ranks = standings(self.ds, at, period, &options);
        let inside = |unit: UnitIx| {
            let about = &self.ds.units()[unit];
            !about.aggregate && (group.is_none() || about.group == group)
        };
        let (mut scored, mut of) = (0, 0);
        for cell in slice.cells().filter(|cell| inside(cell.unit)) {
            match cell.score {
                Ok(_) => scored += 1,
                Err(_) if cell.published_rank().is_some() => return false,
                Err(_) => {}
            }
            of = of.max(ranks.get(cell.unit).of.unwrap_or(0));
        }
        of <= scored
    }

    /// The median of the units of a group, or of all, in a period.
    pub(super) fn median(&self, period: Period, group: Option<usize>) -> Option<Decimal> {
        if !self.all_scored(self.indicator, period, group) {
            return None;
        }
        let scores = scores(self.ds, self.indicator, period, group);
        Some(
            spread(scores.iter().map(|(_, score)| *score).collect())
                .filter(|found| found.count > 1)?
                .median,
        )
    }

    /// Names of units, three at most, or how many they are.
    pub(super) fn names(&self, units: &[UnitIx]) -> String {
        let names: Vec<String> = units.iter().take(NAMED).map(|unit| self.name(*unit)).collect();
        match units.len() <= NAMED {
            true => list(&names, self.lang),
            false => Noun::Unit.count(units.len() as i64, self.lang),
        }
    }
}

/// The scores of the units of a group, or of all; no means, no regions.
pub(super) fn scores(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    group: Option<usize>,
) -> Vec<(UnitIx, Decimal)> {
    let cells = ds.slice(indicator, period).into_iter().flat_map(|slice| slice.cells());
    let inside = |unit: UnitIx| {
        let about = &ds.units()[unit];
        !about.aggregate && (group.is_none() || about.group == group)
    };
    cells
        .filter(|cell| inside(cell.unit))
        .filter_map(|cell| Some((cell.unit, cell.value()?)))
        .collect()
}
