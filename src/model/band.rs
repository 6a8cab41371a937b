//! The classes into which a publisher puts units by their results: «Nhóm A», «trên 90».

use super::{Decimal, Label, Period};

/// A class of units, from a bound on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its name.
    pub name: Label,
    /// Its bound on the worse side: the lowest result in it where the highest is best, the highest
    /// where the lowest is. `None`: whatever falls short of the other bands.
    pub bound: Option<Decimal>,
    /// Whether a result of exactly the bound is in it: «từ 90», not «trên 90».
    pub inclusive: bool,
    /// What the bound is of.
    pub basis: BandBasis,
    /// The first period that it holds for; `None`: all before the next ones as well. Bands that
    /// begin later stand for all before them.
    pub since: Option<Period>,
}

/// What a band is made by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BandBasis {
    /// The score.
    #[default]
    Score,
    /// The percentage of the maximum.
    Percent,
}

/// Those of an indicator's bands that are in force in a period, of bands by their first period.
pub(super) fn in_force(bands: &[Band], period: Period) -> &[Band] {
    let begun = bands.partition_point(|band| band.since.is_none_or(|since| since <= period));
    let begun = &bands[..begun];
    let Some(last) = begun.last() else { return &[] };
    &begun[begun.partition_point(|band| band.since < last.since)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_bands_stand_for_earlier_ones() {
        let band = |name: &str, since: Option<i32>| Band {
            name: Label::vi(name),
            bound: None,
            inclusive: true,
            basis: BandBasis::Score,
            since: since.map(Period::year),
        };
        let bands =
            [band("a", None), band("b", None), band("c", Some(2020)), band("d", Some(2022))];
        let names = |bands: &[Band], year| {
            let found = in_force(bands, Period::year(year));
            found.iter().map(|band| band.name.vi.clone()).collect::<String>()
        };
        let found = [2019, 2020, 2021, 2022, 2030].map(|year| names(&bands, year));
        assert_eq!(found, ["ab", "c", "c", "d", "d"]);
        assert_eq!(names(&bands[2..], 2019), "");
        assert_eq!(names(&[], 2019), "");
    }
}
