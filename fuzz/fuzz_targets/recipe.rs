//! Reads descriptions of an index of one's own.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xephang::share::recipe::{LONGEST, MOST_PARTS, decode, encode};
use xephang_fuzz::in_proportion;

fuzz_target!(|text: &str| {
    in_proportion(text.len(), || {
        let written = encode(&decode(text).0);
        assert!(written.len() <= LONGEST);
        // What is written is read without a problem, and written again as it was.
        let (index, problems) = decode(&written);
        assert!(problems.is_empty() && index.parts.len() <= MOST_PARTS);
        assert_eq!(encode(&index), written);
    });
});
