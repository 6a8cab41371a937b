//! Units that stand in the list twice, under one name or with one row of figures, and units
//! without any figure.

use super::Seen;
use super::finding::{Cause, Finding, Problem, Severity};
use crate::model::order;
use crate::model::text::{fold, spelling};
use crate::model::{Dataset, Decimal, Missing, UnitIx};

/// So many figures must be the two units' own before equal rows are more than chance.
const TELLING: usize = 3;

/// So many rows alike may be copies; more are figures that say little.
const COPIES: usize = 3;

/// Finds doubles, and units that nobody scores.
pub fn check(seen: &Seen<'_>, found: &mut Vec<Finding>) {
    let mut rows = vec![Row::default(); seen.ds.units().len()];
    let mut slice_number = 0u64;
    for &indicator in &seen.tree {
        for (period, slice) in seen.ds.slices_of(indicator) {
            slice_number += 1;
            slice.rows().for_each(|unit| rows[unit].listed |= seen.counts(unit));
            let mut add = |unit: UnitIx, parts: [u64; 2]| {
                if seen.counts(unit) {
                    rows[unit].add([slice_number, parts[0], parts[1]]);
                }
            };
            match seen.figures((indicator, period)) {
                Some(figures) => {
                    figures.list.iter().for_each(|one| add(one.unit, [one.value as u64, 0]));
                }
                None => slice.scores().for_each(|(unit, mantissa, scale)| {
                    let score = Decimal::new(i128::from(mantissa), scale).normal();
                    add(unit, [score.mantissa() as u64, u64::from(score.scale())]);
                }),
            }
        }
    }
    names(seen, &rows, found);
    figures(seen, &rows, found);
    unscored(seen, found);
}

/// What a unit has in the index.
#[derive(Clone, Copy, Default)]
struct Row {
    listed: bool,
    figures: usize,
    /// A number made of all scores: other scores, another number.
    hash: u64,
}

impl Row {
    /// Takes in a score: the number of its slice, and what it is there.
    fn add(&mut self, parts: [u64; 3]) {
        self.figures += 1;
        for part in parts {
            // FNV-1a, a word at a time, mixed once more.
            self.hash = (self.hash ^ part).wrapping_mul(0x0000_0100_0000_01b3);
            self.hash ^= self.hash >> 29;
        }
    }
}

fn names(seen: &Seen<'_>, rows: &[Row], found: &mut Vec<Finding>) {
    let units = seen.ds.units();
    let mut keyed: Vec<(String, UnitIx)> = rows
        .iter()
        .enumerate()
        .filter(|(unit, row)| row.listed && !units[*unit].distinct)
        .map(|(unit, _)| (fold(&units[unit].name.vi), unit))
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let place = |unit: UnitIx| {
        let unit = &units[unit];
        (&unit.parent, &unit.kind, unit.edition, unit.group)
    };
    let by_place = |a: &(String, UnitIx), b: &(String, UnitIx)| {
        a.0.cmp(&b.0).then_with(|| place(a.1).cmp(&place(b.1)))
    };
    order::sort_by(&mut keyed, |a, b| by_place(a, b).then(a.1.cmp(&b.1)));
    for same in keyed.chunk_by(|a, b| by_place(a, b).is_eq()) {
        let [(_, first), rest @ ..] = same else { continue };
        for (_, unit) in rest {
            // Two official codes are two units.
            let codes = [*first, *unit].map(|unit| units[unit].code.as_ref());
            if codes[0].zip(codes[1]).is_some_and(|(a, b)| a != b) {
                continue;
            }
            let [a, b] = [*first, *unit].map(|unit| spelling(&units[unit].name.vi));
            let spelled_alike = a == b;
            let severity = if spelled_alike { Severity::Doubtful } else { Severity::Note };
            let problem = Problem::SameName { other: *first, spelled_alike };
            let at = (seen.tree[0], None);
            found.push(Finding::new(problem, severity, *unit, at).by([Cause::OneUnitTwice]));
        }
    }
}

