//! Bytes → data set, and every problem on the way with its place.

pub mod names;
