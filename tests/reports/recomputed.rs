//! Numbers of sentences, worked out again from the figures of the data alone, and from what the reader intends.

#[path = "assessed.rs"]
mod assessed;
#[path = "intended.rs"]
mod intended;
#[path = "passed.rs"]
mod passed;
#[path = "weighed.rs"]
mod weighed;

pub use intended::Intended;

use intended::up;
use xephang::locale::Lang;
use xephang::model::{
    Cell, Dataset, Decimal, Direction, IndicatorIx, IndicatorKind, Period, RankBasis, RankWithin,
    TieMethod, UnitIx,
};
use xephang::story::{Counted, Stated, What};

/// The number that a run of a sentence shows, without its sign.
pub fn shown(text: &str, lang: Lang) -> Decimal {
    let (thousands, point) = lang.pick(('.', ','), (',', '.'));
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, '%' | '+' | '−') && *letter != thousands)
        .map(|letter| if letter == point { '.' } else { letter })
        .collect();
    // «04» as officials write it.
    let plain = plain.trim_start_matches('0');
    let plain = if plain.is_empty() || plain.starts_with('.') {
        format!("0{plain}")
    } else {
        plain.to_owned()
    };
    Decimal::parse(&plain).unwrap_or_else(|_| panic!("«{text}» is no number"))
}

