//! Components by their weights: of a total that was brought back to the common scale, and of the mean of all.

use super::Look;
use xephang::model::{Decimal, IndicatorIx, Period, UnitIx};
use xephang::story::What;

impl Look<'_> {
    pub fn weight(&self, period: Period) -> Decimal {
        self.ds.weight(self.of.indicator, period).unwrap_or_else(|| 1.into())
    }

    /// What the components of a unit add up to.
    pub fn sum(&self, unit: UnitIx) -> Decimal {
        let parts = self.ds.parts(self.of.indicator).filter_map(|part| {
            let weight = self.ds.weight(part, self.of.period).unwrap_or_else(|| 1.into());
            Some(weight * self.score(unit, part, self.of.period)?)
        });
        parts.sum()
    }

    /// How far each total is off what its components add up to.
    pub fn sums(&self) -> Vec<Decimal> {
        let all = self.units(self.of.indicator, self.of.period);
        let off = all.iter().filter_map(|cell| Some((cell.value()? - self.sum(cell.unit)).abs()));
        off.collect()
    }

    /// The weight of the component for a unit: its total may have been brought back to the common scale.
    pub fn weight_of(&self, unit: UnitIx, period: Period) -> Decimal {
        let (ds, part) = (self.ds, self.of.indicator);
        let plain = self.weight(period);
        let Some(whole) = ds.indicators()[part].parent else { return plain };
        let beside = |part: &IndicatorIx| ds.indicators()[*part].is_beside();
        if ds.weight(part, period).is_some() || beside(&part) {
            return plain;
        }
        let Some(total) = self.score(unit, whole, period) else { return plain };
        let (given, counted): (Vec<_>, Vec<_>) = ds.parts(whole).partition(beside);
        let sum = |parts: &[IndicatorIx]| -> Decimal {
            parts.iter().filter_map(|part| self.score(unit, *part, period)).sum()
        };
        let maximum = |part: &IndicatorIx| Some(ds.maximum(unit, *part, period)?.value);
        let maxima: Decimal = counted.iter().filter_map(maximum).sum();
        let full = ds.indicators()[whole].maximum_at(period).map(|(full, _)| full);
        let factor = full.and_then(|full| full.div_round(maxima, 12));
        let (within, beside) = (sum(&counted), sum(&given));
        let near = |a: Decimal, b: Decimal| (a - b).abs() < Decimal::new(6, 3);
        match factor {
            Some(factor)
                if !near(within + beside, total) && near(factor * within + beside, total) =>
            {
                factor
            }
            _ => plain,
        }
    }

    /// The units with a total in both periods, and with each component in both or in neither.
    pub fn decomposed(&self, then: Period) -> Vec<UnitIx> {
        let (ds, of) = (self.ds, self.of);
        let index = self.whole();
        let has = |unit, part, period| self.score(unit, part, period).is_some();
        let known = |unit: &UnitIx| {
            [then, of.period].iter().all(|period| has(*unit, index, *period))
                && ds.parts(index).all(|part| has(*unit, part, then) == has(*unit, part, of.period))
        };
        self.units(index, of.period).iter().map(|cell| cell.unit).filter(known).collect()
    }

    /// What the indicator is a component of where a component is meant, else itself.
    fn whole(&self) -> IndicatorIx {
        let part = matches!(self.of.what, What::MeanContribution);
        let parent = self.ds.indicators()[self.of.indicator].parent.filter(|_| part);
        parent.unwrap_or(self.of.indicator)
    }

    /// The mean of the changes of these units, or of what the component brought to them.
    pub fn mean_brought(&self, then: Period) -> Option<Decimal> {
        let of = self.of;
        let units = self.decomposed(then);
        let weighed = |unit, period| {
            let score = self.score(unit, of.indicator, period).unwrap_or(Decimal::ZERO);
            match of.what {
                What::MeanContribution => self.weight_of(unit, period) * score,
                _ => score,
            }
        };
        let sum: Decimal =
            units.iter().map(|unit| weighed(*unit, of.period) - weighed(*unit, then)).sum();
        sum.div_round(Decimal::from(units.len() as i64), 12)
    }
}
