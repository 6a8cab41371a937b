//! Days and periods in words.

use super::Lang;
use crate::model::{Period, PeriodPart};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// A period inside a sentence: «năm 2016», «quý III/2016», «tháng 7/2016», «6 tháng đầu năm 2016»,
/// «ngày 31/7/2016»; “2016”, “Q3 2016”, “July 2016”, “the first half of 2016”, “31 July 2016”.
pub fn period(period: Period, lang: Lang) -> String {
    let year = period.year;
    match (period.part, lang) {
        (PeriodPart::Year, Lang::Vi) => format!("năm {year}"),
        (PeriodPart::Year, Lang::En) => year.to_string(),
        (PeriodPart::Half(1), Lang::Vi) => format!("6 tháng đầu năm {year}"),
        (PeriodPart::Half(_), Lang::Vi) => format!("6 tháng cuối năm {year}"),
        (PeriodPart::Half(1), Lang::En) => format!("the first half of {year}"),
        (PeriodPart::Half(_), Lang::En) => format!("the second half of {year}"),
        (PeriodPart::Quarter(quarter), Lang::Vi) => format!("quý {}/{year}", roman(quarter)),
        (PeriodPart::Quarter(quarter), Lang::En) => format!("Q{quarter} {year}"),
        (PeriodPart::Month(month), Lang::Vi) => format!("tháng {month}/{year}"),
        (PeriodPart::Month(month), Lang::En) => format!("{} {year}", month_name(month)),
        (PeriodPart::Day { month, day }, Lang::Vi) => format!("ngày {day}/{month}/{year}"),
        (PeriodPart::Day { month, day }, Lang::En) => format!("{day} {} {year}", month_name(month)),
    }
}

/// A period on an axis or in a column head: «2016», «QIII/2016», «T7/2016», «6T đầu 2016»,
/// «31/7/2016»; “2016”, “Q3 2016”, “Jul 2016”, “H1 2016”, “31 Jul 2016”.
pub fn period_short(period: Period, lang: Lang) -> String {
    let year = period.year;
    match (period.part, lang) {
        (PeriodPart::Year, _) => year.to_string(),
        (PeriodPart::Half(1), Lang::Vi) => format!("6T đầu {year}"),
        (PeriodPart::Half(_), Lang::Vi) => format!("6T cuối {year}"),
        (PeriodPart::Half(half), Lang::En) => format!("H{half} {year}"),
        (PeriodPart::Quarter(quarter), Lang::Vi) => format!("Q{}/{year}", roman(quarter)),
        (PeriodPart::Quarter(quarter), Lang::En) => format!("Q{quarter} {year}"),
        (PeriodPart::Month(month), Lang::Vi) => format!("T{month}/{year}"),
        (PeriodPart::Month(month), Lang::En) => format!("{} {year}", short_month(month)),
        (PeriodPart::Day { month, day }, Lang::Vi) => format!("{day}/{month}/{year}"),
        (PeriodPart::Day { month, day }, Lang::En) => {
            format!("{day} {} {year}", short_month(month))
        }
    }
}

/// A month as tables have it, such as the reader of tables knows and no spreadsheet takes for a day:
/// «Tháng 7/2016», “Month 7/2016”.
pub fn month_of(month: u8, year: i32, lang: Lang) -> String {
    format!("{} {month}/{year}", lang.pick("Tháng", "Month"))
}

/// Several years as one span: «2005–2016»; a single period as itself.
pub fn span(from: Period, to: Period, lang: Lang) -> String {
    let (a, b) = (period_short(from, lang), period_short(to, lang));
    if from == to { a } else { format!("{a}–{b}") }
}

/// A date of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: «21/3/2023», «tháng 3/2023», «năm 2023»;
/// “21 March 2023”, “March 2023”, “2023”. Any other text is given back as it is.
pub fn date(iso: &str, lang: Lang) -> String {
    let mut parts = iso.split('-');
    let year = parts.next().and_then(whole);
    let (month, day) = (parts.next().map(whole), parts.next().map(whole));
    match (year, month, day, parts.next()) {
        (Some(year), None, None, None) => period(Period::year(year as i32), lang),
        (Some(year), Some(Some(month @ 1..=12)), None, None) => {
            let part = PeriodPart::Month(month as u8);
            period(Period { year: year as i32, part }, lang)
        }
        (Some(year), Some(Some(month @ 1..=12)), Some(Some(day @ 1..=31)), None) => match lang {
            Lang::Vi => format!("{day}/{month}/{year}"),
            Lang::En => format!("{day} {} {year}", month_name(month as u8)),
        },
        _ => iso.to_owned(),
    }
}

fn whole(text: &str) -> Option<u32> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

fn short_month(month: u8) -> &'static str {
    let name = month_name(month);
    name.get(..3).unwrap_or(name)
}

fn roman(quarter: u8) -> &'static str {
    ROMAN.get(usize::from(quarter).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_both_languages() {
        let cases = [
            ("2016", "năm 2016", "2016", "2016", "2016"),
            ("2016-Q3", "quý III/2016", "QIII/2016", "Q3 2016", "Q3 2016"),
            ("2016-07", "tháng 7/2016", "T7/2016", "July 2016", "Jul 2016"),
            ("2016-07-31", "ngày 31/7/2016", "31/7/2016", "31 July 2016", "31 Jul 2016"),
            ("2016-H1", "6 tháng đầu năm 2016", "6T đầu 2016", "the first half of 2016", "H1 2016"),
            (
                "2016-H2",
                "6 tháng cuối năm 2016",
                "6T cuối 2016",
                "the second half of 2016",
                "H2 2016",
            ),
        ];
        for (text, vi, vi_short, en, en_short) in cases {
            let p = Period::parse(text).unwrap();
            assert_eq!(period(p, Lang::Vi), vi);
            assert_eq!(period_short(p, Lang::Vi), vi_short);
            assert_eq!(period(p, Lang::En), en);
            assert_eq!(period_short(p, Lang::En), en_short);
        }
        let (a, b) = (Period::year(2005), Period::year(2016));
        assert_eq!(span(a, b, Lang::Vi), "2005–2016");
        assert_eq!(span(a, a, Lang::Vi), "2005");
    }

    #[test]
    fn dates_in_both_languages() {
        let cases = [
            ("2023", "năm 2023", "2023"),
            ("2023-03", "tháng 3/2023", "March 2023"),
            ("2023-03-21", "21/3/2023", "21 March 2023"),
            ("2023-13", "2023-13", "2023-13"),
            ("2023-03-21-1", "2023-03-21-1", "2023-03-21-1"),
            ("hôm nay", "hôm nay", "hôm nay"),
            ("", "", ""),
        ];
        for (iso, vi, en) in cases {
            assert_eq!(date(iso, Lang::Vi), vi);
            assert_eq!(date(iso, Lang::En), en);
        }
    }
}
