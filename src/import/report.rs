//! What a user is told of each file, and what a user may decide about it.

use std::collections::BTreeMap;

use super::conflict::{FigureFrom, FileOver};
use super::diagnostic::{Diagnostic, Place};
use super::draft::Format;
use crate::model::{Decimal, Label, Period};
use crate::names::{Likeness, Reason};

/// What the user decided; the default decides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Roles of the columns of a file of records, in the order of [`Guess::columns`], by the
    /// file's name. A shorter list leaves the rest to the guess.
    pub columns: BTreeMap<String, Vec<ColumnRole>>,
    /// Roles of columns by the names of all columns of a file, in order: for files of which nothing
    /// else is said.
    pub shapes: BTreeMap<Vec<String>, Vec<ColumnRole>>,
    /// Decisions on names, for all files.
    pub names: Vec<NameDecision>,
    /// Which of two files counts where they disagree; without a decision the one opened first. The
    /// last decision on two files counts.
    pub files: Vec<FileOver>,
    /// From which file single figures are taken, whatever counts otherwise.
    pub figures: Vec<FigureFrom>,
    /// The sheet of a workbook that is read, by the file's name; without one it is chosen.
    pub sheets: BTreeMap<String, String>,
}

/// Which unit a name means, decided by the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameDecision {
    /// The name as the file spells it; other spellings that differ in case, spaces or the place
    /// of tone marks are meant too.
    pub name: String,
    /// The id of the unit that it means; `None`: it is a unit of its own.
    pub same_as: Option<String>,
}

/// What was read from a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileReport {
    /// The file's name.
    pub file: String,
    /// Its size in bytes.
    pub size: usize,
    /// What it was recognised as.
    pub recognised: Format,
    /// The title of the publication, if the file gives one.
    pub publication: Option<Label>,
    /// Number of units, aggregates left out.
    pub units: usize,
    /// Number of indicators, parts included.
    pub indicators: usize,
    /// The periods of its figures, ascending.
    pub periods: Vec<Period>,
    /// Number of figures, missing ones included.
    pub observations: usize,
    /// How its units were matched with those of the files before it.
    pub matched: Matched,
    /// Names that may mean a known unit, to be decided; and those decided already.
    pub doubts: Vec<Doubt>,
    /// For records: which column was taken for what.
    pub guess: Option<Guess>,
    /// For workbooks: their sheets in order.
    pub sheets: Vec<SheetReport>,
    /// What could not be read, or not as meant, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetReport {
    /// Its name, by which [`Choices::sheets`] chooses it.
    pub name: String,
    /// Whether the workbook does not show it.
    pub hidden: bool,
    /// How many units its table has, aggregates among them; 0 when it holds no table.
    pub units: usize,
    /// Whether its figures were read.
    pub shown: bool,
}

/// How many units of a file were matched in which way. Every unit is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// The same id or the same characters.
    pub exact: usize,
    /// Composed against decomposed letters.
    pub unicode_form: usize,
    /// Other case, spaces, hyphens, place of tone marks.
    pub spelling: usize,
    /// With or without the word for the kind of unit.
    pub prefix: usize,
    /// A spelling that the unit list gives.
    pub alias: usize,
    /// Diacritics left out.
    pub unaccented: usize,
    /// Decided by the user.
    pub decided: usize,
    /// In doubt, and kept apart for now.
    pub doubtful: usize,
    /// Like no unit known before.
    pub new: usize,
}

impl Matched {
    /// Units that are certainly known from an earlier file.
    pub fn certain(&self) -> usize {
        self.exact + self.folded() + self.alias + self.decided
    }

    /// Units known under another way of writing the same name.
    pub fn folded(&self) -> usize {
        self.unicode_form + self.spelling + self.prefix + self.unaccented
    }

    pub(super) fn count(&mut self, likeness: Likeness) {
        match likeness {
            Likeness::Id | Likeness::Exact => self.exact += 1,
            Likeness::UnicodeForm => self.unicode_form += 1,
            Likeness::Spelling => self.spelling += 1,
            Likeness::Prefix => self.prefix += 1,
            Likeness::Alias => self.alias += 1,
            Likeness::Unaccented => self.unaccented += 1,
        }
    }
}

/// A name that may mean a known unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The name as the file spells it.
    pub name: String,
    /// The id under which it stands apart in the data set while it is not decided.
    pub unit: String,
    /// The units that it may mean.
    pub candidates: Vec<DoubtCandidate>,
    /// Where it stands and with which figures: the first few.
    pub evidence: Vec<Evidence>,
    /// What the user decided, if so.
    pub decision: Option<NameDecision>,
}

/// A unit that a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtCandidate {
    /// The unit's id.
    pub unit: String,
    /// The unit's name.
    pub name: Label,
    /// What speaks for it.
    pub reason: Reason,
}

/// A figure under a doubtful name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where it stands.
    pub place: Place,
    /// The indicator's name.
    pub indicator: Label,
    /// Its period.
    pub period: Period,
    /// The score, if there is one.
    pub score: Option<Decimal>,
    /// The published rank, if there is one.
    pub rank: Option<u32>,
}

/// Which column of a file of records was taken for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// The columns in the order of the file.
    pub columns: Vec<Column>,
    /// Whether their roles are those that the user gave another file of the same shape.
    pub remembered: bool,
}

