//! A tall picture painted in bands is the same picture as painted whole: in each band stands what
//! reaches into it, at its own place, also where its points lie in other bands.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use xephang::chart::ink::Ink;
use xephang::chart::placed::{Mark, Point, Rect, Stroke};
use xephang::chart::{ChartKind, ChartSpec, Frame, Inks, Placed, paint, place};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{Dataset, Period};

/// How high the page's bands are.
const BAND: i32 = 600;

/// Something painted, in hundredths of a pixel: a run of points, a dot or a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    what: String,
    points: Vec<(i32, i32)>,
    /// How far it may reach beyond its points.
    reach: i32,
}

impl Item {
    fn moved(mut self, by: i32) -> Item {
        self.points.iter_mut().for_each(|(_, y)| *y += by);
        self
    }

    /// Whether some point of it lies between two heights: of a run, also between its ends.
    fn is_within(&self, top: i32, bottom: i32) -> bool {
        let low = self.points.iter().map(|(_, y)| *y).min().unwrap();
        let high = self.points.iter().map(|(_, y)| *y).max().unwrap();
        low - self.reach < bottom && high + self.reach > top
    }
}

fn hundredths(text: &str) -> i32 {
    (text.parse::<f64>().unwrap() * 100.0).round() as i32
}

/// The runs of a path, as points.
fn runs(path: &str) -> Vec<Vec<(i32, i32)>> {
    let mut runs: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_uppercase()).map_or(rest.len(), |at| at + 1);
        let numbers: Vec<i32> = rest[1..end].split_whitespace().map(hundredths).collect();
        let here = runs.last().and_then(|run| run.last()).copied().unwrap_or_default();
        let point = match (command, &numbers[..]) {
            ('M' | 'L', [x, y]) => (*x, *y),
            ('H', [x]) => (*x, here.1),
            ('V', [y]) => (here.0, *y),
            ('Z', []) => runs.last().unwrap()[0],
            other => panic!("{other:?} in {path}"),
        };
        if command == 'M' {
            runs.push(Vec::new());
        }
        runs.last_mut().unwrap().push(point);
        rest = &rest[end..];
    }
    runs
}

/// All that a picture shows, with its looks.
fn items(svg: &str) -> BTreeSet<Item> {
    let mut found = BTreeSet::new();
    for line in svg.lines() {
        let of = |name: &str| {
            let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
            Some(&line[start..start + line[start..].find('"')?])
        };
        let at = |x: &str, y: &str| (hundredths(of(x).unwrap()), hundredths(of(y).unwrap()));
        if let Some(path) = line.strip_prefix("<path d=\"") {
            let (path, looks) = path.split_once('"').unwrap();
            for points in runs(path) {
                found.insert(Item { what: looks.to_owned(), points, reach: 0 });
            }
        } else if line.starts_with("<circle") {
            let looks = &line[line.find(" r=").unwrap()..];
            let reach = hundredths(of("r").unwrap());
            found.insert(Item { what: looks.to_owned(), points: vec![at("cx", "cy")], reach });
        } else if line.starts_with("<text") {
            let looks = &line[line.find(" font-size=").unwrap()..];
            found.insert(Item { what: looks.to_owned(), points: vec![at("x", "y")], reach: 0 });
        }
    }
    found
}

/// Bands show what the whole does; gives how many things stand in more than one band.
fn held_to_the_whole(placed: &Placed) -> usize {
    let whole = items(&paint::svg(placed, Inks::Page, "whole"));
    let (mut seen, mut shown) = (BTreeSet::new(), 0);
    let mut top = 0;
    while f64::from(top) < placed.height {
        let bottom = f64::from(top + BAND).min(placed.height);
        let band = placed.band(f64::from(top), bottom);
        let found = items(&paint::svg(&band, Inks::Page, "band"));
        let found: BTreeSet<Item> = found.into_iter().map(|item| item.moved(top * 100)).collect();
        if let Some(wrong) = found.difference(&whole).next() {
            panic!("not of the whole picture, in the band from {top}: {wrong:?}");
        }
        let bottom = (bottom * 100.0).round() as i32;
        if let Some(lost) = whole.difference(&found).find(|item| item.is_within(top * 100, bottom))
        {
            panic!("lost in the band from {top}: {lost:?}");
        }
        shown += found.len();
        seen.extend(found);
        top += BAND;
    }
    assert_eq!(seen.len(), whole.len(), "something stands in no band");
    shown - seen.len()
}

