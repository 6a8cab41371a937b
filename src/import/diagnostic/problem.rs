//! Every kind of problem that a file may have.

use super::super::conflict::Precedence;
use super::{
    Expected, Figure, JsonKind, LooksLike, Noun, Place, SheetProblem, Syntax, UncommonPeriod,
};
use crate::model::{Decimal, Missing, Period};

/// What went wrong, one kind each, with the texts and values that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    // The file as a whole
    /// The file holds nothing.
    EmptyFile,
    /// The file is not UTF-8; the place is the first byte that is not.
    NotUtf8 {
        /// Whether it begins as UTF-16 does.
        utf16: bool,
    },
    /// The file is no JSON.
    Syntax(Syntax),
    /// Lists and objects are nested too deep.
    TooDeep {
        /// The depth that is read.
        limit: u32,
    },
    /// The file is of another kind than JSON.
    OtherKind {
        /// What it looks like.
        looks_like: LooksLike,
    },
    /// JSON, but neither the published format nor records of figures.
    NothingRecognised,
    /// Coordinates of an outline are not longitude and latitude in degrees.
    NotDegrees,
    /// A version of the format, or a format, that is not known here.
    UnknownFormat {
        /// What the file says of itself.
        found: String,
    },
    /// A list of commitments, where figures are read.
    CommitmentsNoFigures,
    /// No list of commitments, or one of a version that is not known here.
    NotCommitments {
        /// What the file says of itself.
        found: String,
    },
    /// The file is what a service answered instead of figures.
    ServiceError {
        /// What it said.
        said: String,
    },
    /// The file is a part of a longer list of figures.
    PartOfList {
        /// Figures in the file.
        given: usize,
        /// Figures in the list.
        total: usize,
    },
    /// Of a spreadsheet.
    Sheet(SheetProblem),
    /// A file that belongs to this one is not here.
    MissingCompanion {
        /// Its name.
        file: String,
    },
    /// A description holds several tables; only the largest was read.
    TablesLeftOut {
        /// The names of the others.
        tables: Vec<String>,
    },
    /// Zeros that stand where nothing was scored; they are missing.
    ZerosMeanMissing {
        /// How many there are.
        zeros: usize,
        /// Of how many figures.
        of: usize,
    },
    /// The file holds no figure.
    NoFigures,
    /// Further problems of one kind, which are counted only.
    MoreOfTheSame {
        /// One of those that are told in full.
        like: Box<Problem>,
        /// How many are not.
        count: u32,
    },

    // Members and values
    /// A member that must be there is not.
    MissingMember {
        /// Its name.
        member: &'static str,
    },
    /// A member that the format does not have; it was left out.
    UnknownMember {
        /// Its name.
        member: String,
        /// The nearest name that the format has here.
        nearest: Option<&'static str>,
    },
    /// A member that stands twice in one object; the first one counts.
    DuplicateMember {
        /// Its name.
        member: String,
    },
    /// A value of another kind than should stand here.
    WrongKind {
        /// What should stand here.
        expected: Expected,
        /// What stands here.
        found: JsonKind,
    },
    /// A number that is none of those which may stand here: a rank of 2.5, decimals of −1.
    WrongNumber {
        /// What should stand here.
        expected: Expected,
        /// The number as it stands.
        text: String,
    },
    /// A word that is none of those which may stand here.
    UnknownWord {
        /// The word.
        word: String,
        /// The nearest word that may stand here.
        nearest: Option<&'static str>,
        /// All of them.
        allowed: &'static [&'static str],
    },
    /// A text that is no reason for a missing score; the figure counts as not available.
    UnknownReason {
        /// The text.
        text: String,
        /// The nearest reason.
        nearest: Option<&'static str>,
    },
    /// A number that was written as a text; it is read as this number.
    NumberAsText {
        /// The text.
        text: String,
        /// What it is read as.
        read: Decimal,
    },
    /// A number with more digits than are held (18); it was rounded.
    NumberRounded {
        /// The number as it stands.
        text: String,
        /// What it was rounded to.
        held: Decimal,
    },
    /// A number that is too large or has too many decimals to be held.
    NumberTooLong {
        /// The number as it stands.
        text: String,
    },
    /// An escape in a text that is no character (half of a pair); it became «�».
    HalfCharacter,
    /// A text that is no period.
    BadPeriod {
        /// The text.
        text: String,
    },
    /// A time for which nothing can be held.
    UncommonPeriod {
        /// The text.
        text: String,
        /// What it is.
        what: UncommonPeriod,
    },
    /// A text that is no date.
    BadDate {
        /// The text.
        text: String,
    },
    /// A key with characters that a key may not have; it is used as it is.
    BadId {
        /// The key.
        id: String,
    },
    /// A name that is empty.
    EmptyName,
    /// A predecessor's weight below zero.
    BadWeight {
        /// The weight.
        weight: Decimal,
    },
    /// A maximum of zero or below.
    BadMaximum {
        /// The maximum.
        maximum: Decimal,
    },

    // What refers to something else
    /// A key or name that nothing in the file has.
    Unknown {
        /// What it should be the key of.
        what: Noun,
        /// The key or name.
        id: String,
        /// The nearest one that exists.
        nearest: Option<String>,
    },
    /// A key that something of the same sort has already; the first one counts.
    DuplicateId {
        /// What has the key.
        what: Noun,
        /// The key.
        id: String,
        /// Where it stood first.
        first: Place,
    },
    /// A name by which two units of one file could be meant; figures must name the id.
    AmbiguousName {
        /// The name.
        name: String,
        /// The ids of the units that have it.
        units: Vec<String>,
    },
    /// More names resemble those of known units than anyone would be asked about; the others stand
    /// as units of their own.
    NamesNotAsked {
        /// So many are asked about.
        asked: u32,
        /// So many are not.
        more: u32,
    },
    /// Names that were not compared with those of known units, since too many are too much alike;
    /// they stand as units of their own.
    NamesNotCompared {
        /// So many.
        names: u32,
    },

    // Figures
    /// A second, different figure for the same unit, indicator and period; the first one counts.
    Conflict {
        /// The unit's name.
        unit: String,
        /// The indicator's id.
        indicator: String,
        /// The period.
        period: Period,
        /// The figure that counts.
        kept: Figure,
        /// The figure at this place, which does not.
        refused: Figure,
        /// Where the one that counts stands.
        first: Place,
        /// Where two files disagree: the file of the figure that does not count, and why the other
        /// does; the user may choose otherwise. `None`: both stand in one file.
        other: Option<(String, Precedence)>,
    },
    /// The same figure for the same unit, indicator and period again.
    Repeated {
        /// The unit's name.
        unit: String,
        /// The indicator's id.
        indicator: String,
        /// The period.
        period: Period,
        /// Where it stands first.
        first: Place,
    },
    /// Both a score and a reason why there is none; the score counts.
    ScoreAndReason {
        /// The reason.
        reason: Missing,
    },
    /// A rank beyond the number of units ranked.
    RankBeyondCount {
        /// The rank.
        rank: u32,
        /// The number of units ranked.
        of: u32,
    },
    /// A change against a period that is not earlier.
    ChangeSinceLater {
        /// The period of the figure.
        period: Period,
        /// The period that the change is said to be against.
        since: Period,
    },
    /// A change by which the earlier rank would be 0 or less; none was derived.
    ChangeBeyondRank {
        /// The rank.
        rank: u32,
        /// Places gained (+) or lost (−).
        places: i32,
    },
    /// A row of a table with another number of cells than the table has indicators.
    RowLength {
        /// Cells that there should be.
        expected: usize,
        /// Cells that there are.
        found: usize,
    },

    // Tables of many dimensions: JSON-stat, SDMX
    /// The sizes of a table's dimensions multiply to more cells than are read.
    TooManyCells {
        /// The most that are read.
        most: u64,
    },
    /// A table of more dimensions than are read.
    TooManyDimensions {
        /// The most that are read.
        most: usize,
    },
    /// A table of more columns than are read; the first ones were read.
    TooManyColumns {
        /// The most that are read.
        most: usize,
    },
    /// A table with more combinations of categories than are read as indicators.
    TooManyIndicators {
        /// Combinations that there are.
        found: usize,
        /// The most that are read.
        most: usize,
    },
    /// A dimension with another number of categories than is stated; the table was left out.
    CategoryCount {
        /// The dimension.
        dimension: String,
        /// The number stated, as it stands.
        stated: String,
        /// The number of categories that there are.
        found: usize,
    },
    /// A table with another number of values than it has cells; it was left out.
    ValueCount {
        /// Cells that there are.
        cells: u64,
        /// Values that there are.
        found: usize,
    },
    /// A position or key that is none of the table's.
    NoSuchPosition {
        /// The position as it stands.
        position: String,
    },
    /// A table without a dimension whose categories could be units.
    NoUnitDimension {
        /// The dimensions that there are.
        dimensions: Vec<String>,
    },
    /// A category that stands, in the end, under itself; it was put under none.
    HierarchyLoop {
        /// The category.
        category: String,
    },
    /// Figures of one indicator that are counted in different things.
    MixedUnits {
        /// The indicator's name.
        indicator: String,
        /// What they are counted in.
        units: Vec<String>,
    },
    /// A table that the file only links to.
    OnlyLinked {
        /// Its title or address.
        title: String,
    },
    /// What a service said beside the figures.
    ServiceRemark {
        /// What it said.
        said: String,
    },

    /// A quote at the start of a value that is never closed; it counts as a letter.
    UnclosedQuote,
    /// A row with more cells than the head of its table has columns; those beyond are left out.
    MoreCells {
        /// Columns that there are.
        columns: usize,
        /// Cells that the row has.
        found: usize,
    },

    // Records: plain lists of objects or rows
    /// No column could be recognised as the one that names the unit.
    NoUnitColumn {
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// No column could be recognised as one of figures.
    NoScoreColumn {
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// No column or name says the period.
    NoPeriod,
    /// No column says the period; it was taken from the file's name.
    PeriodFromFileName {
        /// The period.
        period: Period,
    },
    /// A total of zero although all of its parts are missing: it is missing as well.
    ZeroTotal {
        /// How many parts it has.
        parts: usize,
    },
    /// A record that is no object or row like the others.
    NotARecord {
        /// What it is.
        found: JsonKind,
    },
    /// A record that names no unit.
    NoUnitInRecord,
    /// A cell that should be a number and is none.
    NotANumber {
        /// What stands there.
        text: String,
    },
    /// A number that can be read in two ways: `1.234`.
    UnclearNumber {
        /// The number as it stands.
        text: String,
        /// What it was read as.
        read: Decimal,
    },
    /// A rank where the record has no place for one: not a whole number from 1.
    NotARank {
        /// What stands there.
        text: String,
    },
}
