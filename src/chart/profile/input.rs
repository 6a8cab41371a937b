//! From the data to the input of a profile.

use super::{Profile, ProfileRow, place};
use crate::analysis::{PeerRule, Unsaid, peers, spread};
use crate::chart::from_data::{Input, is_drawn, period_of, subject, unit_name};
use crate::chart::parts::rank_with_origin;
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::pictures::{self, profile as said};
use crate::locale::{Lang, collate, date, number};
use crate::model::{Dataset, Decimal, IndicatorIx, Period, UnitIx};
use crate::rank::{ranking, standings};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    placed.notes.push(said::computed(input.of_range, frame.lang).to_owned());
    Ok(placed)
}

/// The input of the profile of us.
///
/// # Errors
/// No unit is chosen, or there are no components with figures.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Profile> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let period = period_of(ds, spec)?;
    let parts: Vec<IndicatorIx> =
        ds.parts(spec.indicator).filter(|part| score(ds, unit, *part, period).is_some()).collect();
    if parts.is_empty() {
        let none = ds.parts(spec.indicator).next().is_none();
        return Err(NothingToDraw::Unsaid(if none { Unsaid::NoParts } else { Unsaid::NoFigure }));
    }
    let earlier = spec.versus.or_else(|| ds.period_before(spec.indicator, period));
    let earlier = earlier.filter(|earlier| *earlier != period);
    let indicator = &ds.indicators()[spec.indicator];
    let breaks = |earlier: Period| indicator.breaks_between(earlier, period).next().is_some();
    let comparable = earlier.filter(|earlier| !breaks(*earlier));
    let not_drawn = earlier.filter(|earlier| breaks(*earlier));
    let of_range = parts.iter().any(|part| ds.maximum(unit, *part, period).is_none());
    let units: Vec<UnitIx> =
        (0..ds.units().len()).filter(|unit| is_drawn(ds, spec, *unit)).collect();
    let peers = peers_of(ds, spec, (unit, period)).unwrap_or_else(|| units.clone());
    let leader = leader(ds, spec, unit, period, lang);
    let mut counts: Vec<usize> = Vec::new();
    let rows = parts.into_iter().map(|part| {
        let scores = units.iter().filter_map(|unit| score(ds, *unit, part, period));
        let range = spread(scores.collect()).map(|spread| (spread.low, spread.high));
        let share = |unit: UnitIx, at: Period| {
            let score = score(ds, unit, part, at)?;
            if of_range {
                let (low, high) = range?;
                return (score - low).percent_of(high - low, 6);
            }
            score.percent_of(ds.maximum(unit, part, at)?.value, 6)
        };
        let others = peers.iter().filter(|other| **other != unit);
        let shares = others.filter_map(|other| share(*other, period)).collect();
        let median = spread(shares).filter(|spread| spread.count > 1);
        counts.extend(median.map(|spread| spread.count));
        ProfileRow {
            name: lang.label(&ds.indicators()[part].name).to_owned(),
            short: subject(ds, part, lang),
            measure: ds.indicators()[part].measure,
            places: ds.decimals(part),
            score: ds.cell(unit, part, period).and_then(|cell| cell.score.ok()),
            us: share(unit, period),
            before: comparable.and_then(|at| share(unit, at)),
            median: median.map(|spread| spread.median),
            leader: leader.as_ref().and_then(|(leader, _)| share(*leader, period)),
        }
    });
    let rows: Vec<ProfileRow> = rows.collect();
    let short = |period: Period| date::period_short(period, lang);
    let shown = rows.iter().any(|row| row.before.is_some());
    Ok(Profile {
        subject: subject(ds, spec.indicator, lang),
        unit,
        name: unit_name(ds, unit, lang),
        period: short(period),
        before: comparable.filter(|_| shown).map(short),
        not_drawn: not_drawn.map(|earlier| said::not_drawn(&short(earlier), lang)),
        leader: leader.map(|(_, name)| name),
        median: median_name(ds, spec, (unit, period), &counts, lang),
        of_range,
        rows,
    })
}

/// Those whom the reader has chosen; `None` where it is all, or none can be found.
fn peers_of(
    ds: &Dataset,
    spec: &ChartSpec,
    (unit, period): (UnitIx, Period),
) -> Option<Vec<UnitIx>> {
    let chosen = Some(spec.peers).filter(|rule| *rule != PeerRule::All)?;
    peers(ds, unit, spec.indicator, period, chosen, &spec.options).ok()
}

/// What the medians are called; `counts`: of how many units they are. Where the data does not hold
/// all units that are ranked, how many it does.
fn median_name(
    ds: &Dataset,
    spec: &ChartSpec,
    (unit, period): (UnitIx, Period),
    counts: &[usize],
    lang: Lang,
) -> String {
    if let Some(peers) = peers_of(ds, spec, (unit, period)) {
        let count = number::whole(peers.len() as i64, lang);
        return match spec.peers {
            PeerRule::All => said::median_of_others(Some(&count), lang),
            PeerRule::Group => said::median_in_group(&count, lang),
            PeerRule::Neighbours(_) => said::median_of_neighbours(&count, lang),
            PeerRule::Similar(_) => said::median_of_alike(&count, lang),
        };
    }
    let ranked = ranking(ds, spec.indicator, period, &spec.options).rows;
    let is_whole = ranked.iter().find(|row| row.unit == unit).is_some_and(|row| row.trusted);
    let (least, most) = (counts.iter().min(), counts.iter().max());
    let whole = |count: usize| number::whole(count as i64, lang);
    let scored = least.zip(most).filter(|_| !is_whole).map(|(least, most)| match least == most {
        true => whole(*most),
        false => format!("{}–{}", whole(*least), whole(*most)),
    });
    said::median_of_others(scored.as_deref(), lang)
}

fn score(ds: &Dataset, unit: UnitIx, part: IndicatorIx, period: Period) -> Option<Decimal> {
    ds.cell(unit, part, period)?.value()
}

/// The best of the other units, with its rank: the first, or the second where we are the first.
fn leader(
    ds: &Dataset,
    spec: &ChartSpec,
    us: UnitIx,
    period: Period,
    lang: Lang,
) -> Option<(UnitIx, String)> {
    let ranks = standings(ds, spec.indicator, period, &spec.options);
    let others = (0..ds.units().len()).filter(|unit| *unit != us && is_drawn(ds, spec, *unit));
    let ranked = others.filter_map(|unit| Some((unit, ranks.get(unit).shown()?)));
    let best = ranked.min_by_key(|(unit, rank)| {
        (rank.value, collate::sort_key(&unit_name(ds, *unit, lang), lang))
    });
    best.map(|(unit, rank)| {
        let rank = pictures::rank(&rank_with_origin(rank, lang), lang);
        (unit, format!("{}, {rank}", unit_name(ds, unit, lang)))
    })
}
