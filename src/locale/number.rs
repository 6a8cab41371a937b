//! Numbers as a reader writes them: «1.234,56» and “1,234.56”, a true minus, a fixed number of
//! decimals. A value is rounded here, once, half away from zero, and nowhere before.

use super::{Lang, MINUS, NO_BREAK_SPACE, Noun};
use crate::model::{Decimal, Measure};

/// A number with exactly `places` decimals: «−0,15».
pub fn number(value: Decimal, places: u8, lang: Lang) -> String {
    let rounded = value.round(places);
    let digits = grouped(rounded, lang);
    if rounded.sign() < 0 { format!("{MINUS}{digits}") } else { digits }
}

/// The number that a person typed: with the decimal mark of the language and, if with any, its mark of
/// thousands; with the other language's decimal mark where it cannot stand between thousands (in
/// Vietnamese «1.000» is a thousand and «1.00» one). `None`: no number.
pub fn typed(text: &str, lang: Lang) -> Option<Decimal> {
    let text = text.trim().replace(MINUS, "-");
    let (decimal, thousands) = lang.pick((',', '.'), ('.', ','));
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text.as_str(), None),
    };
    let groups: Vec<&str> = whole.split(thousands).collect();
    let first = groups.first().map_or("", |first| first.trim_start_matches('-'));
    let grouped = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.iter().skip(1).all(|group| group.len() == 3);
    let plain = match (&groups[..], fraction) {
        ([whole], Some(fraction)) => format!("{whole}.{fraction}"),
        ([whole], None) => (*whole).to_owned(),
        (groups, fraction) if grouped => format!("{}.{}", groups.concat(), fraction.unwrap_or("0")),
        ([whole, fraction], None) => format!("{whole}.{fraction}"),
        _ => return None,
    };
    Decimal::parse(&plain).ok().map(Decimal::normal)
}

/// A number with the decimals that it was written with, less trailing zeros: «2,3», «80».
pub fn plain(value: Decimal, lang: Lang) -> String {
    let value = value.normal();
    number(value, value.scale(), lang)
}

/// A change with its sign: «+1,67», «−0,15»; what rounds to zero has none.
pub fn signed(value: Decimal, places: u8, lang: Lang) -> String {
    let text = number(value, places, lang);
    if value.round(places).sign() > 0 { format!("+{text}") } else { text }
}

/// A number as spreadsheets read it, with exactly `places` decimals: «-1234,56», a hyphen for the
/// minus, nothing between thousands.
pub fn for_sheet(value: Decimal, places: u8, lang: Lang) -> String {
    let text = value.round(places).to_string();
    lang.pick(text.replace('.', ","), text)
}

/// A number followed by its sign of percent: «94,01%».
pub fn percent(value: Decimal, places: u8, lang: Lang) -> String {
    format!("{}%", number(value, places, lang))
}

/// Points with their unit: «80,98 điểm».
pub fn points(value: Decimal, places: u8, lang: Lang) -> String {
    let text = number(value, places, lang);
    format!("{text}{NO_BREAK_SPACE}{}", point_word(value, places, lang))
}

/// A score with its unit: «80,98 điểm» or «94,01%».
pub fn score(value: Decimal, places: u8, measure: Measure, lang: Lang) -> String {
    match measure {
        Measure::Points => points(value, places, lang),
        Measure::Percent => percent(value, places, lang),
    }
}

/// A score as it stands beside others, without its word: «65,60», «91,48%».
pub fn figure(value: Decimal, places: u8, measure: Measure, lang: Lang) -> String {
    match measure {
        Measure::Points => number(value, places, lang),
        Measure::Percent => percent(value, places, lang),
    }
}

/// A change of score with sign and unit: «+35,34 điểm»; «−2,3 điểm %» where the score itself is
/// in percent.
pub fn score_change(value: Decimal, places: u8, measure: Measure, lang: Lang) -> String {
    let text = signed(value, places, lang);
    format!("{text}{NO_BREAK_SPACE}{}", change_unit(value, places, measure, lang))
}

/// The unit in which a change of this size is counted: «điểm», «điểm %»; “point”, “points”,
/// “percentage points”.
pub fn change_unit(value: Decimal, places: u8, measure: Measure, lang: Lang) -> String {
    match (measure, lang) {
        (Measure::Points, _) => point_word(value, places, lang).to_owned(),
        (Measure::Percent, Lang::Vi) => format!("điểm{NO_BREAK_SPACE}%"),
        (Measure::Percent, Lang::En) => {
            format!("percentage{NO_BREAK_SPACE}{}", point_word(value, places, lang))
        }
    }
}

