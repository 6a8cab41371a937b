//! How the scores of all units lie: a dot each along one axis, us and the watched named, the median
//! and the middle half marked. Where units fall into groups, a strip a group.

mod input;
mod twin;

pub use input::{draw, input};
pub use twin::told;

use super::flags::{Flag, Hoisted, hoist};
use super::ink::Ink;
use super::late::Lines;
use super::parts::{Who, rank_text, with_origin};
use super::placed::{Anchor, Dash, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke};
use super::scale::{Scale, ticks};
use super::swarm::swarm;
use super::text_width::{width, wrap};
use crate::analysis::Spread;
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, Noun, number};
use crate::model::{Decimal, Given, Measure, UnitIx};
use crate::rank::Rank;

/// What a chart of strips is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// What is scored: «PCI».
    pub subject: String,
    /// The period, as heads write it.
    pub period: String,
    /// What scores are counted in.
    pub measure: Measure,
    /// Decimals of scores.
    pub places: u8,
    /// Whether the lowest score is best: then the axis runs the other way, the best on the right.
    pub lower_is_better: bool,
    /// A strip a group; one without a name where units are not grouped.
    pub groups: Vec<StripGroup>,
    /// How many units have no score.
    pub without_score: usize,
    /// What the units are counted as.
    pub noun: Option<Noun>,
}

/// A strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripGroup {
    /// The name of the group.
    pub name: Option<String>,
    /// Its units: us and the watched first, then by score.
    pub dots: Vec<StripDot>,
    /// How their scores lie.
    pub spread: Spread,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripDot {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its score.
    pub score: Given<Decimal>,
    /// Its rank.
    pub rank: Option<Given<Rank>>,
}

impl Strip {
    fn score(&self, value: Decimal, lang: Lang) -> String {
        number::figure(value, self.places, self.measure, lang)
    }

    fn units(&self, count: usize, lang: Lang) -> String {
        self.noun.unwrap_or(Noun::Unit).count(count as i64, lang)
    }
}

const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
const LINE: f64 = 16.0;
/// Room at both ends of the axis.
const SIDE: f64 = 12.0;
/// Radii of dots, the largest first: the first that fits is taken.
const RADII: [f64; 11] = [8.0, 6.5, 5.5, 5.0, 4.5, 4.0, 3.5, 3.0, 2.5, 2.0, 1.5];
/// More dots than this become one mark of small squares.
const MOST_CIRCLES: usize = 1500;

/// Lays the chart out; its height is what the strips need.
fn place(input: &Strip, frame: &Frame) -> Placed {
    let x = axis(input, frame);
    let share = frame.height / input.groups.len().max(1) as f64;
    let limit = (share / 2.0 - 44.0).clamp(20.0, 200.0);
    let all = input.groups.iter().map(|group| group.dots.len()).max().unwrap_or(0);
    // All strips have dots of one size.
    let strips = |radius: f64| -> Vec<Row> {
        input.groups.iter().map(|group| Row::new(input, group, radius, &x, frame)).collect()
    };
    let fits = |rows: &[Row]| rows.iter().all(|row| row.half <= limit);
    let radii = if all > MOST_CIRCLES { &RADII[8..] } else { &RADII[..] };
    let found = radii.iter().map(|radius| strips(*radius)).find(|rows| fits(rows));
    let rows = found.unwrap_or_else(|| strips(RADII[RADII.len() - 1]));
    let bottom: f64 = rows.iter().map(Row::height).sum();
    let mut placed = Placed::new(&Frame { height: bottom + 20.0, ..*frame });
    grid(input, &x, bottom, frame, &mut placed);
    let mut top = 0.0;
    for (ix, (row, group)) in rows.iter().zip(&input.groups).enumerate() {
        row.draw(group, (ix, top), &mut placed);
        top += row.height();
    }
    twin::describe(input, &mut placed);
    placed
}

fn axis(input: &Strip, frame: &Frame) -> Scale {
    let (low, high) = bounds(input);
    let (start, end) = (SIDE, frame.width - SIDE);
    let (start, end) = if input.lower_is_better { (end, start) } else { (start, end) };
    Scale::new(low.to_f64(), high.to_f64(), start, end)
}

fn bounds(input: &Strip) -> (Decimal, Decimal) {
    let spreads = || input.groups.iter().map(|group| group.spread);
    let low = spreads().map(|spread| spread.low).min().unwrap_or(Decimal::ZERO);
    let high = spreads().map(|spread| spread.high).max().unwrap_or(Decimal::HUNDRED);
    (low, high)
}

