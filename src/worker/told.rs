//! Problems and conflicts of files in words. The page shows them and does not know how they are
//! worded: that would be as large as all its other words.

use crate::import::conflict::{Precedence, Side};
use crate::import::diagnostic::{Diagnostic, Severity};
use crate::import::{Conflict, Imported};
use crate::locale::{Lang, diagnostics};
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::model::{Dataset, Label, Period, order};

/// So many problems are shown, and so many conflicts.
const MOST: usize = 60;

/// A text in every language, in the order of [`Lang::ALL`].
pub type Told = (String, String);

/// The text in one language.
pub fn in_lang(told: &Told, lang: Lang) -> &str {
    lang.pick(&told.0, &told.1)
}

fn told(text: impl Fn(Lang) -> String) -> Told {
    (text(Lang::Vi), text(Lang::En))
}

/// A problem, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemTold {
    /// How much it takes away.
    pub severity: Severity,
    /// Where it stands.
    pub place: Told,
    /// What it is.
    pub reason: Told,
    /// What to do about it.
    pub hint: Told,
}

bytes_enum!(Severity { 0 = Error, 1 = Warning, 2 = Note });
bytes_struct!(ProblemTold { severity, place, reason, hint });

/// One of two figures in conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideTold {
    /// The name of the file.
    pub file: String,
    /// The title of the publication.
    pub title: Label,
    /// Score and rank.
    pub figure: Told,
    /// Where it stands.
    pub place: Told,
}

bytes_struct!(SideTold { file, title, figure, place });

/// A figure in which two files disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictTold {
    /// The unit's id.
    pub unit: String,
    /// Its name.
    pub unit_name: Label,
    /// The indicator's id.
    pub indicator: String,
    /// Its name.
    pub indicator_name: Label,
    /// The period.
    pub period: Period,
    /// The figure that counts.
    pub kept: SideTold,
    /// The one that does not.
    pub refused: SideTold,
    /// Why.
    pub by: Precedence,
}

bytes_enum!(Precedence { 0 = Order, 1 = File, 2 = Figure });
bytes_struct!(ConflictTold {
    unit,
    unit_name,
    indicator,
    indicator_name,
    period,
    kept,
    refused,
    by,
});

/// The first problems, the gravest first, and the number of all.
pub fn problems(imported: &Imported) -> (Vec<ProblemTold>, usize) {
    let all = imported.reports.iter().flat_map(|report| &report.diagnostics);
    let mut all: Vec<&Diagnostic> = all.collect();
    order::sort_by_key(&mut all, |found| found.severity);
    let count = all.len();
    all.truncate(MOST);
    let problem = |found: &Diagnostic| ProblemTold {
        severity: found.severity,
        place: told(|lang| diagnostics::place(&found.place, lang)),
        reason: told(|lang| diagnostics::reason(&found.problem, lang)),
        hint: told(|lang| diagnostics::hint(&found.problem, lang)),
    };
    (all.into_iter().map(problem).collect(), count)
}

/// The first conflicts, and the number of all.
pub fn conflicts(imported: &Imported) -> (Vec<ConflictTold>, usize) {
    let first = imported.conflicts.iter().take(MOST);
    let first = first.map(|conflict| conflict_told(&imported.dataset, conflict)).collect();
    (first, imported.conflicts.len() + imported.more_conflicts)
}

fn conflict_told(data: &Dataset, conflict: &Conflict) -> ConflictTold {
    let unit = &data.units()[conflict.unit];
    let indicator = &data.indicators()[conflict.indicator];
    let side = |side: &Side| {
        let publication = &data.publications()[side.publication];
        SideTold {
            file: publication.file.clone(),
            title: publication.title.clone(),
            figure: told(|lang| diagnostics::figure(&side.figure, lang)),
            place: told(|lang| diagnostics::place(&side.place, lang)),
        }
    };
    ConflictTold {
        unit: unit.id.clone(),
        unit_name: unit.name.clone(),
        indicator: indicator.id.clone(),
        indicator_name: indicator.name.clone(),
        period: conflict.period,
        kept: side(&conflict.kept),
        refused: side(&conflict.refused),
        by: conflict.by,
    }
}
