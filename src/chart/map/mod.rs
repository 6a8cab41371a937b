//! Units in their boundaries, out of a file that the user opens: darker the better they are, in the
//! five steps of a map of heat; us and the watched outlined and named at the side.

mod aside;
mod plane;

pub(super) use aside::{Aside, Named};
pub(super) use plane::{Area, areas};

use std::cmp::Reverse;

use super::from_data::Input;
use super::heat::{self, Heat, KEY};
use super::ink::Ink;
use super::parts::Who;
use super::placed::{Frame, Hit, Mark, Placed, Point, Rect, Shape, Stroke};
use super::spec::{ChartSpec, NothingToDraw};
use crate::locale::Lang;
use crate::locale::pictures::map as said_of;
use crate::model::{Dataset, order};

/// The picture of a specification.
///
/// # Errors
/// No unit has an outline, or there are no figures.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    input.heat.note_ranks(&mut placed);
    Ok(placed)
}

/// What a map is made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The figures: one column.
    pub heat: Heat,
    /// The outline of each row's unit; `None` where the file has none.
    pub areas: Vec<Option<Area>>,
}

/// The input of the map.
///
/// # Errors
/// No unit has an outline, or there are no figures.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Map> {
    let heat = heat::of_column(ds, spec, lang)?;
    let areas = areas(heat.rows.iter().map(|row| &ds.units()[row.unit]));
    if areas.iter().all(Option::is_none) {
        return Err(NothingToDraw::NoOutlines);
    }
    Ok(Map { heat, areas })
}

/// The least height of a picture.
const LOWEST: f64 = 280.0;
/// From the easternmost place to where the names' column begins.
const BESIDE: f64 = 24.0;
/// Islands smaller than this get no outline, in layout pixels.
const SPECK: f64 = 8.0;

/// Lays the chart out.
pub fn place(input: &Map, frame: &Frame) -> Placed {
    let height = frame.height.max(LOWEST);
    let mut placed = Placed::new(&Frame { height, ..*frame });
    input.heat.key(&mut placed);
    let aside = Aside::new(&input.heat, frame);
    let room = Rect::between(2.0, KEY + 4.0, frame.width - aside.width(), height - 4.0);
    let drawn = Drawn::new(input, room);
    drawn.grounds(input, &mut placed);
    drawn.outlines(input, &mut placed);
    let named = |(ix, area): (usize, &Area)| Named { row: ix, at: drawn.point(area.centre) };
    let named: Vec<Named> = input.with_area().map(named).collect();
    // A tall map in a wide room is narrow: the names stand beside it and not far off.
    let width = room.width.min(drawn.right - room.x + BESIDE);
    aside.write(&input.heat, &named, Rect { width, ..room }, &mut placed);
    drawn.hits(input, &mut placed);
    notes(input, &mut placed);
    describe(&input.heat, &mut placed);
    placed
}

impl Map {
    /// The rows with an outline.
    fn with_area(&self) -> impl Iterator<Item = (usize, &Area)> {
        self.areas.iter().enumerate().filter_map(|(ix, area)| Some((ix, area.as_ref()?)))
    }
}

/// From the plane of the outlines to the picture.
struct Drawn {
    low: Point,
    scale: f64,
    corner: Point,
    /// Right edge of the outlines in the picture.
    right: f64,
}

impl Drawn {
    fn new(input: &Map, room: Rect) -> Drawn {
        let points = || input.with_area().flat_map(|(_, area)| area.rings.iter().flatten());
        let ends = |axis: fn(&Point) -> f64| {
            points().map(axis).fold((f64::MAX, f64::MIN), |(a, b), at| (a.min(at), b.max(at)))
        };
        let ((left, right), (top, bottom)) = (ends(|point| point.x), ends(|point| point.y));
        let (wide, high) = ((right - left).max(1e-6), (bottom - top).max(1e-6));
        let scale = (room.width / wide).min(room.height / high);
        let corner = Point {
            x: room.x + (room.width - wide * scale) / 2.0,
            y: room.y + (room.height - high * scale) / 2.0,
        };
        Drawn { low: Point { x: left, y: top }, scale, corner, right: corner.x + wide * scale }
    }

    fn point(&self, at: Point) -> Point {
        Point {
            x: self.corner.x + (at.x - self.low.x) * self.scale,
            y: self.corner.y + (at.y - self.low.y) * self.scale,
        }
    }

