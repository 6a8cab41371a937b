//! Tables of many dimensions, as statistics agencies publish them → draft.
//!
//! One dimension holds the units and one the periods; what remains is crossed: each combination of
//! its categories is an indicator. Dimensions of one category are context, said in the notes.

mod aggregates; // wholes among parts, groups of countries among countries
mod figures; // in columns
mod fill; // cells that a sparse table leaves out
mod indicators; // combinations of categories → indicators
mod roles; // which dimension is what
pub mod time; // periods as agencies write them
mod units; // categories → units

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::SourceFile;
use super::diagnostic::Problem;
use super::draft::{Draft, Problems, Row};
use super::json::{Document, Node};
use super::records::{Ids, period_in_name, stem};
use crate::model::text::slug;
use crate::model::{Extra, Given, Label, Missing, Period, Source};
pub use figures::{Figure, Figures};
pub use fill::Filled;
use indicators::Combinations;
pub use roles::Role;
use roles::{Layout, layout};

/// A dimension of a table.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its key in the file.
    pub id: String,
    /// Its name.
    pub label: Label,
    /// What the file says that it is, with its place among those of the same role.
    pub role: Option<(Role, usize)>,
    /// Its categories, in the order by which figures name them.
    pub categories: Vec<Category>,
}

/// A category of a dimension.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its key in the file.
    pub id: String,
    /// Its name.
    pub label: Label,
    /// The category of the same dimension that it is a part of.
    pub parent: Option<usize>,
    /// The period that it stands for, where the file says so in other words than its name.
    pub period: Option<Period>,
    /// Byte offset.
    pub at: usize,
}

/// What figures are counted in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counted {
    /// In words: «persons», «%», «US dollar, millions».
    pub text: String,
    /// The decimals that its publisher shows.
    pub decimals: Option<u8>,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Cube {
    /// Its title.
    pub label: Label,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
    /// What figures are counted in.
    counted: Vec<Counted>,
    counted_at: HashMap<Counted, usize>,
    /// Which of the publication's sources it is from.
    pub source: usize,
    /// Its figures.
    pub figures: Figures,
    /// Which of them stand, in order; `None`: all.
    pub standing: Option<Vec<u32>>,
    /// Whether cells that it leaves out are missing figures, as the format says.
    pub filled: Filled,
    /// Byte offset.
    pub at: usize,
}

impl Cube {
    /// A table without figures.
    pub fn new(label: Label, dimensions: Vec<Dimension>, at: usize) -> Cube {
        Cube { label, dimensions, at, ..Cube::default() }
    }

    /// A number for what figures are counted in; the same for the same.
    pub fn counted_in(&mut self, counted: Counted) -> usize {
        let list = &mut self.counted;
        *self.counted_at.entry(counted).or_insert_with_key(|counted| {
            list.push(counted.clone());
            list.len() - 1
        })
    }
}

/// To a title of so many bytes that of another table is not added.
const LONG_TITLE: usize = 160;

/// More dimensions than these are no table: agencies have tables of twenty.
pub const MOST_DIMENSIONS: usize = 40;

/// More indicators than these nobody looks through.
const MOST_INDICATORS: usize = 5000;

/// Names that are put together, and remarks, are cut after so many characters: they are repeated
/// for every combination and every figure.
const LONGEST: usize = 200;

/// A file of such tables being read.
pub struct Reading<'f> {
    /// The file.
    pub file: &'f SourceFile,
    /// What it holds.
    root: &'f Node<'f>,
    /// What was read so far.
    pub draft: Draft,
    problems: Problems,
    /// Notes that were added.
    notes: HashSet<String>,
    /// Units by code and name.
    units: HashMap<(String, String), usize>,
    indicator_ids: Ids,
}

