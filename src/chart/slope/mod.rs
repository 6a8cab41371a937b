//! Ranks in two periods, joined by a line: units of one index, or the indices of one unit.

mod input;

pub use input::{draw, input, of_indices};

use crate::chart::dodge::dodge;
use crate::chart::ink::Ink;
use crate::chart::late::{Asked, Lines, Rows, Source};
use crate::chart::parts::{Who, glyph, name_room, rank_text, rank_with_origin, value_dot};
use crate::chart::placed::{
    Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, Twin, runs_width,
};
use crate::chart::scale::{Scale, rank_ticks};
use crate::chart::text_width::{cut, width, wrap};
use crate::locale::{Lang, Noun, number, pictures, word, words};
use crate::model::order;
use crate::model::{Given, Origin, UnitIx};
use crate::rank::Rank;

/// What a slope chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slope {
    /// What is ranked: «PCI», or the unit whose indices are shown.
    pub subject: String,
    /// The earlier period, as heads write it.
    pub from: String,
    /// The later period.
    pub to: String,
    /// A line a unit or an index.
    pub lines: Vec<SlopeLine>,
    /// The method changed in between: since when, and what changed.
    pub method_changed: Option<String>,
    /// Number of units ranked, where it is known: the scale ends there.
    pub of: Option<usize>,
}

/// A line of the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlopeLine {
    /// The unit, where lines are units.
    pub unit: Option<UnitIx>,
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub tone: Tone,
    /// Its rank in the earlier period.
    pub from: Option<Given<Rank>>,
    /// Its rank in the later period.
    pub to: Option<Given<Rank>>,
    /// Places gained (+) or lost (−), where that may be said.
    pub places: Option<i32>,
}

/// What the colour of a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Whose it is.
    Who(Who),
    /// Whether it rose or fell.
    Change,
}

impl Default for Tone {
    fn default() -> Tone {
        Tone::Who(Who::Other)
    }
}

const SIZE: f64 = 13.0;
const TOP: f64 = 34.0;
const FOOT: f64 = 12.0;
const LABEL_GAP: f64 = 19.0;
/// Labels of others stand closer, if all of them fit.
const TIGHT_GAP: f64 = 16.0;

/// Lays the chart out and keeps what it was made from, to say it when it is asked.
pub fn picture(input: Slope, frame: &Frame) -> Placed {
    let mut placed = place(&input, frame);
    placed.asked = Asked::of(input);
    placed
}

fn place(input: &Slope, frame: &Frame) -> Placed {
    let mut placed = Placed::new(frame);
    let layout = Layout::new(input, frame);
    layout.change_of_method(input, &mut placed);
    layout.axis(input, &mut placed);
    layout.context(input, &mut placed);
    let labelled = &layout.labelled;
    for &line in labelled.iter().rev() {
        layout.line(&input.lines[line], &mut placed);
    }
    layout.labels(input, false, &mut placed);
    layout.labels(input, true, &mut placed);
    layout.hits(input, &mut placed);
    describe(input, &mut placed);
    placed
}

impl SlopeLine {
    fn ink(&self) -> Ink {
        match (self.tone, self.places) {
            (Tone::Who(who), _) => who.line(),
            (Tone::Change, None) => Ink::Ink3,
            (Tone::Change, Some(places)) => glyph(places.signum()).1,
        }
    }

    fn is_us(&self) -> bool {
        self.tone == Tone::Who(Who::Us)
    }

    fn is_context(&self) -> bool {
        self.tone == Tone::Who(Who::Other)
    }

    fn text_ink(&self) -> Ink {
        match self.tone {
            Tone::Who(Who::Other) | Tone::Change => Ink::Ink2,
            Tone::Who(who) => who.line(),
        }
    }

    /// The pieces of its label at one end.
    fn runs(&self, right: bool, narrow: bool, frame: &Frame) -> Vec<Run> {
        let lang = frame.lang;
        let rank = if right { self.to } else { self.from };
        let text = rank.map_or_else(|| "–".to_owned(), |rank| rank_text(rank.value, lang));
        let ink = if self.tone == Tone::Change { Ink::Ink } else { self.text_ink() };
        let bold = self.is_us();
        let shown = cut(&self.name, SIZE, bold, name_room(narrow, frame));
        let name = |text: String| Run { text, bold, ink: self.text_ink() };
        if !right {
            let mut runs = vec![Run::bold(text, ink)];
            if !narrow {
                runs.insert(0, name(format!("{shown}  ")));
            }
            return runs;
        }
        let mut runs = vec![Run::bold(text, ink), name(format!("  {shown}"))];
        if let (Tone::Change, Some(places)) = (self.tone, self.places.filter(|n| *n != 0)) {
            let (glyph, ink) = glyph(places.signum());
            let places = Noun::Place.count(i64::from(places.unsigned_abs()), lang);
            runs.push(Run::bold(format!("  {glyph}\u{a0}{places}"), ink));
        }
        runs
    }
}

