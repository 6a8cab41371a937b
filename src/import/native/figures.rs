//! Figures one by one.

use super::context::{Reading, origin, text};
use super::wire;
use crate::import::diagnostic::{Expected, Noun, Problem};
use crate::import::draft::{Row, RowAt, RowPath};
use crate::import::json::{Node, read};
use crate::import::nearest::nearest;
use crate::model::{Decimal, Extra, Given, Missing, Period, PublishedChange};

/// What a figure says, wherever it stands.
pub(super) struct Said {
    pub(super) score: Result<Given<Decimal>, Missing>,
    pub(super) extra: Option<Box<Extra>>,
}

impl<'n> Reading<'n> {
    /// Reads all figures.
    pub(super) fn figures(&mut self) {
        self.figures_of(self.root);
        self.further();
        // A list of units alone is a good file; where figures could not be read, that is told.
        let lists_only_units = self.draft.indicators.is_empty();
        if self.draft.rows.is_empty() && !lists_only_units && self.sink.borrow().is_empty() {
            self.tell(self.root.at, Problem::NoFigures);
        }
    }

    /// Reads the figures of one publication, which stand in its node.
    pub(super) fn figures_of(&mut self, of: &'n Node<'n>) {
        for node in self.items(of.member("observations")) {
            if let Some(row) = self.observation(node, self.observations) {
                self.draft.rows.push(row);
            }
            self.observations = self.observations.saturating_add(1);
        }
        self.read_tables(self.items(of.member("tables")));
    }

    fn observation(&self, node: &'n Node<'n>, n: u32) -> Option<Row> {
        let wire = read::<wire::Figure<'n>>(node, self.sink)?;
        let missing = |member| self.tell(node.at, Problem::MissingMember { member });
        if wire.unit.is_none() {
            missing("unit");
        }
        if wire.indicator.is_none() {
            missing("indicator");
        }
        if wire.period.is_none() {
            missing("period");
        }
        // All three are looked at before giving up, so that one reading tells all.
        let unit = wire.unit.as_ref().and_then(|unit| self.find_unit(unit.offset, unit.value?));
        let indicator = wire.indicator.and_then(|id| self.find_indicator(id.offset, id.value?));
        let period = wire.period.as_ref().and_then(|period| self.period(period));
        let said = self.said(&wire, period);
        Some(Row {
            unit: unit?,
            indicator: indicator?,
            period: period?,
            score: said.score,
            extra: said.extra,
            at: RowAt { offset: node.at, path: RowPath::Observation(n) },
        })
    }

    /// The indicator with an id; an unknown one is told.
    pub(super) fn find_indicator(&self, at: usize, id: &str) -> Option<usize> {
        let found = self.indicator_ids.get(id).copied();
        if found.is_none() {
            let ids = self.draft.indicators.iter().map(|draft| draft.indicator.id.as_str());
            self.unknown(at, Noun::Indicator, id, ids);
        }
        found
    }

    /// What a figure says of its unit; `period` is known unless it could not be read.
    pub(super) fn said(&self, wire: &wire::Figure<'_>, period: Option<Period>) -> Said {
        let origin = |word| origin(word, &wire.derived, &wire.computed);
        let rank = self.count(&wire.rank);
        let of = self.count(&wire.of);
        if let (Some(rank), Some(of), Some(number)) = (rank, of, &wire.rank)
            && rank > of
        {
            self.tell(number.offset, Problem::RankBeyondCount { rank, of });
        }
        let score = self.score(wire, rank.is_some());
        let score =
            score.map(|value| Given { value, origin: origin(wire::DerivedInFigure::Score) });
        let rank = rank.map(|value| Given { value, origin: origin(wire::DerivedInFigure::Rank) });
        let sources = &self.current().sources;
        let source = self.find(Noun::Source, &wire.source, sources, |source| &source.id);
        let extra = Extra {
            rank,
            of,
            percent: self.decimal(&wire.percent),
            maximum: self.maximum(&wire.maximum),
            change: self.change(wire, period, rank),
            class: text(&wire.class),
            self_assessed: self.decimal(&wire.self_assessed),
            // The first source holds for all, so naming it says nothing more.
            source: source.filter(|source| *source != 0),
            note: text(&wire.note),
        };
        Said { score, extra: Some(Box::new(extra)).filter(|extra| !extra.is_empty()) }
    }

    fn score(&self, wire: &wire::Figure<'_>, ranked: bool) -> Result<Decimal, Missing> {
        let reason = wire.missing.as_ref().map(|reason| match reason.value {
            Some(text) => self.reason(reason.offset, text),
            None => Missing::NotAvailable,
        });
        match (&wire.score, reason) {
            (Some(score), reason) => {
                if let (Some(reason), Some(at)) = (reason, &wire.missing) {
                    self.tell(at.offset, Problem::ScoreAndReason { reason });
                }
                let score = score.value.and_then(|number| self.number(score.offset, number.0));
                score.ok_or(Missing::Unreadable)
            }
            (None, Some(reason)) => Err(reason),
            (None, None) if ranked => Err(Missing::RankOnly),
            (None, None) => Err(Missing::NotAvailable),
        }
    }

    /// A reason for a missing score; an unknown one is told and counts as not available.
    pub(super) fn reason(&self, at: usize, text: &str) -> Missing {
        if let Some(reason) = Missing::from_code(text) {
            return reason;
        }
        let codes = Missing::ALL.map(Missing::code);
        let near = nearest(text, codes);
        let nearest = codes.into_iter().find(|code| Some(*code) == near);
        self.tell(at, Problem::UnknownReason { text: text.to_owned(), nearest });
        Missing::NotAvailable
    }

    fn change(
        &self,
        wire: &wire::Figure<'_>,
        period: Option<Period>,
        rank: Option<Given<u32>>,
    ) -> Option<PublishedChange> {
        let wire = wire.change.as_ref()?.value.as_ref()?;
        let since = wire.since.as_ref().map(|since| (since, self.period(since)));
        if let (Some((at, Some(since))), Some(period)) = (&since, period)
            && *since >= period
        {
            self.tell(at.offset, Problem::ChangeSinceLater { period, since: *since });
            return None;
        }
        // A change against a period that cannot be read is no change against the one before.
        let since = match since {
            Some((_, since)) => Some(since?),
            None => None,
        };
        let limit = i64::from(i32::MAX);
        let places = self.whole(&wire.rank, Expected::Places, -limit..=limit);
        let places = places.and_then(|places| i32::try_from(places).ok());
        if let (Some(rank), Some(places), Some(at)) = (rank, places, &wire.rank)
            && i64::from(rank.value) + i64::from(places) < 1
        {
            self.tell(at.offset, Problem::ChangeBeyondRank { rank: rank.value, places });
        }
        let change = PublishedChange { since, score: self.decimal(&wire.score), rank: places };
        (change.score.is_some() || change.rank.is_some()).then_some(change)
    }
}