/// What the number must be; `None` for what this test knows nothing of.
pub fn expected(ds: &Dataset, of: &Stated, with: &Intended) -> Option<Decimal> {
    let at = Look { ds, of };
    if let Some(found) = intended::expected(&at, with).or_else(|| assessed::expected(&at)) {
        return Some(found);
    }
    let unit = of.unit;
    let whole = |n: usize| Decimal::from(n as i64);
    let versus = || of.versus;
    Some(match of.what {
        What::Score => at.score(unit?, of.indicator, of.period)?,
        What::Maximum => ds.maximum(unit?, of.indicator, of.period)?.value,
        What::Percent => {
            let said =
                at.cell(unit?, of.indicator, of.period)?.extra.and_then(|extra| extra.percent);
            said.or_else(|| {
                let maximum = ds.maximum(unit?, of.indicator, of.period)?.value;
                at.score(unit?, of.indicator, of.period)?.percent_of(maximum, 2)
            })?
        }
        What::ScoreChange => at.score_change(unit?, versus()?)?,
        What::Rank => at.rank(unit?, of.period)?,
        What::Ranked => whole(at.ranked(unit?, of.period)?),
        What::Places => at.places(unit?, versus()?)?,
        What::PlacesByScores => at.by_score(unit?, versus()?)? - at.by_score(unit?, of.period)?,
        What::Percentile => at.percentile(of.period)?,
        What::PercentileChange => at.percentile(of.period)? - at.percentile(versus()?)?,
        What::Gap(other) => at.ranked_score(unit?)? - at.ranked_score(other)?,
        What::GapToMedian => {
            let median = median(at.scores(of.indicator, of.period))?;
            at.ranked_score(unit?)? - at.compared(median)
        }
        What::ToMedian => {
            let median = median(at.scores(of.indicator, of.period))?;
            up(&at, at.compared(median) - at.ranked_score(unit?)?)
        }
        What::GapShare(other) => {
            let difference = at.score(unit?, of.indicator, of.period)?
                - at.score(other, of.indicator, of.period)?;
            // Only totals of one scale are compared part by part.
            at.weight_of(unit?, of.period) * difference
        }
        What::Contribution => {
            let then = versus()?;
            let part =
                |period| Some(at.weight_of(unit?, period) * at.score(unit?, of.indicator, period)?);
            part(of.period)? - part(then)?
        }
        // No data that is published here has such a rest: `export::report` tests it with figures made up.
        What::Unexplained => return None,
        What::MeanChange | What::MeanContribution => at.mean_brought(versus()?)?,
        What::LeadPercent => {
            let share = |unit| {
                let maximum = ds.maximum(unit, of.indicator, of.period)?.value;
                at.score(unit, of.indicator, of.period)?.percent_of(maximum, 12)
            };
            let others = at.beside(unit?).into_iter().filter_map(share).collect();
            share(unit?)? - median(others)?
        }
        What::LeadScore => {
            let others = at.beside(unit?);
            let others =
                others.iter().filter_map(|other| at.score(*other, of.indicator, of.period));
            at.score(unit?, of.indicator, of.period)? - median(others.collect())?
        }
        What::PartRank => {
            let ours = at.score(unit?, of.indicator, of.period)?;
            let others = at.beside(unit?);
            let better = others.iter().filter(|other| {
                at.score(**other, of.indicator, of.period)
                    .is_some_and(|score| at.better(score, ours))
            });
            whole(better.count() + 1)
        }
        What::PartRanked => whole(at.beside(unit?).len() + 1),
        What::Aim(rank) => rank.decimal(),
        What::Gain(rank) => {
            let mut others = at.others(unit?, of.indicator, of.period);
            others.sort();
            if at.higher() {
                others.reverse();
            }
            if at.dense() {
                others.dedup();
            }
            // Half a step before the score that is rounded to it.
            let half = match ds.indicators()[of.indicator].rule.basis {
                RankBasis::Rounded(places) => Decimal::new(5, places + 1),
                RankBasis::Unrounded => Decimal::ZERO,
            };
            let ours = at.score(unit?, of.indicator, of.period)?;
            let gain = *others.get(rank.as_whole()? as usize - 1)? - ours;
            up(&at, if at.higher() { gain } else { -gain } - half)
        }
        What::OwnPlaces => at.by_score(unit?, versus()?)? - at.alone(unit?, versus()?)?,
        What::OthersPlaces => at.alone(unit?, versus()?)? - at.by_score(unit?, of.period)?,
        What::RankAlone => at.alone(unit?, versus()?)?,
        What::LowerQuartile => quartile(at.scores(of.indicator, of.period), 1)?,
        What::Median => median(at.scores(of.indicator, of.period))?,
        What::MedianToReach => up(&at, at.compared(median(at.scores(of.indicator, of.period))?)),
        What::UpperQuartile => quartile(at.scores(of.indicator, of.period), 3)?,
        What::MedianPercent => {
            let maximum = ds.indicators()[of.indicator].maximum_at(of.period)?.0;
            median(at.scores(of.indicator, of.period))?.percent_of(maximum, 12)?
        }
        What::PartSum => at.sum(unit?),
        What::Count(counted) => whole(at.count(counted)?),
        What::ToBand | What::LeftInBand => {
            let ours = at.score(unit?, of.indicator, of.period)?;
            let bands = at.bands();
            let own = at.band(ours);
            let bound =
                if of.what == What::ToBand { bands[own.checked_sub(1)?] } else { bands[own] };
            up(&at, (ours - bound?).abs())
        }
        // Of self-assessments, plans and commitments; looked at above.
        _ => return None,
    })
}

struct Look<'a> {
    ds: &'a Dataset,
    of: &'a Stated,
}

