//! Units as tiles of one size, each near its place: nobody is too small to be seen.

mod grid;
mod vietnam;

use super::from_data::Input;
use super::heat::{self, Heat, KEY};
use super::ink::Ink;
use super::map::{Aside, Named, areas, describe};
use super::parts::Who;
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Shape, Stroke};
use super::spec::{ChartSpec, NothingToDraw};
use super::text_width::{width, wrap};
use crate::locale::pictures::map as said_of;
use crate::locale::{Lang, collate};
use crate::model::{Dataset, order};
use grid::assigned;

/// What a map of tiles is made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tiles {
    /// The figures: one column.
    pub heat: Heat,
    /// The tile of each row, column and row from the top left; `None` where nobody knows its place.
    pub tiles: Vec<Option<(usize, usize)>>,
}

/// More units are not laid out.
const MOST: usize = 400;

/// The picture of a specification.
///
/// # Errors
/// The places of the units are not known, they are too many, or there are no figures.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    input.heat.note_ranks(&mut placed);
    Ok(placed)
}

/// The input of the map of tiles: places by the outlines that are open, else by those of Vietnam's
/// provinces that are known.
///
/// # Errors
/// The places of the units are not known, they are too many, or there are no figures.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Tiles> {
    let heat = heat::of_column(ds, spec, lang)?;
    let units = || heat.rows.iter().map(|row| &ds.units()[row.unit]);
    let outlined = areas(units());
    let of_outlines = || outlined.iter().map(|area| area.as_ref().map(|area| area.centre));
    let known = |places: &[Option<Point>]| places.iter().flatten().count() * 2 > heat.rows.len();
    let mut places: Vec<Option<Point>> = of_outlines().collect();
    if !known(&places) {
        places = units().map(|unit| vietnam::place_of(&unit.id)).collect();
    }
    if !known(&places) || heat.rows.len() > MOST {
        return Err(NothingToDraw::NoPlaces);
    }
    // The order of the rows is that of their ranks, which change; tiles stay where they are.
    let mut fixed: Vec<(usize, Point)> =
        places.iter().enumerate().filter_map(|(row, place)| Some((row, (*place)?))).collect();
    order::sort_by_key(&mut fixed, |(row, _)| collate::sort_key(&heat.rows[*row].name, Lang::Vi));
    let points: Vec<Point> = fixed.iter().map(|(_, place)| *place).collect();
    let mut tiles = vec![None; heat.rows.len()];
    for ((row, _), tile) in fixed.into_iter().zip(assigned(&points)) {
        tiles[row] = Some(tile);
    }
    Ok(Tiles { heat, tiles })
}

const SMALL: f64 = 12.0;
const LINE: f64 = 13.5;
/// The largest tile.
const LARGEST: f64 = 70.0;
/// No tile is smaller.
const SMALLEST: f64 = 14.0;
/// Smaller tiles hold no names.
const NAMED: f64 = 58.0;

/// Lays the chart out within its frame; its height is what the tiles need.
pub fn place(input: &Tiles, frame: &Frame) -> Placed {
    let aside = Aside::new(&input.heat, frame);
    let count = |axis: fn(&(usize, usize)) -> usize| {
        input.tiles.iter().flatten().map(axis).max().map_or(1, |most| most + 1) as f64
    };
    let (columns, rows) = (count(|tile| tile.0), count(|tile| tile.1));
    let highest = ((frame.height - KEY - 10.0) / rows).clamp(SMALLEST, LARGEST);
    let size = ((frame.width - 4.0) / columns).min(highest);
    // Where tiles have names, nothing stands beside them.
    let named = size >= NAMED;
    let size = if named {
        size
    } else {
        ((frame.width - aside.width() - 4.0) / columns).clamp(SMALLEST, highest)
    };
    let height = KEY + 6.0 + rows * size + 4.0;
    let mut placed = Placed::new(&Frame { height, ..*frame });
    input.heat.key(&mut placed);
    // With names in them they stand in the middle.
    let left = if named { (frame.width - columns * size) / 2.0 } else { 2.0 };
    let tile = |at: (usize, usize)| Rect {
        x: left + at.0 as f64 * size,
        y: KEY + 6.0 + at.1 as f64 * size,
        width: size - 2.0,
        height: size - 2.0,
    };
    let with_tile =
        || input.tiles.iter().enumerate().filter_map(|(row, at)| Some((row, tile((*at)?))));
    grounds(input, with_tile(), &mut placed);
    for (row, rect) in with_tile() {
        text(input, row, rect, named, &mut placed);
    }
    if !named {
        let centre = |rect: Rect| Point { x: rect.right() - 3.0, y: rect.y + 3.0 };
        let places: Vec<Named> =
            with_tile().map(|(row, rect)| Named { row, at: centre(rect) }).collect();
        let right = 2.0 + columns * size;
        let room = Rect::between(0.0, KEY + 6.0, right, height - 4.0);
        aside.write(&input.heat, &places, room, &mut placed);
    }
    let missing: Vec<&str> = (input.heat.rows.iter().zip(&input.tiles))
        .filter(|(_, tile)| tile.is_none())
        .map(|(row, _)| row.name.as_str())
        .collect();
    if !missing.is_empty() {
        placed.notes.push(said_of::without_outline(&missing, frame.lang));
    }
    placed.notes.push(said_of::tiles(frame.lang).to_owned());
    describe(&input.heat, &mut placed);
    placed
}

