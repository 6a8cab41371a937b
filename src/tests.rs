//! Small data sets, for the tests of several rooms.

use crate::model::{
    Dataset, DatasetBuilder, Decimal, Extra, Given, Group, Indicator, IndicatorIx, Label, Link,
    Method, Missing, Observation, Period, Predecessor, Publication, Unit,
};

/// The year of most tests.
pub(crate) const YEAR: Period = Period::year(2016);

/// «thua-thien-hue» until the year before, all or a part of which is «hue» since; beside two others.
pub(crate) fn renamed(link: Link) -> Made {
    let mut made = Made::new();
    made.put("thua-thien-hue", Period::year(2015), "59").put("hue", YEAR, "62");
    for (id, before, now) in [("a", "60", "61"), ("b", "50", "51")] {
        made.put(id, Period::year(2015), before).put(id, YEAR, now);
    }
    let unit = "thua-thien-hue".to_owned();
    made.unit("hue").predecessors = vec![Predecessor { unit, link, weight: None }];
    made
}

/// A data set in the making; its first indicator is the index «x».
pub(crate) struct Made {
    builder: DatasetBuilder,
    figures: Vec<(usize, IndicatorIx, Period, Observation)>,
}

impl Made {
    pub(crate) fn new() -> Made {
        let mut builder = DatasetBuilder::new();
        builder.publication(Publication::default());
        builder.indicator(Indicator::new("x", Label::vi("X")));
        Made { builder, figures: Vec::new() }
    }

    pub(crate) fn index(&mut self) -> &mut Indicator {
        self.builder.indicator_mut(0).unwrap()
    }

    /// Changes the method of the index in these periods; scores on either side do not compare.
    pub(crate) fn breaks(&mut self, from: &[Period]) {
        let method = |from: &Period| Method {
            from: *from,
            name: Label::vi("cách tính"),
            weights: Vec::new(),
            maximum: None,
            comparable: false,
        };
        self.index().methods = from.iter().map(method).collect();
    }

    pub(crate) fn part(&mut self, id: &str, weight: Option<&str>) -> IndicatorIx {
        let weight = weight.map(|weight| Decimal::parse(weight).unwrap());
        let new = Indicator { parent: Some(0), weight, ..Indicator::new(id, Label::vi(id)) };
        self.builder.indicator(new)
    }

    pub(crate) fn another_index(&mut self, id: &str) -> IndicatorIx {
        self.builder.indicator(Indicator::new(id, Label::vi(id)))
    }

    pub(crate) fn indicator(&mut self, ix: IndicatorIx) -> &mut Indicator {
        self.builder.indicator_mut(ix).unwrap()
    }

    pub(crate) fn unit(&mut self, id: &str) -> &mut Unit {
        let unit = Unit { id: id.to_owned(), name: Label::vi(id), ..Unit::default() };
        let ix = self.builder.unit(unit);
        self.builder.unit_mut(ix).unwrap()
    }

    pub(crate) fn group(&mut self, id: &str, name: &str) -> usize {
        self.builder.group(Group { id: id.to_owned(), name: Label::vi(name) })
    }

    fn add(&mut self, id: &str, indicator: IndicatorIx, period: Period, new: Observation) {
        self.unit(id);
        let unit = self.builder.so_far().unit_by_id(id).unwrap();
        self.figures.push((unit, indicator, period, new));
    }

    /// A score in the index.
    pub(crate) fn put(&mut self, id: &str, period: Period, score: &str) -> &mut Made {
        self.put_in(id, 0, period, score)
    }

    pub(crate) fn put_in(
        &mut self,
        id: &str,
        indicator: IndicatorIx,
        period: Period,
        score: &str,
    ) -> &mut Made {
        let score = Decimal::parse(score).unwrap();
        self.add(id, indicator, period, Observation::score(score));
        self
    }

    pub(crate) fn derived(&mut self, id: &str, at: (IndicatorIx, Period), score: &str, rank: u32) {
        let score = Ok(Given::derived(Decimal::parse(score).unwrap()));
        let extra = Extra { rank: Some(Given::derived(rank)), ..Extra::default() };
        self.add(id, at.0, at.1, Observation { score, extra: Some(Box::new(extra)) });
    }

    pub(crate) fn missing(&mut self, id: &str, period: Period, reason: Missing) -> &mut Made {
        self.add(id, 0, period, Observation::missing(reason));
        self
    }

    pub(crate) fn missing_in(
        &mut self,
        id: &str,
        indicator: IndicatorIx,
        period: Period,
        reason: Missing,
    ) -> &mut Made {
        self.add(id, indicator, period, Observation::missing(reason));
        self
    }

    /// What else is said of a figure of the index.
    pub(crate) fn said(&mut self, id: &str, period: Period, say: impl FnOnce(&mut Extra)) {
        self.said_in(id, 0, period, say);
    }

    pub(crate) fn said_in(
        &mut self,
        id: &str,
        indicator: IndicatorIx,
        period: Period,
        say: impl FnOnce(&mut Extra),
    ) {
        let unit = self.builder.so_far().unit_by_id(id).unwrap();
        let at = |row: &&mut (usize, IndicatorIx, Period, Observation)| {
            (row.0, row.1, row.2) == (unit, indicator, period)
        };
        say(self.figures.iter_mut().find(at).unwrap().3.extra.get_or_insert_default());
    }

    pub(crate) fn ds(&self) -> Dataset {
        let mut builder = self.builder.clone();
        for (unit, indicator, period, new) in self.figures.clone() {
            builder.observe(unit, indicator, period, 0, new).unwrap();
        }
        builder.build()
    }
}