/// A whole number: «3.321».
pub fn whole(value: i64, lang: Lang) -> String {
    number(Decimal::from(value), 0, lang)
}

/// A whole number of at least two digits, as reports write small ones: «04», «13».
pub fn two_digits(value: i64, lang: Lang) -> String {
    let text = whole(value.abs(), lang);
    let padded = if text.len() < 2 { format!("0{text}") } else { text };
    if value < 0 { format!("{MINUS}{padded}") } else { padded }
}

/// The smallest number of decimals, at least `places`, at which a value that is not zero does not
/// show as zero; six at most.
pub fn places_to_tell_from_zero(value: Decimal, places: u8) -> u8 {
    let visible = (places..=places.max(6)).find(|&p| !value.round(p).is_zero());
    if value.is_zero() { places } else { visible.unwrap_or(places) }
}

/// The least number of so many decimals that is not below a value.
pub fn rounded_up(value: Decimal, places: u8) -> Decimal {
    let rounded = value.round(places);
    if rounded < value { rounded + Decimal::new(1, places) } else { rounded }
}

/// Scores of more decimals than these are as a computer holds them, not as somebody wrote them.
const NOISE: u8 = 4;

/// The decimals of a score that somebody wrote down, never fewer than that where they are `shown`: a target
/// of 70.125 is not shown as 70.13; one with the noise of a computer is.
pub fn written_places(value: Decimal, shown: u8) -> u8 {
    let own = value.normal().scale();
    if own <= NOISE { own.max(shown) } else { shown }
}

fn point_word(value: Decimal, places: u8, lang: Lang) -> &'static str {
    let one = value.abs().round(places) == Decimal::from(1) && places == 0;
    Noun::Point.form(if one { 1 } else { 2 }, lang)
}