struct Layout {
    frame: Frame,
    left: f64,
    right: f64,
    y: Scale,
    lowest: usize,
    bottom: f64,
    narrow: bool,
    /// Lines that carry labels, most important first.
    labelled: Vec<usize>,
    gap: f64,
}

impl Layout {
    fn new(input: &Slope, frame: &Frame) -> Layout {
        let foot = 16.0 * note_lines(input, frame).len() as f64;
        let bottom = frame.height - FOOT - foot;
        let all_fit = input.lines.len() as f64 * TIGHT_GAP <= bottom - TOP;
        let importance = |ix: &usize| match input.lines[*ix].tone {
            Tone::Who(who) => who.precedence(),
            Tone::Change => usize::MAX,
        };
        let mut labelled: Vec<usize> = (0..input.lines.len())
            .filter(|ix| all_fit || !input.lines[*ix].is_context())
            .filter(|ix| input.lines[*ix].from.is_some() || input.lines[*ix].to.is_some())
            .collect();
        order::sort_by_key(&mut labelled, importance);
        let gap =
            if labelled.len() as f64 * LABEL_GAP <= bottom - TOP { LABEL_GAP } else { TIGHT_GAP };
        let ranks = input.lines.iter().flat_map(|line| [line.from, line.to]).flatten();
        let lowest = ranks.map(|rank| rank.value.halves().div_ceil(2) as usize).max().unwrap_or(2);
        let lowest = lowest.max(input.of.unwrap_or(2)).max(2);
        let column = |right: bool, narrow: bool| {
            let lines = labelled.iter().map(|ix| &input.lines[*ix]);
            let widths = lines.map(|line| runs_width(&line.runs(right, narrow, frame), SIZE));
            widths.fold(0.0, f64::max)
        };
        let axis = width(&number::whole(lowest as i64, frame.lang), 12.0, false) + 12.0;
        // Names stand at both ends where enough is left for the lines.
        let taken = column(false, false) + column(true, false) + axis + 60.0;
        let narrow = frame.width - taken < 120.0;
        let left = column(false, narrow) + 30.0 + axis;
        let right = (frame.width - column(true, narrow) - 30.0).max(left + 24.0);
        // Ends of the scale leave room for the labels beside them.
        let y = Scale::new(1.0, lowest as f64, TOP + 4.0, bottom - 8.0);
        Layout { frame: *frame, left, right, y, lowest, bottom, narrow, labelled, gap }
    }

    /// A band behind the lines, its words at the foot.
    fn change_of_method(&self, input: &Slope, placed: &mut Placed) {
        let lines = note_lines(input, &self.frame);
        if lines.is_empty() {
            return;
        }
        let band = Rect::between(self.left, TOP - 6.0, self.right, self.bottom);
        placed.marks.push(Mark::rects(vec![band], Ink::Surface));
        let top = self.frame.height - 16.0 * lines.len() as f64 - 5.0;
        for (ix, line) in lines.into_iter().enumerate() {
            let run = Run::plain(line, Ink::Ink2);
            let y = top + 16.0 * (ix + 1) as f64;
            placed.labels.push(Label::new(0.0, y, Anchor::Start, 12.0, run));
        }
    }

    fn y_of(&self, rank: Rank) -> f64 {
        self.y.at(f64::from(rank.halves()) / 2.0)
    }

