//! What stands around a report that an office issues, as Nghị định 30/2020/NĐ-CP (annex I) lays it out: who
//! issues it, the country's name and motto, number, place and day; at its end who signs and who receives it.
//! The reader types the names; the browser keeps them for the next report.

use crate::export::json::text::Object;
use crate::import::json::{Node, parse};
use crate::locale::Lang;

/// The most letters of a field that are read.
const LONGEST: usize = 400;

/// What the reader typed, each as it is to stand there; empty where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Whether it stands around the report.
    pub on: bool,
    /// The office above the one that issues it: «UBND HUYỆN BÌNH LIÊU».
    pub above: String,
    /// The office that issues it: «PHÒNG NỘI VỤ».
    pub office: String,
    /// Number and sign: «12/BC-PNV».
    pub number: String,
    /// The place: «Bình Liêu».
    pub place: String,
    /// The day, `YYYY-MM-DD`; empty: to be written by hand.
    pub day: String,
    /// In what capacity it is signed: «TRƯỞNG PHÒNG».
    pub capacity: String,
    /// Who signs.
    pub signer: String,
    /// Who receives it, one a line.
    pub receivers: String,
}

/// A field that the reader fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// [`Letterhead::above`].
    Above,
    /// [`Letterhead::office`].
    Office,
    /// [`Letterhead::number`].
    Number,
    /// [`Letterhead::place`].
    Place,
    /// [`Letterhead::day`].
    Day,
    /// [`Letterhead::capacity`].
    Capacity,
    /// [`Letterhead::signer`].
    Signer,
    /// [`Letterhead::receivers`].
    Receivers,
}

impl Blank {
    /// All of them, in the order in which they stand on the sheet.
    pub const ALL: [Blank; 8] = [
        Blank::Above,
        Blank::Office,
        Blank::Number,
        Blank::Place,
        Blank::Day,
        Blank::Capacity,
        Blank::Signer,
        Blank::Receivers,
    ];

    /// The word by which it is kept.
    pub fn code(self) -> &'static str {
        match self {
            Blank::Above => "above",
            Blank::Office => "office",
            Blank::Number => "number",
            Blank::Place => "place",
            Blank::Day => "day",
            Blank::Capacity => "capacity",
            Blank::Signer => "signer",
            Blank::Receivers => "receivers",
        }
    }
}

impl Letterhead {
    /// What a field says.
    pub fn get(&self, field: Blank) -> &str {
        match field {
            Blank::Above => &self.above,
            Blank::Office => &self.office,
            Blank::Number => &self.number,
            Blank::Place => &self.place,
            Blank::Day => &self.day,
            Blank::Capacity => &self.capacity,
            Blank::Signer => &self.signer,
            Blank::Receivers => &self.receivers,
        }
    }

    /// Fills a field.
    pub fn set(&mut self, field: Blank, text: String) {
        *match field {
            Blank::Above => &mut self.above,
            Blank::Office => &mut self.office,
            Blank::Number => &mut self.number,
            Blank::Place => &mut self.place,
            Blank::Day => &mut self.day,
            Blank::Capacity => &mut self.capacity,
            Blank::Signer => &mut self.signer,
            Blank::Receivers => &mut self.receivers,
        } = text;
    }

    /// The country's name, and its motto below.
    pub fn country(lang: Lang) -> [&'static str; 2] {
        lang.pick(
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
            ["SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness"],
        )
    }

    /// «Số: 12/BC-PNV»; room for it where it is not known yet.
    pub fn number_line(&self, lang: Lang) -> String {
        let number = if self.number.is_empty() { "      /BC" } else { &self.number };
        format!("{} {number}", lang.pick("Số:", "No.:"))
    }

