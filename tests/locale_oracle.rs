//! Alphabetical order and number separators against the Unicode consortium's own implementation.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};
use proptest::prelude::*;
use xephang::locale::{Lang, collate, number};
use xephang::model::Decimal;

fn oracle_locale(lang: Lang) -> Locale {
    lang.pick(locale!("vi"), locale!("en"))
}

fn collator(lang: Lang) -> CollatorBorrowed<'static> {
    Collator::try_new((&oracle_locale(lang)).into(), CollatorOptions::default()).unwrap()
}

/// The oracle calls texts equal that differ in form only; ours orders them somehow.
fn agrees(oracle: &CollatorBorrowed<'_>, a: &str, b: &str, lang: Lang) -> bool {
    let (theirs, ours) = (oracle.compare(a, b), collate::compare(a, b, lang));
    theirs == Ordering::Equal || theirs == ours
}

const LETTERS: &str =
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";
const SIGNS: &str = " _-–—,;:!?.'’\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

#[test]
fn every_pair_of_letters_and_signs() {
    let upper: String = LETTERS.to_uppercase();
    let all: Vec<String> =
        LETTERS.chars().chain(upper.chars()).chain(SIGNS.chars()).map(String::from).collect();
    for lang in Lang::ALL {
        let oracle = collator(lang);
        for a in &all {
            for b in &all {
                assert!(agrees(&oracle, a, b, lang), "{lang:?}: {a} {b}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn vietnamese_words(
        a in "[aàảáăắâấbcdđDĐeèêếghiklmnoóôốơớpqrstuúưứvxy .,0-9A-Z-]{0,8}",
        b in "[aàảáăắâấbcdđDĐeèêếghiklmnoóôốơớpqrstuúưứvxy .,0-9A-Z-]{0,8}",
    ) {
        for lang in Lang::ALL {
            prop_assert!(agrees(&collator(lang), &a, &b, lang), "{:?}: {:?} {:?}", lang, a, b);
        }
    }

    #[test]
    fn near_words(
        a in "[aạáâấậ][nN][ aAáà][dđ]?",
        b in "[aạáâấậ][nN][ aAáà][dđ]?",
    ) {
        for lang in Lang::ALL {
            prop_assert!(agrees(&collator(lang), &a, &b, lang), "{:?}: {:?} {:?}", lang, a, b);
        }
    }

    #[test]
    fn separators(mantissa in 0i64..=999_999_999_999_999, scale in 0u8..8) {
        let value = Decimal::new(i128::from(mantissa), scale);
        for lang in Lang::ALL {
            let formatter =
                DecimalFormatter::try_new((&oracle_locale(lang)).into(), Default::default()).unwrap();
            let mut theirs = icu_decimal::input::Decimal::from(mantissa);
            theirs.multiply_pow10(-i16::from(scale));
            prop_assert_eq!(
                number::number(value, scale, lang),
                formatter.format(&theirs).to_string()
            );
        }
    }
}
