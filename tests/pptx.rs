//! Reports as slides: the parts and what they name, hostile text, and what LibreOffice finds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

#[path = "docx/opened.rs"]
mod opened;
#[path = "docx/sample.rs"]
mod sample;
#[path = "docx/soffice.rs"]
mod soffice;

use opened::{Node, Parts, assert_whole, tree, unzipped};
use sample::{ALT, pictures, report, title};
use soffice::{converted, flat, said_of, soffice};
use xephang::export::Table;
use xephang::export::report::{Block, Part, Properties, Report, Section, pptx};
use xephang::locale::Lang;

fn file(lang: Lang) -> Vec<u8> {
    pptx(&report(lang), &pictures(), lang, &Properties::default()).unwrap()
}

/// The slides in their order.
fn slides(parts: &Parts) -> Vec<Node> {
    let count = parts.keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
    (1..=count).map(|at| tree(parts, &format!("ppt/slides/slide{at}.xml"))).collect()
}

/// The letters of the first shape of each slide, which is its title.
fn titles(parts: &Parts) -> Vec<String> {
    slides(parts).iter().map(|slide| slide.all("p:sp")[0].letters("a:t")).collect()
}

/// A report of tables alone.
fn of_tables(captions: &[&str], table: &Table) -> Report {
    let block =
        |caption: &&str| Block::Table { caption: (*caption).to_owned(), table: table.clone() };
    let blocks = captions.iter().map(block).collect();
    let section = Section { part: Part::Results, heading: "Kết quả".to_owned(), blocks };
    Report { sections: vec![section], ..Report::default() }
}

#[test]
fn a_slide_for_the_title_each_chart_and_each_table_that_fits() {
    for lang in Lang::ALL {
        let parts = unzipped(&file(lang));
        assert_whole(&parts);
        let expected = lang.pick(
            [
                title(lang),
                "Bình Liêu xếp cuối trong 13 địa phương",
                "Điểm và thứ hạng hai năm",
                "Thứ hạng qua các năm",
                "Điểm thành phần (trình duyệt không vẽ được hình này)",
            ],
            [
                title(lang),
                "Bình Liêu is last of 13 districts",
                "Scores and ranks in two years",
                "Ranks over the years",
                "Scores of components (the browser could not paint this picture)",
            ],
        );
        let made = titles(&parts);
        assert_eq!(made[..5], expected);
        // The long table does not fit; the wide one may.
        assert!(made.len() <= 6, "{made:?}");
        let slides = slides(&parts);
        assert_eq!(slides[2].all("a:tr").len(), 4);
        let alt: Vec<_> = [&slides[1], &slides[3]]
            .iter()
            .map(|slide| slide.all("p:pic")[0].all("p:cNvPr")[0].attribute("descr").unwrap())
            .collect();
        assert_eq!(alt, ALT);
        let tag = Some(lang.pick("vi-VN", "en-US"));
        let looks = slides.iter().flat_map(|slide| slide.all("a:rPr"));
        assert!(looks.into_iter().all(|look| look.attribute("lang") == tag));
    }
}

#[test]
fn layouts_and_ids_are_as_the_master_has_them() {
    let parts = unzipped(&file(Lang::Vi));
    let relations = tree(&parts, "ppt/slideMasters/_rels/slideMaster1.xml.rels");
    let master = tree(&parts, "ppt/slideMasters/slideMaster1.xml");
    for layout in master.all("p:sldLayoutId") {
        let id = layout.attribute("r:id");
        let all = relations.all("Relationship").into_iter();
        let own: Vec<&Node> = all.filter(|relation| relation.attribute("Id") == id).collect();
        assert!(own[0].attribute("Type").unwrap().ends_with("/slideLayout"));
    }
    let presentation = tree(&parts, "ppt/presentation.xml");
    let count = slides(&parts).len();
    let ids: Vec<&str> =
        presentation.all("p:sldId").iter().map(|slide| slide.attribute("id").unwrap()).collect();
    let expected: Vec<String> = (256..256 + count).map(|id| id.to_string()).collect();
    assert_eq!(ids, expected);
    let size = presentation.all("p:sldSz")[0];
    let sides = ["cx", "cy"].map(|side| size.attribute(side).unwrap().parse::<u32>().unwrap());
    assert_eq!(sides[0] * 9, sides[1] * 16);
}

