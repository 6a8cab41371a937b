//! Scores of the tree's nodes, from those over indicators up to the index.

use super::fault::Fault;
use super::input::{Input, Part};
use super::logarithm::{exp, ln};
use super::outcome::{NoScore, Scored};
use super::prepare::{Figures, enough};
use super::recipe::{Mean, Recipe};
use super::wide::{PLACES, Wide};
use crate::model::{Decimal, Direction, RankBasis, TieMethod};
use crate::rank::{Rank, keys, ranks};

/// The scores of all nodes. `out` says which units were left out at the start, and why.
///
/// # Errors
/// Means of figures that have none, one for each part of a node.
pub(super) fn aggregate(
    input: &Input,
    recipe: &Recipe,
    columns: &[Figures],
    out: &[Option<NoScore>],
) -> Result<Vec<Scored>, Vec<Fault>> {
    let levels = input.levels();
    let mut faults = Vec::new();
    let mut found: Vec<Scored> = vec![Scored::default(); input.nodes.len()];
    let mut unrounded: Vec<Figures> = vec![Figures::new(); input.nodes.len()];
    // Parts stand after their parents.
    for node in (0..input.nodes.len()).rev() {
        let mean = recipe.mean(levels[node]);
        let weighted = input.parts(node);
        let figures_of = |part: Part| match part {
            Part::Column(at) => &columns[at],
            Part::Node(at) => &unrounded[at],
        };
        let parts: Vec<(Wide, &Figures)> = weighted
            .iter()
            .map(|(part, weight)| (Wide::from(*weight), figures_of(*part)))
            .collect();
        if mean != Mean::Arithmetic {
            let positive =
                |figure: &Option<Wide>| figure.is_none_or(|x| x.order(Wide::ZERO).is_gt());
            for ((part, _), (_, figures)) in weighted.iter().zip(&parts) {
                let first = figures.iter().position(|figure| !positive(figure));
                faults.extend(first.map(|unit| Fault::NotPositive { node, part: *part, unit }));
            }
        }
        if !faults.is_empty() {
            continue;
        }
        let mut scored = Scored { shares: shares(&weighted), ..Scored::default() };
        let mut own = Figures::new();
        for (unit, out) in out.iter().enumerate() {
            let score = match out {
                Some(reason) => Err(*reason),
                None => score(mean, &parts, unit, recipe.least_parts),
            };
            let rounded = score.and_then(|(score, has)| {
                if has < parts.len() {
                    scored.incomplete.push((unit, has));
                }
                score.decimal(PLACES).ok_or(NoScore::OutOfReach)
            });
            scored.scores.push(rounded);
            own.push(score.ok().map(|(score, _)| score));
        }
        scored.ranks = ranked(&scored.scores, recipe.ties);
        (found[node], unrounded[node]) = (scored, own);
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// The score of a unit from the parts that it has, and how many these are.
fn score(
    mean: Mean,
    parts: &[(Wide, &Figures)],
    unit: usize,
    least: Option<Decimal>,
) -> Result<(Wide, usize), NoScore> {
    let there: Vec<(Wide, Wide)> = parts
        .iter()
        .filter_map(|(weight, figures)| Some((*weight, (*figures.get(unit)?)?)))
        .collect();
    let (has, of) = (there.len(), parts.len());
    if has == 0 || !enough(has, of, least) {
        return Err(NoScore::TooFew { has, of });
    }
    let weight: Wide = there.iter().map(|(weight, _)| *weight).sum();
    if weight == Wide::ZERO {
        return Err(NoScore::Weightless);
    }
    let sum = |term: fn(Wide) -> Wide| -> Wide {
        there.iter().map(|(weight, figure)| *weight * term(*figure)).sum()
    };
    let score = match mean {
        Mean::Arithmetic => sum(|figure| figure) / weight,
        Mean::Geometric => exp(sum(ln) / weight),
        Mean::Harmonic => weight / sum(|figure| Wide::ONE / figure),
    };
    Ok((score, has))
}

/// Weights as shares of their sum.
fn shares(weighted: &[(Part, Decimal)]) -> Vec<(Part, Decimal)> {
    let whole: Decimal = weighted.iter().map(|(_, weight)| *weight).sum();
    let share = |weight: Decimal| weight.div_round(whole, PLACES).unwrap_or(Decimal::ZERO);
    weighted.iter().map(|(part, weight)| (*part, share(*weight))).collect()
}

/// Ranks of the rounded scores.
fn ranked(scores: &[Result<Decimal, NoScore>], ties: TieMethod) -> Vec<Option<Rank>> {
    let known: Vec<Decimal> = scores.iter().flatten().copied().collect();
    let keys = keys(&known, RankBasis::Unrounded, Direction::HigherIsBetter);
    let mut ranks = ranks(&keys, ties).into_iter();
    scores.iter().map(|score| score.ok().and_then(|_| ranks.next())).collect()
}
