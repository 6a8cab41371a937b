//! What is told of a unit wherever a mark of it is read: its score, its rank, and what changed.

use std::cell::OnceCell;

use super::shown::Shown;
use crate::analysis::{Change, changes};
use crate::chart::parts::{glyph, rank_with_origin, with_origin};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, number, pictures};
use crate::model::{Dataset, Given, UnitIx};
use crate::rank::standings;

/// Tells of units; what is compared is looked up once, when first asked for.
pub struct Facts {
    shown: Shown,
    lang: Lang,
    changes: OnceCell<Vec<Change>>,
}

impl Facts {
    /// Of what is shown.
    pub fn new(shown: Shown, lang: Lang) -> Facts {
        Facts { shown, lang, changes: OnceCell::new() }
    }

    /// «PCI 2016: 65,60; hạng 2; ▲ 1 bậc; −0,15 điểm so với 2015». `None`: it has neither score nor rank.
    pub fn of(&self, unit: UnitIx) -> Option<String> {
        let (shown, lang) = (&self.shown, self.lang);
        let (data, at) = (shown.data(), shown.indicator);
        let places = data.decimals(at);
        let change = shown.versus.and_then(|versus| {
            let all = self
                .changes
                .get_or_init(|| changes(data, at, versus, shown.period, &shown.options()));
            all.get(unit)
        });
        let (score, rank) = match change {
            Some(change) => (change.score_to, change.rank_to),
            None => alone(shown, data, unit),
        };
        let measure = data.indicators()[at].measure;
        let score = score.map(|score| {
            let text = number::score(score.value, places, measure, lang);
            with_origin(text, score.origin, lang)
        });
        let rank = rank.map(|rank| pictures::rank(&rank_with_origin(rank, lang), lang));
        let mut parts: Vec<String> = score.into_iter().chain(rank).collect();
        if parts.is_empty() {
            return None;
        }
        if let Some(moved) =
            change.and_then(|change| change.places).filter(|moved| moved.value != 0)
        {
            let (sign, _) = glyph(moved.value.signum());
            let by = Noun::Place.count(i64::from(moved.value.unsigned_abs()), lang);
            parts.push(format!("{sign}{NO_BREAK_SPACE}{by}"));
        }
        let scored = change.filter(|change| !change.broken);
        if let (Some(by), Some(versus)) =
            (scored.and_then(|change| change.score_change), shown.versus)
        {
            let by = number::score_change(by.value, places, measure, lang);
            parts.push(pictures::against_period(&by, &date::period_short(versus, lang), lang));
        }
        let subject = lang.label(data.indicators()[at].short_name());
        let period = date::period_short(shown.period, lang);
        Some(format!("{subject} {period}: {}", parts.join("; ")))
    }
}

type Scored = (Option<Given<crate::model::Decimal>>, Option<Given<crate::rank::Rank>>);

fn alone(shown: &Shown, data: &Dataset, unit: UnitIx) -> Scored {
    let cell = data.cell(unit, shown.indicator, shown.period);
    let ranks = standings(data, shown.indicator, shown.period, &shown.options());
    (cell.and_then(|cell| cell.score.ok()), ranks.get(unit).shown())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::import::{Choices, SourceFile, import};
    use crate::share::decode;

    #[test]
    fn score_rank_and_what_changed() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/pci-2005-2016.json");
        let file = SourceFile { name: "pci.json".into(), bytes: std::fs::read(path).unwrap() };
        let data = Arc::new(import(&[file], &Choices::default()).dataset);
        let told = |link: &str, lang| {
            let shown = Shown::new(&data, &decode(link).0).unwrap();
            let us = data.unit_by_id("quang-ninh").unwrap();
            Facts::new(shown, lang).of(us).unwrap().replace(NO_BREAK_SPACE, " ")
        };
        let link = "#v1/pci?y=2016&vs=2015";
        assert_eq!(
            told(link, Lang::Vi),
            "PCI 2016: 65,60 điểm; hạng 2 (tính toán); ▲ 1 bậc; −0,15 điểm so với 2015"
        );
        assert_eq!(
            told(link, Lang::En),
            "PCI 2016: 65.60 points; rank 2 (computed); ▲ 1 place; −0.15 points against 2015"
        );
        // Across a change of method scores do not compare.
        assert!(!told("#v1/pci?y=2013&vs=2012", Lang::Vi).contains("so với"));
    }
}