/// The digits without sign, with separators.
fn grouped(value: Decimal, lang: Lang) -> String {
    let (thousands, point) = lang.pick(('.', ','), (',', '.'));
    let digits = value.mantissa().unsigned_abs().to_string();
    let places = usize::from(value.scale());
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (before, after) = digits.split_at(digits.len() - places);
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    for (at, digit) in before.chars().enumerate() {
        if at > 0 && (before.len() - at) % 3 == 0 {
            text.push(thousands);
        }
        text.push(digit);
    }
    if places > 0 {
        text.push(point);
        text.push_str(after);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn as_a_person_types_it() {
        let read = |text: &str, lang| typed(text, lang).map(|number| number.to_string());
        for (text, vi, en) in [
            ("2", Some("2"), Some("2")),
            (" 0,5 ", Some("0.5"), Some("0.5")),
            ("9,286", Some("9.286"), Some("9286")),
            ("9.286", Some("9286"), Some("9.286")),
            ("0.125", Some("0.125"), Some("0.125")),
            ("0,125", Some("0.125"), Some("0.125")),
            ("1.234,5", Some("1234.5"), None),
            ("1,234.5", None, Some("1234.5")),
            ("\u{2212}1,5", Some("-1.5"), Some("-1.5")),
            ("1.00", Some("1"), Some("1")),
            ("1.2.3", None, None),
            ("1,2,3", None, None),
            ("", None, None),
            ("x", None, None),
            (",", None, None),
            ("1e400", None, None),
        ] {
            assert_eq!(read(text, Lang::Vi).as_deref(), vi, "{text}");
            assert_eq!(read(text, Lang::En).as_deref(), en, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(mantissa in -10_000_000_000i64..10_000_000_000, scale in 0u8..8) {
            let number = Decimal::new(i128::from(mantissa), scale).normal();
            for lang in Lang::ALL {
                prop_assert_eq!(typed(&plain(number, lang), lang), Some(number));
            }
        }
    }

    #[test]
    fn table_in_both_languages() {
        let cases = [
            ("1234.56", 2, "1.234,56", "1,234.56"),
            ("1234567", 0, "1.234.567", "1,234,567"),
            ("123", 0, "123", "123"),
            ("1000", 1, "1.000,0", "1,000.0"),
            ("-0.15", 2, "−0,15", "−0.15"),
            ("-0.004", 2, "0,00", "0.00"),
            ("-0.005", 2, "−0,01", "−0.01"),
            ("0.005", 2, "0,01", "0.01"),
            ("91.475", 2, "91,48", "91.48"),
            ("65.5967", 2, "65,60", "65.60"),
            ("0.05", 3, "0,050", "0.050"),
            ("-1234.5", 0, "−1.235", "−1,235"),
            ("999.995", 2, "1.000,00", "1,000.00"),
        ];
        for (value, places, vi, en) in cases {
            assert_eq!(number(d(value), places, Lang::Vi), vi);
            assert_eq!(number(d(value), places, Lang::En), en);
        }
    }

    #[test]
    fn changes_carry_their_sign() {
        assert_eq!(signed(d("1.67"), 2, Lang::Vi), "+1,67");
        assert_eq!(signed(d("-0.15"), 2, Lang::Vi), "−0,15");
        assert_eq!(signed(d("0.004"), 2, Lang::Vi), "0,00");
        assert_eq!(signed(d("-0.004"), 2, Lang::En), "0.00");
    }

    #[test]
    fn as_spreadsheets_read_them() {
        let cases = [
            ("-0.15", 2, "-0,15", "-0.15"),
            ("1.67", 2, "1,67", "1.67"),
            ("7", 0, "7", "7"),
            ("2.5", 1, "2,5", "2.5"),
            ("1234.5", 2, "1234,50", "1234.50"),
            ("-0.004", 2, "0,00", "0.00"),
            ("-0.005", 2, "-0,01", "-0.01"),
        ];
        for (value, places, vi, en) in cases {
            assert_eq!(for_sheet(d(value), places, Lang::Vi), vi);
            assert_eq!(for_sheet(d(value), places, Lang::En), en);
        }
    }

    #[test]
    fn units() {
        assert_eq!(percent(d("94.01"), 2, Lang::Vi), "94,01%");
        assert_eq!(points(d("80.98"), 2, Lang::Vi), "80,98\u{a0}điểm");
        assert_eq!(points(d("80.98"), 2, Lang::En), "80.98\u{a0}points");
        assert_eq!(points(d("1"), 0, Lang::En), "1\u{a0}point");
        assert_eq!(points(d("1"), 2, Lang::En), "1.00\u{a0}points");
        assert_eq!(score_change(d("-2.3"), 1, Measure::Percent, Lang::Vi), "−2,3\u{a0}điểm\u{a0}%");
        assert_eq!(
            score_change(d("-2.3"), 1, Measure::Percent, Lang::En),
            "−2.3\u{a0}percentage\u{a0}points"
        );
        assert_eq!(score(d("94.01"), 2, Measure::Percent, Lang::En), "94.01%");
    }

    #[test]
    fn as_written_and_as_reports_write() {
        assert_eq!(plain(d("2.30"), Lang::Vi), "2,3");
        assert_eq!(plain(d("80"), Lang::En), "80");
        assert_eq!(two_digits(4, Lang::Vi), "04");
        assert_eq!(two_digits(13, Lang::Vi), "13");
        assert_eq!(two_digits(-2, Lang::Vi), "−02");
        assert_eq!(whole(3321, Lang::Vi), "3.321");
    }

    #[test]
    fn enough_places_to_tell_from_zero() {
        assert_eq!(places_to_tell_from_zero(d("0.15"), 2), 2);
        assert_eq!(places_to_tell_from_zero(d("-0.003"), 2), 3);
        assert_eq!(places_to_tell_from_zero(d("0"), 2), 2);
        assert_eq!(places_to_tell_from_zero(d("0.0000000001"), 2), 2);
    }

    /// Reads a formatted number back.
    fn read_back(text: &str, lang: Lang) -> Decimal {
        let (thousands, point) = lang.pick(('.', ','), (',', '.'));
        let plain: String = text
            .chars()
            .filter(|c| *c != thousands && *c != '+')
            .map(|c| match c {
                MINUS => '-',
                c if c == point => '.',
                c => c,
            })
            .collect();
        d(&plain)
    }

    proptest! {
        #[test]
        fn reads_back(mantissa in -999_999_999_999i64..999_999_999_999, scale in 0u8..9, places in 0u8..9) {
            let value = Decimal::new(i128::from(mantissa), scale);
            for lang in Lang::ALL {
                prop_assert_eq!(read_back(&number(value, places, lang), lang), value.round(places));
                prop_assert_eq!(read_back(&signed(value, places, lang), lang), value.round(places));
                prop_assert_eq!(read_back(&plain(value, lang), lang), value);
            }
        }

        #[test]
        fn no_hyphen_and_fixed_decimals(mantissa in any::<i64>(), scale in 0u8..9, places in 1u8..6) {
            let text = number(Decimal::new(i128::from(mantissa), scale), places, Lang::Vi);
            prop_assert!(!text.contains('-'));
            let decimals = text.rsplit(',').next().map_or(0, str::len);
            prop_assert_eq!(decimals, usize::from(places));
        }
    }
}
