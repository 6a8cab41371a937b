//! The nouns of the field. Knows no other room: no files, no words, no pixels.

mod band;
mod builder;
pub mod bytes; // values as bytes, from thread to thread
mod columns;
mod commitment;
mod dataset;
mod decimal;
mod indicator;
mod kinds;
mod label;
mod observation;
pub mod order; // sorting where code size counts
mod period;
mod provenance;
mod scores;
mod slice;
pub mod text;
pub mod unicode;
mod unit;
mod whole;

pub use band::{Band, BandBasis};
pub use builder::DatasetBuilder;
pub(crate) use columns::Alike;
pub use commitment::{Base, Commitment, Commitments};
pub use dataset::{Dataset, IndicatorIx, PublicationIx, UnitIx};
pub use decimal::{Decimal, DecimalError, MAX_DIGITS, MAX_SCALE};
pub use indicator::{
    Direction, Indicator, IndicatorKind, Measure, Method, RankBasis, RankRule, RankWithin,
    TieMethod,
};
pub use kinds::Kinds;
pub use label::Label;
pub use observation::{Extra, Given, Missing, Observation, Origin, PublishedChange};
pub use period::{Period, PeriodPart};
pub use provenance::{Licence, Publication, Source};
pub use scores::Scores;
pub use slice::{Cell, Slice};
pub use unit::{Edition, Group, Link, Outline, Predecessor, Unit};
pub use whole::{is_aggregate, is_folded_aggregate};