fn load() -> Dataset {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/pci-2005-2016.json");
    let bytes = std::fs::read(path).unwrap();
    let file = SourceFile { name: "pci-2005-2016.json".to_owned(), bytes };
    import(&[file], &Choices::default()).dataset
}

#[test]
fn every_tall_chart_is_the_same_in_bands() {
    let ds = load();
    let spec = |kind| ChartSpec {
        kind,
        indicator: ds.indicator_by_id("pci").unwrap(),
        us: ds.unit_by_id("quang-ninh"),
        watched: vec![ds.unit_by_id("da-nang").unwrap(), ds.unit_by_id("ca-mau").unwrap()],
        period: Some(Period::year(2016)),
        versus: Some(Period::year(2015)),
        ..ChartSpec::default()
    };
    let mut drawn = 0;
    for kind in ChartKind::ALL {
        let frame = Frame::on_screen(1100.0, 2430.0, 1.0, Lang::Vi);
        let Ok(mut placed) = place(&ds, &spec(*kind), &frame) else { continue };
        // Those that do not grow with the window are cut all the same.
        if placed.height <= f64::from(BAND) {
            placed.height = f64::from(2 * BAND);
        }
        let across = held_to_the_whole(&placed);
        if matches!(kind, ChartKind::Bump | ChartKind::Slope) {
            assert!(placed.height > 2000.0, "{kind:?}: {}", placed.height);
            assert!(across > 10, "{kind:?}: {across} lines cross a border");
        }
        drawn += 1;
    }
    assert!(drawn > 8, "{drawn}");
}

/// What the reported picture got wrong: a line from far above to far below, and back.
#[test]
fn a_line_through_a_band_keeps_its_slope() {
    let frame = Frame::on_screen(300.0, 1800.0, 1.0, Lang::Vi);
    let mut placed = Placed::new(&frame);
    let run = [(0.0, 100.0), (100.0, 1700.0), (200.0, 100.0)].map(|(x, y)| Point { x, y });
    placed.marks.push(Mark::lines(vec![run.to_vec()], Stroke::new(Ink::Accent, 2.0)));
    let svg = paint::svg(&placed.band(600.0, 1200.0), Inks::Page, "band");
    assert!(svg.contains("<path d=\"M0 -500L100 1100L200 -500\""), "{svg}");
}

proptest! {
    #[test]
    fn what_crosses_a_border_is_not_bent(
        lines in prop::collection::vec(
            prop::collection::vec((-40i32..1240, -200i32..9800), 2..6), 1..8),
        dots in prop::collection::vec((0i32..1200, 0i32..9600, 1i32..40), 0..8),
        rects in prop::collection::vec((0i32..1200, 0i32..9600, 1i32..400, 1i32..4000), 0..8),
    ) {
        // Quarters of a pixel, which are exact.
        let at = |x: i32, y: i32| Point { x: f64::from(x) / 4.0, y: f64::from(y) / 4.0 };
        let mut placed = Placed::new(&Frame::on_screen(300.0, 2400.0, 1.0, Lang::Vi));
        let points = |run: &Vec<(i32, i32)>| run.iter().map(|(x, y)| at(*x, *y)).collect();
        let rim = Stroke::new(Ink::Halo, 1.0);
        placed.marks.push(Mark::lines(lines.iter().map(points).collect(), rim));
        let rects = rects.into_iter().map(|(x, y, width, height)| {
            let (from, to) = (at(x, y), at(x + width, y + height));
            Rect::between(from.x, from.y, to.x, to.y)
        });
        placed.marks.push(Mark::rects(rects.collect(), Ink::Bar));
        for (x, y, radius) in dots {
            placed.marks.push(Mark::disc(at(x, y), f64::from(radius) / 4.0, Ink::Bar, rim));
        }
        // What begins above the picture or ends below it belongs to no band.
        let whole = items(&paint::svg(&placed, Inks::Page, "whole"));
        prop_assume!(whole.iter().all(|item| item.is_within(0, 240_000)));
        held_to_the_whole(&placed);
    }
}