impl<'f> Reading<'f> {
    /// Begins to read; `draft` is the empty draft of the file.
    pub fn new(file: &'f SourceFile, document: &'f Document<'f>, mut draft: Draft) -> Reading<'f> {
        draft.publication.id = slug(stem(&file.name));
        let mut reading = Reading {
            file,
            root: &document.root,
            draft,
            problems: Problems::default(),
            notes: HashSet::new(),
            units: HashMap::new(),
            indicator_ids: Ids::default(),
        };
        for doubt in &document.doubts {
            reading.tell_with(doubt.at, (*doubt.problem).clone(), || doubt.path.clone());
        }
        reading
    }

    /// Tells a problem at a byte offset.
    pub fn tell(&mut self, at: usize, problem: Problem) {
        let root = self.root;
        self.tell_with(at, problem, || root.path_at(at));
    }

    fn tell_with(&mut self, at: usize, problem: Problem, path: impl FnOnce() -> String) {
        let (draft, file) = (&self.draft, self.file);
        let place = || draft.locator.place(&file.name, at, path(), &file.bytes);
        self.problems.add(problem, place);
    }

    /// Adds what a reader must know, once.
    pub fn note(&mut self, note: Label) {
        if !note.vi.trim().is_empty() && self.notes.insert(note.vi.clone()) {
            self.draft.publication.notes.push(note);
        }
    }

    /// Adds a source; gives its place.
    pub fn source(&mut self, title: Label, url: Option<String>) -> usize {
        let sources = &mut self.draft.publication.sources;
        let at = sources.len();
        sources.push(Source { id: format!("source-{}", at + 1), title, url });
        at
    }

    /// Adds the title of a table to that of the file.
    pub fn title(&mut self, title: &Label) {
        let of_file = &mut self.draft.publication.title;
        if of_file.vi.is_empty() {
            *of_file = title.clone();
        } else if !title.vi.is_empty() && of_file.vi.len() < LONG_TITLE {
            *of_file = joined(&[of_file, title], "; ");
        }
    }

    /// The draft with its problems. A file without a title is called by its name.
    pub fn finish(mut self) -> Draft {
        if self.draft.publication.title.vi.is_empty() {
            self.draft.publication.title = Label::vi(stem(&self.file.name));
        }
        self.draft.diagnostics = self.problems.finish(&self.file.name);
        self.draft
    }

    /// Enters a table into the draft.
    pub fn enter(&mut self, mut cube: Cube) {
        let figures = std::mem::take(&mut cube.figures);
        let standing = cube.standing.take();
        let standing = standing.unwrap_or_else(|| (0..figures.len() as u32).collect());
        if standing.is_empty() {
            return self.tell(cube.at, Problem::NoFigures);
        }
        for dimension in &mut cube.dimensions {
            for (category, at) in break_loops(&mut dimension.categories) {
                self.tell(at, Problem::HierarchyLoop { category });
            }
        }
        let Some(layout) = layout(&cube.dimensions) else {
            let dimensions = cube.dimensions.iter().map(|dimension| dimension.id.clone());
            let dimensions = dimensions.collect();
            return self.tell(cube.at, Problem::NoUnitDimension { dimensions });
        };
        let Some(periods) = self.periods(&cube, layout.time) else { return };
        if cube.label.vi.is_empty() {
            cube.label = Label::vi(stem(&self.file.name));
        }
        let units = self.enter_units(&cube.dimensions[layout.unit]);
        self.say_context(&cube, &layout);
        let by_dimension = counted_by_dimension(&mut cube, &layout);
        let counted_of = |figure: u32| {
            let (dimension, places) = (layout.counted.unwrap_or_default(), &by_dimension);
            let of_category = || places.get(figures.category(figure, dimension) as usize).copied();
            figures.counted(figure).or_else(of_category)
        };
        let period_of = |figure: u32| {
            let at = layout.time.map_or(0, |time| figures.category(figure, time) as usize);
            periods.get(at).copied().flatten()
        };
        let mut standing = standing;
        standing.retain(|figure| period_of(*figure).is_some());
        let complete = cube.filled.apply(&figures, standing, &cube.dimensions, &layout);
        let mut combinations = Combinations::default();
        let crossed_of =
            |figure: u32| -> Vec<u32> { figures.categories(figure, &layout.crossed).collect() };
        for &figure in &complete.figures {
            combinations.add(&crossed_of(figure), counted_of(figure));
        }
        let found = combinations.len();
        if found > MOST_INDICATORS {
            let problem = Problem::TooManyIndicators { found, most: MOST_INDICATORS };
            return self.tell(cube.at, problem);
        }
        let indicators = self.enter_indicators(&cube, &layout, &combinations);
        let rows = &mut self.draft.rows;
        rows.reserve(complete.figures.len() + complete.missing.len());
        // Where a figure belongs, but for its unit; what is said of it there.
        let mut enter =
            |figure: u32, unit: u32, score, at, note: &dyn Fn(usize) -> Option<String>| {
                let Some(period) = period_of(figure) else { return };
                let Some(combination) = combinations.find(&crossed_of(figure)) else { return };
                let source = Some(cube.source).filter(|source| *source > 0);
                let extra = Extra { note: note(combination), source, ..Extra::default() };
                rows.push(Row {
                    unit: units[unit as usize],
                    indicator: indicators[combination],
                    period,
                    score,
                    extra: (!extra.is_empty()).then(|| Box::new(extra)),
                    at,
                });
            };
        for &figure in &complete.figures {
            let Some(at) = figures.at(figure) else { continue };
            let note = |combination| {
                let note = figures.note(figure);
                match counted_of(figure).filter(|_| combinations.is_mixed(combination)) {
                    Some(of) => Some(with_remark(note, &cube.counted[of].text)),
                    None => note.map(str::to_owned),
                }
            };
            let (unit, score) = (figures.category(figure, layout.unit), figures.score(figure));
            enter(figure, unit, score.map(Given::published), at, &note);
        }
        if let Filled::Yes(place) = cube.filled {
            for (example, unit) in complete.missing {
                enter(example, unit, Err(Missing::NotAvailable), place, &|_| None);
            }
        }
    }

    /// The period of each category of a dimension; without one the only period that the file's
    /// name holds. Categories that are no periods are told.
    fn periods(&mut self, cube: &Cube, time: Option<usize>) -> Option<Vec<Option<Period>>> {
        let Some(time) = time else {
            let Some(period) = period_in_name(&self.file.name) else {
                self.tell(cube.at, Problem::NoPeriod);
                return None;
            };
            self.tell(cube.at, Problem::PeriodFromFileName { period });
            return Some(vec![Some(period)]);
        };
        let mut periods = Vec::new();
        for category in &cube.dimensions[time].categories {
            // A dimension that is said to be of periods may go far back.
            let period = category.period().or_else(|| Period::parse(&category.id));
            if period.is_none() {
                self.tell(category.at, time::not_a_period(&category.id));
            }
            periods.push(period);
        }
        Some(periods)
    }

    /// Says in the notes what holds for all figures.
    fn say_context(&mut self, cube: &Cube, layout: &Layout) {
        for &at in &layout.context {
            let dimension = &cube.dimensions[at];
            if let [only] = dimension.categories.as_slice() {
                self.note(joined(&[&dimension.label, &only.label], ": "));
            }
        }
    }
}

/// What figures are counted in by their category, where a dimension says so and nothing nearer does.
fn counted_by_dimension(cube: &mut Cube, layout: &Layout) -> Vec<usize> {
    let Some(dimension) = layout.counted else { return Vec::new() };
    let categories = cube.dimensions[dimension].categories.iter();
    let counted: Vec<Counted> = categories
        .map(|category| Counted { text: category.label.vi.clone(), decimals: None })
        .collect();
    counted.into_iter().map(|of| cube.counted_in(of)).collect()
}

/// A remark behind another one.
fn with_remark(note: Option<&str>, remark: &str) -> String {
    match note {
        Some(note) => format!("{note}; {}", cut(remark)),
        None => cut(remark).into_owned(),
    }
}

/// Puts categories that stand under themselves under none; gives them with their places.
fn break_loops(categories: &mut [Category]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    // Which walk came by: a walk that meets itself goes round.
    let mut walked = vec![0; categories.len()];
    for start in 0..categories.len() {
        let mut at = start;
        while let Some(parent) = categories[at].parent {
            if walked[at] != 0 && walked[at] != start + 1 {
                break;
            }
            walked[at] = start + 1;
            if walked[parent] == start + 1 {
                // None of those that go round is above another.
                let mut next = Some(parent);
                while let Some(at) = next {
                    next = categories[at].parent.take();
                    if next.is_some() {
                        found.push((categories[at].id.clone(), categories[at].at));
                    }
                }
                break;
            }
            at = parent;
        }
    }
    found
}

/// A text, cut when it is long.
pub fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// A position as a program writes it: no sign, no zeros before it.
pub fn position(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'));
    text.parse().ok().filter(|_| plain)
}

/// Names joined, in English too where one of them is.
pub fn joined(labels: &[&Label], between: &str) -> Label {
    let vi: Vec<_> = labels.iter().map(|label| cut(&label.vi)).collect();
    let en: Vec<_> = labels.iter().map(|label| cut(label.english())).collect();
    let any = labels.iter().any(|label| label.en.is_some());
    Label { vi: vi.join(between), en: any.then(|| en.join(between)) }
}