#[test]
fn tables_are_set_as_large_as_they_fit_and_inside_the_slide() {
    let size_of = |rows: usize| {
        let row = vec!["Huyện Bình Liêu".to_owned(), "80,98".to_owned()];
        let head = vec!["Đơn vị".to_owned(), "Điểm".to_owned()];
        let report = of_tables(&["Bảng"], &Table { head, rows: vec![row; rows] });
        let bytes = pptx(&report, &[], Lang::Vi, &Properties::default()).unwrap();
        let slides = slides(&unzipped(&bytes));
        let table = slides.get(1)?;
        let number =
            |node: &Node, name: &str| node.attribute(name).unwrap().parse::<u64>().unwrap();
        let heights: u64 = table.all("a:tr").iter().map(|row| number(row, "h")).sum();
        let frame = table.all("p:xfrm")[0];
        assert_eq!(heights, number(frame.all("a:ext")[0], "cy"));
        assert!(number(frame.all("a:off")[0], "y") + heights < 6_858_000);
        table.all("a:tc")[0].all("a:rPr")[0].attribute("sz").map(str::to_owned)
    };
    assert_eq!(size_of(3).as_deref(), Some("2000"));
    assert_eq!(size_of(13).as_deref(), Some("1800"));
    assert_eq!(size_of(16).as_deref(), Some("1400"));
    assert_eq!(size_of(40), None);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(file(Lang::Vi), file(Lang::Vi));
    let properties = Properties { author: Some("Phòng Nội vụ".to_owned()), day: None };
    let bytes = pptx(&report(Lang::En), &[], Lang::En, &properties).unwrap();
    let core = tree(&unzipped(&bytes), "docProps/core.xml");
    assert_eq!(core.letters("dc:creator"), "Phòng Nội vụ");
    assert_eq!(core.letters("dc:language"), "en-US");
}

#[test]
fn hostile_text_stays_text() {
    let names =
        ["</a:t></a:r> & \"]]>\" \0<!-- &amp;", "\u{202e}gnàht\u{202c} \u{5d0}\u{200f}", "𝒳🏛"];
    let table = Table { head: vec![], rows: names.iter().map(|n| vec![(*n).to_owned()]).collect() };
    let report = Report { title: names[0].to_owned(), ..of_tables(&names, &table) };
    let bytes = pptx(&report, &[], Lang::Vi, &Properties::default()).unwrap();
    let parts = unzipped(&bytes);
    assert_whole(&parts);
    let shown = names.map(|name| name.replace('\0', ""));
    assert_eq!(titles(&parts)[1..], shown);
    let cells: Vec<String> =
        slides(&parts)[1].all("a:tc").iter().map(|cell| cell.letters("a:t")).collect();
    assert_eq!(cells, shown);
    assert_whole(&unzipped(
        &pptx(&Report::default(), &[], Lang::Vi, &Properties::default()).unwrap(),
    ));
}

#[test]
fn libreoffice_shows_every_slide() {
    let Some(soffice) = soffice() else { return };
    for lang in Lang::ALL {
        let bytes = file(lang);
        let titles = titles(&unzipped(&bytes));
        let name = format!("slides-{}.pptx", lang.code());
        let pdf = converted(&soffice, "slides", &name, &bytes, "pdf");
        let facts = said_of(&pdf, "pdfinfo", &[]);
        let size = facts.lines().find_map(|line| line.strip_prefix("Page size:")).unwrap();
        let sides: Vec<f64> = size.split(' ').filter_map(|word| word.parse().ok()).collect();
        assert!((sides[0] / sides[1] - 16.0 / 9.0).abs() < 0.001, "{size}");
        let text = said_of(&pdf, "pdftotext", &["-layout"]);
        let pages: Vec<String> = text.split('\u{c}').map(flat).filter(|p| !p.is_empty()).collect();
        assert_eq!(pages.len(), titles.len());
        for (at, (page, title)) in pages.iter().zip(&titles).enumerate() {
            assert!(page.contains(title.as_str()), "{title}: {page}");
            assert!(at == 0 || page.ends_with(&(at + 1).to_string()), "number {at}: {page}");
        }
        assert!(pages[2].contains(lang.pick("−8,37", "−8.37")));
        let pictures = said_of(&pdf, "pdfimages", &["-list"]);
        assert_eq!(pictures.lines().skip(2).count(), 2, "{pictures}");
    }
}