fn grounds(input: &Tiles, tiles: impl Iterator<Item = (usize, Rect)> + Clone, placed: &mut Placed) {
    let borders = input.heat.borders();
    let column = &input.heat.columns[0];
    let mut grounds: [Vec<Rect>; 6] = Default::default();
    for (row, rect) in tiles.clone() {
        let cell = &input.heat.rows[row].cells[0];
        grounds[input.heat.step(column, cell, &borders).unwrap_or(5)].push(rect);
        let row = &input.heat.rows[row];
        placed.hits.push(Hit {
            at: Point { x: rect.x + rect.width / 2.0, y: rect.y + rect.height / 2.0 },
            area: rect,
            unit: Some(row.unit),
            series: (rect.y * 8.0) as usize,
            step: rect.x as usize,
            lines: heat::twin::said(row, column, cell, placed.lang).into(),
        });
    }
    for (step, rects) in grounds.into_iter().enumerate().filter(|(_, rects)| !rects.is_empty()) {
        placed.marks.push(match step {
            5 => Mark {
                shape: Shape::Rects(rects),
                fill: Some(Ink::Page),
                stroke: Some(Stroke::new(Ink::RuleStrong, 1.0)),
            },
            step => Mark::rects(rects, Ink::heat(step).0),
        });
    }
    for (row, rect) in tiles {
        let (ink, weight) = match input.heat.rows[row].who {
            Who::Us => (Ink::Accent, 3.0),
            Who::Watched(_) => (Ink::Ink, 1.5),
            Who::Other => continue,
        };
        let shape = Shape::Rects(vec![rect]);
        let stroke = Some(Stroke::new(Ink::Halo, weight + 2.0));
        placed.marks.push(Mark { shape: shape.clone(), fill: None, stroke });
        let stroke = Some(Stroke::new(ink, weight));
        placed.marks.push(Mark { shape, fill: None, stroke });
    }
}

/// The rank or percentage, and below it the name where tiles have room for all of them.
fn text(input: &Tiles, row: usize, rect: Rect, named: bool, placed: &mut Placed) {
    let (heat, lang) = (&input.heat, placed.lang);
    let row = &heat.rows[row];
    let step = heat.step(&heat.columns[0], &row.cells[0], &heat.borders());
    let ink = step.map_or(Ink::Ink3, |step| Ink::heat(step).1);
    let middle = rect.x + rect.width / 2.0;
    let figure = heat.text(&row.cells[0], lang, false).unwrap_or_else(|| "–".to_owned());
    let lines = if named { wrap(&row.name, SMALL, false, rect.width - 4.0) } else { Vec::new() };
    let lines = if lines.len() <= 3 { lines } else { Vec::new() };
    let high = 14.0 + LINE * lines.len() as f64;
    let base = rect.y + (rect.height - high) / 2.0 + 11.5;
    if width(&figure, 13.0, true) + 2.0 <= rect.width {
        let run = Run::bold(figure, ink);
        placed.labels.push(Label::new(middle, base, Anchor::Middle, 13.0, run));
    }
    for (line, text) in lines.into_iter().enumerate() {
        let y = base + LINE * (line + 1) as f64;
        placed.labels.push(Label::new(middle, y, Anchor::Middle, SMALL, Run::plain(text, ink)));
    }
}