fn grid(input: &Strip, x: &Scale, bottom: f64, frame: &Frame, placed: &mut Placed) {
    let (low, high) = bounds(input);
    let most = ((frame.width / 70.0) as usize).clamp(2, 10);
    let (values, places) = ticks(low, high, most);
    let lines = values.iter().map(|value| {
        let x = x.of(*value);
        vec![Point { x, y: 0.0 }, Point { x, y: bottom }]
    });
    placed.marks.push(Mark::lines(lines.collect(), Stroke::new(Ink::Grid, 1.0)));
    let rule = Stroke::new(Ink::RuleStrong, 1.0);
    placed.marks.push(Mark::line(0.0, bottom, frame.width, bottom, rule));
    for value in values {
        let text = number::number(value, places, frame.lang);
        let half = width(&text, SMALL, false) / 2.0;
        let at = x.of(value).clamp(half, frame.width - half);
        let run = Run::plain(text, Ink::Ink3);
        placed.labels.push(Label::new(at, bottom + 15.0, Anchor::Middle, SMALL, run));
    }
}

/// A strip with its dots in their places.
struct Row {
    head: Vec<String>,
    flags: Vec<Flag>,
    hoisted: Vec<Hoisted>,
    levels: usize,
    dots: Vec<Point>,
    radii: Vec<f64>,
    /// How far the dots reach to either side of the line.
    half: f64,
    lower: f64,
    median: f64,
    upper: f64,
    foot: Vec<String>,
}

impl Row {
    fn new(input: &Strip, group: &StripGroup, radius: f64, x: &Scale, frame: &Frame) -> Row {
        let lang = frame.lang;
        let xs: Vec<f64> = group.dots.iter().map(|dot| x.of(dot.score.value)).collect();
        let radii: Vec<f64> = group
            .dots
            .iter()
            .map(|dot| match dot.who {
                Who::Us => radius + 2.5,
                Who::Watched(_) => radius + 1.0,
                Who::Other => radius,
            })
            .collect();
        let ys = swarm(&xs, &radii);
        let reach = ys.iter().zip(&radii).map(|(y, radius)| y.abs() + radius);
        let half = reach.fold(10.0, f64::max);
        let marked = group.dots.iter().zip(&xs).filter(|(dot, _)| dot.who.is_marked());
        let flags: Vec<Flag> = marked.map(|(dot, x)| flag(input, dot, *x, frame)).collect();
        let hoisted = hoist(&flags, SIZE, frame.width);
        let tops = hoisted.iter().zip(&flags).map(|(at, flag)| at.level + flag.lines.len());
        let levels = tops.max().unwrap_or(0);
        let score = |value: Decimal| input.score(value, lang);
        let spread = group.spread;
        let foot = said::strip(
            &input.units(spread.count, lang),
            &score(spread.median),
            &score(spread.lower),
            &score(spread.upper),
            lang,
        );
        let name = group.name.as_deref().unwrap_or_default();
        Row {
            head: wrap(name, SIZE, true, frame.width - 4.0),
            flags,
            hoisted,
            levels,
            dots: xs.into_iter().zip(ys).map(|(x, y)| Point { x, y }).collect(),
            radii,
            half,
            lower: x.of(spread.lower),
            median: x.of(spread.median),
            upper: x.of(spread.upper),
            foot: wrap(&foot, SMALL, false, frame.width - 4.0),
        }
    }

    /// From the top of the strip to the line that its dots stand on.
    fn line(&self) -> f64 {
        let words = LINE * (self.head.len() + self.levels) as f64;
        words + 12.0 + self.half
    }

    fn height(&self) -> f64 {
        self.line() + self.half + 8.0 + LINE * self.foot.len() as f64 + 10.0
    }

    fn draw(&self, group: &StripGroup, (series, top): (usize, f64), placed: &mut Placed) {
        let line = top + self.line();
        let (upper, lower) = (line - self.half - 4.0, line + self.half + 4.0);
        let middle = Rect::between(self.lower, upper, self.upper, lower);
        placed.marks.push(Mark::rects(vec![middle], Ink::Grid));
        let stroke = Stroke { ink: Ink::Ink2, width: 2.0, dash: Dash::Long };
        placed.marks.push(Mark::line(self.median, upper, self.median, lower, stroke));
        self.poles(group, line, placed);
        self.circles(group, line, placed);
        let mut write = |y: f64, size: f64, run: Run| {
            placed.labels.push(Label::new(0.0, y, Anchor::Start, size, run));
        };
        for (ix, text) in self.head.iter().enumerate() {
            write(top + 14.0 + LINE * ix as f64, SIZE, Run::bold(text.clone(), Ink::Ink));
        }
        for (ix, text) in self.foot.iter().enumerate() {
            let y = lower + 16.0 + LINE * ix as f64;
            write(y, SMALL, Run::plain(text.clone(), Ink::Ink2));
        }
        self.hits(group, (series, line), placed);
    }

