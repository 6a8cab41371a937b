//! What may have caused a finding. The figures allow it and prove nothing.

use super::said::At;
use crate::analysis::audit::{Cause, Finding, Instead, Problem};
use crate::locale::words::tie_method;
use crate::locale::{Lang, number};
use crate::model::{Dataset, Direction, RankBasis, RankRule, RankWithin};
use crate::story::phrase;

/// Possible causes, a sentence each, the likeliest first; where the figures suggest none, what
/// such a finding usually means.
pub fn causes(ds: &Dataset, finding: &Finding, lang: Lang) -> Vec<String> {
    let at = At::of(ds, finding, lang);
    let said: Vec<String> = finding.causes.iter().map(|cause| one(&at, finding, *cause)).collect();
    if said.is_empty() { usual(&finding.problem, lang).into_iter().collect() } else { said }
}

fn one(at: &At<'_>, finding: &Finding, cause: Cause) -> String {
    let lang = at.lang;
    let part = |part| phrase::inside(at.ds, part, lang);
    match cause {
        Cause::DecimalPoint(instead) => {
            let [figure, fits] = figures(at, instead);
            lang.pick(
                format!("Có thể do đặt sai dấu thập phân: {fits} thay vì {figure} thì khớp."),
                format!("Perhaps a misplaced decimal point: {fits} in place of {figure} would fit."),
            )
        }
        Cause::DigitsSwapped(instead) => {
            let [figure, fits] = figures(at, instead);
            lang.pick(
                format!("Có thể do đảo chữ số: {fits} thay vì {figure} thì khớp."),
                format!("Perhaps exchanged digits: {fits} in place of {figure} would fit."),
            )
        }
        Cause::Bonus => lang.pick("Có thể do có điểm thưởng.", "Perhaps bonus points.").to_owned(),
        Cause::OtherScale => lang
            .pick(
                "Có thể do mức tối đa không phải của kỳ này hoặc điểm theo thang khác.",
                "Perhaps the maximum is not that of this period, or the scores are on another scale.",
            )
            .to_owned(),
        Cause::PartLeftOut(ix) => {
            let part = part(ix);
            lang.pick(
                format!("Có thể do tổng chưa cộng thành phần {part}."),
                format!("Perhaps the total leaves out {part}."),
            )
        }
        Cause::PartTwice(ix) => {
            let part = part(ix);
            lang.pick(
                format!("Có thể do tổng cộng hai lần thành phần {part}."),
                format!("Perhaps the total counts {part} twice."),
            )
        }
        Cause::OtherWeights => lang
            .pick(
                "Có thể do trọng số trong số liệu không phải trọng số đã dùng để tính điểm kỳ này.",
                "Perhaps the weights in the data are not those that the totals of this period were made with.",
            )
            .to_owned(),
        Cause::RankedBy { rule, reversed, agree, of } => {
            let own = at.ds.indicators()[at.indicator].rule;
            let highest = at.ds.indicators()[at.indicator].direction == Direction::HigherIsBetter;
            let how = how_ranked(own, rule, reversed.then_some(highest), lang);
            let (agree, of) = (at.count(agree), at.count(of));
            lang.pick(
                format!("Có thể do xếp {how}: khi đó {agree}/{of} hạng công bố khớp."),
                format!("Perhaps ranked {how}: then {agree} of {of} published ranks agree."),
            )
        }
        Cause::TiesBroken => lang
            .pick(
                "Có thể do xếp theo điểm chưa làm tròn hoặc theo tiêu chí phụ không công bố.",
                "Perhaps ranked by unrounded scores, or by a further criterion that is not published.",
            )
            .to_owned(),
        Cause::RevisedScore(before) => {
            let places = before.normal().scale().max(at.ds.decimals(at.indicator));
            let before = number::number(before, places, lang);
            lang.pick(
                format!("Có thể do điểm kỳ trước đã được điều chỉnh: khi công bố mức thay đổi là {before}."),
                format!("Perhaps the earlier score was revised: it was {before} when the change was announced."),
            )
        }
        Cause::RevisedRank(before) => {
            let before = at.rank(before);
            lang.pick(
                format!("Có thể do hạng kỳ trước đã được điều chỉnh: khi công bố mức thay đổi là {before}."),
                format!("Perhaps the earlier rank was revised: it was {before} when the change was announced."),
            )
        }
        Cause::OtherPeriod(period) => {
            let period = at.period(period);
            lang.pick(
                format!("Có thể do so với {period}: khi đó khớp."),
                format!("Perhaps compared with {period}: then it agrees."),
            )
        }
        Cause::Relative => lang
            .pick(
                "Có thể do tính theo phần trăm của kỳ trước, không phải hiệu hai điểm.",
                "Perhaps a percentage of the earlier score, not the difference of the two.",
            )
            .to_owned(),
        Cause::SignTurned => lang
            .pick("Có thể do nhầm dấu tăng, giảm.", "Perhaps with the wrong sign.")
            .to_owned(),
        Cause::MethodChanged => lang
            .pick(
                "Có thể do cách tính đã đổi giữa hai kỳ.",
                "Perhaps as the method changed between the two periods.",
            )
            .to_owned(),
        Cause::OtherMaximum(maximum) => {
            let maximum = number::plain(maximum, lang);
            lang.pick(
                format!("Có thể do tính trên mức tối đa {maximum}: khi đó khớp."),
                format!("Perhaps of a maximum of {maximum}: then it agrees."),
            )
        }
        Cause::SelfAssessed => lang
            .pick(
                "Có thể do tính từ điểm tự chấm, không phải điểm thẩm định.",
                "Perhaps of the score that the unit gave itself, not of the appraised one.",
            )
            .to_owned(),
        Cause::UnitsMissing => lang
            .pick(
                "Có thể do danh sách thiếu đơn vị, hoặc in sai.",
                "Perhaps units are missing from the list, or a misprint.",
            )
            .to_owned(),
        Cause::OneUnitTwice => {
            let same = matches!(finding.problem, Problem::SameName { spelled_alike: true, .. });
            match same {
                true => lang.pick(
                    "Có thể do một đơn vị được ghi hai lần.",
                    "Perhaps one unit is listed twice.",
                ),
                false => lang.pick(
                    "Có thể do một đơn vị được viết theo hai cách; cũng có thể là hai đơn vị khác nhau.",
                    "Perhaps one unit in two spellings; they may also be two units.",
                ),
            }
            .to_owned()
        }
        Cause::RowCopied => lang
            .pick("Có thể do chép nhầm dòng.", "Perhaps a row was copied.")
            .to_owned(),
        Cause::NamesNotMatched => lang
            .pick(
                "Có thể do số liệu của đơn vị ghi dưới tên khác, hoặc đơn vị không được đánh giá.",
                "Perhaps its figures stand under another name, or it is not assessed.",
            )
            .to_owned(),
    }
}

