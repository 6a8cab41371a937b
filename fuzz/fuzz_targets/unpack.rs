//! Unpacks spreadsheets and archives, and reads what was in them.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use xephang_fuzz::unpacks;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if unpacks(bytes) { Corpus::Keep } else { Corpus::Reject }
});
