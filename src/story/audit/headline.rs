//! What does not fit, in a sentence.

use super::said::{At, places_apart};
use crate::analysis::audit::{Finding, Problem, Whole};
use crate::locale::{Lang, Noun, capitalised, number};
use crate::model::{Dataset, Given};
use crate::story::phrase;

/// The headline of one finding.
pub fn headline(ds: &Dataset, finding: &Finding, lang: Lang) -> String {
    let at = At::of(ds, finding, lang);
    let (unit, when) = (&at.unit, &at.when);
    let score_of = || {
        lang.pick(
            format!("{} của {unit} {when}", capitalised(&at.score_name())),
            format!("The {} of {unit} in {when}", at.score_name()),
        )
    };
    let rank_of = || {
        lang.pick(
            format!("{} của {unit} {when}", capitalised(&at.rank_name())),
            format!("The {} of {unit} in {when}", at.rank_name()),
        )
    };
    match &finding.problem {
        Problem::AboveMaximum { score, maximum } => {
            let [score, maximum] = at.apart(score.value, maximum.value);
            lang.pick(
                format!("{} ({score}) vượt mức tối đa ({maximum})", score_of()),
                format!("{} ({score}) is above the maximum ({maximum})", score_of()),
            )
        }
        Problem::BelowMinimum { score } => {
            let places = number::places_to_tell_from_zero(score.value, ds.decimals(at.indicator));
            let score = number::number(score.value, places, lang);
            lang.pick(
                format!("{} ({score}) thấp hơn 0", score_of()),
                format!("{} ({score}) is below 0", score_of()),
            )
        }
        Problem::TotalOff { total, sum, weighted, .. } => {
            let [total, sum] = at.apart(*total, *sum);
            let what = sum_name(*weighted, lang);
            lang.pick(
                format!("{} ({total}) khác {what} ({sum})", score_of()),
                format!("{} ({total}) is not {what} ({sum})", score_of()),
            )
        }
        Problem::RankOff { published, computed, .. } => {
            let (said, found) = (at.rank(*published), number::plain(computed.decimal(), lang));
            lang.pick(
                format!("{} công bố là {said}, tính theo điểm là {found}", rank_of()),
                format!("{} is published as {said}; by the scores it is {found}", rank_of()),
            )
        }
        Problem::ScoreChangeOff { from, score_from, score_to, announced } => {
            let computed = *score_to - *score_from;
            let places = places_apart(*announced, computed, ds.decimals(at.indicator));
            let [said, found] = [*announced, computed].map(|value| at.change(value, places));
            let from = at.period(*from);
            lang.pick(
                format!("{} công bố thay đổi {said} so với {from}, hai kỳ chênh nhau {found}", score_of()),
                format!("{} is said to have changed by {said} since {from}; the two scores differ by {found}", score_of()),
            )
        }
        Problem::PlacesOff { from, announced, computed, .. } => {
            let [said, found] = [*announced, *computed].map(|places| places_of(places, lang));
            let from = at.period(*from);
            lang.pick(
                format!("{} công bố thay đổi {said} so với {from}, hai hạng chênh nhau {found}", rank_of()),
                format!("{} is said to have changed by {said} since {from}; the two ranks differ by {found}", rank_of()),
            )
        }
        Problem::PercentOff { published, computed, .. } => {
            let places =
                places_apart(*published, *computed, published.scale().max(computed.scale()));
            let [said, found] =
                [published, computed].map(|value| number::percent(*value, places, lang));
            lang.pick(
                format!("{} công bố đạt {said}, tính theo mức tối đa là {found}", score_of()),
                format!("{} is published as {said}; of the maximum it is {found}", score_of()),
            )
        }
        Problem::SameName { other, spelled_alike } => {
            let other = at.name_of(*other);
            match spelled_alike {
                true => lang.pick(
                    format!("Hai đơn vị cùng tên «{other}»"),
                    format!("Two units are called “{other}”"),
                ),
                false => lang.pick(
                    format!("«{unit}» và «{other}» chỉ khác nhau ở dấu"),
                    format!("“{unit}” and “{other}” differ in diacritics alone"),
                ),
            }
        }
        Problem::SameFigures { other, figures, .. } => {
            let (other, n) = (at.name_of(*other), at.count(*figures));
            lang.pick(
                format!("{unit} có cả {n} số liệu trùng với {other}"),
                format!("All {n} figures of {unit} are those of {other}"),
            )
        }
        Problem::NoFigures => lang.pick(
            format!("{unit} có trong danh sách nhưng không có điểm và hạng nào"),
            format!("{unit} is listed but has neither a score nor a rank"),
        ),
        Problem::Jump { from, score_from, score_to, back, .. } => {
            let change = Given::computed(*score_to - *score_from);
            let size = phrase::change_amount(ds, at.indicator, change, lang);
            let from = at.period(*from);
            let back = match back {
                true => lang.pick(" rồi đảo chiều ở kỳ sau", ", and went back in the period after"),
                false => "",
            };
            let rose = change.value.sign() > 0;
            let vi = if rose { "tăng" } else { "giảm" };
            let en = if rose { "rose" } else { "fell" };
            lang.pick(
                format!("{} {vi} {size} so với {from}{back}, khác xa các đơn vị khác", score_of()),
                format!(
                    "{} {en} by {size} since {from}{back}, far from what others did",
                    score_of()
                ),
            )
        }
        Problem::NamedWhole => lang.pick(
            format!("«{unit}» được xếp như một đơn vị dù tên là dòng tổng hợp"),
            format!("“{unit}” is ranked as a unit, though it is called an aggregate"),
        ),
        Problem::EqualsOthers { how, slices, .. } => {
            let (what, n) = (whole_name(*how, lang), at.count(*slices));
            lang.pick(
                format!("{unit} có điểm đúng bằng {what} của các đơn vị khác ở cả {n} lần có điểm"),
                format!("{unit} has {what} of the other units in all {n} scores that it has"),
            )
        }
        Problem::RankSkipped { .. }
        | Problem::RankTwice { .. }
        | Problem::EqualApart { .. }
        | Problem::RankedOf { .. } => of_list(&at, finding),
    }
}

