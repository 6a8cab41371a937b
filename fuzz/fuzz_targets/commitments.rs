//! Reads files of commitments.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xephang::export::json_from_commitments;
use xephang::import::commitments::{commitments_from_file, is_commitments};
use xephang_fuzz::in_proportion;

fuzz_target!(|bytes: &[u8]| {
    let (list, problems) = in_proportion(bytes.len(), || commitments_from_file("a.json", bytes));
    // What is none of such files gives nothing, and says so.
    assert!(is_commitments(bytes) || list.list.is_empty() && !problems.is_empty());
    // What was read is written, and read again as it was.
    let written = json_from_commitments(&list);
    let (again, _) = commitments_from_file("a.json", written.as_bytes());
    assert_eq!(again, list);
});
