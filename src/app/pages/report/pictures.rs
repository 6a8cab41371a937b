//! The pictures of a report, as its page and its files have them.

use crate::app::browser::canvas;
use crate::chart::paint;
use crate::chart::{self, ChartSpec, Frame, Inks, Placed};
use crate::export::Shown;
use crate::export::report::{Block, Picture, Report};
use crate::locale::Lang;

/// As wide as the text of a sheet, 16 cm, in layout pixels.
const WIDTH: f64 = 640.0;
/// Where a picture takes the height that it is given.
const HEIGHT: f64 = 360.0;
/// The same on a phone, as wide as its text.
const NARROW: (f64, f64) = (358.0, 300.0);
/// So many rows fit beside the words on a sheet.
const ROWS: usize = 20;
/// Dots a pixel: 300 an inch on 16 cm.
const DOTS: f64 = 3.0;

/// A picture in its place; `None` where there is nothing to draw.
pub fn placed(shown: &Shown, spec: &ChartSpec, narrow: bool, lang: Lang) -> Option<Placed> {
    let (width, height) = if narrow { NARROW } else { (WIDTH, HEIGHT) };
    let frame = Frame { width, height, scale: 1.0, lang };
    let spec = ChartSpec { most_rows: Some(ROWS), ..spec.clone() };
    chart::place(shown.data(), &spec, &frame).ok()
}

/// As SVG.
pub fn svg(placed: &Placed, inks: Inks, at: usize) -> String {
    paint::svg(placed, inks, &format!("report-{at}"))
}

/// What is drawn in a report, in its order.
pub fn specs(report: &Report) -> impl Iterator<Item = (&ChartSpec, &String)> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Chart { spec, caption } => Some((&**spec, caption)),
        _ => None,
    })
}

/// All pictures of a report as PNG; `None` in place of one that the browser does not paint.
pub async fn painted(shown: &Shown, report: &Report, lang: Lang) -> Vec<Option<Picture>> {
    let mut all = Vec::new();
    for (at, (spec, caption)) in specs(report).enumerate() {
        let Some(placed) = placed(shown, spec, false, lang) else {
            all.push(None);
            continue;
        };
        let size = (placed.width, placed.height);
        let dots = canvas::possible(size.0, size.1, DOTS);
        let png = canvas::png(&svg(&placed, Inks::Light, at), size, dots).await;
        let sides = ((size.0 * dots).round() as u32, (size.1 * dots).round() as u32);
        all.push(png.map(|png| Picture { png, size: sides, alt: caption.clone() }));
    }
    all
}
