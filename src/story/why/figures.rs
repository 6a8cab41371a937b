//! The figures behind what the panel says.

use crate::analysis::{Change, Passing, Why};
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Origin, UnitIx};
use crate::story::phrase;

/// The most units that are listed as evidence; the rest are counted.
const MOST: usize = 100;

/// Writes the figures of one change.
pub(super) struct Figures<'a> {
    pub ds: &'a Dataset,
    pub why: &'a Why,
    pub lang: Lang,
}

/// The head and the rows of a table.
pub(super) type Table = (Vec<String>, Vec<Vec<String>>);

impl Figures<'_> {
    pub fn pick(&self, vi: &str, en: &str) -> String {
        self.lang.pick(vi, en).to_owned()
    }

    pub fn us(&self) -> String {
        phrase::unit(self.ds, self.why.change.unit, self.lang)
    }

    /// The period compared with, and the period: «năm 2015», «năm 2016».
    pub fn periods(&self) -> [String; 2] {
        let change = &self.why.change;
        [change.from, change.to].map(|period| date::period(period, self.lang))
    }

    pub fn short_periods(&self) -> [String; 2] {
        let change = &self.why.change;
        [change.from, change.to].map(|period| date::period_short(period, self.lang))
    }

    pub fn marked(&self, text: String, origin: Origin) -> String {
        match origin {
            Origin::Derived => format!("{text} ({})", self.lang.pick("suy ra", "derived")),
            Origin::Published | Origin::Computed => text,
        }
    }

    pub fn score(&self, of: IndicatorIx, given: Given<Decimal>) -> String {
        let measure = self.ds.indicators()[of].measure;
        let text = number::figure(given.value, self.ds.decimals(of), measure, self.lang);
        self.marked(text, given.origin)
    }

    /// What was and what is: «2 → 3». Nothing where neither is known.
    pub fn moved(&self, from: Option<String>, to: Option<String>) -> String {
        let [from, to] = [from, to].map(|figure| figure.unwrap_or_else(none));
        if from == to && from == none() { none() } else { format!("{from} → {to}") }
    }

    /// A unit, and what it was: «Huế (trước là Thừa Thiên Huế)».
    fn with_past(&self, change: &Change) -> String {
        let name = phrase::unit(self.ds, change.unit, self.lang);
        match change.was.map(|was| phrase::unit(self.ds, was, self.lang)) {
            Some(was) if was != name => {
                self.lang.pick(format!("{name} (trước là {was})"), format!("{name} (was {was})"))
            }
            _ => name,
        }
    }

    /// Us and other units: ranks, and scores where they compare.
    pub fn units(&self, units: &[UnitIx], changes: &[Change]) -> Table {
        // The change that is explained stands for us whatever the others' are made of.
        let others = units.iter().filter_map(|unit| changes.get(*unit));
        let shown: Vec<&Change> =
            std::iter::once(&self.why.change).chain(others.take(MOST)).collect();
        let scored = shown.iter().any(|change| {
            !change.broken && (change.score_from.is_some() || change.score_to.is_some())
        });
        let of = self.why.indicator;
        let row = |change: &&Change| {
            let rank = |given: Option<Given<crate::rank::Rank>>| {
                given.map(|given| {
                    self.marked(number::plain(given.value.decimal(), self.lang), given.origin)
                })
            };
            let mut row = vec![
                self.with_past(change),
                self.moved(rank(change.rank_from), rank(change.rank_to)),
            ];
            if scored {
                let score =
                    |given: Option<Given<Decimal>>| given.map(|given| self.score(of, given));
                row.push(self.moved(score(change.score_from), score(change.score_to)));
                row.push(change.score_change.map_or_else(none, |given| {
                    let places =
                        number::places_to_tell_from_zero(given.value, self.ds.decimals(of));
                    number::signed(given.value, places, self.lang)
                }));
            }
            row
        };
        let mut rows: Vec<Vec<String>> = shown.iter().map(row).collect();
        let [from, to] = self.short_periods();
        let mut head = vec![
            self.pick("Đơn vị", "Unit"),
            self.lang.pick(format!("Hạng {from} → {to}"), format!("Rank {from} → {to}")),
        ];
        if scored {
            head.push(
                self.lang.pick(format!("Điểm {from} → {to}"), format!("Score {from} → {to}")),
            );
            head.push(self.pick("Thay đổi", "Change"));
        }
        if let Some(rest) = units.len().checked_sub(MOST).filter(|rest| *rest > 0) {
            let rest = number::whole(rest as i64, self.lang);
            let mut last = vec![none(); head.len()];
            last[0] =
                self.lang.pick(format!("và {rest} đơn vị khác"), format!("and {rest} other units"));
            rows.push(last);
        }
        (head, rows)
    }

    /// How the places add up: every way of changing them, with the units that went it.
    pub fn balance(&self, passing: &Passing) -> Table {
        let mut rows: Vec<Vec<String>> = ways(passing)
            .into_iter()
            .map(|way| {
                let units = number::whole(way.units as i64, self.lang);
                vec![self.pick(way.vi, way.en), units, self.places(way.places())]
            })
            .collect();
        rows.push(vec![
            self.pick("Cộng lại", "Together"),
            none(),
            self.places(i64::from(passing.places)),
        ]);
        let head = vec![
            self.pick("Biến động", "Movement"),
            self.pick("Số đơn vị", "Units"),
            self.pick("Số bậc", "Places"),
        ];
        (head, rows)
    }

    pub fn places(&self, places: i64) -> String {
        number::signed(places.into(), 0, self.lang)
    }
}

pub(super) fn none() -> String {
    "–".to_owned()
}

/// A way in which places change, and how many units went it.
pub(super) struct Way {
    /// The units: «trước ở trên, nay ở dưới».
    pub vi: &'static str,
    pub en: &'static str,
    /// How many.
    pub units: usize,
    /// Whether each of them is a place gained.
    pub gained: bool,
}

impl Way {
    /// Places gained or lost by it.
    pub fn places(&self) -> i64 {
        let units = self.units as i64;
        if self.gained { units } else { -units }
    }
}

/// All ways; their places make up the change of places.
pub(super) fn ways(passing: &Passing) -> [Way; 6] {
    let way = |vi, en, units, gained| Way { vi, en, units, gained };
    [
        way("Trước ở trên, nay ở dưới", "Above before, below now", passing.overtook.len(), true),
        way(
            "Trước ở trên, nay đồng hạng",
            "Above before, level now",
            passing.drew_level_with.len(),
            true,
        ),
        way(
            "Trước ở trên, nay không có hạng",
            "Above before, no rank now",
            passing.exits.above.len(),
            true,
        ),
        way(
            "Trước ở dưới, nay ở trên",
            "Below before, above now",
            passing.overtaken_by.len(),
            false,
        ),
        way(
            "Trước đồng hạng, nay ở trên",
            "Level before, above now",
            passing.pulled_ahead.len(),
            false,
        ),
        way(
            "Trước không có hạng, nay ở trên",
            "No rank before, above now",
            passing.entries.above.len(),
            false,
        ),
    ]
}
