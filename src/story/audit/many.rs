//! One sentence for a finding that most units share.

use super::headline::{places_of, sum_name};
use super::said::{At, places_apart};
use crate::analysis::audit::{Finding, Many, Problem};
use crate::locale::{Lang, capitalised, number};
use crate::model::Dataset;

/// «Năm 2011, 63 trong 63 đơn vị có điểm PCI khác tổng các thành phần theo trọng số; lệch nhiều
/// nhất là Vĩnh Long (59,10 so với 59,65)».
pub fn headline(ds: &Dataset, finding: &Finding, many: Many, lang: Lang) -> String {
    let at = At::of(ds, finding, lang);
    let (score, rank) = (at.score_name(), at.rank_name());
    let (what, [said, found]) = match &finding.problem {
        Problem::AboveMaximum { score: value, maximum } => (
            lang.pick(
                format!("có {score} vượt mức tối đa"),
                format!("have a {score} above the maximum"),
            ),
            at.apart(value.value, maximum.value),
        ),
        Problem::BelowMinimum { score: value } => (
            lang.pick(format!("có {score} thấp hơn 0"), format!("have a {score} below 0")),
            at.apart(value.value, 0.into()),
        ),
        Problem::TotalOff { total, sum, weighted, .. } => {
            let name = sum_name(*weighted, lang);
            let what = lang.pick(
                format!("có {score} khác {name}"),
                format!("have a {score} that is not {name}"),
            );
            (what, at.apart(*total, *sum))
        }
        Problem::RankOff { published, computed, .. } => (
            lang.pick(
                format!("có {rank} công bố khác hạng tính theo điểm"),
                format!("have a published {rank} that the scores do not give"),
            ),
            [at.rank(*published), number::plain(computed.decimal(), lang)],
        ),
        Problem::ScoreChangeOff { score_from, score_to, announced, .. } => {
            let computed = *score_to - *score_from;
            let places = places_apart(*announced, computed, ds.decimals(at.indicator));
            let what = lang.pick(
                format!("có mức thay đổi {score} công bố khác chênh lệch giữa hai kỳ"),
                format!("have an announced change of {score} that is not the difference of the two periods"),
            );
            (what, [*announced, computed].map(|value| number::signed(value, places, lang)))
        }
        Problem::PlacesOff { announced, computed, .. } => (
            lang.pick(
                format!("có mức thay đổi {rank} công bố khác chênh lệch giữa hai kỳ"),
                format!("have an announced change of {rank} that is not the difference of the two periods"),
            ),
            [*announced, *computed].map(|places| places_of(places, lang)),
        ),
        Problem::PercentOff { published, computed, .. } => {
            let places = places_apart(*published, *computed, published.scale().max(computed.scale()));
            let what = lang.pick(
                format!("có tỷ lệ công bố khác {score} chia mức tối đa"),
                format!("have a published percentage that is not the {score} divided by the maximum"),
            );
            (what, [published, computed].map(|value| number::percent(*value, places, lang)))
        }
        // The other kinds are of one unit each.
        _ => return super::headline::headline(ds, finding, lang),
    };
    let (n, of) = (at.count(many.differing), at.count(many.compared));
    let (unit, when) = (&at.unit, capitalised(&at.when));
    lang.pick(
        format!("{when}, {n} trong {of} đơn vị {what}; lệch nhiều nhất là {unit} ({said} so với {found})"),
        format!("In {}, {n} of {of} units {what}; furthest off is {unit} ({said} against {found})", at.when),
    )
}