/// What is odd in a list of ranks.
fn of_list(at: &At<'_>, finding: &Finding) -> String {
    let (lang, unit, when) = (at.lang, &at.unit, &at.when);
    let rank_name = at.rank_name();
    let head = lang.pick(
        format!("{} {when}", capitalised(&rank_name)),
        format!("{} in {when}", capitalised(&rank_name)),
    );
    match &finding.problem {
        Problem::RankSkipped { first, last, next, .. } => {
            let numbers = match first == last {
                true => at.rank(*first),
                false => lang.pick(
                    format!("{} đến {}", at.rank(*first), at.rank(*last)),
                    format!("{} to {}", at.rank(*first), at.rank(*last)),
                ),
            };
            let next = at.rank(*next);
            lang.pick(
                format!(
                    "{head}: không đơn vị nào có hạng {numbers}, kế tiếp là {unit} hạng {next}"
                ),
                format!("{head}: nobody has rank {numbers}; the next one is {unit} with {next}"),
            )
        }
        Problem::RankTwice { rank, other, scores } => {
            let (rank, other) = (at.rank(*rank), at.name_of(*other));
            let [a, b] = at.apart(scores[0], scores[1]);
            lang.pick(
                format!("{head}: {other} ({a}) và {unit} ({b}) cùng hạng {rank} dù điểm khác nhau"),
                format!("{head}: {other} ({a}) and {unit} ({b}) share rank {rank}, though their scores differ"),
            )
        }
        Problem::EqualApart { other, score, ranks, .. } => {
            let (score, other) = (at.figure(*score), at.name_of(*other));
            let [a, b] = ranks.map(|rank| at.rank(rank));
            lang.pick(
                format!("{head}: {other} hạng {a} và {unit} hạng {b} dù cùng {score}"),
                format!(
                    "{head}: {other} has rank {a} and {unit} rank {b}, though both have {score}"
                ),
            )
        }
        Problem::RankedOf { said, listed } => {
            let (said, listed) = (at.rank(*said), at.count(*listed));
            lang.pick(
                format!("{head} công bố xếp trong {said} đơn vị, số liệu có {listed}"),
                format!("{head} is published as one of {said} units; the data has {listed}"),
            )
        }
        _ => String::new(),
    }
}

/// «tổng các thành phần theo trọng số».
pub fn sum_name(weighted: bool, lang: Lang) -> &'static str {
    match weighted {
        true => {
            lang.pick("tổng các thành phần theo trọng số", "the weighted sum of its components")
        }
        false => lang.pick("tổng các thành phần", "the sum of its components"),
    }
}

/// «trung bình», «tổng».
pub fn whole_name(how: Whole, lang: Lang) -> &'static str {
    match how {
        Whole::Mean => lang.pick("trung bình", "the mean"),
        Whole::Sum => lang.pick("tổng", "the sum"),
    }
}

/// «+2 bậc».
pub fn places_of(places: i32, lang: Lang) -> String {
    let figure = number::signed(i64::from(places).into(), 0, lang);
    format!("{figure}\u{a0}{}", Noun::Place.form(i64::from(places), lang))
}
