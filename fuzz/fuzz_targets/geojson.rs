//! Reads outlines of units.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use xephang::import::Format;
use xephang_fuzz::reads;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if reads(bytes, "a.json", Format::GeoJson) { Corpus::Keep } else { Corpus::Reject }
});
