//! Periods as statistics agencies write them: `2013`, `2013M05`, `2013-Q1`, `2013K1`, `2013-S2`,
//! `2013-A1`, `2013-01-18`; or by the days at which they begin and end.
//!
//! Source: SDMX 2.1, section 6 «Technical notes», 4.2 «Time and time format»; PX-Web's letters for
//! months (M), quarters (K) and half-years (H).

use super::Category;
use crate::import::diagnostic::{Problem, UncommonPeriod};
use crate::import::records::period as in_words;
use crate::model::{Period, PeriodPart};

impl Category {
    /// The period that the category stands for.
    pub fn period(&self) -> Option<Period> {
        self.period.or_else(|| period(&self.id)).or_else(|| period(&self.label.vi))
    }
}

/// A period. `None` for what is none, or one that cannot be held, of which [`not_a_period`] tells.
pub fn period(text: &str) -> Option<Period> {
    in_words(text).or_else(|| coded(text.trim())).or_else(|| range(text.trim()))
}

/// What is told of a text that [`period`] does not read: what it is, if it is a time that cannot be
/// held.
pub fn not_a_period(text: &str) -> Problem {
    let trimmed = text.trim();
    let text = text.to_owned();
    match uncommon(trimmed) {
        Some(what) => Problem::UncommonPeriod { text, what },
        None => Problem::BadPeriod { text },
    }
}

/// A time that is no year and no part of one that is held.
fn uncommon(text: &str) -> Option<UncommonPeriod> {
    if let Some((start, end)) = text.split_once('/') {
        let is_end = is_day(end) || is_duration(end);
        return (is_day(start) && is_end).then_some(UncommonPeriod::Range);
    }
    let year = text.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    in_words(year)?;
    let rest = text.get(4..)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let number = rest.get(1..).filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))?;
    match (rest.as_bytes().first()?.to_ascii_uppercase(), number.parse().ok()?) {
        // Nordic agencies write U for their week.
        (b'W' | b'U', 1..=53) => Some(UncommonPeriod::Week),
        (b'T', 1..=3) => Some(UncommonPeriod::Term),
        _ => None,
    }
}

/// The days from the first to the last, or a day and for how long: `2013-01-01/2013-03-31`,
/// `2013-01-01/P3M`.
fn range(text: &str) -> Option<Period> {
    let (start, end) = text.split_once('/')?;
    if !is_duration(end) {
        return between(start, end);
    }
    let (year, month, day) = day_of(start)?;
    let part = match (end, month, day) {
        ("P1D", _, _) => return Period::day(year, month, day),
        ("P1Y" | "P12M", 1, 1) => PeriodPart::Year,
        ("P6M", 1 | 7, 1) => PeriodPart::Half(month / 6 + 1),
        ("P3M", 1 | 4 | 7 | 10, 1) => PeriodPart::Quarter(month / 3 + 1),
        ("P1M", _, 1) => PeriodPart::Month(month),
        _ => return None,
    };
    Some(Period { year, part })
}

/// For how long, as ISO 8601 writes it: `P3M`, `P7D`.
fn is_duration(text: &str) -> bool {
    let number = text.strip_prefix('P').and_then(|rest| rest.strip_suffix(['Y', 'M', 'W', 'D']));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn is_day(text: &str) -> bool {
    day_of(text).is_some()
}

/// Year, month and day of a day; a time of day may stand behind it.
fn day_of(text: &str) -> Option<(i32, u8, u8)> {
    let day = Period::parse(text.get(..10)?)?;
    match day.part {
        PeriodPart::Day { month, day: number } => Some((day.year, month, number)),
        _ => None,
    }
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
    let ((year, first, 1), (end_year, last, end_day)) = (day_of(start)?, day_of(end)?) else {
        return day_of(start).filter(|from| Some(*from) == day_of(end)).and_then(of_day);
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
            ("2013-01-01/P1Y", Some("2013")),
            ("2013-07-01T00:00:00/P6M", Some("2013-H2")),
            ("2013-10-01/P3M", Some("2013-Q4")),
            ("2013-02-01/P1M", Some("2013-02")),
            ("2013-02-17/P1D", Some("2013-02-17")),
            ("2013-04-01/2013-06-30", Some("2013-Q2")),
            ("2013-02-01/P3M", None),
            ("2013-01-28/P7D", None),
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
    fn what_cannot_be_held_is_called_by_its_name() {
        use UncommonPeriod as U;
        for (text, expected) in [
            ("2019-W05", Some(U::Week)),
            ("2019W5", Some(U::Week)),
            ("2013U05", Some(U::Week)),
            ("2013-T1", Some(U::Term)),
            ("2013-01-28/P7D", Some(U::Range)),
            ("2013-01-28/2014-02-03", Some(U::Range)),
            ("2019-W54", None),
            ("2013-T4", None),
            ("1/2", None),
            ("2013/x", None),
            ("total", None),
            ("2013-é", None),
        ] {
            let told = not_a_period(text);
            let text = text.to_owned();
            let problem = match expected {
                Some(what) => Problem::UncommonPeriod { text, what },
                None => Problem::BadPeriod { text },
            };
            assert_eq!(told, problem);
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
