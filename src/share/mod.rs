//! The view, and the link that restores it.

mod analysed;
mod later;
mod link;
mod listed;
pub mod packed; // data in a link
mod percent;
pub mod plan; // what a reader plans
mod problem;
pub mod recipe; // an index of the reader's own
mod reported;
mod resolve;
mod trackers;
mod versions;
mod view_state;

pub use analysed::{Analysed, MAX_DRAWS};
pub use later::Later;
pub use link::{MAX_LENGTH, MAX_LIST, VERSION, decode, encode};
pub use problem::LinkProblem;
pub use reported::ReportOf;
pub use resolve::resolve;
pub use trackers::is_tracker;
pub use versions::{changed_since, forget_versions, note_versions};
pub use view_state::{
    Analysis, ChangeChart, Code, Page, Peers, RankingView, Sort, SortColumn, Theme, ViewState,
};
