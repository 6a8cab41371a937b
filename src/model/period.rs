//! The time that an index is published for.

use std::fmt;

/// The part of a year that a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodPart {
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A day.
    Day {
        /// Its month, 1 to 12.
        month: u8,
        /// Its day in that month, from 1.
        day: u8,
    },
    /// The whole year; sorts after its parts, since it is published after them.
    Year,
}

/// A year or a part of one, down to a day. Periods are ordered by the time at which they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The calendar year.
    pub year: i32,
    /// The part of it.
    pub part: PeriodPart,
}

impl Period {
    /// A whole calendar year.
    pub const fn year(year: i32) -> Period {
        Period { year, part: PeriodPart::Year }
    }

    /// A day of the calendar; `None` where there is none such, as 29 February in most years.
    pub fn day(year: i32, month: u8, day: u8) -> Option<Period> {
        (1..=days_in(year, month))
            .contains(&day)
            .then_some(Period { year, part: PeriodPart::Day { month, day } })
    }

    /// Reads `2016`, `2016-H1`, `2016-Q3`, `2016Q3`, `2016-07`, `2016-07-31`. `None` for anything
    /// else, years outside 1000–9999 and days that no calendar has included.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim();
        let year: i32 = text.get(..4)?.parse().ok().filter(|year| *year >= 1000)?;
        let rest = &text[4..];
        if rest.is_empty() {
            return Some(Period::year(year));
        }
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let number = |text: &str, most: u8| {
            let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u8>().ok().filter(|n| plain && (1..=most).contains(n))
        };
        let part = match rest.as_bytes().first()? {
            b'H' | b'h' => PeriodPart::Half(number(&rest[1..], 2)?),
            b'Q' | b'q' => PeriodPart::Quarter(number(&rest[1..], 4)?),
            _ if rest.len() == 2 && text.len() == 7 => PeriodPart::Month(number(rest, 12)?),
            _ if rest.len() == 5 && text.len() == 10 => {
                let (month, day) = rest.split_once('-').filter(|(month, _)| month.len() == 2)?;
                return Period::day(year, number(month, 12)?, number(day, 31)?);
            }
            _ => return None,
        };
        Some(Period { year, part })
    }

    /// The period one year before: what «so với năm trước» compares with. Before 29 February comes
    /// the 28th.
    pub fn previous_year(self) -> Period {
        let year = self.year - 1;
        let part = match self.part {
            PeriodPart::Day { month, day } => {
                PeriodPart::Day { month, day: day.min(days_in(year, month)) }
            }
            part => part,
        };
        Period { year, part }
    }

    /// Its length, 1 to 12 months; 0 for a day.
    pub const fn months(self) -> u8 {
        match self.part {
            PeriodPart::Day { .. } => 0,
            PeriodPart::Month(_) => 1,
            PeriodPart::Quarter(_) => 3,
            PeriodPart::Half(_) => 6,
            PeriodPart::Year => 12,
        }
    }

    /// The month and day at which it ends; of whole months the 31st, whether they have it or not.
    fn end(self) -> (u8, u8) {
        match self.part {
            PeriodPart::Half(half) => (half * 6, 31),
            PeriodPart::Quarter(quarter) => (quarter * 3, 31),
            PeriodPart::Month(month) => (month, 31),
            PeriodPart::Day { month, day } => (month, day),
            PeriodPart::Year => (12, 31),
        }
    }
}

/// The days of a month in the Gregorian calendar; 0 for a month that there is not.
fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> std::cmp::Ordering {
        let end = |period: &Period| (period.year, period.end(), period.months());
        end(self).cmp(&end(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The form that files and links use; [`Period::parse`] reads it back.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.part {
            PeriodPart::Year => write!(f, "{year}"),
            PeriodPart::Half(half) => write!(f, "{year}-H{half}"),
            PeriodPart::Quarter(quarter) => write!(f, "{year}-Q{quarter}"),
            PeriodPart::Month(month) => write!(f, "{year}-{month:02}"),
            PeriodPart::Day { month, day } => write!(f, "{year}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_prints() {
        for text in ["2016", "2016-H1", "2016-Q3", "2016-07", "2016-07-31", "2016-02-29"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Period::parse("2016Q3"), Period::parse("2016-Q3"));
        for text in [
            "",
            "16",
            "201",
            "20166",
            "2016-13",
            "2016-Q5",
            "2016-7",
            "0999",
            "năm 2016",
            "2016-07-32",
            "2016-07-00",
            "2015-02-29",
            "1900-02-29",
            "2016-13-01",
            "2016-7-31",
            "2016-071-1",
            "201607-31",
            "2016-07-31T00:00",
            "2016-07-+1",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_before_a_leap_day_is_the_28th() {
        for (now, before) in
            [("2016-02-29", "2015-02-28"), ("2016-07-31", "2015-07-31"), ("2016-Q3", "2015-Q3")]
        {
            assert_eq!(Period::parse(now).unwrap().previous_year().to_string(), before);
        }
    }

    #[test]
    fn orders_by_the_end() {
        let mut periods: Vec<_> = [
            "2017",
            "2016",
            "2016-Q4",
            "2016-H1",
            "2016-Q2",
            "2016-12",
            "2016-01",
            "2016-12-31",
            "2016-02-01",
            "2016-01-31",
            "2016-01-30",
            "2017-01-01",
        ]
        .map(|text| Period::parse(text).unwrap())
        .into();
        periods.sort();
        let texts: Vec<_> = periods.iter().map(Period::to_string).collect();
        assert_eq!(
            texts,
            [
                "2016-01-30",
                "2016-01-31",
                "2016-01",
                "2016-02-01",
                "2016-Q2",
                "2016-H1",
                "2016-12-31",
                "2016-12",
                "2016-Q4",
                "2016",
                "2017-01-01",
                "2017",
            ]
        );
    }
}
