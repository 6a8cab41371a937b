//! The nouns of the field as bytes.

use super::{Bytes, Input, bytes_enum, bytes_struct};
use crate::model::{
    Band, BandBasis, Decimal, Direction, Edition, Extra, Given, Group, Indicator, IndicatorKind,
    Label, Licence, Link, Measure, Method, Missing, Origin, Outline, Period, PeriodPart,
    Predecessor, Publication, PublishedChange, RankBasis, RankRule, RankWithin, Source, TieMethod,
    Unit,
};

impl Bytes for Decimal {
    const LEAST: usize = 17;

    fn put(&self, to: &mut Vec<u8>) {
        self.mantissa().put(to);
        self.scale().put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Decimal> {
        Some(Decimal::new(i128::take(from)?, u8::take(from)?))
    }
}

impl<T: Bytes> Bytes for Given<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.value.put(to);
        self.origin.put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Given<T>> {
        Some(Given { value: T::take(from)?, origin: Origin::take(from)? })
    }
}

bytes_struct!(Label { vi, en });
bytes_enum!(PeriodPart { 0 = Year, 1 = Half(at), 2 = Quarter(at), 3 = Month(at), 4 = Day { month, day } });
bytes_struct!(Period { year, part });
bytes_enum!(Origin { 0 = Published, 1 = Derived, 2 = Computed });
bytes_enum!(Missing {
    0 = NotAvailable,
    1 = Withheld,
    2 = NotApplicable,
    3 = RankOnly,
    4 = ZeroMeansMissing,
    5 = Unreadable,
});
bytes_struct!(PublishedChange { since, score, rank });
bytes_struct!(Extra { rank, of, percent, maximum, change, class, self_assessed, source, note });

bytes_enum!(IndicatorKind { 0 = Regular, 1 = Bonus, 2 = Penalty });
bytes_enum!(Measure { 0 = Points, 1 = Percent });
bytes_enum!(Direction { 0 = HigherIsBetter, 1 = LowerIsBetter });
bytes_enum!(RankBasis { 0 = Unrounded, 1 = Rounded(places) });
bytes_enum!(TieMethod {
    0 = Competition,
    1 = ModifiedCompetition,
    2 = Dense,
    3 = Ordinal,
    4 = Fractional,
});
bytes_enum!(RankWithin { 0 = All, 1 = Group });
bytes_struct!(RankRule { basis, ties, within });
bytes_struct!(Method { from, name, weights, maximum, comparable });
bytes_enum!(BandBasis { 0 = Score, 1 = Percent });
bytes_struct!(Band { name, bound, inclusive, basis, since });
bytes_struct!(Indicator {
    id,
    parent,
    name,
    short,
    kind,
    measure,
    maximum,
    weight,
    direction,
    decimals,
    rule,
    methods,
    bands,
});

bytes_struct!(Source { id, title, url });
bytes_struct!(Licence { name, url });
bytes_struct!(Publication { id, file, title, publisher, date, licence, sources, notes, example });

bytes_struct!(Group { id, name });
bytes_struct!(Edition { id, name, from, to });
bytes_enum!(Link { 0 = Full, 1 = Partial });
bytes_struct!(Predecessor { unit, link, weight });
bytes_struct!(Outline { rings });
bytes_struct!(Unit {
    id,
    name,
    aliases,
    kind,
    group,
    parent,
    edition,
    code,
    predecessors,
    aggregate,
    distinct,
    outline,
});
