//! What tests of several ways out share.

pub(super) mod any; // arbitrary data sets
mod linked; // data in links
