//! A view made to fit the data at hand.

use super::{LinkProblem, ViewState};
use crate::model::Dataset;

/// Drops from a view what the data does not have and says so for each. What is left can be shown:
/// every id that remains is found in the data set, every period has rows for the indicator.
pub fn resolve(view: &mut ViewState, dataset: &Dataset) -> Vec<LinkProblem> {
    let mut problems = Vec::new();
    view.publications.retain(|id| {
        let found = dataset.publications().iter().any(|publication| publication.id == *id);
        if !found {
            problems.push(LinkProblem::NoPublication(id.clone()));
        }
        found
    });

    if let Some(id) = view.indicator.take_if(|id| dataset.indicator_by_id(id).is_none()) {
        problems.push(LinkProblem::NoIndicator(id));
    }
    let indicator = match &view.indicator {
        Some(id) => dataset.indicator_by_id(id),
        None => dataset.indices().next(),
    };
    // The overview shows all indices: any period of the data will do there.
    let overview = view.page == super::Page::Overview;
    let periods = match indicator {
        Some(indicator) if !overview => dataset.periods(indicator),
        _ => dataset.all_periods(),
    };
    for place in [&mut view.period, &mut view.versus] {
        if let Some(period) = place.take_if(|period| !periods.contains(period)) {
            problems.push(LinkProblem::NoPeriod(period.to_string()));
        }
    }
    let has_group = |id: &String| dataset.groups().iter().any(|group| group.id == *id);
    if let Some(id) = view.group.take_if(|id| !has_group(id)) {
        problems.push(LinkProblem::NoGroup(id));
    }
    view.units.retain(|id| {
        let found = dataset.unit_by_id(id).is_some();
        if !found {
            problems.push(LinkProblem::NoUnit(id.clone()));
        }
        found
    });
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        DatasetBuilder, Decimal, Indicator, Label, Observation, Period, Publication, Unit,
    };

    fn data() -> Dataset {
        let mut data = DatasetBuilder::new();
        let publication =
            data.publication(Publication { id: "pci".into(), ..Publication::default() });
        let unit = data.unit(Unit { id: "quang-ninh".into(), ..Unit::default() });
        let pci = data.indicator(Indicator::new("pci", Label::vi("PCI")));
        let other = data.indicator(Indicator::new("par", Label::vi("PAR INDEX")));
        let score = || Observation::score(Decimal::from(65));
        data.observe(unit, pci, Period::year(2016), publication, score()).unwrap();
        data.observe(unit, other, Period::year(2020), publication, score()).unwrap();
        data.build()
    }

    #[test]
    fn keeps_what_is_there_and_reports_the_rest() {
        let asked = "#v1/pci?d=pci,mine&y=2016&vs=2020&g=x&u=quang-ninh,nowhere";
        let (mut view, problems) = crate::share::decode(asked);
        assert_eq!(problems, []);
        let problems = resolve(&mut view, &data());
        assert_eq!(
            problems,
            [
                LinkProblem::NoPublication("mine".into()),
                LinkProblem::NoPeriod("2020".into()),
                LinkProblem::NoGroup("x".into()),
                LinkProblem::NoUnit("nowhere".into()),
            ]
        );
        assert_eq!(crate::share::encode(&view), "#v1/pci?d=pci&y=2016&u=quang-ninh");
        assert_eq!(resolve(&mut view, &data()), [], "a resolved view has nothing left to drop");
    }

    #[test]
    fn the_overview_takes_any_period_of_the_data() {
        let (mut view, _) = crate::share::decode("#v1/?page=overview&y=2020");
        assert_eq!(resolve(&mut view, &data()), []);
        let (mut view, _) = crate::share::decode("#v1/nothing?y=2020");
        assert_eq!(
            resolve(&mut view, &data()),
            [LinkProblem::NoIndicator("nothing".into()), LinkProblem::NoPeriod("2020".into())]
        );
    }
}
