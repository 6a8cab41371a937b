//! A report on its way to the thread that writes files: its words, tables and captions. What numbers state and
//! what pictures draw stays behind, as no file asks for it; the pictures themselves go beside it.

use super::office::Picture;
use super::{About, Block, Letterhead, Part, Report, Section};
use crate::chart::ChartSpec;
use crate::export::Table;
use crate::model::bytes::{Bytes, Input, bytes_enum, bytes_struct};
use crate::story::{Run, Text};

bytes_struct!(Report { title, subtitle, mark, about, letterhead, sections });
bytes_struct!(About { period, indices });
bytes_struct!(Letterhead { on, above, office, number, place, day, capacity, signer, receivers });
bytes_struct!(Section { part, heading, blocks });
bytes_enum!(Part {
    0 = Headline,
    1 = Results,
    2 = Compared,
    3 = Why,
    4 = Strengths,
    5 = Limits,
    6 = Targets,
    7 = Notes,
    8 = Kept,
    9 = Assessment,
});
bytes_struct!(Text { runs });
bytes_struct!(Table { head, rows });
bytes_struct!(Picture { png, size, alt });

impl Bytes for Run {
    fn put(&self, to: &mut Vec<u8>) {
        self.text.put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Run> {
        Some(Run { text: String::take(from)?, of: None })
    }
}

impl Bytes for Block {
    fn put(&self, to: &mut Vec<u8>) {
        match self {
            Block::Paragraph(text) => {
                to.push(0);
                text.put(to);
            }
            Block::List(items) => {
                to.push(1);
                items.put(to);
            }
            Block::Table { caption, table } => {
                to.push(2);
                caption.put(to);
                table.put(to);
            }
            Block::Chart { caption, .. } => {
                to.push(3);
                caption.put(to);
            }
        }
    }

    fn take(from: &mut dyn Input) -> Option<Block> {
        Some(match u8::take(from)? {
            0 => Block::Paragraph(Text::take(from)?),
            1 => Block::List(Vec::take(from)?),
            2 => Block::Table { caption: String::take(from)?, table: Table::take(from)? },
            3 => Block::Chart { caption: String::take(from)?, spec: Box::<ChartSpec>::default() },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::report::{Properties, docx};
    use crate::locale::Lang;
    use crate::model::bytes::from_bytes;

    #[test]
    fn the_file_is_the_same_on_the_other_side() {
        let table = Table {
            head: vec!["Đơn vị".to_owned()],
            rows: vec![vec!["Bình Liêu".to_owned()]],
        };
        let blocks = vec![
            Block::Paragraph(Text::plain("Đạt 80,98/100 điểm.")),
            Block::List(vec![Text::plain("một"), Text::plain("hai")]),
            Block::Table { caption: "Kết quả".to_owned(), table },
            Block::Chart { caption: "Hình".to_owned(), spec: Box::default() },
        ];
        let section = Section { part: Part::Why, heading: "Nguyên nhân".to_owned(), blocks };
        let report = Report {
            title: "Báo cáo".to_owned(),
            mark: "VÍ DỤ".to_owned(),
            letterhead: Some(Letterhead {
                office: "Phòng Nội vụ".to_owned(),
                ..Letterhead::default()
            }),
            sections: vec![section],
            ..Report::default()
        };
        let back: Report = from_bytes(&report.to_bytes()).unwrap();
        assert_eq!(back, report);
        let picture = Some(Picture { png: vec![1, 2, 3], size: (4, 5), alt: "x".to_owned() });
        assert_eq!(from_bytes(&picture.to_bytes()), Some(picture));
        let file =
            |report: &Report| docx(report, &[None], Lang::Vi, &Properties::default()).unwrap();
        assert_eq!(file(&back), file(&report));
    }
}