    fn axis(&self, input: &Slope, placed: &mut Placed) {
        let lang = self.frame.lang;
        let per_rank = self.y.at(2.0) - self.y.at(1.0);
        // A line for each rank while they can be counted, else for every tenth or so.
        let gap = if self.lowest <= 20 { 10.0 } else { 48.0 };
        let grid = rank_ticks(self.lowest, per_rank, gap).into_iter().map(|rank| {
            let y = self.y.at(rank as f64);
            vec![Point { x: self.left, y }, Point { x: self.right, y }]
        });
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        for rank in [1, self.lowest] {
            let run = Run::plain(number::whole(rank as i64, lang), Ink::Ink3);
            let y = self.y.at(rank as f64) + 4.0;
            placed.labels.push(Label::new(0.0, y, Anchor::Start, 12.0, run));
        }
        let heads = [(false, &input.from), (true, &input.to)].map(|(right, text)| {
            let text = match common_origin(input, right) {
                Some(origin) => format!("{text} ({})", words::origin(origin, lang)),
                None => text.clone(),
            };
            Run { text, bold: right, ink: Ink::Ink }
        });
        let widths = heads.each_ref().map(|run| width(&run.text, SIZE, run.bold));
        // Heads stand over the ends of the lines, turned outwards, and keep inside the frame.
        let rank_head = word(words::Chart::Rank, lang);
        let start = width(rank_head, 12.0, false) + 12.0;
        let left_end = (self.left + 6.0).max(start + widths[0]);
        let right_start = (self.right - 6.0)
            .min(self.frame.width - widths[1])
            .max(left_end + 12.0)
            .min(self.frame.width - widths[1]);
        let [from, to] = heads;
        placed.labels.push(Label::new(left_end, 14.0, Anchor::End, SIZE, from));
        placed.labels.push(Label::new(right_start, 14.0, Anchor::Start, SIZE, to));
        let run = Run::plain(rank_head, Ink::Ink3);
        placed.labels.push(Label::new(0.0, 14.0, Anchor::Start, 12.0, run));
    }

    fn points(&self, line: &SlopeLine) -> Option<[Point; 2]> {
        let (from, to) = (self.y_of(line.from?.value), self.y_of(line.to?.value));
        Some([Point { x: self.left, y: from }, Point { x: self.right, y: to }])
    }

    fn context(&self, input: &Slope, placed: &mut Placed) {
        let others = input.lines.iter().filter(|line| line.is_context());
        let runs: Vec<_> =
            others.filter_map(|line| self.points(line)).map(|ends| ends.to_vec()).collect();
        if !runs.is_empty() {
            placed.marks.push(Mark::lines(runs, Stroke::new(Ink::CtxLine, 1.0)));
        }
    }

    fn line(&self, line: &SlopeLine, placed: &mut Placed) {
        if line.is_context() {
            return;
        }
        let weight = if line.is_us() { 3.5 } else { 2.5 };
        if let Some(ends) = self.points(line) {
            let dash = match line.tone {
                Tone::Who(who) => who.dash(),
                Tone::Change => crate::chart::placed::Dash::Solid,
            };
            let stroke = Stroke { ink: line.ink(), width: weight, dash };
            placed.marks.push(Mark::lines(vec![ends.to_vec()], stroke));
        }
        for (x, rank) in [(self.left, line.from), (self.right, line.to)] {
            if let Some(rank) = rank {
                let at = Point { x, y: self.y_of(rank.value) };
                placed.marks.push(value_dot(at, 5.5, line.ink(), rank.origin));
            }
        }
    }

    fn labels(&self, input: &Slope, right: bool, placed: &mut Placed) {
        let (x, side) = if right { (self.right, 1.0) } else { (self.left, -1.0) };
        let rank = |line: &SlopeLine| if right { line.to } else { line.from };
        let mut lines: Vec<&SlopeLine> = self.labelled.iter().map(|ix| &input.lines[*ix]).collect();
        // Without a rank on this side there is nothing to label here, unless the name stands on
        // this side alone.
        lines.retain(|line| rank(line).is_some() || (right && self.narrow));
        // Of labels that want the same height, the line that comes from above stands above.
        let other = |line: &SlopeLine| if right { line.from } else { line.to };
        order::sort_by_key(&mut lines, |line| {
            let halves = |rank: Option<Given<Rank>>| rank.map_or(u32::MAX, |r| r.value.halves());
            (halves(rank(line)), halves(other(line)))
        });
        let wanted: Vec<f64> = lines
            .iter()
            .map(|line| rank(line).map_or(self.bottom, |rank| self.y_of(rank.value)))
            .collect();
        let ys = dodge(&wanted, self.gap, TOP - 2.0, self.bottom + 5.0);
        for ((line, y), wanted) in lines.into_iter().zip(ys).zip(wanted) {
            if (y - wanted).abs() > 3.0 && rank(line).is_some() {
                let leader =
                    [Point { x: x + side * 7.0, y: wanted }, Point { x: x + side * 14.0, y }];
                let ink = if line.is_context() { Ink::RuleStrong } else { line.ink() };
                placed.marks.push(Mark::lines(vec![leader.to_vec()], Stroke::new(ink, 1.0)));
            }
            placed.labels.push(Label {
                at: Point { x: x + side * 18.0, y: y + 4.5 },
                anchor: if right { Anchor::Start } else { Anchor::End },
                size: SIZE,
                runs: line.runs(right, self.narrow, &self.frame),
                halo: None,
            });
        }
    }

