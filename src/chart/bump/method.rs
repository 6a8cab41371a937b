//! The words of a change of method: inside its band, or at the foot where the band is too narrow.

use super::{Bump, BumpBreak};
use crate::chart::placed::Frame;
use crate::chart::text_width::{width, wrap};
use crate::locale::{date, pictures};

pub(super) fn in_range(input: &Bump) -> impl Iterator<Item = &BumpBreak> {
    input.breaks.iter().filter(|change| (1..input.periods.len()).contains(&change.first))
}

pub(super) fn break_text(input: &Bump, change: &BumpBreak, frame: &Frame) -> String {
    let period = date::period_short(input.periods[change.first], frame.lang);
    pictures::method_from(&period, &change.name, frame.lang)
}

/// The lines of a band's words, if they fit into its width in three lines.
pub(super) fn in_band(text: &str, band: f64) -> Option<Vec<String>> {
    let room = band - 8.0;
    let lines = wrap(text, 12.0, false, room);
    let fits = lines.len() <= 3 && lines.iter().all(|line| width(line, 12.0, false) <= room);
    fits.then_some(lines)
}

pub(super) fn band_width(xs: &[f64], change: &BumpBreak) -> f64 {
    xs[change.first] - xs[change.first - 1]
}

/// Height of the words inside the bands.
pub(super) fn foot_height(input: &Bump, xs: &[f64], frame: &Frame) -> f64 {
    let lines = in_range(input)
        .filter_map(|change| in_band(&break_text(input, change, frame), band_width(xs, change)))
        .map(|lines| lines.len())
        .max();
    lines.map_or(0.0, |lines| 15.0 * lines as f64 + 6.0)
}

/// Height of the words of those bands that are too narrow for them: they stand at the foot.
pub(super) fn foot_notes_height(input: &Bump, xs: &[f64], frame: &Frame) -> f64 {
    let lines: usize = in_range(input)
        .map(|change| (break_text(input, change, frame), band_width(xs, change)))
        .filter(|(text, band)| in_band(text, *band).is_none())
        .map(|(text, _)| wrap(&text, 12.0, false, frame.width - 8.0).len())
        .sum();
    if lines == 0 { 0.0 } else { 15.0 * lines as f64 + 6.0 }
}
