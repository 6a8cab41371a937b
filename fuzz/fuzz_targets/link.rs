//! Reads links, and what was kept of decisions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xephang::{import, share};
use xephang_fuzz::in_proportion;

fuzz_target!(|text: &str| {
    in_proportion(text.len(), || {
        let (view, _) = share::decode(text);
        let link = share::encode(&view);
        // What is written is read again as it was.
        assert_eq!(share::encode(&share::decode(&link).0), link);
        import::choices_from_text(text)
    });
});
