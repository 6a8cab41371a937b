//! What a report is of.

use super::{Code, ViewState};

/// The key in the link.
const KEY: &str = "report";

/// What a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportOf {
    /// The unit highlighted first.
    Unit,
    /// One index as a whole.
    Index,
    /// The units of the group in view.
    Group,
}

impl Code for ReportOf {
    const CODES: &'static [(ReportOf, &'static str)] =
        &[(ReportOf::Unit, "unit"), (ReportOf::Index, "index"), (ReportOf::Group, "group")];
}

impl ReportOf {
    /// What the report in a view is of, where the link does not say it: the highlighted unit, or else
    /// the index.
    fn usual(view: &ViewState) -> ReportOf {
        if view.units.is_empty() { ReportOf::Index } else { ReportOf::Unit }
    }

    /// What the report in a view is of; what cannot be understood is as if nothing were said.
    pub fn of(view: &ViewState) -> ReportOf {
        let said = view.later.get(KEY).and_then(ReportOf::from_code);
        said.unwrap_or_else(|| ReportOf::usual(view))
    }

    /// Changes it.
    pub fn set(self, view: &mut ViewState) {
        let code = if self == ReportOf::usual(view) { "" } else { self.code() };
        view.later.set(KEY, code.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::{decode, encode};

    #[test]
    fn without_a_highlighted_unit_it_is_of_the_index() {
        let of = |link: &str| ReportOf::of(&decode(link).0);
        assert_eq!(of("#v1/pci?page=report"), ReportOf::Index);
        assert_eq!(of("#v1/pci?page=report&u=hue"), ReportOf::Unit);
        assert_eq!(of("#v1/pci?page=report&u=hue&report=group"), ReportOf::Group);
        assert_eq!(of("#v1/pci?page=report&report=unit"), ReportOf::Unit);
        assert_eq!(of("#v1/pci?page=report&report=all"), ReportOf::Index);
    }

    #[test]
    fn what_is_chosen_stays_chosen() {
        for link in ["#v1/pci?page=report", "#v1/pci?page=report&u=hue"] {
            for chosen in [ReportOf::Unit, ReportOf::Index, ReportOf::Group] {
                let (mut view, _) = decode(link);
                chosen.set(&mut view);
                assert_eq!(ReportOf::of(&decode(&encode(&view)).0), chosen);
            }
        }
    }
}
