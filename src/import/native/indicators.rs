//! Indicators: a tree in the file, a list in the draft.

use super::context::{Reading, each_ref, label, origin};
use super::wire;
use crate::import::diagnostic::{Expected, Noun, Problem};
use crate::import::draft::DraftIndicator;
use crate::import::json::{At, Basis, Node, read};
use crate::model::order;
use crate::model::{
    Direction, Indicator, IndicatorKind, Measure, Method, RankBasis, RankRule, RankWithin,
    TieMethod,
};

/// The indicators that were read, in their order, as they stand in the file.
type Wires<'n> = Vec<(usize, wire::Indicator<'n>)>;

/// Parts that name what they are parts of stand no deeper in each other: who made more meant harm.
const MOST_DEEP: usize = 32;

impl<'n> Reading<'n> {
    /// Reads the tree of indicators.
    pub(super) fn indicators(&mut self) {
        let mut read = Vec::new();
        self.level(self.root.member("indicators"), None, &mut read);
        // Methods name parts, which may stand anywhere behind what they are parts of.
        for (ix, wire) in &read {
            self.draft.indicators[*ix].indicator.methods = self.methods(wire, *ix);
        }
    }

    fn level(&mut self, list: Option<&'n Node<'n>>, parent: Option<usize>, all: &mut Wires<'n>) {
        for node in self.items(list) {
            if let Some(wire) = read::<wire::Indicator<'n>>(node, self.sink) {
                self.indicator(node, wire, parent, all);
            }
        }
    }

    /// What an indicator is a part of: what it stands in, else what it names.
    fn parent(&self, wire: &wire::Indicator<'_>, around: Option<usize>) -> Option<usize> {
        let named = wire.parent?;
        match around {
            None => {
                let found = self.find_indicator(named.offset, named.value?)?;
                let up = |ix: &usize| self.parent_of(*ix);
                let depth = std::iter::successors(Some(found), up).take(MOST_DEEP + 1).count();
                if depth > MOST_DEEP {
                    let problem = Problem::UnknownMember { member: "parent".into(), nearest: None };
                    self.tell(named.offset, problem);
                    return None;
                }
                Some(found)
            }
            Some(_) => {
                let problem = Problem::UnknownMember { member: "parent".into(), nearest: None };
                self.tell(named.offset, problem);
                None
            }
        }
    }

    fn indicator(
        &mut self,
        node: &'n Node<'n>,
        wire: wire::Indicator<'n>,
        around: Option<usize>,
        all: &mut Wires<'n>,
    ) {
        let Some(id) = wire.id.value else { return };
        let first = self.indicator_ids.get(id).map(|ix| self.draft.indicators[*ix].offset);
        if !self.is_first(Noun::Indicator, wire.id.offset, id, first) {
            return;
        }
        let id = self.id(wire.id.offset, id);
        let mut indicator = Indicator::new(id.clone(), self.label(node.at, wire.name));
        indicator.parent = self.parent(&wire, around).or(around);
        indicator.short = wire.short.and_then(|name| name.value).map(label);
        indicator.kind = match wire.kind.and_then(|kind| kind.value) {
            Some(wire::Kind::Bonus) => IndicatorKind::Bonus,
            Some(wire::Kind::Penalty) => IndicatorKind::Penalty,
            Some(wire::Kind::Regular) | None => IndicatorKind::Regular,
        };
        indicator.measure = match wire.measure.and_then(|measure| measure.value) {
            Some(wire::Measure::Percent) => Measure::Percent,
            Some(wire::Measure::Points) | None => Measure::Points,
        };
        let origin = origin(wire::DerivedInIndicator::Maximum, &wire.derived, &wire.computed);
        indicator.maximum = self.maximum(&wire.maximum).map(|maximum| (maximum, origin));
        indicator.weight = self.decimal(&wire.weight);
        indicator.direction = match wire.direction.and_then(|direction| direction.value) {
            Some(wire::Direction::Lower) => Direction::LowerIsBetter,
            Some(wire::Direction::Higher) | None => Direction::HigherIsBetter,
        };
        indicator.decimals =
            self.whole(&wire.decimals, Expected::Decimals, 0..=30).and_then(|n| n.try_into().ok());
        if let Some(rank) = wire.rank.as_ref().and_then(|rank| rank.value.as_ref()) {
            indicator.rule = self.rule(rank);
        }
        if let Some(bands) = node.member("bands") {
            match self.bands {
                Some(read) => indicator.bands = read(self, bands),
                None => self.is_beyond = true,
            }
        }
        let ix = self.draft.indicators.len();
        self.indicator_ids.insert(id, ix);
        self.draft.indicators.push(DraftIndicator { indicator, offset: node.at });
        all.push((ix, wire));
        self.level(node.member("parts"), Some(ix), all);
    }

    fn rule(&self, wire: &wire::Rank<'_>) -> RankRule {
        let basis = wire.by.as_ref().and_then(|by| self.basis(by)).unwrap_or_default();
        let ties = match wire.ties.and_then(|ties| ties.value) {
            Some(wire::Ties::Competition) | None => TieMethod::Competition,
            Some(wire::Ties::Modified) => TieMethod::ModifiedCompetition,
            Some(wire::Ties::Dense) => TieMethod::Dense,
            Some(wire::Ties::Ordinal) => TieMethod::Ordinal,
            Some(wire::Ties::Fractional) => TieMethod::Fractional,
        };
        let within = match wire.within.and_then(|within| within.value) {
            Some(wire::Within::Group) => RankWithin::Group,
            Some(wire::Within::All) | None => RankWithin::All,
        };
        RankRule { basis, ties, within }
    }

    fn basis(&self, by: &At<Basis<'_>>) -> Option<RankBasis> {
        const WORDS: &[&str] = &["unrounded"];
        match by.value? {
            Basis::Word("unrounded") => Some(RankBasis::Unrounded),
            Basis::Word(word) => {
                let near = crate::import::nearest::nearest(word, WORDS.iter().copied());
                let nearest = near.and(WORDS.first().copied());
                let word = word.to_owned();
                let problem = Problem::UnknownWord { word, nearest, allowed: WORDS };
                self.tell(by.offset, problem);
                None
            }
            Basis::Decimals(text) => {
                let number = At { offset: by.offset, value: Some(crate::import::json::Num(text)) };
                let decimals = self.whole(&Some(number), Expected::Decimals, 0..=30)?;
                u8::try_from(decimals).ok().map(RankBasis::Rounded)
            }
        }
    }

    fn methods(&self, wire: &wire::Indicator<'_>, ix: usize) -> Vec<Method> {
        let mut methods: Vec<(usize, Method)> = Vec::new();
        for (_, wire) in each_ref(&wire.methods) {
            let Some(from) = self.period(&wire.from) else { continue };
            let first = methods.iter().find(|(_, other)| other.from == from).map(|(at, _)| *at);
            if !self.is_first(Noun::Method, wire.from.offset, &from.to_string(), first) {
                continue;
            }
            let method = Method {
                from,
                name: wire.name.and_then(|name| name.value).map(label).unwrap_or_default(),
                weights: self.weights(wire, ix),
                maximum: self.maximum(&wire.maximum),
                comparable: wire.comparable.and_then(|flag| flag.value).unwrap_or(false),
            };
            methods.push((wire.from.offset, method));
        }
        order::sort_by_key(&mut methods, |(_, method)| method.from);
        methods.into_iter().map(|(_, method)| method).collect()
    }

    fn weights(
        &self,
        wire: &wire::Method<'_>,
        parent: usize,
    ) -> Vec<(usize, crate::model::Decimal)> {
        let pairs = wire.weights.as_ref().and_then(|weights| weights.value.as_ref());
        let mut weights = Vec::new();
        for (id, number) in pairs.map_or(&[][..], |pairs| &pairs.0) {
            let Some(weight) = self.decimal(&Some(*number)) else { continue };
            let part = self.indicator_ids.get(*id).copied();
            match part.filter(|part| self.parent_of(*part) == Some(parent)) {
                Some(part) => weights.push((part, weight)),
                None => {
                    let parts = self.draft.indicators.iter().map(|draft| &draft.indicator);
                    let parts = parts.filter(|part| part.parent == Some(parent));
                    let ids = parts.map(|part| part.id.as_str());
                    self.unknown(number.offset, Noun::Indicator, id, ids);
                }
            }
        }
        weights
    }

    fn parent_of(&self, indicator: usize) -> Option<usize> {
        self.draft.indicators[indicator].indicator.parent
    }
}