    fn poles(&self, group: &StripGroup, line: f64, placed: &mut Placed) {
        let base = line - self.half - 10.0;
        let marked = group.dots.iter().zip(&self.dots).filter(|(dot, _)| dot.who.is_marked());
        for (((dot, at), flag), place) in marked.zip(&self.flags).zip(&self.hoisted) {
            let lines = flag.lines.len();
            let first = base - LINE * (place.level + lines - 1) as f64;
            let ends = [first - 10.0, line + at.y].map(|y| Point { x: flag.x, y });
            let stroke = Stroke::new(dot.who.line(), 1.0);
            placed.marks.push(Mark::lines(vec![ends.to_vec()], stroke));
            for (ix, runs) in flag.lines.iter().enumerate() {
                placed.labels.push(Label {
                    at: Point { x: place.x, y: first + LINE * ix as f64 },
                    anchor: place.anchor,
                    size: SIZE,
                    runs: runs.clone(),
                    halo: Some(Ink::Halo),
                });
            }
        }
    }

    fn circles(&self, group: &StripGroup, line: f64, placed: &mut Placed) {
        let dots = || group.dots.iter().zip(&self.dots).zip(&self.radii);
        if group.dots.len() > MOST_CIRCLES {
            let squares = dots().filter(|((dot, _), _)| !dot.who.is_marked());
            let squares = squares.map(|((_, at), radius)| {
                let (x, y) = (at.x, line + at.y);
                Rect::between(x - radius, y - radius, x + radius, y + radius)
            });
            placed.marks.push(Mark::rects(squares.collect(), Ink::BarWatch));
        }
        // The marked ones last, us on top of all.
        for ((dot, at), radius) in dots().rev() {
            let at = Point { x: at.x, y: line + at.y };
            let (fill, rim) = match dot.who {
                Who::Other if group.dots.len() > MOST_CIRCLES => continue,
                Who::Other => (Ink::Bar, Stroke::new(Ink::BarWatch, 1.0)),
                who => (who.line(), Stroke::new(Ink::Halo, 1.0)),
            };
            placed.marks.push(Mark::disc(at, radius - 0.5, fill, rim));
        }
    }

    fn hits(&self, group: &StripGroup, (series, line): (usize, f64), placed: &mut Placed) {
        let mut order: Vec<usize> = (0..group.dots.len()).collect();
        crate::model::order::sort_by(&mut order, |&a, &b| {
            self.dots[a].x.total_cmp(&self.dots[b].x)
        });
        for (step, ix) in order.into_iter().enumerate() {
            let (dot, at, reach) = (&group.dots[ix], self.dots[ix], self.radii[ix] + 3.0);
            let at = Point { x: at.x, y: line + at.y };
            placed.hits.push(Hit {
                at,
                area: Rect::between(at.x - reach, at.y - reach, at.x + reach, at.y + reach),
                unit: Some(dot.unit),
                series,
                step,
                lines: Lines::Asked(series, ix),
            });
        }
    }
}

/// The name and score of a unit, in lines of less than half the width.
fn flag(input: &Strip, dot: &StripDot, x: f64, frame: &Frame) -> Flag {
    let bold = dot.who == Who::Us;
    let ink = dot.who.line();
    let room = frame.width * 0.45;
    let score = format!(
        "{}  ",
        with_origin(input.score(dot.score.value, frame.lang), dot.score.origin, frame.lang)
    );
    let mut lines: Vec<Vec<Run>> = wrap(&dot.name, SIZE, bold, room)
        .into_iter()
        .map(|text| vec![Run { text, bold, ink }])
        .collect();
    let first = lines.first().map_or(0.0, |runs| super::placed::runs_width(runs, SIZE));
    let score_run = Run::bold(score.trim_end(), ink);
    if lines.len() == 1 && first + width(&score, SIZE, true) <= room {
        lines[0].insert(0, Run::bold(score, ink));
    } else {
        lines.insert(0, vec![score_run]);
    }
    Flag { x, lines }
}

/// The rank of a unit among how many, as readings say it.
fn rank_said(dot: &StripDot, of: usize, lang: Lang) -> Option<String> {
    let rank = dot.rank?;
    let of = number::whole(of as i64, lang);
    let text = crate::locale::pictures::rank_of(&rank_text(rank.value, lang), &of, lang);
    Some(with_origin(text, rank.origin, lang))
}