    fn hits(&self, input: &Slope, placed: &mut Placed) {
        let middle = (self.left + self.right) / 2.0;
        let mut order: Vec<usize> = (0..input.lines.len()).collect();
        let mut place = vec![usize::MAX; order.len()];
        self.labelled.iter().enumerate().for_each(|(at, ix)| place[*ix] = at);
        order::sort_by_key(&mut order, |ix| place[*ix]);
        for (series, ix) in order.into_iter().enumerate() {
            let line = &input.lines[ix];
            let ends = [(self.left, line.from), (self.right, line.to)];
            for (step, (x, rank)) in ends.into_iter().enumerate() {
                let Some(rank) = rank else { continue };
                let y = self.y_of(rank.value);
                let reach = if line.is_context() { 6.0 } else { 12.0 };
                let edge = if step == 0 { 0.0 } else { self.frame.width };
                placed.hits.push(Hit {
                    at: Point { x, y },
                    area: Rect::between(edge, y - reach, middle, y + reach),
                    unit: line.unit,
                    series,
                    step,
                    lines: Lines::Asked(ix, step),
                });
            }
        }
    }
}

/// The origin that all ranks of one side share, where it is worth saying: some side is not
/// published.
fn common_origin(input: &Slope, right: bool) -> Option<Origin> {
    let side = |right: bool| {
        let ranks = input.lines.iter().map(move |line| if right { line.to } else { line.from });
        let mut origins = ranks.flatten().map(|rank| rank.origin);
        let first = origins.next()?;
        origins.all(|origin| origin == first).then_some(first)
    };
    let (here, there) = (side(right)?, side(!right));
    let plain = here == Origin::Published && there == Some(Origin::Published);
    (!plain).then_some(here)
}

/// What is said of a change of method, in lines of the frame's width.
fn note_lines(input: &Slope, frame: &Frame) -> Vec<String> {
    wrap(input.method_changed.as_deref().unwrap_or_default(), 12.0, false, frame.width - 4.0)
}

fn places_text(places: i32, lang: Lang) -> String {
    let (glyph, _) = glyph(places.signum());
    let count = Noun::Place.count(i64::from(places.unsigned_abs()), lang);
    format!("{glyph} {count}").trim_start().to_owned()
}

fn describe(input: &Slope, placed: &mut Placed) {
    let lang = placed.lang;
    let span = format!("{}–{}", input.from, input.to);
    placed.title = pictures::ranks_over(&input.subject, &span, lang);
    let told = input.lines.iter().filter(|line| !line.is_context());
    let sentences = told.map(|line| {
        let (from, to) = (cell(line.from, lang), cell(line.to, lang));
        let text = pictures::from_to(&line.name, (&from, &input.from), (&to, &input.to), lang);
        match line.places {
            Some(places) if places != 0 => format!("{text}, {}.", places_text(places, lang)),
            _ => format!("{text}."),
        }
    });
    let note = input.method_changed.iter().map(|note| format!("{note}."));
    placed.desc = sentences.chain(note).collect::<Vec<_>>().join(" ");
    placed.table = Twin {
        caption: placed.title.clone(),
        head: vec![
            word(words::Chart::Unit, lang).to_owned(),
            input.from.clone(),
            input.to.clone(),
            word(words::Chart::Places, lang).to_owned(),
        ],
        rows: Rows::Asked(input.lines.len()),
    };
}

/// A rank as tables have it.
fn cell(rank: Option<Given<Rank>>, lang: Lang) -> String {
    rank.map_or_else(|| "–".to_owned(), |rank| rank_with_origin(rank, lang))
}

impl Source for Slope {
    fn name(&self, (line, _): (usize, usize)) -> &str {
        &self.lines[line].name
    }

    fn lines(&self, (line, end): (usize, usize), lang: Lang) -> Vec<String> {
        let line = &self.lines[line];
        let (rank, period) = if end == 0 { (line.from, &self.from) } else { (line.to, &self.to) };
        let said = pictures::rank(&cell(rank, lang), lang);
        let places = line.places.filter(|_| end == 1).map(|places| places_text(places, lang));
        [line.name.clone(), format!("{period}: {said}")].into_iter().chain(places).collect()
    }

    fn row(&self, row: usize, lang: Lang) -> Vec<String> {
        let line = &self.lines[row];
        let places = line.places.map(|places| places_text(places, lang));
        let places = places.unwrap_or_else(|| "–".to_owned());
        vec![line.name.clone(), cell(line.from, lang), cell(line.to, lang), places]
    }
}
