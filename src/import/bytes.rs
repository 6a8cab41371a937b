//! What passes between the page and the reader of files, as bytes. Problems do not: they are told in
//! words by whoever reads.

use super::SourceFile;
use super::conflict::{FigureFrom, FileOver};
use super::diagnostic::Place;
use super::draft::Format;
use super::report::{
    Choices, Column, ColumnRole, Doubt, DoubtCandidate, Evidence, FileReport, Guess, Matched,
    NameDecision, SheetReport,
};
use crate::model::bytes::{Bytes, Input, bytes_enum, bytes_struct};
use crate::names::Reason;

bytes_struct!(SourceFile { name, bytes });

bytes_struct!(Choices { columns, shapes, names, files, figures, sheets });
bytes_struct!(NameDecision { name, same_as });
bytes_struct!(FileOver { file, over });
bytes_struct!(FigureFrom { unit, indicator, period, file });

bytes_enum!(Format {
    0 = Unknown,
    1 = Native,
    2 = Records,
    3 = Lines,
    4 = WorldBank,
    5 = JsonStat,
    6 = SdmxJson,
    7 = Workbook,
    8 = DataPackage,
    9 = Owid,
    10 = GeoJson,
});
bytes_struct!(Place { file, line, column, path });
bytes_struct!(Matched {
    exact,
    unicode_form,
    spelling,
    prefix,
    alias,
    unaccented,
    decided,
    doubtful,
    new,
});
bytes_enum!(Reason {
    0 = SeveralUnits,
    1 = OtherName,
    2 = Diacritics,
    3 = OtherKind,
    4 = Abbreviation,
    5 = Similar,
    6 = Contained,
});
bytes_struct!(DoubtCandidate { unit, name, reason });
bytes_struct!(Evidence { place, indicator, period, score, rank });
bytes_struct!(Doubt { name, unit, candidates, evidence, decision });
bytes_struct!(SheetReport { name, hidden, units, shown });
bytes_struct!(Column { name, role, confidence, examples });
bytes_struct!(Guess { columns, remembered });
bytes_enum!(ColumnRole {
    0 = Ignore,
    1 = Unit,
    2 = Code,
    3 = Group,
    4 = Period,
    5 = Indicator,
    6 = Part,
    7 = Score,
    8 = Rank,
    9 = Of,
    10 = Percent,
    11 = Maximum,
    12 = Change,
    13 = Class,
    14 = Note,
    15 = ScoreIn(period),
    16 = RankIn(period),
    17 = ScoreOf(name),
    18 = RankOf(name),
    19 = TotalOf(name),
    20 = PartOf(name),
    21 = Source,
    22 = ScoreOrigin,
    23 = RankOrigin,
    24 = MaximumOrigin,
    25 = SelfAssessed,
    26 = SelfAssessedOf(name),
});

/// Without its problems.
impl Bytes for FileReport {
    fn put(&self, to: &mut Vec<u8>) {
        let FileReport { file, size, recognised, publication, units, indicators, .. } = self;
        file.put(to);
        size.put(to);
        recognised.put(to);
        publication.put(to);
        units.put(to);
        indicators.put(to);
        let FileReport { periods, observations, matched, doubts, guess, sheets, .. } = self;
        periods.put(to);
        observations.put(to);
        matched.put(to);
        doubts.put(to);
        guess.put(to);
        sheets.put(to);
    }

    fn take(from: &mut dyn Input) -> Option<FileReport> {
        Some(FileReport {
            file: Bytes::take(from)?,
            size: Bytes::take(from)?,
            recognised: Bytes::take(from)?,
            publication: Bytes::take(from)?,
            units: Bytes::take(from)?,
            indicators: Bytes::take(from)?,
            periods: Bytes::take(from)?,
            observations: Bytes::take(from)?,
            matched: Bytes::take(from)?,
            doubts: Bytes::take(from)?,
            guess: Bytes::take(from)?,
            sheets: Bytes::take(from)?,
            diagnostics: Vec::new(),
        })
    }
}
