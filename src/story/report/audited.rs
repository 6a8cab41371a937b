//! What an audit found, as sentences of a report.

use super::stating::{Stating, ended};
use crate::analysis::audit::{Finding, Problem};
use crate::locale::{Lang, Noun, number};
use crate::model::{Dataset, Decimal, Given};
use crate::story::audit::headline;
use crate::story::linked::{Known, linked};
use crate::story::{Counted, Text, What};

/// A finding with what its figures state. What may have caused it is no matter of a report.
pub(super) fn audited(ds: &Dataset, found: &Finding, lang: Lang) -> Text {
    ended(linked(&headline(ds, found, lang), &known(ds, found, lang)))
}

fn known(ds: &Dataset, found: &Finding, lang: Lang) -> Vec<Known> {
    let Some(period) = found.period else { return Vec::new() };
    let stating = Stating::new(ds, lang, found.indicator, period).unit(found.unit);
    let whole = |n: usize| number::whole(n as i64, lang);
    let mut known = Vec::new();
    if let Some(many) = found.many {
        let differing = What::Count(Counted::Differing);
        let between = lang.pick(" trong ", " of ");
        known.push(stating.known(["", &whole(many.differing), between], differing));
        let compared = many.compared;
        known.push(stating.known_count(Noun::Unit, compared, What::Count(Counted::LookedAt)));
        known.push(stating.known([between, &whole(compared), ""], What::Count(Counted::LookedAt)));
    }
    let score = |value: Decimal, what: What| {
        let least = ds.decimals(found.indicator);
        let most = value.normal().scale().max(least);
        // As many decimals as were needed to tell two figures apart.
        (least..=most)
            .rev()
            .map(|places| stating.known(["", &number::number(value, places, lang), ""], what))
            .collect::<Vec<_>>()
    };
    match &found.problem {
        Problem::AboveMaximum { score: given, maximum } => {
            known.extend(score(given.value, What::Score));
            known.extend(score(maximum.value, What::Maximum));
        }
        Problem::TotalOff { total, sum, .. } => {
            known.extend(score(*total, What::Score));
            known.extend(score(*sum, What::PartSum));
        }
        Problem::RankOff { published, .. } => {
            let rank = number::whole(i64::from(*published), lang);
            known.push(stating.known(["", &rank, ""], What::Rank));
        }
        Problem::Jump { from, score_from, score_to, .. } => {
            let size = Given::computed(*score_to - *score_from);
            known.push(stating.versus(Some(*from)).known_size(size, What::ScoreChange));
        }
        _ => {}
    }
    known
}