    fn rings<'a>(&'a self, area: &'a Area) -> impl Iterator<Item = Vec<Point>> {
        area.rings.iter().map(|ring| {
            let points = ring.iter().chain(ring.first());
            points.map(|point| self.point(*point)).collect()
        })
    }

    /// The areas, those of a step in one mark.
    fn grounds(&self, input: &Map, placed: &mut Placed) {
        let borders = input.heat.borders();
        let mut grounds: [Vec<Vec<Point>>; 6] = Default::default();
        for (ix, area) in input.with_area() {
            let row = &input.heat.rows[ix];
            let step = input.heat.step(&input.heat.columns[0], &row.cells[0], &borders);
            grounds[step.map_or(5, |step| step)].extend(self.rings(area));
        }
        for (step, rings) in grounds.into_iter().enumerate().filter(|(_, rings)| !rings.is_empty())
        {
            let (fill, rim) = match step {
                5 => (Ink::Page, Ink::RuleStrong),
                step => (Ink::heat(step).0, Ink::Halo),
            };
            let stroke = Some(Stroke::new(rim, 0.75));
            placed.marks.push(Mark { shape: Shape::Lines(rings), fill: Some(fill), stroke });
        }
    }

    /// Us and the watched, us last.
    fn outlines(&self, input: &Map, placed: &mut Placed) {
        let mut marked: Vec<(usize, &Area)> =
            input.with_area().filter(|(ix, _)| input.heat.rows[*ix].who.is_marked()).collect();
        order::sort_by_key(&mut marked, |(ix, _)| Reverse(input.heat.rows[*ix].who.precedence()));
        for (ix, area) in marked {
            let who = input.heat.rows[ix].who;
            let (ink, width) = match who {
                Who::Us => (Ink::Accent, 3.0),
                _ => (Ink::Ink, 1.5),
            };
            let rings = without_specks(self.rings(area).collect());
            placed.marks.push(Mark::lines(rings.clone(), Stroke::new(Ink::Halo, width + 2.0)));
            placed.marks.push(Mark::lines(rings, Stroke::new(ink, width)));
        }
    }

    fn hits(&self, input: &Map, placed: &mut Placed) {
        for (ix, area) in input.with_area() {
            let row = &input.heat.rows[ix];
            let [from, to] = area.bounds().map(|corner| self.point(corner));
            placed.hits.push(Hit {
                at: self.point(area.centre),
                area: Rect::between(from.x, from.y, to.x, to.y),
                unit: Some(row.unit),
                // Rows from the best: one key goes from one to the next.
                series: 0,
                step: ix,
                lines: heat::twin::said(row, &input.heat.columns[0], &row.cells[0], placed.lang)
                    .into(),
            });
        }
    }
}

/// The rings that an outline goes around: islands that it would cover are left out.
fn without_specks(mut rings: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    let size = |ring: &Vec<Point>| {
        let of = |axis: fn(&Point) -> f64| {
            let ends = ring
                .iter()
                .map(axis)
                .fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
            ends.1 - ends.0
        };
        of(|point| point.x).max(of(|point| point.y))
    };
    let largest = rings.iter().map(size).fold(0.0, f64::max);
    rings.retain(|ring| size(ring) >= SPECK.min(largest));
    rings
}

/// Which units the map has no place for.
fn notes(input: &Map, placed: &mut Placed) {
    let lang = placed.lang;
    let rows = input.areas.iter().zip(&input.heat.rows).filter(|(area, _)| area.is_none());
    let names: Vec<&str> = rows.map(|(_, row)| row.name.as_str()).collect();
    if !names.is_empty() {
        placed.notes.push(said_of::without_outline(&names, lang));
    }
    placed.notes.push(said_of::boundaries(lang).to_owned());
}

/// Gives a map its name, its alternative text and its table.
pub(super) fn describe(input: &Heat, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = said_of::title(&input.subject, &input.period, lang);
    let mut sentences = Vec::new();
    if let Some(first) = input.rows.first().filter(|row| row.rank.is_some()) {
        sentences.push(format!("{}.", crate::locale::pictures::heat::leads(&first.name, lang)));
    }
    for row in input.rows.iter().filter(|row| row.who.is_marked()) {
        let lines = heat::twin::said(row, &input.columns[0], &row.cells[0], lang);
        sentences.push(format!("{}: {}.", lines[0], lines[1..].join("; ")));
    }
    placed.desc = sentences.join(" ");
    placed.table = heat::twin::table(input, &placed.title, lang);
}
