//! Why a question about a target has no answer, and what would help.

use super::figure;
use crate::analysis::Unsaid;
use crate::analysis::target::Fault;
use crate::locale::{Lang, capitalised};
use crate::model::{Dataset, IndicatorIx};
use crate::story::{phrase, unplaced};

/// Why a question about a target has no answer, and what would help: whole sentences.
pub fn fault(ds: &Dataset, fault: Fault, lang: Lang) -> String {
    let name = |part: IndicatorIx| phrase::inside(ds, part, lang);
    match fault {
        Fault::Place(reason) => unplaced(reason, lang).to_owned(),
        Fault::Parts(reason) => parts(reason, lang).to_owned(),
        Fault::NotAPart(part) => lang.pick(
            format!("Không tính được: {} không tính vào tổng trong kỳ này.", name(part)),
            format!("No answer: {} does not count in the total in this period.", name(part)),
        ),
        Fault::NoScore(part) => lang.pick(
            format!("Không tính được: đơn vị không có điểm {}.", name(part)),
            format!("No answer: the unit has no score in {}.", name(part)),
        ),
        Fault::Overlap(one, other) if one == other => lang.pick(
            format!("Hai điểm mới cho {}: hãy giữ một.", name(one)),
            format!("Two new scores for {}: keep one.", name(one)),
        ),
        Fault::Overlap(above, inside) => lang.pick(
            format!(
                "{} nằm trong {}: chỉ đặt điểm mới cho một trong hai.",
                capitalised(&name(inside)),
                name(above)
            ),
            format!(
                "{} is inside {}: give a new score to one of them only.",
                capitalised(&name(inside)),
                name(above)
            ),
        ),
        Fault::AboveMaximum { part, maximum } => {
            let maximum = figure(ds, part, maximum, lang);
            lang.pick(
                format!("Điểm mới của {} vượt mức tối đa {maximum}.", name(part)),
                format!("The new score in {} is above its maximum of {maximum}.", name(part)),
            )
        }
        Fault::BelowZero(part) => lang.pick(
            format!("Điểm mới của {} phải từ 0 trở lên.", name(part)),
            format!("The new score in {} must be 0 or more.", name(part)),
        ),
        Fault::LowerIsBetter => lang.pick(
            "Chỉ số này điểm thấp mới tốt, nên không tính cách tăng điểm.".to_owned(),
            "In this index the lowest score is best, so no gains are worked out.".to_owned(),
        ),
        Fault::NoSuchRank => lang.pick(
            "Không có hạng này: hãy chọn từ 1 đến số đơn vị được xếp hạng.".to_owned(),
            "There is no such rank: choose one from 1 to the number of units ranked.".to_owned(),
        ),
        Fault::NoSuchBand => lang.pick(
            "Không có nhóm này trong kỳ.".to_owned(),
            "There is no such band in this period.".to_owned(),
        ),
        Fault::NegativeEffort(part) => lang.pick(
            format!("Công sức của {} phải từ 0 trở lên.", name(part)),
            format!("The effort of {} must be 0 or more.", name(part)),
        ),
        Fault::Unreachable => lang.pick(
            "Theo cách xếp các đơn vị bằng điểm, không điểm nào cho hạng này.".to_owned(),
            "By the rule for equal scores, no score gives this rank.".to_owned(),
        ),
        Fault::TooLong => lang.pick(
            "Không tính được với các số dài như vậy: hãy bớt số lẻ.".to_owned(),
            "Numbers this long cannot be calculated with: use fewer decimals.".to_owned(),
        ),
    }
}

fn parts(reason: Unsaid, lang: Lang) -> &'static str {
    match reason {
        Unsaid::NoFigure => lang.pick(
            "Không tính được: đơn vị không có điểm trong kỳ này.",
            "No answer: the unit has no score in this period.",
        ),
        Unsaid::TooFewUnits => lang.pick(
            "Không tính được hạng: số liệu không có đủ các đơn vị được xếp hạng.",
            "No rank: the data does not hold all the units ranked.",
        ),
        Unsaid::RanksOnly => lang.pick(
            "Không tính được: chỉ công bố hạng, không có điểm.",
            "No answer: only ranks are published, no scores.",
        ),
        Unsaid::Break => lang.pick(
            "Cách tính đã đổi so với kỳ trước, nên không biết các đơn vị thay đổi thế nào.",
            "The method changed since the period before, so how units change is not known.",
        ),
        Unsaid::GroupsApart => lang.pick(
            "Mỗi nhóm được xếp hạng riêng: hãy chọn một nhóm.",
            "Each group is ranked apart: choose one.",
        ),
        Unsaid::NoParts => lang.pick(
            "Chỉ số này không có thành phần trong kỳ này: chỉ đặt được điểm tổng.",
            "This indicator has no components in this period: only its total can be set.",
        ),
        Unsaid::MissingPart => lang.pick(
            "Không tính được: thiếu điểm của một thành phần.",
            "No answer: a component has no score.",
        ),
        Unsaid::NoWeights => lang.pick(
            "Không tính được: không biết trọng số của các thành phần.",
            "No answer: the weights of the components are not known.",
        ),
        Unsaid::TooManyDigits => crate::story::unsaid(reason, lang),
        Unsaid::OtherScale => lang.pick(
            "Không tính được: tổng điểm được quy về thang chung từ các tiêu chí khác nhau.",
            "No answer: totals were brought back to the common scale from different criteria.",
        ),
    }
}
