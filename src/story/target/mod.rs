//! What would raise it, in words: supposed scores, what a goal takes, how sure that is, what became of
//! commitments. Every finding has the figures behind its sentence.

mod certainty;
mod commitments;
mod fault;
mod plan;
mod what_if;

pub use certainty::certainty_finding;
pub(super) use commitments::{
    commitment_about, commitment_named, commitment_text, committed_score, summary,
};
pub use commitments::{commitment_findings, commitments_summary, fate};
pub use fault::fault;
pub use plan::plan_findings;
pub use what_if::what_if_finding;

use super::phrase;
use crate::analysis::target::Fit;
use crate::locale::{Lang, Noun, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx};

/// The most parts that are named in a sentence; the table has all.
const NAMED: usize = 4;

/// A score as it stands beside others: «7,98», «91,48%».
fn figure(ds: &Dataset, of: IndicatorIx, value: Decimal, lang: Lang) -> String {
    number::figure(value, ds.decimals(of), ds.indicators()[of].measure, lang)
}

/// A score that somebody may have typed, as it stands beside others: with all its decimals.
fn typed(ds: &Dataset, of: IndicatorIx, value: Decimal, lang: Lang) -> String {
    let places = number::written_places(value, ds.decimals(of));
    number::figure(value, places, ds.indicators()[of].measure, lang)
}

/// A change as it stands beside others: «+1,04».
fn signed(ds: &Dataset, of: IndicatorIx, value: Decimal, lang: Lang) -> String {
    let places = number::places_to_tell_from_zero(value, ds.decimals(of));
    number::signed(value, places, lang)
}

/// The size of a change that is calculated here: «4,40 điểm».
fn points(ds: &Dataset, of: IndicatorIx, value: Decimal, lang: Lang) -> String {
    phrase::change_amount(ds, of, Given::computed(value), lang)
}

/// What parts are called: criteria, where one of them is deeper than the components of the whole.
pub(in crate::story) fn noun(
    ds: &Dataset,
    whole: IndicatorIx,
    mut parts: impl Iterator<Item = IndicatorIx>,
) -> Noun {
    let deeper = |part: IndicatorIx| part != whole && ds.indicators()[part].parent != Some(whole);
    if parts.any(deeper) { Noun::Criterion } else { Noun::Component }
}

/// «, và 3 thành phần khác» for those of a list that are not named.
fn and_others(all: usize, noun: Noun, lang: Lang) -> String {
    match all.saturating_sub(NAMED) {
        0 => String::new(),
        more => {
            let (count, noun) = (number::whole(more as i64, lang), noun.form(more as i64, lang));
            lang.pick(format!(" và {count} {noun} khác"), format!(" and {count} other {noun}"))
        }
    }
}

/// That a published total is not the sum of its parts.
fn apart(ds: &Dataset, of: IndicatorIx, fit: Fit, lang: Lang) -> String {
    let rest = points(ds, of, fit.rest, lang);
    lang.pick(
        format!("Tổng công bố lệch {rest} so với tổng các thành phần; phần lệch ấy giữ nguyên."),
        format!(
            "The published total is {rest} off the sum of its components; that difference stays."
        ),
    )
}

/// The heads of a table.
fn texts<const N: usize>(head: [(&str, &str); N], lang: Lang) -> Vec<String> {
    head.iter().map(|(vi, en)| lang.pick(*vi, *en).to_owned()).collect()
}
