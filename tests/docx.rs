//! Reports as files of Word: the parts and what they name, hostile text, and what LibreOffice finds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

#[path = "docx/golden.rs"]
mod golden;
#[path = "docx/opened.rs"]
mod opened;
#[path = "docx/ordered.rs"]
mod ordered;
#[path = "docx/sample.rs"]
mod sample;
#[path = "docx/soffice.rs"]
mod soffice;
#[path = "docx/validated.rs"]
mod validated;

use std::collections::BTreeSet;

use opened::{Node, assert_whole, tree, unzipped};
use ordered::assert_ordered;
use sample::{ALT, UNITS, file, headings, pictures, report, title};
use soffice::{converted, flat, said_of, soffice};
use validated::assert_opens_clean;
use xephang::export::Table;
use xephang::export::report::{
    Block, Letterhead, Part, Picture, Properties, Report, Section, docx,
};
use xephang::locale::Lang;
use xephang::model::Period;
use xephang::story::Text;

fn document(bytes: &[u8]) -> Node {
    tree(&unzipped(bytes), "word/document.xml")
}

/// The style and the letters of each paragraph, those of cells too.
fn paragraphs(document: &Node) -> Vec<(String, String)> {
    let style = |p: &Node| p.all("w:pStyle")[0].attribute("w:val").unwrap().to_owned();
    document.all("w:p").into_iter().map(|p| (style(p), p.letters("w:t"))).collect()
}

#[test]
fn the_package_is_whole() {
    for lang in Lang::ALL {
        let bytes = file(lang);
        assert_opens_clean(&bytes, "docx");
        let parts = unzipped(&bytes);
        assert_whole(&parts);
        let looked_at = assert_ordered(&parts);
        for name in ["w:pPr", "w:rPr", "w:tblPr", "w:tcPr", "w:trPr", "w:sectPr", "wp:inline"] {
            assert!(looked_at.contains_key(name), "{name} was not looked at");
        }
        let document = tree(&parts, "word/document.xml");
        let styles = tree(&parts, "word/styles.xml");
        let known: BTreeSet<&str> =
            styles.all("w:style").iter().map(|s| s.attribute("w:styleId").unwrap()).collect();
        let based = ["w:basedOn", "w:next"].map(|name| styles.all(name)).concat();
        let used = ["w:pStyle", "w:tblStyle"].map(|name| document.all(name)).concat();
        for style in used.into_iter().chain(based) {
            assert!(known.contains(style.attribute("w:val").unwrap()), "{style:?} is no style");
        }
        let numbering = tree(&parts, "word/numbering.xml");
        let lists: BTreeSet<_> =
            numbering.all("w:num").iter().map(|n| n.attribute("w:numId")).collect();
        assert!(styles.all("w:numId").iter().all(|n| lists.contains(&n.attribute("w:val"))));
        let language = styles.all("w:lang")[0].attribute("w:val");
        assert_eq!(language, Some(lang.pick("vi-VN", "en-US")));
        let ids: Vec<_> = document.all("wp:docPr").iter().map(|p| p.attribute("id")).collect();
        assert_eq!(ids, [Some("1"), Some("2")]);
    }
}

