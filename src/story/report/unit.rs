//! All that is looked up for the report of a unit, and how its sections are made of it.

use super::stating::{Stating, ended};
use super::{
    Piece, assessed, card_text, overview_text, paragraph, parts, place, sentences, unit_tables,
    whys,
};
use crate::analysis::{
    self, Card, Change, Overview, PeerRule, Place, Strengths, Unplaced, Why, overview,
};
use crate::locale::Lang;
use crate::model::{Dataset, Period, RankWithin, UnitIx};
use crate::rank::RankOptions;
use crate::story::linked::linked;
use crate::story::{self, Text, phrase};

/// One index of a unit.
#[derive(Clone, Debug)]
pub struct OneIndex {
    /// Its result.
    pub card: Card,
    /// How it is ranked.
    pub options: RankOptions,
    /// Where the unit stands.
    pub place: Place,
    /// Strong and weak components beside all others.
    pub strengths: Result<Strengths, Unplaced>,
    /// Why rank and score changed, where there is a period to compare with.
    pub why: Option<Why>,
}

/// A unit over all its indices, ready to be told.
#[derive(Clone, Debug)]
pub struct UnitReport<'a> {
    /// The data.
    pub ds: &'a Dataset,
    /// The language.
    pub lang: Lang,
    /// Its results.
    pub overview: Overview,
    /// The same index by index, with what explains them.
    pub indices: Vec<OneIndex>,
}

impl<'a> UnitReport<'a> {
    /// Looks a unit up in a period, against `vs` where one is named.
    pub fn new(
        ds: &'a Dataset,
        unit: UnitIx,
        period: Period,
        vs: Option<Period>,
        lang: Lang,
    ) -> UnitReport<'a> {
        let overview = overview(ds, unit, period, vs);
        let vs = overview.vs;
        let one = |card: &Card| {
            let at = card.indicator;
            // Where each group is ranked apart, others are those of the unit's group.
            let apart = ds.indicators()[at].rule.within == RankWithin::Group;
            let group = ds.units()[unit].group.filter(|_| apart);
            let options = RankOptions { group, ..RankOptions::default() };
            let why = vs.filter(|vs| *vs != period);
            let why = why.map(|vs| analysis::why(ds, unit, at, vs, period, &options));
            OneIndex {
                card: *card,
                options,
                place: analysis::place(ds, unit, at, period, vs, &options),
                strengths: analysis::strengths(ds, unit, at, period, PeerRule::All, &options),
                why,
            }
        };
        let indices = overview.cards.iter().map(one).collect();
        UnitReport { ds, lang, overview, indices }
    }

    /// The unit.
    pub fn unit(&self) -> UnitIx {
        self.overview.unit
    }

    /// Whether there are several indices, so that a sentence must say which it is about.
    pub(super) fn several(&self) -> bool {
        self.indices.len() > 1
    }

    pub(super) fn name(&self) -> String {
        phrase::unit(self.ds, self.unit(), self.lang)
    }

    /// «PCI: cách hạng liền trên…», where there are several indices.
    pub(super) fn about(&self, one: &OneIndex, text: Text) -> Text {
        if !self.several() {
            return text.capitalised();
        }
        let name = phrase::short(self.ds, one.card.indicator, self.lang);
        Text::fill("{0}: {1}", &[name.into(), text])
    }

    pub(super) fn stating(&self, one: &OneIndex) -> Stating<'a> {
        let period = self.overview.period;
        let stating = Stating::new(self.ds, self.lang, one.card.indicator, period);
        stating.unit(self.unit()).versus(self.overview.vs).among(&one.options)
    }

    /// What matters most.
    pub fn headline(&self) -> Vec<Piece> {
        let (ds, lang) = (self.ds, self.lang);
        let mut said = Vec::new();
        match &self.indices[..] {
            [] => {}
            [one] => {
                let (at, period) = (one.card.indicator, self.overview.period);
                let vs = self.overview.vs;
                let us = Some(self.unit());
                let found = story::ranking_finding(ds, at, period, vs, us, &one.options);
                let known = whys::of_ranking(self, one, &found);
                said.push(ended(linked(&found.headline(ds, at, period, lang), &known)));
            }
            [..] => {
                said.push(overview_text(ds, &self.overview, lang));
                if let Some(moved) = story::slope_headline(ds, &self.overview, lang) {
                    // It begins with the index that it tells of.
                    let told = self.changes().find(|(one, _)| {
                        moved.starts_with(&phrase::short(ds, one.card.indicator, lang))
                    });
                    let known =
                        told.map(|(one, change)| whys::of_change(&self.stating(one), change));
                    said.push(ended(linked(&moved, &known.unwrap_or_default())));
                }
            }
        }
        said.extend(whys::other_units_ranked(self));
        paragraph(said).into_iter().collect()
    }

    /// The results by index.
    pub fn results(&self) -> Vec<Piece> {
        let card = |one: &OneIndex| card_text(self.ds, &self.overview, &one.card, self.lang);
        let said = self.indices.iter().map(card).collect();
        let table = self.several().then(|| Piece::Table(unit_tables::results(self)));
        sentences(said).into_iter().chain(table).collect()
    }

    /// Against last year and against the others.
    pub fn compared(&self) -> Vec<Piece> {
        let table = unit_tables::against_last_year(self).filter(|_| self.several());
        table.map(Piece::Table).into_iter().chain(place::compared(self)).collect()
    }

    /// Why.
    pub fn why(&self) -> Vec<Piece> {
        whys::why(self)
    }

    /// How the unit rated itself beside its appraisal, and where it lost points.
    pub fn assessment(&self) -> Vec<Piece> {
        assessed::of_unit(self)
    }

    /// What the unit is strong in.
    pub fn strengths(&self) -> Vec<Piece> {
        parts::strong(self)
    }

    /// What remains limited.
    pub fn limits(&self) -> Vec<Piece> {
        parts::limits(self)
    }

    /// What is proposed.
    pub fn targets(&self) -> Vec<Piece> {
        parts::targets(self)
    }

    /// The changes of the indices, where there is a period to compare with.
    pub(super) fn changes(&self) -> impl Iterator<Item = (&OneIndex, &Change)> {
        self.indices.iter().filter_map(|one| Some((one, &one.why.as_ref()?.change)))
    }
}
