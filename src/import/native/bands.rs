//! Bands: classes of units by their results.
//!
//! Few publications have them, and what reads them is larger than it looks: it stands apart, so that a page
//! that shows published figures at once need not bring it along.

use super::context::{Reading, each_ref};
use super::wire;
use crate::import::diagnostic::Noun;
use crate::import::json::{At, Node, read as read_node};
use crate::model::{Band, BandBasis, order};

/// What reads the bands of an indicator.
pub(super) type ReadBands = for<'n> fn(&Reading<'n>, &'n Node<'n>) -> Vec<Band>;

/// Bands by their first period; one whose bound or period cannot be read is none.
pub(super) fn read<'n>(reading: &Reading<'n>, node: &'n Node<'n>) -> Vec<Band> {
    let list: Option<At<Vec<At<wire::Band<'n>>>>> = read_node(node, reading.sink);

    let mut bands: Vec<(usize, Band)> = Vec::new();
    for (at, wire) in each_ref(&list) {
        let since = wire.from.as_ref().map(|from| reading.period(from));
        let bound = wire.bound.as_ref().map(|_| reading.decimal(&wire.bound));
        if since == Some(None) || bound == Some(None) {
            continue;
        }
        let band = Band {
            name: reading.label(at, wire.name),
            bound: bound.flatten(),
            inclusive: wire.inclusive.and_then(|flag| flag.value).unwrap_or(true),
            basis: match wire.by.and_then(|by| by.value) {
                Some(wire::BandBy::Percent) => BandBasis::Percent,
                Some(wire::BandBy::Score) | None => BandBasis::Score,
            },
            since: since.flatten(),
        };
        let same = |other: &Band| (&other.name, other.since) == (&band.name, band.since);
        let first = bands.iter().find(|(_, other)| same(other)).map(|(at, _)| *at);
        if reading.is_first(Noun::Band, at, &band.name.vi, first) {
            bands.push((at, band));
        }
    }
    order::sort_by_key(&mut bands, |(_, band)| band.since);
    bands.into_iter().map(|(_, band)| band).collect()
}