#[test]
fn headings_captions_and_numbers_are_real() {
    let parts = unzipped(&file(Lang::Vi));
    let document = tree(&parts, "word/document.xml");
    let of = |style: &str| {
        let all = paragraphs(&document).into_iter();
        all.filter(|(own, _)| own == style).map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert_eq!(of("Title"), [title(Lang::Vi)]);
    assert_eq!(of("Heading1"), headings(Lang::Vi));
    assert_eq!(of("ListBullet").len(), 3);
    assert_eq!(
        of("Caption"),
        [
            "Hình 1. Bình Liêu xếp cuối trong 13 địa phương",
            "Hình 2. Thứ hạng qua các năm",
            "Hình 3. Điểm thành phần (trình duyệt không vẽ được hình này)",
        ]
    );
    assert_eq!(
        of("TableCaption")[..3],
        [
            "Bảng 1. Điểm và thứ hạng hai năm",
            "Bảng 2. Kết quả của tất cả đơn vị",
            "Bảng 3. Điểm theo từng tiêu chí",
        ]
    );
    assert!(of("TableCaption")[3..].iter().all(|text| text == "Bảng 3 (tiếp theo)"));
    assert!(of("TableCaption").len() > 3, "the wide table goes on below");
    let fields: Vec<String> = document.all("w:instrText").iter().map(|f| f.text.clone()).collect();
    assert_eq!(fields.iter().filter(|f| *f == " SEQ Bảng \\* ARABIC ").count(), 3);
    assert_eq!(fields.iter().filter(|f| *f == " SEQ Hình \\* ARABIC ").count(), 3);
    let styles = tree(&parts, "word/styles.xml");
    for (style, level) in [("Heading1", "0"), ("Heading2", "1")] {
        let all = styles.all("w:style").into_iter();
        let style: Vec<&Node> = all.filter(|s| s.attribute("w:styleId") == Some(style)).collect();
        assert_eq!(style[0].all("w:outlineLvl")[0].attribute("w:val"), Some(level));
        assert_eq!(style[0].all("w:keepNext").len(), 1);
    }
    for (lang, part) in [(Lang::Vi, "word/header1.xml"), (Lang::En, "word/footer1.xml")] {
        let number = tree(&unzipped(&file(lang)), part);
        assert_eq!(number.letters("w:instrText"), " PAGE ");
    }
}

#[test]
fn tables_repeat_their_heads_and_keep_their_rows_whole() {
    let document = document(&file(Lang::Vi));
    let tables = document.all("w:tbl");
    assert!(tables.len() > 3);
    for table in &tables {
        let rows = table.all("w:tr");
        assert_eq!(table.all("w:tblHeader").len(), 1);
        assert_eq!(rows[0].all("w:tblHeader").len(), 1, "the first row is the head");
        assert_eq!(table.all("w:cantSplit").len(), rows.len());
        let columns = table.all("w:gridCol").len();
        assert!(rows.iter().all(|row| row.all("w:tc").len() == columns));
    }
    assert_eq!(tables[1].all("w:tr").len(), UNITS + 1);
    let styles: Vec<(String, String)> = paragraphs(tables[0]);
    for (style, text) in [
        ("TableHead", "Tăng, giảm"),
        ("TableText", "Thứ hạng"),
        ("TableFigure", "Tốt"), // among scores
        ("TableFigure", "89,35"),
        ("TableFigure", "−8,37"),
    ] {
        assert!(styles.contains(&(style.to_owned(), text.to_owned())), "{text}: {styles:?}");
    }
}

#[test]
fn pictures_are_as_wide_as_the_lines_and_say_what_they_show() {
    let document = document(&file(Lang::En));
    let sizes: Vec<[&str; 2]> = document
        .all("wp:extent")
        .iter()
        .map(|e| ["cx", "cy"].map(|side| e.attribute(side).unwrap()))
        .collect();
    assert_eq!(sizes, [["5760000", "3240000"], ["5760000", "3840000"]]);
    let alt: Vec<_> =
        document.all("wp:docPr").iter().map(|p| p.attribute("descr").unwrap()).collect();
    assert_eq!(alt, ALT);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for lang in Lang::ALL {
        assert_eq!(file(lang), file(lang));
    }
    let core = |properties: &Properties| {
        let bytes = docx(&report(Lang::Vi), &[], Lang::Vi, properties).unwrap();
        tree(&unzipped(&bytes), "docProps/core.xml")
    };
    let own = core(&Properties::default());
    assert_eq!(own.letters("dc:title"), title(Lang::Vi));
    assert_eq!(own.letters("dc:language"), "vi-VN");
    assert_eq!(own.children.len(), 2, "nobody and no day was named: {own:?}");
    let author = Some("Phòng Nội vụ".to_owned());
    let own = core(&Properties { author, day: Period::day(2023, 4, 9) });
    assert_eq!(own.letters("dc:creator"), "Phòng Nội vụ");
    assert_eq!(own.letters("dcterms:created"), "2023-04-09T00:00:00Z");
    let own = core(&Properties { author: None, day: Some(Period::year(2023)) });
    assert_eq!(own.all("dcterms:created").len(), 0);
}

/// Names as no publisher gives them.
fn hostile() -> Vec<String> {
    vec![
        "</w:t></w:r></w:p><w:p/> & \"]]>\" <!-- &amp; &#0; 'x'".to_owned(),
        "\u{202e}gnàht iàhp\u{202c} \u{200f}\u{5d0}\u{5d1} \u{200e}".to_owned(),
        "Rất dài ".repeat(400),
        "dài".repeat(2_000),
        "đ\u{301}i\u{323}\u{302} 🏛 𝒳".to_owned(),
    ]
}

#[test]
fn hostile_text_stays_text() {
    let names = hostile();
    let mut blocks: Vec<Block> =
        names.iter().map(|name| Block::Paragraph(Text::plain(name.clone()))).collect();
    blocks.push(Block::List(names.iter().map(|name| Text::plain(name.clone())).collect()));
    for name in &names {
        let table = Table { head: vec![name.clone(); 3], rows: vec![vec![name.clone()], vec![]] };
        blocks.push(Block::Table { caption: name.clone(), table });
        blocks.push(Block::Chart { spec: Box::default(), caption: name.clone() });
    }
    blocks.push(Block::Table { caption: String::new(), table: Table::default() });
    let heading = names[0].clone();
    let section = Section { part: Part::Headline, heading, blocks };
    let report = Report {
        title: names[0].clone(),
        subtitle: names[1].clone(),
        sections: vec![section],
        ..Report::default()
    };
    let picture =
        |png: &[u8], size| Some(Picture { png: png.to_vec(), size, alt: names[0].clone() });
    let pictures =
        [picture(b"GIF89a", (1, 1)), picture(&sample::png((1, 9_000)), (1, 9_000)), None];
    let bytes = docx(&report, &pictures, Lang::Vi, &Properties::default()).unwrap();
    assert_opens_clean(&bytes, "docx");
    let parts = unzipped(&bytes);
    assert_whole(&parts);
    let document = tree(&parts, "word/document.xml");
    let texts: Vec<String> = paragraphs(&document).into_iter().map(|(_, text)| text).collect();
    for name in &names {
        assert!(texts.iter().filter(|text| *text == name).count() >= 5, "{name}");
        assert!(texts.contains(&format!(
            "Bảng {}. {name}",
            1 + names.iter().position(|n| n == name).unwrap()
        )));
    }
    assert_eq!(document.all("pic:pic").len(), 1, "what is no PNG is left out");
    assert_eq!(document.all("wp:docPr")[0].attribute("descr"), Some(names[0].as_str()));
    assert_eq!(document.all("w:tbl").len(), names.len(), "a table without cells is none");
    let last = document.all("w:body")[0].children.iter().rev().nth(1).unwrap();
    assert_eq!(last.name, "w:p", "Word wants a paragraph behind a table");
    let Some(soffice) = soffice() else { return };
    let made = converted(&soffice, "hostile", "hostile.docx", &bytes, "txt:Text (encoded):UTF8");
    let text = flat(&std::fs::read_to_string(made).unwrap());
    for name in &names {
        assert!(text.contains(&flat(name)), "{name}");
    }
}

#[test]
fn control_characters_and_ends_of_lines() {
    let text = "a\0b\u{1b}c\u{fffe}d\te\r\nf\ng";
    let section = Section {
        part: Part::Notes,
        heading: text.to_owned(),
        blocks: vec![Block::Paragraph(Text::plain(text))],
    };
    let report = Report { title: text.to_owned(), sections: vec![section], ..Report::default() };
    let bytes = docx(&report, &[], Lang::En, &Properties::default()).unwrap();
    assert_opens_clean(&bytes, "docx");
    let parts = unzipped(&bytes);
    assert_whole(&parts);
    let document = tree(&parts, "word/document.xml");
    let body = document.all("w:p")[2];
    assert_eq!((body.letters("w:t").as_str(), body.all("w:br").len()), ("abcd efg", 2));
}

#[test]
fn an_empty_report_opens() {
    let bytes = docx(&Report::default(), &[], Lang::Vi, &Properties::default()).unwrap();
    assert_opens_clean(&bytes, "docx");
    assert_whole(&unzipped(&bytes));
}

#[test]
fn libreoffice_finds_every_word_in_its_order() {
    let Some(soffice) = soffice() else { return };
    for lang in Lang::ALL {
        let name = format!("report-{}.docx", lang.code());
        let made = converted(&soffice, "words", &name, &file(lang), "txt:Text (encoded):UTF8");
        let text = flat(&std::fs::read_to_string(made).unwrap());
        let mut from = 0;
        for (_, words) in paragraphs(&document(&file(lang))) {
            let words = flat(&words);
            let found = text[from..].find(&words);
            from += found.unwrap_or_else(|| panic!("«{words}» is not behind {:?}", &text[from..]));
            from += words.len();
        }
    }
}

#[test]
fn libreoffice_sets_it_on_pages() {
    let Some(soffice) = soffice() else { return };
    for lang in Lang::ALL {
        let name = format!("report-{}.docx", lang.code());
        let pdf = converted(&soffice, "pages", &name, &file(lang), "pdf");
        let facts = said_of(&pdf, "pdfinfo", &[]);
        assert!(facts.contains("(A4)"), "{facts}");
        let text = said_of(&pdf, "pdftotext", &["-layout"]);
        let pages: Vec<String> = text.split('\u{c}').map(flat).filter(|p| !p.is_empty()).collect();
        assert!(pages.len() >= 4, "{} pages", pages.len());
        let all = flat(&text);
        for (number, heading) in ["I.", "II.", "III."].iter().zip(headings(lang)) {
            assert!(all.contains(&format!("{number} {heading}")), "{heading}");
        }
        let minus = lang.pick("−8,37", "−8.37");
        assert!(
            all.contains(minus)
                && all.contains(lang.pick("Bảng 2. Kết quả", "Table 2. The results"))
        );
        let head = lang.pick("TT Đơn vị", "No Unit");
        let with_head = pages.iter().filter(|page| page.contains(head)).count();
        assert!(with_head >= 2, "the long table's head is repeated: {with_head}");
        match lang {
            Lang::Vi => {
                assert!(pages[0].starts_with("Báo cáo"), "no number on the first page");
                assert!(pages[1].starts_with("2 "), "{}", pages[1]);
            }
            Lang::En => assert!(pages[0].ends_with(" 1") && pages[1].ends_with(" 2")),
        }
        // Pixels of the pictures, and dots an inch where they are 16 cm wide.
        let pictures = said_of(&pdf, "pdfimages", &["-list"]);
        let rows: Vec<Vec<&str>> =
            pictures.lines().skip(2).map(|row| row.split_whitespace().collect()).collect();
        let sizes: Vec<[&str; 3]> = rows.iter().map(|row| [row[3], row[4], row[12]]).collect();
        assert_eq!(sizes, [["640", "360", "102"], ["300", "200", "48"]], "{pictures}");
    }
}

/// Not only what was written for this test: a report of published data.
#[test]
fn libreoffice_sets_a_report_of_published_data() {
    for lang in Lang::ALL {
        let (report, pictures) = golden::binh_lieu(lang);
        let bytes = docx(&report, &pictures, lang, &Properties::default()).unwrap();
        assert_opens_clean(&bytes, "docx");
        assert_whole(&unzipped(&bytes));
        assert_ordered(&unzipped(&bytes));
        let Some(soffice) = soffice() else { continue };
        let name = format!("binh-lieu-{}.docx", lang.code());
        let pdf = converted(&soffice, "golden", &name, &bytes, "pdf");
        let text = said_of(&pdf, "pdftotext", &["-layout"]);
        let pages = text.split('\u{c}').filter(|page| !page.trim().is_empty()).count();
        assert!(pages > 1, "{pages} pages");
        let all = flat(&text);
        for section in &report.sections {
            assert!(all.contains(&flat(&section.heading)), "{}", section.heading);
        }
        assert!(all.contains(&flat(&report.title)) && all.contains(lang.pick("80,98", "80.98")));
        let drawn = said_of(&pdf, "pdfimages", &["-list"]).lines().skip(2).count();
        assert_eq!((drawn, pictures.is_empty()), (pictures.len(), false));
    }
}

#[test]
fn libreoffice_finds_headings_tables_and_pictures() {
    let Some(soffice) = soffice() else { return };
    let made = converted(&soffice, "parts", "report.docx", &file(Lang::Vi), "odt");
    let parts = unzipped(&std::fs::read(made).unwrap());
    let content = tree(&parts, "content.xml");
    let outline: Vec<_> = content
        .all("text:h")
        .iter()
        .map(|h| (h.attribute("text:outline-level"), h.text.trim()))
        .collect();
    assert_eq!(outline, headings(Lang::Vi).map(|heading| (Some("1"), heading)));
    let tables = content.all("table:table");
    assert_eq!(tables.len(), document(&file(Lang::Vi)).all("w:tbl").len());
    assert!(tables.iter().all(|table| table.all("table:table-header-rows").len() == 1));
    let numbered: Vec<(&str, &str)> = content
        .all("text:sequence")
        .iter()
        .map(|s| (s.attribute("text:name").unwrap(), s.text.as_str()))
        .collect();
    let expected =
        [("Hình", "1"), ("Bảng", "1"), ("Hình", "2"), ("Bảng", "2"), ("Hình", "3"), ("Bảng", "3")];
    assert_eq!(numbered, expected);
    let frames = content.all("draw:frame");
    let told: Vec<&str> = frames.iter().map(|f| f.all("svg:desc")[0].text.as_str()).collect();
    assert_eq!(told, ALT);
    // 16 cm, which some builds of LibreOffice write in inches.
    let widths: Vec<&str> = frames.iter().map(|f| f.attribute("svg:width").unwrap()).collect();
    assert!(widths.iter().all(|width| ["16cm", "6.2992in"].contains(width)), "{widths:?}");
    assert_eq!(pictures().iter().flatten().count(), frames.len());
    let styles = String::from_utf8(parts["styles.xml"].clone()).unwrap();
    assert!(styles.contains("fo:language=\"vi\"") && styles.contains("fo:country=\"VN\""));
}

/// A report as an office issues it.
fn issued(lang: Lang) -> Report {
    let letterhead = Letterhead {
        on: true,
        above: "UBND huyện Bình Liêu".to_owned(),
        office: "Phòng Nội vụ".to_owned(),
        number: "12/BC-PNV".to_owned(),
        place: "Bình Liêu".to_owned(),
        day: "2023-02-05".to_owned(),
        capacity: "Trưởng phòng".to_owned(),
        signer: "Hoàng Thị Ví Dụ".to_owned(),
        receivers: "UBND huyện\nSở Nội vụ".to_owned(),
    };
    let title = lang.pick("Báo cáo kết quả các chỉ số năm 2022", "Report on the results of 2022");
    let title = title.to_owned();
    Report { title, letterhead: Some(letterhead), ..report(lang) }
}

#[test]
fn an_office_issues_it() {
    let bytes = docx(&issued(Lang::Vi), &pictures(), Lang::Vi, &Properties::default()).unwrap();
    assert_opens_clean(&bytes, "docx");
    assert_ordered(&unzipped(&bytes));
    let told: Vec<String> =
        paragraphs(&document(&bytes)).into_iter().map(|(_, text)| text).collect();
    let lines = [
        "UBND HUYỆN BÌNH LIÊU",
        "PHÒNG NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-PNV",
        "Bình Liêu, ngày 05 tháng 02 năm 2023",
        "BÁO CÁO",
        "Kết quả các chỉ số năm 2022",
        "Nơi nhận:",
        "- UBND huyện;",
        "- Sở Nội vụ.",
        "TRƯỞNG PHÒNG",
        "Hoàng Thị Ví Dụ",
    ];
    let mut places = lines.iter().map(|line| told.iter().position(|told| told == line));
    assert!(places.clone().all(|place| place.is_some()), "{told:?}");
    assert!(places.by_ref().flatten().is_sorted(), "in their order");
    // Without it nothing of it is there.
    let plain = docx(&report(Lang::Vi), &pictures(), Lang::Vi, &Properties::default()).unwrap();
    assert!(!paragraphs(&document(&plain)).iter().any(|(_, text)| text.contains("CỘNG HÒA")));
}

#[test]
fn libreoffice_opens_what_an_office_issues() {
    let Some(soffice) = soffice() else { return };
    let bytes = docx(&issued(Lang::Vi), &pictures(), Lang::Vi, &Properties::default()).unwrap();
    let pdf = converted(&soffice, "issued", "issued.docx", &bytes, "pdf");
    let text = flat(&said_of(&pdf, "pdftotext", &["-layout"]));
    for line in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Bình Liêu, ngày 05 tháng 02 năm 2023",
        "Hoàng Thị Ví Dụ",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}
