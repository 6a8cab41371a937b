//! What stands around a report that an office issues, as Nghị định 30/2020/NĐ-CP (annex I) lays it out: who
//! issues it, the country's name and motto, number, place and day; at its end who signs and who receives it.
//! The reader types the names; the browser keeps them for the next report.

use crate::export::json::text::Object;
use crate::import::json::{Node, parse};

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
    /// In what capacity it is signed, in one line or in two: «TRƯỞNG PHÒNG»; «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH».
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

    /// The office above and the one that issues it, in capitals.
    pub fn issuer_lines(&self) -> [String; 2] {
        [&self.above, &self.office].map(|name| name.to_uppercase())
    }

    /// In what capacity it is signed, a line each, in capitals.
    pub fn capacity_lines(&self) -> Vec<String> {
        let lines = self.capacity.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_uppercase).collect()
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
    fn receivers_are_written_as_the_decree_wants_them() {
        let head = typed();
        assert_eq!(head.receiver_lines(), ["- UBND tỉnh;", "- Sở Nội vụ;", "- Lưu: VT."]);
    }

    #[test]
    fn who_signs_for_another_says_so_in_two_lines() {
        let head = Letterhead {
            office: "Phòng Nội vụ".to_owned(),
            capacity: "KT. Chủ tịch\n Phó Chủ tịch \n".to_owned(),
            ..Letterhead::default()
        };
        assert_eq!(head.capacity_lines(), ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
        assert_eq!(head.issuer_lines(), ["", "PHÒNG NỘI VỤ"]);
        assert!(Letterhead::default().capacity_lines().is_empty());
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
