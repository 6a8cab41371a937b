//! Figures and places as sentences of an audit have them.

use crate::analysis::audit::Finding;
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, IndicatorIx, Measure, Period, UnitIx};
use crate::story::phrase;

/// The place of a finding, to make sentences of.
pub struct At<'a> {
    pub ds: &'a Dataset,
    pub indicator: IndicatorIx,
    pub lang: Lang,
    pub unit: String,
    /// «năm 2016», “2016”; empty for all periods.
    pub when: String,
}

impl<'a> At<'a> {
    pub fn of(ds: &'a Dataset, finding: &Finding, lang: Lang) -> At<'a> {
        At {
            ds,
            indicator: finding.indicator,
            lang,
            unit: phrase::unit(ds, finding.unit, lang),
            when: finding.period.map_or_else(String::new, |period| date::period(period, lang)),
        }
    }

    /// «điểm PCI», «điểm gia nhập thị trường»; “PCI score”, “entry costs score”.
    pub fn score_name(&self) -> String {
        let name = self.name();
        let noun = self.lang.pick("điểm", "score");
        // «điểm thưởng» says itself that it is one.
        if self.lang == Lang::Vi && name.split(' ').next() == Some(noun) {
            return name;
        }
        self.lang.pick(format!("{noun} {name}"), format!("{name} {noun}"))
    }

    /// «hạng PCI», “PCI rank”.
    pub fn rank_name(&self) -> String {
        let name = self.name();
        self.lang.pick(format!("hạng {name}"), format!("{name} rank"))
    }

    /// An index is called as it is, a part as a word of the sentence.
    fn name(&self) -> String {
        match self.ds.indicators()[self.indicator].parent {
            None => phrase::short(self.ds, self.indicator, self.lang),
            Some(_) => phrase::inside(self.ds, self.indicator, self.lang),
        }
    }

    pub fn name_of(&self, unit: UnitIx) -> String {
        phrase::unit(self.ds, unit, self.lang)
    }

    fn measure(&self) -> Measure {
        self.ds.indicators()[self.indicator].measure
    }

    /// A score without its word, with as many decimals as are shown.
    pub fn figure(&self, value: Decimal) -> String {
        number::figure(value, self.ds.decimals(self.indicator), self.measure(), self.lang)
    }

    /// Two scores with as many decimals as tell them apart.
    pub fn apart(&self, a: Decimal, b: Decimal) -> [String; 2] {
        let places = places_apart(a, b, self.ds.decimals(self.indicator));
        [a, b].map(|value| number::figure(value, places, self.measure(), self.lang))
    }

    /// A change of score with sign and unit.
    pub fn change(&self, value: Decimal, places: u8) -> String {
        number::score_change(value, places, self.measure(), self.lang)
    }

    pub fn rank(&self, rank: u32) -> String {
        number::whole(i64::from(rank), self.lang)
    }

    pub fn count(&self, count: usize) -> String {
        number::whole(i64::try_from(count).unwrap_or(i64::MAX), self.lang)
    }

    pub fn period(&self, period: Period) -> String {
        date::period(period, self.lang)
    }
}

/// The decimals at which two figures do not look the same; as many as they have at most.
pub fn places_apart(a: Decimal, b: Decimal, least: u8) -> u8 {
    let most = a.normal().scale().max(b.normal().scale()).max(least);
    (least..=most).find(|places| a == b || a.round(*places) != b.round(*places)).unwrap_or(most)
}
