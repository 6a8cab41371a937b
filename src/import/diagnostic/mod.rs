//! What could not be read, where, and why. Values only: the words stand in `locale`.

mod problem;
mod severity;
mod sheet;
mod syntax;

use std::fmt;

use crate::model::{Decimal, Missing};
pub use problem::Problem;
pub use sheet::SheetProblem;
pub use syntax::Syntax;

/// How much a problem takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something in the file could not be used.
    Error,
    /// Everything was used, but perhaps not as its author meant.
    Warning,
    /// Worth knowing; nothing is lost or doubtful.
    Note,
}

/// A spot in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's name as the user knows it.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: Option<u32>,
    /// The JSON path of the member or item: `observations[3].score`.
    pub path: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(name: impl Into<String>) -> Place {
        Place { file: name.into(), ..Place::default() }
    }
}

/// `file:line:column: path`, what is not known left out.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        match self.path.as_deref() {
            Some(path) if !path.is_empty() => write!(f, ": {path}"),
            _ => Ok(()),
        }
    }
}

/// A problem at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it takes away.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub problem: Problem,
}

impl Diagnostic {
    /// A problem at a place, with the severity that its kind always has.
    pub fn new(place: Place, problem: Problem) -> Diagnostic {
        Diagnostic { severity: problem.severity(), place, problem }
    }
}

/// What JSON calls the kinds of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true`, `false`
    Bool,
    /// `80.98`
    Number,
    /// `"text"`
    Text,
    /// `[…]`
    List,
    /// `{…}`
    Object,
}

/// What should have stood at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expected {
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A whole number from 1 to 4,294,967,295: a rank, a count.
    Count,
    /// A whole number, negative or not: places gained or lost.
    Places,
    /// A whole number from 0 to 30: decimals.
    Decimals,
    /// A text.
    Text,
    /// A text, or `{"vi", "en"}`.
    Name,
    /// A period: `"2016"`, `"2016-Q3"`.
    Period,
    /// A list.
    List,
    /// An object.
    Object,
    /// A unit: a text or an object.
    Unit,
    /// A cell of a table: a number, a text, `null` or an object.
    Cell,
    /// A row of a table: a list that begins with a unit.
    Row,
    /// What is ranked: `"unrounded"` or a number of decimals.
    RankBasis,
}

/// A time that is neither a year nor a half, quarter, month or day of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UncommonPeriod {
    /// A week: `2019-W05`.
    Week,
    /// A term of four months: `2019-T1`.
    Term,
    /// The days between two others: `2013-01-28/P7D`.
    Range,
}

/// Kinds of file that are told apart by their first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LooksLike {
    /// A spreadsheet of Excel (xlsx) or LibreOffice (ods).
    Spreadsheet,
    /// An old spreadsheet or document of Office (xls, doc).
    OldOffice,
    /// Another archive: zip, gzip, 7z, rar.
    Archive,
    /// A page of the web.
    Html,
    /// XML.
    Xml,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
}

/// What an id belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    /// A unit.
    Unit,
    /// An indicator.
    Indicator,
    /// A source.
    Source,
    /// A group of units.
    Group,
    /// An edition of the list of units.
    Edition,
    /// A version of the method.
    Method,
    /// A class of units by their results.
    Band,
    /// A dimension of a table.
    Dimension,
    /// A description of how figures are laid out.
    Structure,
}

/// A figure, for messages in which two of them disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The score, or why there is none.
    pub score: Result<Decimal, Missing>,
    /// The published rank.
    pub rank: Option<u32>,
}
