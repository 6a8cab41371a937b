//! Two editions of one publication, unit by unit.

use super::{Cells, Table};
use crate::analysis::{Edited, EditionAgreement, Editions};
use crate::locale::Lang;
use crate::locale::words::{Compared, Ui, word};
use crate::model::{Dataset, Decimal};

/// The units of two editions with both scores and ranks, and how they differ. `first` and `second`
/// are the data sets that were compared.
pub fn editions_table(first: &Dataset, second: &Dataset, found: &Editions, lang: Lang) -> Table {
    let mut head = Cells::new(lang);
    head.head(Ui::UnitColumn);
    let [one, other] = [Compared::FirstEdition, Compared::SecondEdition]
        .map(|edition| format!("({})", word(edition, lang).to_lowercase()));
    head.figure_head(Ui::Score, &one);
    head.figure_head(Ui::Score, &other);
    head.text(word(Compared::Difference, lang));
    head.figure_head(Ui::Rank, &one);
    head.figure_head(Ui::Rank, &other);
    head.text(word(Compared::RankDifference, lang));
    head.text(word(Compared::Outcome, lang));
    let rows = found.units.iter().map(|unit| row(first, second, unit, lang));
    let of = if first.publications().iter().any(|about| about.example) { first } else { second };
    Table { rows: rows.collect(), head: head.made }.marked(of, lang)
}

fn row(first: &Dataset, second: &Dataset, unit: &Edited, lang: Lang) -> Vec<String> {
    let mut cells = Cells::new(lang);
    let [one, other] = unit.unit;
    let known = other.map(|unit| &second.units()[unit]);
    let known = known.or_else(|| one.map(|unit| &first.units()[unit]));
    cells.text(known.map_or("", |unit| lang.label(&unit.name)));
    for score in &unit.score {
        match score {
            // Every digit: an edition is compared as it was printed.
            Ok(given) => cells.figure(Some(*given), given.value.scale()),
            Err(reason) => cells.score(Err(*reason), 0),
        }
    }
    cells.number(unit.difference, unit.difference.map_or(0, Decimal::scale));
    for rank in unit.rank {
        cells.given_rank(rank);
    }
    cells.number(unit.places.map(|places| Decimal::from(i64::from(places))), 0);
    cells.text(word(edition_outcome(unit.agreement), lang));
    cells.made
}

/// How two scores go together, in words.
pub fn edition_outcome(agreement: EditionAgreement) -> Compared {
    match agreement {
        EditionAgreement::Same => Compared::Same,
        EditionAgreement::Rounded => Compared::Rounded,
        EditionAgreement::Differs => Compared::Differs,
        EditionAgreement::OnlyFirst => Compared::OnlyFirst,
        EditionAgreement::OnlySecond => Compared::OnlySecond,
        EditionAgreement::Neither => Compared::Neither,
    }
}