    /// «Bình Liêu, ngày 21 tháng 3 năm 2023»; room for what is not known yet. Days below ten and the months
    /// January and February have a zero before them, as the decree wants it.
    pub fn place_and_day(&self, lang: Lang) -> String {
        let mut parts = self.day.splitn(3, '-');
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
                crate::locale::date::date(&format!("{year:04}-{month:02}-{day:02}"), lang)
            }
            (None, Lang::Vi) => "ngày … tháng … năm …".to_owned(),
            (None, Lang::En) => "…".to_owned(),
        };
        match self.place.is_empty() {
            true => crate::locale::capitalised(&when),
            false => format!("{}, {when}", self.place),
        }
    }

    /// The title in two lines, as papers of the kind «báo cáo» have it: the kind, and what it is about.
    pub fn title_lines(title: &str, lang: Lang) -> [String; 2] {
        let kind = lang.pick("Báo cáo ", "Report on ");
        match title.strip_prefix(kind) {
            Some(about) => [
                kind.trim_end().trim_end_matches(" on").to_uppercase(),
                crate::locale::capitalised(about),
            ],
            None => [String::new(), title.to_owned()],
        }
    }

    /// The word above those who receive it.
    pub fn receivers_word(lang: Lang) -> &'static str {
        lang.pick("Nơi nhận:", "Recipients:")
    }

    /// Who receives it, a line each as the decree writes them: «- UBND tỉnh;», the last one with «.».
    pub fn receiver_lines(&self) -> Vec<String> {
        let names =
            self.receivers.split(['\n', ';']).map(str::trim).filter(|name| !name.is_empty());
        let names: Vec<&str> = names.collect();
        let last = names.len().saturating_sub(1);
        let line = |(at, name): (usize, &&str)| {
            let name = name.trim_start_matches(['-', '–']).trim().trim_end_matches('.');
            format!("- {name}{}", if at == last { "." } else { ";" })
        };
        names.iter().enumerate().map(line).collect()
    }
}

/// What was typed, as JSON on one line.
pub fn letterhead_as_text(head: &Letterhead) -> String {
    let mut all = Object::default();
    if head.on {
        all.raw("on", "true".to_owned());
    }
    for field in Blank::ALL {
        let text = head.get(field);
        if !text.is_empty() {
            all.text(field.code(), text);
        }
    }
    all.line()
}

/// Reads it; empty where the text is not one of [`letterhead_as_text`].
pub fn letterhead_from_text(text: &str) -> Letterhead {
    let mut head = Letterhead::default();
    let small = Some(text).filter(|text| text.len() <= 64 << 10);
    let Some(Ok(document)) = small.map(|text| parse(text.as_bytes())) else { return head };
    head.on = document.root.member("on").is_some();
    for field in Blank::ALL {
        if let Some(text) = document.root.member(field.code()).and_then(Node::text) {
            head.set(field, text.chars().take(LONGEST).collect());
        }
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed() -> Letterhead {
        Letterhead {
            place: "Bình Liêu".to_owned(),
            day: "2023-02-05".to_owned(),
            receivers: "UBND tỉnh; Sở Nội vụ.\n- Lưu: VT".to_owned(),
            ..Letterhead::default()
        }
    }

    #[test]
    fn days_and_receivers_are_written_as_the_decree_wants_them() {
        let head = typed();
        let line = "Bình Liêu, ngày 05 tháng 02 năm 2023";
        assert_eq!(head.place_and_day(Lang::Vi), line);
        let later = Letterhead { day: "2023-11-21".to_owned(), ..head.clone() };
        assert_eq!(later.place_and_day(Lang::Vi), "Bình Liêu, ngày 21 tháng 11 năm 2023");
        let open = Letterhead { day: "soon".to_owned(), place: String::new(), ..head.clone() };
        assert_eq!(open.place_and_day(Lang::Vi), "Ngày … tháng … năm …");
        assert_eq!(head.receiver_lines(), ["- UBND tỉnh;", "- Sở Nội vụ;", "- Lưu: VT."]);
        assert_eq!(Letterhead::default().number_line(Lang::Vi), "Số:       /BC");
    }

    #[test]
    fn the_title_is_the_kind_and_what_it_is_about() {
        assert_eq!(
            Letterhead::title_lines("Báo cáo kết quả PCI năm 2016", Lang::Vi),
            ["BÁO CÁO", "Kết quả PCI năm 2016"]
        );
        let english = Letterhead::title_lines("Report on the results of PCI for 2016", Lang::En);
        assert_eq!(english, ["REPORT", "The results of PCI for 2016"]);
        assert_eq!(Letterhead::title_lines("PCI", Lang::Vi), ["", "PCI"]);
    }

    proptest! {
        #[test]
        fn what_was_typed_is_kept(texts in proptest::array::uniform8("\\PC{0,20}"), on: bool) {
            let mut head = Letterhead { on, ..Letterhead::default() };
            for (field, text) in Blank::ALL.into_iter().zip(texts) {
                head.set(field, text);
            }
            prop_assert_eq!(letterhead_from_text(&letterhead_as_text(&head)), head);
        }

        #[test]
        fn anything_is_read_without_harm(text in "\\PC{0,60}") {
            letterhead_from_text(&text);
        }
    }
}
