//! What a report is of.

use super::{Code, ViewState};

/// The key in the link.
const KEY: &str = "report";

/// What a report is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReportOf {
    /// The unit highlighted first.
    #[default]
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
    /// What the report in a view is of; what cannot be understood is of a unit.
    pub fn of(view: &ViewState) -> ReportOf {
        view.later.get(KEY).and_then(ReportOf::from_code).unwrap_or_default()
    }

    /// Changes it.
    pub fn set(self, view: &mut ViewState) {
        let code = if self == ReportOf::default() { "" } else { self.code() };
        view.later.set(KEY, code.to_owned());
    }
}
