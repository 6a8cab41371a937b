//! Data in a link: a data set as a short run of letters, and back.
//!
//! It is a form for figures and names of the field: nouns and figures stand in columns (`nouns`,
//! `figures`), each value is foretold by what is known (`foretold`: sums of parts, announced changes,
//! ranks that follow), and only how far it is off is written, by a coder that learns what is likely
//! (`coder`, `number`), names by one that knows the words of the field (`text`). Around it stand version,
//! length and checksum (`frame`).
//!
//! **The form of version 1 is fixed**: every link ever made must open. Whatever changes a byte of it,
//! `primed.txt` included, is a new version beside this one.

mod coder;
mod damage;
mod extras;
mod figures;
mod foretold;
mod frame;
mod letters;
mod limits;
mod needed;
mod nouns;
mod number;
mod packer;
mod text;

use coder::Coder;
pub use damage::Damage;
use figures::{Column, Columns, figures};
use limits::Limits;
pub use needed::needed;
use nouns::{Nouns, nouns};
use packer::Packer;

use crate::model::{Band, Dataset, DatasetBuilder, Indicator, Observation, Period};

/// The most letters of a piece.
pub const MOST_LETTERS: usize = frame::MOST;

/// The data is more than links hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch;

/// A data set as a piece of a link.
///
/// # Errors
/// [`TooMuch`] where it takes more than [`MOST_LETTERS`], or has more figures than a link may.
pub fn pack(data: &Dataset) -> Result<String, TooMuch> {
    if data.len() > limits::MOST_ROWS || !is_shallow(data.indicators()) {
        return Err(TooMuch);
    }
    let given = Nouns {
        publications: data.publications().to_vec(),
        editions: data.editions().to_vec(),
        groups: data.groups().to_vec(),
        units: data.units().to_vec(),
        indicators: data.indicators().to_vec(),
    };
    let (periods, columns) = columns_of(data);
    let work = Limits::work(frame::MOST);
    let mut p = Packer::new(Coder::writing(work), Limits::at_most());
    nouns(&mut p, &given);
    figures(&mut p, &given, (&periods, &columns));
    if p.failed() {
        return Err(TooMuch);
    }
    let least = p.limits.bytes_for(work - p.coder.work_left());
    let mut bytes = p.coder.bytes();
    // What says little for its size is made as long as whoever reads it asks for.
    bytes.resize(bytes.len().max(least), 0);
    if frame::letters_for(bytes.len()) > frame::MOST {
        return Err(TooMuch);
    }
    Ok(frame::written(&bytes))
}

/// The data set in a piece of a link, which may have suffered on its way, and the piece as it was made.
///
/// # Errors
/// [`Damage`]: what happened to it. It costs time and memory in proportion to its length.
pub fn unpack(piece: &str) -> Result<(Dataset, String), Damage> {
    let bytes = frame::read(piece)?;
    let coder = Coder::reading(&bytes, Limits::work(bytes.len()));
    let mut p = Packer::new(coder, Limits::of_bytes(bytes.len()));
    let nouns = nouns(&mut p, &Nouns::default());
    let none = (&[][..], &Columns::new());
    let (periods, columns) =
        if p.failed() { (Vec::new(), Columns::new()) } else { figures(&mut p, &nouns, none) };
    if p.failed() {
        return Err(Damage::Meaningless);
    }
    let data = built(nouns, &periods, columns).ok_or(Damage::Meaningless)?;
    Ok((data, frame::written(&bytes)))
}

/// Any bytes as a piece with its checksum, whether they mean data or not: for tests and fuzzing.
pub fn framed(bytes: &[u8]) -> String {
    frame::written(bytes)
}

