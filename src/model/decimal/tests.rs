use super::*;

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn parses_and_prints_what_is_written() {
    for text in ["0", "-12.50", "165.02", "33.624604000000005", "0.30000000000000004"] {
        assert_eq!(d(text).to_string(), text);
    }
    assert_eq!(d("1e3"), d("1000"));
    assert_eq!(d("1.5E-2"), d("0.015"));
    assert_eq!(d("-0.0"), Decimal::ZERO);
}

#[test]
fn refuses_what_is_no_number_or_too_long() {
    for text in ["", "-", ".5", "5.", "1,5", "1e", "abc", "1.2.3", "0x10", "1 "] {
        assert_eq!(Decimal::parse(text), Err(DecimalError::NotANumber), "{text}");
    }
    assert_eq!(Decimal::parse("1e400"), Err(DecimalError::TooLong));
    assert_eq!(Decimal::parse("1e-400"), Err(DecimalError::TooLong));
    for exponent in
        ["4294967295", "-9223372036854775808", "9223372036854775807", "-99999999999999999999"]
    {
        let number = format!("1e{exponent}");
        assert_eq!(Decimal::parse(&number), Err(DecimalError::TooLong), "{number}");
        assert_eq!(Decimal::parse(&format!("0e{exponent}")), Ok(Decimal::ZERO), "{exponent}");
    }
    for exponent in ["+", "--1", "+-1", "1.5", "\u{661}"] {
        let number = format!("1e{exponent}");
        assert_eq!(Decimal::parse(&number), Err(DecimalError::NotANumber), "{number}");
    }
    assert_eq!(Decimal::parse("0.1234567890123456789"), Err(DecimalError::TooLong));
    let (rounded, was) = Decimal::parse_rounding("0.1234567890123456789").unwrap();
    assert!(was && rounded.to_string() == "0.123456789012345679");
}

#[test]
fn printed_sums_tie() {
    assert_eq!(d("0.1") + d("0.2"), d("0.3"));
    assert_eq!(d("0.3"), d("0.30"));
}

#[test]
fn rounds_half_away_from_zero_once() {
    assert_eq!(d("73.18").percent_of(d("80"), 2).unwrap().to_string(), "91.48");
    assert_eq!(d("165.02").percent_of(d("220"), 2).unwrap().to_string(), "75.01");
    assert_eq!(d("-0.125").round(2).to_string(), "-0.13");
    assert_eq!(d("2.5").round(0).to_string(), "3");
    assert_eq!(d("2").round(2).to_string(), "2.00");
    assert_eq!(d("1").div_round(d("3"), 4).unwrap().to_string(), "0.3333");
    assert_eq!(d("1").div_round(Decimal::ZERO, 4), None);
}

#[test]
fn long_results_are_rounded_not_lost() {
    let long = d("0.123456789012345678");
    let cube = long * long * long;
    assert!((cube.to_f64() - 0.001_881_676_372_353_657_3).abs() < 1e-18);
    let huge = d("999999999999999999");
    assert!(huge * huge * huge > huge);
}

#[test]
fn binary_numbers_are_the_parsers() {
    for scale in 0..=22 {
        for mantissa in [0, 1, -1, 3, 7_318, -16_502, 33_624_604, 123_456_789_012_345] {
            let number = Decimal::new(mantissa, scale);
            assert_eq!(number.to_f64(), number.to_string().parse::<f64>().unwrap(), "{number}");
        }
    }
    for text in ["33.624604000000005", "0.000000000000000000000000000123", "999999999999999999"] {
        let (ours, exact) = (d(text).to_f64(), text.parse::<f64>().unwrap());
        assert!((ours - exact).abs() <= exact * 3e-16, "{text}: {ours}");
    }
    assert!((Decimal::new(1, 60).to_f64() - 1e-60).abs() < 1e-75);
}

#[test]
fn keys_keep_the_value() {
    assert_eq!(d("1.5").key_at(4), Some(15_000));
    assert_eq!(d("1.50").key_at(1), Some(15));
    assert_eq!(d("1.55").key_at(1), None);
}
