//! Reads data in links: bytes under a checksum that is right, and pieces as they come.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use xephang::share::packed::{framed, pack, unpack};
use xephang_fuzz::in_proportion;

/// Memory for each byte of a piece: a figure with all that may be said beside it takes a few hundred, and
/// a byte may stand for eight of them.
const PER_BYTE: usize = 600;

fuzz_target!(|bytes: &[u8]| {
    // What is learnt beforehand is made once.
    static PRIMED: Once = Once::new();
    PRIMED.call_once(|| drop(unpack(&framed(&[]))));

    let piece = framed(bytes);
    let read = in_proportion((bytes.len() + 512) * PER_BYTE, || unpack(&piece));
    if let Ok((data, again)) = read {
        assert_eq!(again, piece);
        // What was read is data as any other: packed, it is the same again.
        if let Ok(piece) = pack(&data) {
            assert!(unpack(&piece).is_ok_and(|(read, _)| read == data));
        }
    }
    let _ = unpack(&String::from_utf8_lossy(bytes));
});