/// The published figure with its place, and the one that fits: «gia nhập thị trường năm 2016
/// (65,60)», «6,56».
fn figures(at: &At<'_>, instead: Instead) -> [String; 2] {
    let lang = at.lang;
    let name = phrase::inside(at.ds, instead.indicator, lang);
    let when = at.period(instead.period);
    let places = at.ds.decimals(instead.indicator).max(instead.fits.normal().scale());
    let measure = at.ds.indicators()[instead.indicator].measure;
    let [published, fits] =
        [instead.published, instead.fits].map(|value| number::figure(value, places, measure, lang));
    let figure = lang.pick(
        format!("điểm {name} {when} ({published})"),
        format!("the {name} score in {when} ({published})"),
    );
    [figure, fits]
}

/// By which rule: what differs from the index's own. `reversed`: whether the highest is best by its
/// own rule, where the other end was.
fn how_ranked(own: RankRule, rule: RankRule, reversed: Option<bool>, lang: Lang) -> String {
    let mut said = Vec::new();
    if rule.basis != own.basis {
        said.push(match rule.basis {
            RankBasis::Unrounded => {
                lang.pick("theo điểm chưa làm tròn", "by unrounded scores").to_owned()
            }
            RankBasis::Rounded(0) => lang
                .pick("theo điểm làm tròn đến hàng đơn vị", "by scores rounded to whole points")
                .to_owned(),
            RankBasis::Rounded(places) => {
                let n = number::whole(i64::from(places), lang);
                lang.pick(
                    format!("theo điểm làm tròn {n} chữ số thập phân"),
                    format!("by scores rounded to {n} decimals"),
                )
            }
        });
    }
    if rule.ties != own.ties {
        let method = tie_method(rule.ties, lang);
        said.push(lang.pick(
            format!("theo cách {method} khi bằng điểm"),
            format!("with equal scores as {method}"),
        ));
    }
    if rule.within != own.within {
        said.push(
            match rule.within {
                RankWithin::Group => lang.pick("riêng từng nhóm", "within each group"),
                RankWithin::All => lang.pick("chung tất cả các nhóm", "among all groups"),
            }
            .to_owned(),
        );
    }
    if let Some(highest) = reversed {
        said.push(
            match highest {
                true => lang.pick("điểm thấp trước", "with the lowest score first"),
                false => lang.pick("điểm cao trước", "with the highest score first"),
            }
            .to_owned(),
        );
    }
    crate::locale::list(&said, lang)
}

