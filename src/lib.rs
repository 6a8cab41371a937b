//! Xếp Hạng: reads published indicator JSON, ranks it and draws it, in the browser, without a
//! server.
//!
//! The rooms in reading order. Each imports only rooms above it; `tests/tidy.rs` holds the rules.

pub mod analysis; // change, why a rank changed, standings
#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod chart; // what to draw → where → painted
pub mod export; // files out: CSV, JSON, SVG
pub mod import; // bytes → data set and what could not be read
pub mod locale; // words, numbers, order and search in the reader's language
pub mod model; // the nouns: units, indicators, periods, exact decimals, observations in columns
pub mod names; // which unit a name means
pub mod rank; // ranks, computed and published
pub mod share; // the view and its link
pub mod story; // findings as values, then as sentences
pub mod worker; // the reader of files beside the page: what is asked, both ends

#[cfg(test)]
mod tests;
