//! How much each kind of problem takes away.

use super::{Problem, Severity, SheetProblem as S};

impl Problem {
    /// The severity that this kind of problem always has.
    pub fn severity(&self) -> Severity {
        use Problem as P;
        match self {
            P::NoFigures
            | P::Repeated { .. }
            | P::PeriodFromFileName { .. }
            | P::Sheet(S::PeriodFromSheet { .. } | S::OtherTableBelow) => Severity::Note,
            P::UnknownMember { .. }
            | P::NamesNotAsked { .. }
            | P::NamesNotCompared { .. }
            | P::DuplicateMember { .. }
            | P::UnknownReason { .. }
            | P::NumberAsText { .. }
            | P::NumberRounded { .. }
            | P::HalfCharacter
            | P::BadDate { .. }
            | P::BadId { .. }
            | P::BadMaximum { .. }
            | P::ScoreAndReason { .. }
            | P::RankBeyondCount { .. }
            | P::ChangeBeyondRank { .. }
            | P::PartOfList { .. }
            | P::HierarchyLoop { .. }
            | P::MixedUnits { .. }
            | P::OnlyLinked { .. }
            | P::ServiceRemark { .. }
            | P::UnclosedQuote
            | P::MoreCells { .. }
            | P::Sheet(S::CellError { .. } | S::FormulaWithoutValue { .. })
            | P::ZeroTotal { .. }
            | P::ZerosMeanMissing { .. }
            | P::TablesLeftOut { .. }
            | P::UnclearNumber { .. } => Severity::Warning,
            P::MoreOfTheSame { like, .. } => like.severity(),
            _ => Severity::Error,
        }
    }
}
