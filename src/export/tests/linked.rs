//! Data in a link is the same data when the link is opened.

use proptest::prelude::*;
use proptest::sample::Index;

use super::any::dataset;
use crate::export::json_from_dataset;
use crate::model::Outline;
use crate::share::packed::{Damage, pack, unpack};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_data_is_the_same_again(data in dataset()) {
        let piece = pack(&data).unwrap();
        prop_assert!(piece.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        let (read, again) = unpack(&piece).unwrap();
        prop_assert_eq!(again, piece);
        prop_assert_eq!(json_from_dataset(&read), json_from_dataset(&data));
        prop_assert_eq!(read, data);
    }

    #[test]
    fn a_piece_that_suffered_gives_nothing_or_what_it_was(
        data in dataset(),
        at in any::<Index>(),
        to in "[A-Za-z0-9_-]",
        cut in any::<bool>(),
    ) {
        let piece = pack(&data).unwrap();
        let at = at.index(piece.len());
        let sent = match cut {
            true => piece[..at].to_owned(),
            false => format!("{}{to}{}", &piece[..at], &piece[at + 1..]),
        };
        if let Ok((read, again)) = unpack(&sent) {
            prop_assert_eq!(again, piece);
            prop_assert_eq!(read, data);
        }
    }

    /// With a checksum that is right, as a piece that means harm would have.
    #[test]
    fn bytes_that_mean_nothing_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let piece = crate::share::packed::framed(&bytes);
        match unpack(&piece) {
            Ok((data, _)) => prop_assert!(data.len() < 8 * (bytes.len() + 512)),
            Err(damage) => prop_assert_eq!(damage, Damage::Meaningless),
        }
    }
}

#[test]
fn outlines_go_along() {
    let mut made = crate::tests::Made::new();
    made.put("a", crate::tests::YEAR, "1.50").put("b", crate::tests::YEAR, "2.5");
    let rings = vec![vec![10_500_000, 2_100_000, 10_510_000, 2_099_000, 10_500_000, 2_100_000]];
    made.unit("a").outline = Some(Outline { rings }.into());
    let data = made.ds();
    assert_eq!(unpack(&pack(&data).unwrap()).unwrap().0, data);
}
