//! What an audit found, in words: a headline, its evidence, what may have caused it.
//!
//! A headline says what the figures prove. A cause is only ever a possible one («có thể do»).

mod cause;
mod evidence;
mod findings;
mod headline;
mod many;
mod said;

pub use cause::causes;
pub use evidence::{Row, evidence};
pub use findings::finding;

use crate::analysis::audit::{Finding, Problem, Severity};
use crate::locale::{Lang, number};
use crate::model::Dataset;

/// How much a finding matters: «lỗi», «nghi vấn», «nên biết».
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("lỗi", "error"),
        Severity::Doubtful => lang.pick("nghi vấn", "doubtful"),
        Severity::Note => lang.pick("nên biết", "worth knowing"),
    }
}

/// What does not fit: «Điểm PCI của Quảng Ninh năm 2016 (65,60) khác tổng các thành phần (65,75)».
pub fn headline(ds: &Dataset, finding: &Finding, lang: Lang) -> String {
    match finding.many {
        Some(many) => many::headline(ds, finding, many, lang),
        None => headline::headline(ds, finding, lang),
    }
}

/// How many more of a kind are not listed: «Còn 7 trường hợp cùng loại không liệt kê.» `None`
/// where all are.
pub fn more(finding: &Finding, lang: Lang) -> Option<String> {
    let n = number::whole(i64::try_from(finding.more).ok()?, lang);
    let text = lang.pick(
        format!("Còn {n} trường hợp cùng loại không liệt kê."),
        format!("{n} more of this kind are not listed."),
    );
    (finding.more > 0).then_some(text)
}

/// What is looked at, to stand over findings of a kind: «Tổng và thành phần».
pub fn subject(problem: &Problem, lang: Lang) -> &'static str {
    match problem {
        Problem::AboveMaximum { .. } | Problem::BelowMinimum { .. } => {
            lang.pick("Thang điểm", "Scale")
        }
        Problem::TotalOff { .. } => lang.pick("Tổng và thành phần", "Totals and components"),
        Problem::RankOff { .. } => lang.pick("Hạng và điểm", "Ranks and scores"),
        Problem::ScoreChangeOff { .. } | Problem::PlacesOff { .. } => {
            lang.pick("Mức thay đổi", "Changes")
        }
        Problem::PercentOff { .. } => lang.pick("Tỷ lệ phần trăm", "Percentages"),
        Problem::SameName { .. } | Problem::SameFigures { .. } | Problem::NoFigures => {
            lang.pick("Danh sách đơn vị", "List of units")
        }
        Problem::Jump { .. } => lang.pick("Biến động bất thường", "Unusual changes"),
        Problem::NamedWhole | Problem::EqualsOthers { .. } => {
            lang.pick("Dòng tổng hợp", "Aggregates")
        }
        Problem::RankSkipped { .. }
        | Problem::RankTwice { .. }
        | Problem::EqualApart { .. }
        | Problem::RankedOf { .. } => lang.pick("Danh sách hạng", "List of ranks"),
    }
}

#[cfg(test)]
mod tests;
