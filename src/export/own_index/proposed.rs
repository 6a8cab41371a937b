//! The index that is shown before the reader asks for one.

use crate::analysis::factors;
use crate::model::{Dataset, IndicatorIx, Period};
use crate::share::recipe::{MOST_PARTS, OwnIndex, OwnPart};

/// What an index of the reader's own starts from: the parts of an indicator with their published weights
/// (what is taken off counts the other way round, with the size of its weight);
/// where it has none, all indices that have figures in that period, alike; else the indicator alone.
pub fn proposed(ds: &Dataset, indicator: IndicatorIx, period: Period) -> OwnIndex {
    let id = |at: IndicatorIx| ds.indicators()[at].id.clone();
    let of = factors(ds, indicator, period);
    let mut parts: Vec<OwnPart> = of
        .parts
        .iter()
        .map(|(part, factor)| OwnPart { weight: factor.abs().normal(), ..OwnPart::new(id(*part)) })
        .collect();
    if parts.len() < 2 {
        let has_figures = |at: &IndicatorIx| ds.slice(*at, period).is_some();
        parts = ds.indices().filter(has_figures).map(|at| OwnPart::new(id(at))).collect();
    }
    if parts.len() < 2 {
        parts = vec![OwnPart::new(id(indicator))];
    }
    parts.truncate(MOST_PARTS);
    OwnIndex { parts, ..OwnIndex::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{Made, YEAR};

    fn written(ds: &Dataset, at: IndicatorIx) -> String {
        crate::share::recipe::encode(&proposed(ds, at, YEAR))
    }

    #[test]
    fn parts_then_indices_then_itself() {
        let mut made = Made::new();
        made.put("u", YEAR, "1");
        assert_eq!(written(&made.ds(), 0), made.ds().indicators()[0].id);
        let (a, b) = (made.part("a", Some("0.50")), made.part("b", Some("2")));
        made.put_in("u", a, YEAR, "3").put_in("u", b, YEAR, "4");
        assert_eq!(written(&made.ds(), 0), "a*0.5,b*2");
        made.indicator(b).weight = Some(crate::model::Decimal::from(-1));
        assert_eq!(written(&made.ds(), 0), "a*0.5,b");
    }
}
