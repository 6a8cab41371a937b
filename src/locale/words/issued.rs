//! Words that stand around a report which an office issues, as Nghị định 30/2020/NĐ-CP (annex I) wants them.

use super::super::{Lang, NO_BREAK_SPACE, capitalised, date};

/// The country's name, and its motto below.
pub fn country(lang: Lang) -> [&'static str; 2] {
    lang.pick(
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ["SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness"],
    )
}

/// «Số: 12/BC-PNV»; room for it where it is not known yet.
pub fn number_line(number: &str, lang: Lang) -> String {
    // Spaces that do not break are not drawn as one.
    let room = || format!("{}/BC", String::from(NO_BREAK_SPACE).repeat(6));
    let number = if number.is_empty() { room() } else { number.to_owned() };
    format!("{} {number}", lang.pick("Số:", "No.:"))
}

/// «Bình Liêu, ngày 21 tháng 3 năm 2023», of a day `YYYY-MM-DD`; room for what is not known yet. Days below
/// ten and the months January and February have a zero before them.
pub fn place_and_day(place: &str, day: &str, lang: Lang) -> String {
    let mut parts = day.splitn(3, '-');
    let whole = |part: Option<&str>| part.and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = (whole(parts.next()), whole(parts.next()), whole(parts.next()));
    let known = year
        .zip(month)
        .zip(day)
        .filter(|((_, month), day)| (1..=12).contains(month) && (1..=31).contains(day));
    let when = match (known, lang) {
        (Some(((year, month), day)), Lang::Vi) => {
            let month = if month < 3 { format!("0{month}") } else { month.to_string() };
            format!("ngày {day:02} tháng {month} năm {year}")
        }
        (Some(((year, month), day)), Lang::En) => {
            date::date(&format!("{year:04}-{month:02}-{day:02}"), lang)
        }
        (None, Lang::Vi) => "ngày … tháng … năm …".to_owned(),
        (None, Lang::En) => "…".to_owned(),
    };
    match place.is_empty() {
        true => capitalised(&when),
        false => format!("{place}, {when}"),
    }
}

/// A title in two lines, as papers of the kind «báo cáo» have it: the kind, and what it is about.
pub fn title_lines(title: &str, lang: Lang) -> [String; 2] {
    let (begins, kind) = lang.pick(("Báo cáo ", "BÁO CÁO"), ("Report on ", "REPORT"));
    match title.strip_prefix(begins) {
        Some(about) => [kind.to_owned(), capitalised(about)],
        None => [String::new(), title.to_owned()],
    }
}

/// The word above those who receive it.
pub fn receivers(lang: Lang) -> &'static str {
    lang.pick("Nơi nhận:", "Recipients:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_written_as_the_decree_wants_them() {
        let on = |day: &str| place_and_day("Bình Liêu", day, Lang::Vi);
        assert_eq!(on("2023-02-05"), "Bình Liêu, ngày 05 tháng 02 năm 2023");
        assert_eq!(on("2023-11-21"), "Bình Liêu, ngày 21 tháng 11 năm 2023");
        assert_eq!(place_and_day("", "soon", Lang::Vi), "Ngày … tháng … năm …");
        assert_eq!(number_line("", Lang::Vi), "Số: \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/BC");
        assert_eq!(number_line("12/BC-PNV", Lang::Vi), "Số: 12/BC-PNV");
    }

    #[test]
    fn the_title_is_the_kind_and_what_it_is_about() {
        assert_eq!(
            title_lines("Báo cáo kết quả PCI năm 2016", Lang::Vi),
            ["BÁO CÁO", "Kết quả PCI năm 2016"]
        );
        let english = title_lines("Report on the results of PCI for 2016", Lang::En);
        assert_eq!(english, ["REPORT", "The results of PCI for 2016"]);
        assert_eq!(title_lines("PCI", Lang::Vi), ["", "PCI"]);
    }
}
