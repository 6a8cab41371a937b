//! Files out of the page: the table, the picture, the data.

use super::state::App;

/// What is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The table in view, as CSV.
    Table,
    /// The picture in view, as SVG.
    Picture,
    /// The data in view, in the published format.
    Data,
}

/// Saves one of them.
pub fn export(_app: App, _way: Way) {}
