//! Periods as statistics agencies write them: `2013`, `2013M05`, `2013-Q1`, `2013K1`, `2013-S2`,
//! `2013-A1`, `2013-01-18`; or by the days at which they begin and end.
//!
//! Source: SDMX 2.1, section 6 «Technical notes», 4.2 «Time and time format»; PX-Web's letters for
//! months (M), quarters (K) and half-years (H).

use super::Category;
use crate::import::records::period as in_words;
use crate::model::{Period, PeriodPart};

impl Category {
    /// The period that the category stands for.
    pub fn period(&self) -> Option<Period> {
        self.period.or_else(|| period(&self.id)).or_else(|| period(&self.label.vi))
    }
}

/// A period. `None` for what is none, or one that cannot be held: a week, a term of four months, a
/// range.
pub fn period(text: &str) -> Option<Period> {
    in_words(text).or_else(|| coded(text.trim()))
}

/// A year, a letter for its part, a number.
fn coded(text: &str) -> Option<Period> {
    let year = text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let year = in_words(year)?.year;
    let rest = text.get(4..)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let letter = rest.chars().next()?.to_ascii_uppercase();
    let digits = rest.get(letter.len_utf8()..)?;
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let number: u8 = digits.parse().ok().filter(|_| plain)?;
    let part = match (letter, number) {
        ('M', 1..=12) => PeriodPart::Month(number),
        ('Q' | 'K', 1..=4) => PeriodPart::Quarter(number),
        ('S' | 'H', 1..=2) => PeriodPart::Half(number),
        ('A', 1) => PeriodPart::Year,
        _ => return None,
    };
    Some(Period { year, part })
}

/// The period between two days, both included; each may have a time of day behind it.
pub fn between(start: &str, end: &str) -> Option<Period> {
    let day = |text: &str| {
        let day = Period::parse(text.get(..10)?)?;
        match day.part {
            PeriodPart::Day { month, day: number } => Some((day.year, month, number)),
            _ => None,
        }
    };
    let ((year, first, 1), (end_year, last, end_day)) = (day(start)?, day(end)?) else {
        return day(start).filter(|from| Some(*from) == day(end)).and_then(of_day);
    };
    if year != end_year {
        return None;
    }
    // The day after is none of the same month: the period ends with its month.
    if Period::day(year, last, end_day + 1).is_some() {
        return (first == last && end_day == 1).then(|| Period::day(year, first, 1)).flatten();
    }
    let part = match (first, last) {
        (1, 12) => PeriodPart::Year,
        (1, 6) => PeriodPart::Half(1),
        (7, 12) => PeriodPart::Half(2),
        (from, to) if from == to => PeriodPart::Month(from),
        (from, to) if to == from + 2 && to % 3 == 0 => PeriodPart::Quarter(to / 3),
        _ => return None,
    };
    Some(Period { year, part })
}

fn of_day((year, month, day): (i32, u8, u8)) -> Option<Period> {
    Period::day(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_codes_of_agencies() {
        for (text, expected) in [
            ("2013", Some("2013")),
            ("2013M05", Some("2013-05")),
            ("2013-M5", Some("2013-05")),
            ("2013M13", None),
            ("2013-Q1", Some("2013-Q1")),
            ("2013Q1", Some("2013-Q1")),
            ("2013K4", Some("2013-Q4")),
            ("2013-S2", Some("2013-H2")),
            ("2013H1", Some("2013-H1")),
            ("2013-A1", Some("2013")),
            ("2013-01", Some("2013-01")),
            ("2013-01-18", Some("2013-01-18")),
            ("Quý III/2016", Some("2016-Q3")),
            ("2013-W05", None),
            ("2013U05", None),
            ("2013-T1", None),
            ("2013-01-01/P1Y", None),
            ("1234", None),
            ("2013é", None),
            ("total", None),
            ("", None),
        ] {
            let found = period(text).map(|period| period.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_period_by_its_first_and_last_day() {
        for (start, end, expected) in [
            ("2013-01-01T00:00:00Z", "2013-12-31T23:59:59Z", Some("2013")),
            ("2013-07-01", "2013-12-31", Some("2013-H2")),
            ("2013-04-01", "2013-06-30", Some("2013-Q2")),
            ("2012-02-01", "2012-02-29", Some("2012-02")),
            ("2013-02-01", "2013-02-27", None),
            ("2013-01-18T00:00:00.000Z", "2013-01-18T23:59:59.999Z", Some("2013-01-18")),
            ("2013-02-01", "2013-02-01", Some("2013-02-01")),
            ("2013-01-31", "2013-01-31", Some("2013-01-31")),
            ("2013-02-01", "2013-04-30", None),
            ("2013-01-01", "2014-12-31", None),
            ("2013", "2013", None),
        ] {
            let found = between(start, end).map(|period| period.to_string());
            assert_eq!(found.as_deref(), expected, "{start} {end}");
        }
    }
}