fn figures(seen: &Seen<'_>, rows: &[Row], found: &mut Vec<Finding>) {
    let mut units: Vec<UnitIx> =
        (0..rows.len()).filter(|unit| rows[*unit].figures >= TELLING).collect();
    let key = |unit: &UnitIx| (rows[*unit].hash, rows[*unit].figures);
    order::sort_by_key(&mut units, |unit| (key(unit), *unit));
    let mut copies: Vec<(UnitIx, Vec<UnitIx>)> = Vec::new();
    for same in units.chunk_by(|a, b| key(a) == key(b)) {
        let [first, rest @ ..] = same else { continue };
        if (1..COPIES).contains(&rest.len()) {
            let alike = rest.iter().copied().filter(|unit| alike(seen, *first, *unit));
            copies.push((*first, alike.collect()));
        }
    }
    let telling = telling(seen, &copies);
    for ((first, rest), telling) in copies.into_iter().zip(telling) {
        for unit in rest.into_iter().filter(|_| telling >= TELLING) {
            let figures = rows[unit].figures;
            let problem = Problem::SameFigures { other: first, figures, telling };
            let at = (seen.tree[0], None);
            let finding = Finding::new(problem, Severity::Doubtful, unit, at);
            found.push(finding.by([Cause::RowCopied]));
        }
    }
}

/// Whether two units have the same scores everywhere.
fn alike(seen: &Seen<'_>, a: UnitIx, b: UnitIx) -> bool {
    seen.tree.iter().all(|&indicator| {
        seen.ds.slices_of(indicator).all(|(_, slice)| {
            let [a, b] = [a, b].map(|unit| slice.cell(unit).and_then(|cell| cell.value()));
            a == b
        })
    })
}

/// For each unit and those alike, the number of scores that no further unit has. Scores are put in
/// order once a slice, so that many copies cost no more than few.
fn telling(seen: &Seen<'_>, copies: &[(UnitIx, Vec<UnitIx>)]) -> Vec<usize> {
    let mut telling = vec![0; copies.len()];
    let slices = seen.tree.iter().flat_map(|&indicator| seen.ds.slices_of(indicator));
    for (_, slice) in slices.filter(|_| !copies.is_empty()) {
        let mut scores: Vec<Decimal> = slice
            .scores()
            .map(|(_, mantissa, scale)| Decimal::new(i128::from(mantissa), scale))
            .collect();
        order::sort(&mut scores);
        for ((first, rest), telling) in copies.iter().zip(&mut telling) {
            let Some(score) = slice.cell(*first).and_then(|cell| cell.value()) else { continue };
            let below = scores.partition_point(|other| *other < score);
            let equal = scores[below..].partition_point(|other| *other == score);
            *telling += usize::from(equal <= rest.len() + 1);
        }
    }
    telling
}

/// Units without a score or a rank anywhere. A list of units of which none is scored is a list and
/// no omission; who is said not to be scored is none either.
fn unscored(seen: &Seen<'_>, found: &mut Vec<Finding>) {
    let ds = seen.ds;
    let scored = scored(ds);
    // Those without an edition first.
    let edition = |unit: UnitIx| ds.units()[unit].edition.map_or(0, |edition| edition + 1);
    let most = (0..scored.len()).map(edition).max().unwrap_or(0);
    let mut editions: Vec<bool> = vec![false; most + 1];
    for (unit, scored) in scored.iter().enumerate() {
        editions[edition(unit)] |= *scored;
    }
    for (unit, _) in scored.iter().enumerate().filter(|(_, scored)| !**scored) {
        if editions[edition(unit)] && !ds.units()[unit].aggregate {
            let at = (seen.tree[0], None);
            let finding = Finding::new(Problem::NoFigures, Severity::Note, unit, at);
            found.push(finding.by([Cause::NamesNotMatched]));
        }
    }
}

