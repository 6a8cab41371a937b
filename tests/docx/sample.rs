//! A report with every kind of block, and pictures for it.
#![allow(dead_code)] // each test that writes reports needs some of it

use xephang::export::Table;
use xephang::export::report::{About, Block, Part, Picture, Properties, Report, Section, docx};
use xephang::locale::Lang;
use xephang::story::Text;

/// What the tables of the report hold, without their heads.
pub const UNITS: usize = 48;

/// The alternative texts of the two pictures that are there.
pub const ALT: [&str; 2] =
    ["Biểu đồ thanh: Bình Liêu đứng cuối, 80,98 điểm", "Biểu đồ & “bậc” <13 đơn vị>"];

/// The report's title.
pub fn title(lang: Lang) -> &'static str {
    lang.pick(
        "Báo cáo phân tích Chỉ số cải cách hành chính năm 2022 của Uỷ ban nhân dân huyện Bình Liêu",
        "The 2022 public administration reform index of Bình Liêu district: an analysis",
    )
}

/// The headings of its sections.
pub fn headings(lang: Lang) -> [&'static str; 3] {
    lang.pick(
        ["Kết quả chung", "Kết quả theo từng lĩnh vực", "Nguồn số liệu và lưu ý"],
        ["The result", "The result by component", "Sources and notes"],
    )
}

/// A report with every kind of block.
pub fn report(lang: Lang) -> Report {
    let [first, second, third] = headings(lang);
    let headline = lang.pick(
        "Năm 2022, Chỉ số cải cách hành chính của huyện Bình Liêu đạt 80,98/100 điểm, giảm 8,37 điểm so với năm 2021, giảm 4 bậc, xếp thứ 13/13 huyện, thị xã, thành phố của tỉnh Quảng Ninh. Đây là mức giảm lớn nhất trong số các địa phương cấp huyện; năm 2021, huyện đạt 89,35 điểm và xếp thứ 9/13.",
        "In 2022 Bình Liêu district scored 80.98 of 100 points, 8.37 fewer than in 2021, and fell by 4 places to rank 13 of 13 districts of Quảng Ninh province. It is the largest fall of any district; in 2021 it scored 89.35 points and ranked 9th of 13.",
    );
    let paragraph = |text: &str| Block::Paragraph(Text::plain(text));
    let chart = |caption: &str| Block::Chart { spec: Box::default(), caption: caption.to_owned() };
    let table = |caption: &str, table| Block::Table { caption: caption.to_owned(), table };
    let items = lang.pick(
        ["Hiện đại hoá hành chính: mất 3,12 điểm, là lĩnh vực mất nhiều điểm nhất, chủ yếu do tỷ lệ hồ sơ trực tuyến toàn trình thấp hơn mức bình quân của các địa phương trong tỉnh.", "Cải cách tài chính công: mất 1,05 điểm.", "Thủ tục hành chính: giữ nguyên."],
        ["Modernisation lost 3.12 points, more than any other component, mainly because fewer applications were handled online from end to end than in the average district of the province.", "Public finance lost 1.05 points.", "Procedures: no change."],
    );
    let section =
        |part, heading: &str, blocks| Section { part, heading: heading.to_owned(), blocks };
    Report {
        about: About::default(),
        title: title(lang).to_owned(),
        subtitle: lang.pick("Lập từ số liệu đã công bố", "From published figures").to_owned(),
        mark: String::new(),
        letterhead: None,
        sections: vec![
            section(
                Part::Headline,
                first,
                vec![
                    paragraph(headline),
                    chart(lang.pick(
                        "Bình Liêu xếp cuối trong 13 địa phương",
                        "Bình Liêu is last of 13 districts",
                    )),
                    paragraph(headline),
                    table(
                        lang.pick("Điểm và thứ hạng hai năm", "Scores and ranks in two years"),
                        two_years(lang),
                    ),
                ],
            ),
            section(
                Part::Results,
                second,
                vec![
                    paragraph(headline),
                    Block::List(items.map(Text::plain).to_vec()),
                    chart(lang.pick("Thứ hạng qua các năm", "Ranks over the years")),
                    table(
                        lang.pick("Kết quả của tất cả đơn vị", "The results of all units"),
                        long(lang),
                    ),
                    chart(lang.pick("Điểm thành phần", "Scores of components")),
                    table(lang.pick("Điểm theo từng tiêu chí", "Scores by criterion"), wide(lang)),
                ],
            ),
            section(Part::Notes, third, vec![paragraph(headline)]),
        ],
    }
}

fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn two_years(lang: Lang) -> Table {
    let rows = lang.pick(
        [
            ["Điểm", "89,35", "80,98", "−8,37"],
            ["Thứ hạng", "9/13", "13/13", "−4"],
            ["Xếp loại", "Tốt", "Khá", "–"],
        ],
        [
            ["Score", "89.35", "80.98", "−8.37"],
            ["Rank", "9/13", "13/13", "−4"],
            ["Class", "Good", "Fair", "–"],
        ],
    );
    let head =
        lang.pick(["Nội dung", "2021", "2022", "Tăng, giảm"], ["What", "2021", "2022", "Change"]);
    Table { head: texts(&head), rows: rows.iter().map(|row| texts(row)).collect() }
}

fn long(lang: Lang) -> Table {
    let head = lang.pick(
        ["TT", "Đơn vị", "Điểm năm 2021", "Điểm năm 2022", "Tăng, giảm", "Ghi chú"],
        ["No", "Unit", "Score 2021", "Score 2022", "Change", "Note"],
    );
    let row = |at: usize| {
        let note = if at.is_multiple_of(7) {
            lang.pick(
                "Số suy ra từ các số công bố khác, không do nơi công bố đưa ra",
                "Follows from other published figures",
            )
        } else {
            ""
        };
        let point = lang.pick(',', '.');
        let name = format!("{} {at}", lang.pick("Xã Đồng Văn thứ", "Commune"));
        let [before, now] =
            [91 - at % 9, 88 - at % 11].map(|score| format!("{score}{point}{:02}", at * 7 % 100));
        texts(&[&at.to_string(), &name, &before, &now, &format!("−{}{point}00", 3 + at % 2), note])
    };
    Table { head: texts(&head), rows: (1..=UNITS).map(row).collect() }
}

/// Too wide for a page.
fn wide(lang: Lang) -> Table {
    let mut head = texts(&[lang.pick("Đơn vị", "Unit")]);
    head.extend((1..=16).map(|at| format!("{} {at}", lang.pick("Tiêuchí", "Criterion"))));
    let row = |name: &str| {
        let mut row = texts(&[name]);
        row.extend((1..=16).map(|at| format!("{at},25")));
        row
    };
    Table { head, rows: vec![row("Bình Liêu"), row("Hạ Long"), row("Cô Tô")] }
}

/// Pictures for the report's three charts; there is none for the last.
pub fn pictures() -> Vec<Option<Picture>> {
    let picture =
        |size: (u32, u32), alt: &str| Some(Picture { png: png(size), size, alt: alt.to_owned() });
    vec![picture((640, 360), ALT[0]), picture((300, 200), ALT[1]), None]
}

/// The sample as a file of Word.
pub fn file(lang: Lang) -> Vec<u8> {
    docx(&report(lang), &pictures(), lang, &Properties::default()).unwrap()
}

/// A picture of grey stripes as a PNG without compression.
pub fn png((width, height): (u32, u32)) -> Vec<u8> {
    let mut dots = Vec::new();
    for y in 0..height {
        dots.push(0); // no filter
        dots.extend(
            (0..width).map(|x| if (x / 20 + y / 20).is_multiple_of(2) { 230 } else { 120 }),
        );
    }
    let mut packed = vec![0x78, 0x01];
    let mut blocks = dots.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        packed.push(u8::from(blocks.peek().is_none()));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(block);
    }
    let (a, b) = dots.iter().fold((1u32, 0u32), |(a, b), dot| {
        let a = (a + u32::from(*dot)) % 65_521;
        (a, (b + a) % 65_521)
    });
    packed.extend((b << 16 | a).to_be_bytes());
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([8, 0, 0, 0, 0]); // eight bits of grey
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", header), (b"IDAT", packed), (b"IEND", vec![])] {
        png.extend((data.len() as u32).to_be_bytes());
        let chunk = [&name[..], &data[..]].concat();
        png.extend(&chunk);
        png.extend(check_sum(&chunk).to_be_bytes());
    }
    png
}

/// CRC-32, as PNG has it.
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    })
}