/// Figures by column, and their periods.
fn columns_of(data: &Dataset) -> (Vec<Period>, Columns) {
    let periods = data.all_periods();
    let mut columns = Columns::new();
    for indicator in 0..data.indicators().len() {
        for (period, slice) in data.slices_of(indicator) {
            let mut column = Column::default();
            for cell in slice.cells() {
                column.units.push(cell.unit as u32);
                column.publications.push(cell.publication as u32);
                let extra = cell.extra.map(|extra| Box::new(extra.clone()));
                column.rows.push(Observation { score: cell.score, extra });
            }
            if let Ok(at) = periods.binary_search(&period) {
                columns.insert((indicator, at), column);
            }
        }
    }
    (periods, columns)
}

/// Whether parts are no deeper in each other than files have them. Parents stand before their parts.
fn is_shallow(indicators: &[Indicator]) -> bool {
    let mut depths: Vec<usize> = Vec::with_capacity(indicators.len());
    for indicator in indicators {
        let depth = indicator.parent.map_or(0, |parent| depths.get(parent).map_or(0, |of| of + 1));
        depths.push(depth);
    }
    depths.into_iter().all(|depth| depth <= limits::MOST_DEEP)
}

/// The data set of what was read; `None` where something stands twice or out of order.
fn built(nouns: Nouns, periods: &[Period], mut columns: Columns) -> Option<Dataset> {
    let is_ordered = |bands: &[Band]| bands.is_sorted_by(|a, b| a.since <= b.since);
    if !nouns.indicators.iter().all(|indicator| is_ordered(&indicator.bands)) {
        return None;
    }
    if !is_shallow(&nouns.indicators) {
        return None;
    }
    let mut data = DatasetBuilder::new();
    let Nouns { publications, editions, groups, units, indicators } = nouns;
    let counts = [publications.len(), editions.len(), groups.len(), units.len(), indicators.len()];
    publications.into_iter().for_each(|one| {
        data.publication(one);
    });
    let last = [
        editions.into_iter().map(|one| data.edition(one) + 1).last(),
        groups.into_iter().map(|one| data.group(one) + 1).last(),
        units.into_iter().map(|one| data.unit(one) + 1).last(),
        indicators.into_iter().map(|one| data.indicator(one) + 1).last(),
    ];
    // One that stands twice is not added, and what names those behind it would lead astray.
    let so_far = data.so_far();
    let found = [
        so_far.publications().len(),
        so_far.editions().len(),
        so_far.groups().len(),
        so_far.units().len(),
        so_far.indicators().len(),
    ];
    let is_sorted = periods.is_sorted_by(|a, b| a < b);
    let ends = last.iter().zip(&counts[1..]).all(|(last, count)| last.unwrap_or(0) == *count);
    if found != counts || !ends || !is_sorted {
        return None;
    }
    for indicator in 0..counts[4] {
        for (at, period) in periods.iter().enumerate() {
            let Some(column) = columns.remove(&(indicator, at)) else { continue };
            let rows = column.units.into_iter().zip(column.publications).zip(column.rows);
            for ((unit, publication), row) in rows {
                if publication as usize >= counts[0] {
                    return None;
                }
                let (unit, publication) = (unit as usize, publication as usize);
                data.observe(unit, indicator, *period, publication, row).ok()?;
            }
        }
    }
    Some(data.build())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Label;

    /// An indicator in the one before it, so many of them.
    fn chain(levels: usize) -> Dataset {
        let mut data = DatasetBuilder::new();
        for level in 0..levels {
            let mut indicator = Indicator::new(format!("c{level}"), Label::vi("Phần"));
            indicator.parent = level.checked_sub(1);
            data.indicator(indicator);
        }
        data.build()
    }

    #[test]
    fn parts_are_no_deeper_in_each_other_than_a_page_shows() {
        let piece = pack(&chain(limits::MOST_DEEP + 1)).unwrap();
        assert_eq!(unpack(&piece).unwrap().0.indicators().len(), limits::MOST_DEEP + 1);
        assert_eq!(pack(&chain(limits::MOST_DEEP + 2)), Err(TooMuch));
    }

    #[test]
    fn texts_said_again_and_again_are_bounded() {
        let mut limits = Limits::at_most();
        assert!(limits.take_repeated(30 << 20));
        assert!(!limits.take_repeated(3 << 20));
    }
}