/// A column of a file of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header or key.
    pub name: String,
    /// What it was taken for.
    pub role: ColumnRole,
    /// How sure that is, 0 to 100; 100 where the user said so.
    pub confidence: u8,
    /// The first few different contents.
    pub examples: Vec<String>,
}

/// What a column of a file of records is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ColumnRole {
    /// Not used.
    #[default]
    Ignore,
    /// The unit's name.
    Unit,
    /// The unit's official code, good within one edition only.
    Code,
    /// The group that the unit belongs to: a region, a block.
    Group,
    /// The period of the row.
    Period,
    /// The name of the indicator of the row, in long form.
    Indicator,
    /// The name of the part of that indicator which the row is about; empty: the indicator itself.
    Part,
    /// The score of the row's indicator; of the file's one index where no column names it.
    Score,
    /// The published rank of the row's indicator.
    Rank,
    /// Of how many units the rank is.
    Of,
    /// The published percentage of the maximum.
    Percent,
    /// The maximum for the row's unit and indicator.
    Maximum,
    /// The score that the unit gave itself, beside the appraised one.
    SelfAssessed,
    /// The published change of score against the period before.
    Change,
    /// The class or band that the publisher puts the unit in.
    Class,
    /// The publisher's remark.
    Note,
    /// Where the row's figures were taken from; of several such columns the first that says anything.
    Source,
    /// Whether the score is published, follows from published figures, or was computed.
    ScoreOrigin,
    /// The same of the rank.
    RankOrigin,
    /// The same of the maximum.
    MaximumOrigin,
    /// Scores of the file's one index in this period: one of several columns, wide by period.
    ScoreIn(Period),
    /// Published ranks of the file's one index in this period.
    RankIn(Period),
    /// Scores of an index of this name: one of several columns, wide by indicator.
    ScoreOf(String),
    /// Published ranks of an indicator of this name.
    RankOf(String),
    /// Scores of the index of which the [`ColumnRole::PartOf`] columns are parts.
    TotalOf(String),
    /// Scores of a part, of this name, of the index in the [`ColumnRole::TotalOf`] column.
    PartOf(String),
    /// The scores that units gave themselves, of an indicator of this name.
    SelfAssessedOf(String),
}

impl ColumnRole {
    /// The roles that need nothing beside themselves.
    pub const PLAIN: [ColumnRole; 20] = [
        ColumnRole::Ignore,
        ColumnRole::Unit,
        ColumnRole::Code,
        ColumnRole::Group,
        ColumnRole::Period,
        ColumnRole::Indicator,
        ColumnRole::Part,
        ColumnRole::Score,
        ColumnRole::Rank,
        ColumnRole::Of,
        ColumnRole::Percent,
        ColumnRole::Maximum,
        ColumnRole::SelfAssessed,
        ColumnRole::Change,
        ColumnRole::Class,
        ColumnRole::Note,
        ColumnRole::Source,
        ColumnRole::ScoreOrigin,
        ColumnRole::RankOrigin,
        ColumnRole::MaximumOrigin,
    ];

    /// The word by which kept decisions name it.
    pub fn code(&self) -> &'static str {
        match self {
            ColumnRole::Ignore => "ignore",
            ColumnRole::Unit => "unit",
            ColumnRole::Code => "code",
            ColumnRole::Group => "group",
            ColumnRole::Period => "period",
            ColumnRole::Indicator => "indicator",
            ColumnRole::Part => "part",
            ColumnRole::Score => "score",
            ColumnRole::Rank => "rank",
            ColumnRole::Of => "of",
            ColumnRole::Percent => "percent",
            ColumnRole::Maximum => "maximum",
            ColumnRole::SelfAssessed => "self-assessed",
            ColumnRole::Change => "change",
            ColumnRole::Class => "class",
            ColumnRole::Note => "note",
            ColumnRole::Source => "source",
            ColumnRole::ScoreOrigin => "score-origin",
            ColumnRole::RankOrigin => "rank-origin",
            ColumnRole::MaximumOrigin => "maximum-origin",
            ColumnRole::ScoreIn(_) => "score-in",
            ColumnRole::RankIn(_) => "rank-in",
            ColumnRole::ScoreOf(_) => "score-of",
            ColumnRole::RankOf(_) => "rank-of",
            ColumnRole::TotalOf(_) => "total-of",
            ColumnRole::PartOf(_) => "part-of",
            ColumnRole::SelfAssessedOf(_) => "self-assessed-of",
        }
    }

    /// The role of a word, with the period or name that it is about; `None` when there is none.
    pub fn from_code(code: &str, about: &str) -> Option<ColumnRole> {
        let name = || about.to_owned();
        match code {
            "score-in" => Period::parse(about).map(ColumnRole::ScoreIn),
            "rank-in" => Period::parse(about).map(ColumnRole::RankIn),
            "score-of" => Some(ColumnRole::ScoreOf(name())),
            "rank-of" => Some(ColumnRole::RankOf(name())),
            "total-of" => Some(ColumnRole::TotalOf(name())),
            "part-of" => Some(ColumnRole::PartOf(name())),
            "self-assessed-of" => Some(ColumnRole::SelfAssessedOf(name())),
            code => ColumnRole::PLAIN.into_iter().find(|role| role.code() == code),
        }
    }
}
