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
    /// The whole year; sorts after its parts, since it is published after them.
    Year,
}

/// A year or a part of one. Periods are ordered by the time at which they end.
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

    /// Reads `2016`, `2016-H1`, `2016-Q3`, `2016Q3`, `2016-07`. `None` for anything else,
    /// years outside 1000–9999 included.
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
            _ => return None,
        };
        Some(Period { year, part })
    }

    /// The period one year before: what «so với năm trước» compares with.
    pub fn previous_year(self) -> Period {
        Period { year: self.year - 1, ..self }
    }

    /// Its length, 1 to 12 months.
    pub const fn months(self) -> u8 {
        match self.part {
            PeriodPart::Month(_) => 1,
            PeriodPart::Quarter(_) => 3,
            PeriodPart::Half(_) => 6,
            PeriodPart::Year => 12,
        }
    }

    fn end_month(self) -> u8 {
        match self.part {
            PeriodPart::Half(half) => half * 6,
            PeriodPart::Quarter(quarter) => quarter * 3,
            PeriodPart::Month(month) => month,
            PeriodPart::Year => 12,
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> std::cmp::Ordering {
        let end = |period: &Period| (period.year, period.end_month(), period.months());
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_prints() {
        for text in ["2016", "2016-H1", "2016-Q3", "2016-07"] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Period::parse("2016Q3"), Period::parse("2016-Q3"));
        for text in ["", "16", "201", "20166", "2016-13", "2016-Q5", "2016-7", "0999", "năm 2016"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn orders_by_the_end() {
        let mut periods: Vec<_> =
            ["2017", "2016", "2016-Q4", "2016-H1", "2016-Q2", "2016-12", "2016-01"]
                .map(|text| Period::parse(text).unwrap())
                .into();
        periods.sort();
        let texts: Vec<_> = periods.iter().map(Period::to_string).collect();
        assert_eq!(texts, ["2016-01", "2016-Q2", "2016-H1", "2016-12", "2016-Q4", "2016", "2017"]);
    }
}