/// By unit: whether it has a score, a rank, or a reason for having none.
fn scored(ds: &Dataset) -> Vec<bool> {
    let mut scored = vec![false; ds.units().len()];
    for indicator in 0..ds.indicators().len() {
        for (_, slice) in ds.slices_of(indicator) {
            for cell in slice.cells().filter(|cell| {
                cell.published_rank().is_some()
                    || !matches!(
                        cell.score,
                        Err(Missing::NotAvailable
                            | Missing::ZeroMeansMissing
                            | Missing::Unreadable)
                    )
            }) {
                scored[cell.unit] = true;
            }
        }
    }
    scored
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::model::{Label, Period};
    use crate::tests::{Made, YEAR};

    fn named(names: [&str; 2]) -> Made {
        let mut made = Made::new();
        for (id, name, score) in [("a", names[0], "5"), ("b", names[1], "6"), ("c", "Huế", "7")] {
            made.put(id, YEAR, score);
            made.unit(id).name = Label::vi(name);
            made.unit(id).kind = Some("commune".into());
        }
        made
    }

    #[test]
    fn one_name_twice() {
        assert_eq!(found(&named(["Hòa Bình", "Hà Nam"])), []);
        for (names, severity, alike) in [
            (["Hòa Bình", "HOÀ BÌNH"], Severity::Doubtful, true),
            (["Đông Sơn", "Đồng Sơn"], Severity::Note, false),
        ] {
            let [one] = &found(&named(names))[..] else { panic!() };
            assert_eq!((one.severity, one.unit, one.period), (severity, 1, None));
            assert_eq!(one.problem, Problem::SameName { other: 0, spelled_alike: alike });
        }
    }

    #[test]
    fn names_may_be_shared_across_parents_kinds_groups_editions_and_codes() {
        let mut made = named(["Tân Lập", "Tân Lập"]);
        made.unit("b").parent = Some("lao-cai".into());
        assert_eq!(found(&made), []);
        let mut made = named(["Tân Lập", "Tân Lập"]);
        made.unit("b").kind = Some("district".into());
        assert_eq!(found(&made), []);
        let mut made = named(["Tân Lập", "Tân Lập"]);
        made.unit("b").edition = Some(0);
        assert_eq!(found(&made), []);
        let mut made = named(["Tân Lập", "Tân Lập"]);
        made.unit("b").group = Some(0);
        assert_eq!(found(&made), []);
        let mut made = named(["Tân Lập", "Tân Lập"]);
        made.unit("a").code = Some("03013".into());
        assert_eq!(kinds(&found(&made)), ["SameName"], "the other has no code");
        made.unit("b").code = Some("07450".into());
        assert_eq!(found(&made), []);
        let mut made = named(["Tân Lập", "Tân Lập"]);
        made.unit("b").distinct = true;
        assert_eq!(found(&made), [], "decided to be two");
    }

    fn rows(rows: [[&str; 4]; 4]) -> Vec<Finding> {
        let mut made = Made::new();
        for (row, id) in rows.iter().zip(["a", "b", "c", "d"]) {
            for (year, score) in (2016..).zip(row) {
                made.put(id, Period::year(year), score);
            }
        }
        found(&made)
    }

    #[test]
    fn a_row_of_figures_twice() {
        let (a, b) = (["5.12", "5.34", "6.01", "6.2"], ["4.1", "4.3", "4.6", "7.9"]);
        let found = rows([a, b, ["5.12", "5.34", "6.01", "6.20"], ["1", "2", "3", "4"]]);
        let [one] = &found[..] else { panic!() };
        assert_eq!(one.unit, 2);
        assert_eq!(one.problem, Problem::SameFigures { other: 0, figures: 4, telling: 4 });
        assert_eq!(rows([a, b, ["5.12", "5.34", "6.01", "6.21"], ["1", "2", "3", "4"]]), []);
    }

    #[test]
    fn coarse_figures_are_shared_by_chance() {
        let (a, b) = (["1", "1", "2", "2"], ["1", "1", "2", "0"]);
        assert_eq!(rows([a, b, a, ["1", "1", "1", "2"]]), []);
    }

    #[test]
    fn nobody_scores_a_unit() {
        let mut made = named(["Hà Nam", "Hà Nội"]);
        made.unit("lost");
        let found_ = found(&made);
        assert_eq!((kinds(&found_), found_[0].unit), (vec!["NoFigures"], 3));
        made.missing("lost", YEAR, Missing::Withheld);
        assert_eq!(found(&made), [], "the publication says why");
    }

    #[test]
    fn a_list_beside_the_figures_is_no_omission() {
        let mut made = named(["Hà Nam", "Hà Nội"]);
        for id in ["a", "b", "c"] {
            made.unit(id).edition = Some(0);
        }
        made.unit("later").edition = Some(1);
        made.unit("mean").aggregate = true;
        assert_eq!(found(&made), []);
    }
}
