//! What the page asks the reader of files.

use std::sync::Arc;

use crate::analysis::composite::{Input, Recipe};
use crate::analysis::firm::{Matrix, Noise};
use crate::export::publish::About;
use crate::export::report::{Picture, Report};
use crate::import::{Choices, SourceFile};
use crate::locale::Lang;
use crate::model::Dataset;
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::share::packed::Damage;

/// A file on the user's machine, whose content stands beside the request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// By which the page knows it.
    pub id: u32,
    /// Its name.
    pub name: String,
}

bytes_struct!(Given { id, name });

/// The form of a file in which data leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveAs {
    /// The published format.
    Json,
    /// One table of all figures, for Excel.
    Csv,
    /// A workbook of Excel.
    Workbook,
}

/// The form of a file of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportAs {
    /// For Word.
    Docx,
    /// For PowerPoint.
    Pptx,
}

bytes_enum!(ReportAs { 0 = Docx, 1 = Pptx });
bytes_enum!(SaveAs { 0 = Json, 1 = Csv, 2 = Workbook });
bytes_enum!(Lang { 0 = Vi, 1 = En });

/// What the page asks. The answer to each is given in its words.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Reads files and keeps them: a [`super::panel::Panel`]. Their contents stand beside the
    /// request in the same order.
    Read {
        /// The files, the most important first.
        files: Vec<Given>,
        /// What the user decided.
        choices: Choices,
    },
    /// The data set of the files read last.
    Open,
    /// What was read, as a text for keeping.
    Log {
        /// In which language.
        lang: Lang,
    },
    /// Joins published files with the user's own behind them: a data set, and
    /// [`super::unread::AllUnread`].
    Join {
        /// Published files.
        published: Vec<SourceFile>,
        /// The user's own, whose contents stand beside the request in the same order.
        own: Vec<Given>,
        /// What the user decided.
        choices: Choices,
    },
    /// Reads them as [`Request::Join`] does, and gives a data set of each file alone, in which the same
    /// unit has the same id as in all others, and [`super::unread::AllUnread`].
    Apart {
        /// Published files.
        published: Vec<SourceFile>,
        /// The user's own, whose contents stand beside the request in the same order.
        own: Vec<Given>,
        /// What the user decided.
        choices: Choices,
    },
    /// A data set as the bytes of a file; none where the form does not hold so much.
    Save {
        /// The data set.
        data: Arc<Dataset>,
        /// The language of heads and notes.
        lang: Lang,
        /// The form of the file.
        form: SaveAs,
    },
    /// How firm the ranks of an index are: a [`super::firm::Firmness`], or none.
    Firm {
        /// What it is made of.
        matrix: Matrix,
        /// The row of «us».
        unit: Option<usize>,
        /// How weights are drawn.
        noise: Noise,
        /// The decimals with which totals are printed.
        places: u8,
    },
    /// An index of the reader's own: a [`crate::analysis::composite::Composite`], or its faults.
    Build {
        /// What it is made of.
        input: Input,
        /// How.
        recipe: Box<Recipe>,
    },
    /// A report as the bytes of a file; none where the form does not hold so much.
    Report {
        /// The report.
        report: Report,
        /// Its pictures in their order; `None` in place of one that could not be painted.
        pictures: Vec<Option<Picture>>,
        /// Its language.
        lang: Lang,
        /// The form of the file.
        form: ReportAs,
    },
    /// Data as pieces of a link, what a view needs and all of it: a [`Packed`].
    Pack {
        /// The data set.
        data: Arc<Dataset>,
        /// The view, as a link has it.
        view: String,
    },
    /// The data set in a piece of a link, and the piece as it was made; or what happened to it.
    Unpack {
        /// The piece.
        piece: String,
    },
    /// What should be seen before a data set is published: [`crate::export::publish::Checks`].
    Check {
        /// The data set.
        data: Arc<Dataset>,
        /// How it is announced.
        about: Box<About>,
    },
    /// A data set as what is put on a host: [`super::published::Published`].
    Publish {
        /// The data set.
        data: Arc<Dataset>,
        /// How it is announced.
        about: Box<About>,
        /// The catalogue that stands there.
        catalogue: Vec<u8>,
        /// The language of the paper that lies beside the files.
        lang: Lang,
    },
}

/// Data as pieces of a link; `None` where it is more than links hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// What the view needs.
    pub needed: Option<String>,
    /// All of it.
    pub all: Option<String>,
}

bytes_struct!(Packed { needed, all });
bytes_enum!(Damage { 0 = Cut { here, of }, 1 = Changed, 2 = Newer, 3 = Meaningless });

bytes_enum!(Request {
    0 = Read { files, choices },
    1 = Open,
    2 = Log { lang },
    3 = Join { published, own, choices },
    4 = Save { data, lang, form },
    5 = Apart { published, own, choices },
    6 = Firm { matrix, unit, noise, places },
    7 = Build { input, recipe },
    8 = Report { report, pictures, lang, form },
    9 = Pack { data, view },
    10 = Unpack { piece },
    11 = Check { data, about },
    12 = Publish { data, about, catalogue, lang },
});
