//! Every kind of problem that a spreadsheet may have beside those of any file.

use crate::model::Period;

/// What went wrong with a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetProblem {
    /// It is behind a password.
    Locked,
    /// It has more cells or bytes than are read.
    TooLarge,
    /// It, or an archive, is damaged.
    Broken,
    /// No sheet of it holds a table of units and figures.
    NoTable {
        /// The names of its sheets.
        sheets: Vec<String>,
    },
    /// No column says the period; it was taken from the sheet's name or from the text above the
    /// table.
    PeriodFromSheet {
        /// The period.
        period: Period,
    },
    /// Below a table of a sheet begins another one with the same head; it was left out.
    OtherTableBelow,
    /// A cell that is an error instead of a figure.
    CellError {
        /// The error: `#DIV/0!`.
        text: String,
    },
    /// A cell with a formula of which the file does not hold the value.
    FormulaWithoutValue {
        /// The formula.
        formula: String,
    },
}