/// What is usually behind a kind of finding.
fn usual(problem: &Problem, lang: Lang) -> Option<String> {
    let text = match problem {
        Problem::AboveMaximum { .. } | Problem::BelowMinimum { .. } => lang.pick(
            "Có thể do in sai, hoặc do có điểm thưởng, điểm trừ ngoài thang điểm.",
            "Perhaps a misprint, or points given or taken beyond the scale.",
        ),
        Problem::TotalOff { .. } => lang.pick(
            "Có thể do in sai một con số, do điểm được điều chỉnh sau khi cộng, hoặc do có điểm thưởng, điểm trừ ngoài các thành phần.",
            "Perhaps a misprinted figure, a score revised after adding up, or points given or taken beside the components.",
        ),
        Problem::RankOff { .. } | Problem::RankTwice { .. } | Problem::EqualApart { .. } => lang.pick(
            "Có thể do in sai hạng hoặc điểm, hoặc do điểm được điều chỉnh sau khi xếp hạng.",
            "Perhaps a misprinted rank or score, or a score revised after ranking.",
        ),
        Problem::ScoreChangeOff { .. } | Problem::PlacesOff { .. } | Problem::PercentOff { .. } => {
            lang.pick(
                "Có thể do in sai, hoặc do số liệu được điều chỉnh sau khi tính.",
                "Perhaps a misprint, or figures revised after the calculation.",
            )
        }
        Problem::Jump { .. } => lang.pick(
            "Có thể do thay đổi thật, do in sai, hoặc do cách đo đã đổi.",
            "Perhaps a real change, a misprint, or a change in how it is measured.",
        ),
        Problem::NamedWhole | Problem::EqualsOthers { .. } => lang.pick(
            "Có thể là dòng tổng hợp, không phải một đơn vị.",
            "Perhaps an aggregate and no unit.",
        ),
        Problem::RankedOf { .. } => lang.pick(
            "Có thể do số liệu gồm cả đơn vị không được xếp hạng, hoặc in sai.",
            "Perhaps the data includes units that are not ranked, or a misprint.",
        ),
        Problem::SameName { .. }
        | Problem::SameFigures { .. }
        | Problem::NoFigures
        | Problem::RankSkipped { .. } => return None,
    };
    Some(text.to_owned())
}