impl Look<'_> {
    fn cell(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Option<Cell<'_>> {
        self.ds.slice(indicator, period)?.cells().find(|cell| cell.unit == unit)
    }

    fn score(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Option<Decimal> {
        self.cell(unit, indicator, period)?.value()
    }

    /// A score as the index compares it.
    fn compared(&self, score: Decimal) -> Decimal {
        match self.ds.indicators()[self.of.indicator].rule.basis {
            RankBasis::Unrounded => score,
            RankBasis::Rounded(places) => score.round(places),
        }
    }

    fn ranked_score(&self, unit: UnitIx) -> Option<Decimal> {
        Some(self.compared(self.score(unit, self.of.indicator, self.of.period)?))
    }

    fn dense(&self) -> bool {
        self.ds.indicators()[self.of.indicator].rule.ties == TieMethod::Dense
    }

    fn higher(&self) -> bool {
        self.ds.indicators()[self.of.indicator].direction == Direction::HigherIsBetter
    }

    fn better(&self, a: Decimal, b: Decimal) -> bool {
        if self.higher() { a > b } else { a < b }
    }

    /// Whether the publisher's own ranks are of the units that are meant.
    fn announced(&self) -> bool {
        let within = self.ds.indicators()[self.of.indicator].rule.within;
        self.of.group.is_none() || within == RankWithin::Group
    }

    /// Units that count, with their rows: those of the group that is meant, else of the group in
    /// which the unit is ranked.
    fn units(&self, indicator: IndicatorIx, period: Period) -> Vec<Cell<'_>> {
        let cells = self.ds.slice(indicator, period).into_iter().flat_map(|slice| slice.cells());
        let units = self.ds.units();
        let own = self.of.unit.and_then(|unit| units[unit].group);
        let apart = self.ds.indicators()[self.of.indicator].rule.within == RankWithin::Group;
        let group = self.of.group.or(own.filter(|_| apart));
        cells
            .filter(|cell| !units[cell.unit].aggregate)
            .filter(|cell| group.is_none() || units[cell.unit].group == group)
            .collect()
    }

    fn scores(&self, indicator: IndicatorIx, period: Period) -> Vec<Decimal> {
        self.units(indicator, period).iter().filter_map(Cell::value).collect()
    }

    /// The scores of the others, as the index compares them.
    fn others(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Vec<Decimal> {
        let all = self.units(indicator, period);
        let others = all.iter().filter(|cell| cell.unit != unit).filter_map(Cell::value);
        others.map(|score| self.compared(score)).collect()
    }

    /// The other units that have a score in the whole and in the component.
    fn beside(&self, unit: UnitIx) -> Vec<UnitIx> {
        let of = self.of;
        let parent = self.ds.indicators()[of.indicator].parent.unwrap();
        let whole = self.units(parent, of.period);
        let ranked = whole.iter().filter(|cell| cell.score.is_ok() && cell.unit != unit);
        let units = ranked.map(|cell| cell.unit);
        units.filter(|unit| self.score(*unit, of.indicator, of.period).is_some()).collect()
    }

    /// The bounds of bands of scores, the best first, each with those that have it.
    fn bands(&self) -> Vec<Option<Decimal>> {
        let bands = self.ds.indicators()[self.of.indicator].bands_at(self.of.period);
        assert!(bands.iter().all(|band| band.inclusive));
        let mut bounds: Vec<Option<Decimal>> = bands.iter().map(|band| band.bound).collect();
        bounds.sort_by(|a, b| b.cmp(a));
        bounds
    }

    fn band(&self, score: Decimal) -> usize {
        let bands = self.bands();
        bands.iter().position(|bound| bound.is_none_or(|bound| score >= bound)).unwrap()
    }

    fn by_score(&self, unit: UnitIx, period: Period) -> Option<Decimal> {
        self.among(unit, [period, period])
    }

    /// The rank of this period's score among the others' scores of an earlier one.
    fn alone(&self, unit: UnitIx, then: Period) -> Option<Decimal> {
        self.among(unit, [self.of.period, then])
    }

    fn among(&self, unit: UnitIx, [own, theirs]: [Period; 2]) -> Option<Decimal> {
        let ours = self.compared(self.score(unit, self.of.indicator, own)?);
        let mut others = self.others(unit, self.of.indicator, theirs);
        others.retain(|other| self.better(*other, ours));
        others.sort();
        if self.dense() {
            others.dedup();
        }
        Some(Decimal::from(others.len() as i64 + 1))
    }

    fn rank(&self, unit: UnitIx, period: Period) -> Option<Decimal> {
        let cell = self.cell(unit, self.of.indicator, period)?;
        let said = cell.extra.and_then(|extra| extra.rank).filter(|_| self.announced());
        said.map(|rank| Decimal::from(i64::from(rank.value)))
            .or_else(|| self.by_score(unit, period))
    }

    fn ranked(&self, unit: UnitIx, period: Period) -> Option<usize> {
        let said = self.cell(unit, self.of.indicator, period)?.extra.and_then(|extra| extra.of);
        let all = self.units(self.of.indicator, period);
        let scored = all.iter().filter(|cell| cell.score.is_ok()).count();
        let ranked = all.iter().filter(|cell| cell.published_rank().is_some()).count();
        let counted = if scored > 0 { scored } else { ranked };
        Some(said.map_or(counted, |said| said as usize))
    }

    fn announced_change(
        &self,
        unit: UnitIx,
        then: Period,
    ) -> Option<xephang::model::PublishedChange> {
        let said = self.cell(unit, self.of.indicator, self.of.period)?.extra?.change?;
        Some(said).filter(|said| said.since.is_none_or(|since| since == then))
    }

    fn score_change(&self, unit: UnitIx, then: Period) -> Option<Decimal> {
        self.announced_change(unit, then).and_then(|said| said.score).or_else(|| {
            let at = self.of.indicator;
            Some(self.score(unit, at, self.of.period)? - self.score(unit, at, then)?)
        })
    }

    fn places(&self, unit: UnitIx, then: Period) -> Option<Decimal> {
        let said = self.announced_change(unit, then).and_then(|said| said.rank);
        let said = said.filter(|_| self.announced()).map(|places| Decimal::from(i64::from(places)));
        said.or_else(|| Some(self.rank(unit, then)? - self.rank(unit, self.of.period)?))
    }

    fn percentile(&self, period: Period) -> Option<Decimal> {
        let unit = self.of.unit?;
        let (rank, of) = (self.rank(unit, period)?, self.ranked(unit, period)? as i64);
        (Decimal::HUNDRED * (Decimal::from(of) - rank)).div_round(Decimal::from(of - 1), 12)
    }

    fn broken(&self, then: Period) -> bool {
        let indicator = &self.ds.indicators()[self.of.indicator];
        indicator.breaks_between(then, self.of.period).next().is_some()
    }

    fn count(&self, counted: Counted) -> Option<usize> {
        let (ds, of) = (self.ds, self.of);
        let all = || self.units(of.indicator, of.period);
        let signs = |size: &dyn Fn(UnitIx) -> Option<Decimal>, sign: i32| {
            all()
                .iter()
                .filter(|cell| size(cell.unit).is_some_and(|size| size.sign() == sign))
                .count()
        };
        // Each unit is ranked in its own group, where groups are.
        let places = |unit: UnitIx| {
            let stated = Stated { unit: Some(unit), ..*of };
            Look { ds, of: &stated }.places(unit, of.versus?)
        };
        let score = |unit: UnitIx| {
            self.score_change(unit, of.versus?).filter(|_| !self.broken(of.versus.unwrap()))
        };
        // The same of the unit's indices.
        let indices = |wanted: &dyn Fn(Decimal) -> bool| {
            let of_index = |indicator: IndicatorIx| Stated { indicator, ..*of };
            let own = ds.indices().filter(|ix| ds.cell(of.unit.unwrap(), *ix, of.period).is_some());
            let places = own.filter_map(|ix| {
                let stated = of_index(ix);
                Look { ds, of: &stated }.places(of.unit?, of.versus?)
            });
            places.filter(|places| wanted(*places)).count()
        };
        let bounds = || Some(self.rank(of.unit?, of.versus?)? - self.rank(of.unit?, of.period)?);
        let best = |part: IndicatorIx| {
            let scores = self.units(part, of.period);
            let top = scores.iter().filter_map(Cell::value).max()?;
            let ours = scores.iter().find(|cell| Some(cell.unit) == of.unit)?.value()?;
            Some(ours == top)
        };
        Some(match counted {
            Counted::Indices => ds
                .indices()
                .filter(|ix| ds.cell(of.unit.unwrap(), *ix, of.period).is_some())
                .count(),
            Counted::IndicesCompared => indices(&|_| true),
            Counted::IndicesFell => indices(&|places| places.sign() < 0),
            Counted::IndicesRose => indices(&|places| places.sign() > 0),
            Counted::Units => all().iter().filter(|cell| cell.score.is_ok()).count(),
            Counted::RankRose => signs(&places, 1),
            Counted::RankFell => signs(&places, -1),
            Counted::RankSame => signs(&places, 0),
            Counted::ScoreRose => signs(&score, 1),
            Counted::ScoreFell => signs(&score, -1),
            Counted::ScoreSame => signs(&score, 0),
            Counted::ScoreCompared => (-1..=1).map(|sign| signs(&score, sign)).sum(),
            Counted::Decomposed => self.decomposed(of.versus?).len(),
            Counted::BelowHalf => {
                let below = |cell: &&Cell<'_>| {
                    let maximum = ds.maximum(cell.unit, of.indicator, of.period);
                    let two = Decimal::from(2);
                    cell.value().zip(maximum).is_some_and(|(own, most)| own * two < most.value)
                };
                all().iter().filter(below).count()
            }
            Counted::LowestQuarter => {
                let scores = self.scores(of.indicator, of.period);
                let bound = quartile(scores.clone(), 1)?;
                scores.into_iter().filter(|score| *score < bound).count()
            }
            Counted::OvertookAtLeast => {
                bounds().filter(|places| places.sign() > 0)?.mantissa() as usize
            }
            Counted::OvertakenByAtLeast => (-bounds()?.mantissa()) as usize,
            Counted::Level | Counted::SameScore => {
                let ours = self.score(of.unit?, of.indicator, of.period);
                let same = all().iter().filter(|cell| cell.value() == ours).count();
                same - usize::from(counted == Counted::Level)
            }
            Counted::PartsLed => {
                let index = of.indicator;
                ds.parts(index).filter(|part| best(*part) == Some(true)).count()
            }
            Counted::PartsFirst | Counted::PartsFirstTogether => {
                let led = |part: &IndicatorIx| {
                    let scores = self.scores(*part, of.period);
                    let ours = self.score(of.unit?, *part, of.period)?;
                    let top = scores.iter().filter(|score| **score == ours).count();
                    let kind = ds.indicators()[*part].kind;
                    let first = best(*part)? && top < scores.len();
                    (kind != IndicatorKind::Penalty && first).then_some(top)
                };
                let together = counted == Counted::PartsFirstTogether;
                ds.parts(of.indicator)
                    .filter_map(|part| led(&part))
                    .filter(|top| !together || *top > 1)
                    .count()
            }
            Counted::Parts => ds
                .parts(of.indicator)
                .filter(|part| !self.scores(*part, of.period).is_empty())
                .count(),
            Counted::Missing(reason) => {
                all().iter().filter(|cell| cell.score == Err(reason)).count()
            }
            Counted::WithFigure => all()
                .iter()
                .filter(|cell| cell.score.is_ok() || cell.published_rank().is_some())
                .count(),
            Counted::LookedAt => self.sums().len(),
            // More than rounding explains: the scores of these files have five decimals and more.
            Counted::Differing => {
                self.sums().iter().filter(|off| **off > Decimal::new(6, 3)).count()
            }
            Counted::InBand(place) => {
                let scores = self.scores(of.indicator, of.period);
                scores.into_iter().filter(|score| self.band(*score) == place).count()
            }
            // Some are in no file here, others are looked at elsewhere.
            _ => self.moved(counted)?,
        })
    }
}

fn median(scores: Vec<Decimal>) -> Option<Decimal> {
    quartile(scores, 2)
}

/// As spreadsheets have it: between the scores beside it in proportion.
fn quartile(mut scores: Vec<Decimal>, quarter: usize) -> Option<Decimal> {
    scores.sort();
    let place = scores.len().checked_sub(1)? * quarter;
    let (below, above) = (scores[place / 4], scores[(place / 4 + 1).min(scores.len() - 1)]);
    Some(below + (above - below) * Decimal::new(25 * (place % 4) as i128, 2))
}
