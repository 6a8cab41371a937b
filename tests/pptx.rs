//! Reports as slides: the parts and what they name, hostile text, and what LibreOffice finds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

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

use opened::{Node, Parts, assert_whole, tree, unzipped};
use ordered::assert_ordered;
use sample::{ALT, headings, pictures, report, title};
use soffice::{converted, flat, said_of, soffice};
use validated::assert_opens_clean;
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
fn slides_for_sentences_charts_and_tables_in_their_order() {
    for lang in Lang::ALL {
        let parts = unzipped(&file(lang));
        assert_whole(&parts);
        let looked_at = assert_ordered(&parts);
        for name in ["a:pPr", "a:rPr", "a:tcPr", "a:tblPr", "p:cSld", "p:pic", "p:sldMaster"] {
            assert!(looked_at.contains_key(name), "{name} was not looked at");
        }
        let [first, second, third] = headings(lang);
        let again = lang.pick("tiếp theo", "continued");
        let expected = lang.pick(
            [
                "Bình Liêu xếp cuối trong 13 địa phương",
                "Điểm và thứ hạng hai năm",
                "Thứ hạng qua các năm",
                "Kết quả của tất cả đơn vị",
                "Điểm thành phần (trình duyệt không vẽ được hình này)",
                "Điểm theo từng tiêu chí",
            ],
            [
                "Bình Liêu is last of 13 districts",
                "Scores and ranks in two years",
                "Ranks over the years",
                "The results of all units",
                "Scores of components (the browser could not paint this picture)",
                "Scores by criterion",
            ],
        );
        let made = titles(&parts);
        // What goes on says so; each title once, in their order.
        let begun: Vec<&str> = made
            .iter()
            .map(String::as_str)
            .filter(|title| !title.ends_with(&format!("({again})")))
            .collect();
        let [last, years, ranks, all, components, criteria] = expected;
        let told =
            [title(lang), first, last, years, second, ranks, all, components, criteria, third];
        assert_eq!(begun, told);
        assert!(
            made.contains(&format!("{first} ({again})"))
                && made.contains(&format!("{all} ({again})"))
        );
        let slides = slides(&parts);
        let of = |title: &str| &slides[made.iter().position(|made| made == title).unwrap()];
        assert_eq!(of(years).all("a:tr").len(), 4);
        let alt: Vec<_> = [of(last), of(ranks)]
            .iter()
            .map(|slide| slide.all("p:pic")[0].all("p:cNvPr")[0].attribute("descr").unwrap())
            .collect();
        assert_eq!(alt, ALT);
        // Nothing is left out: every sentence and every row is on a slide.
        let shown: String = slides.iter().map(|slide| slide.letters("a:t")).collect();
        for block in report(lang).sections.iter().flat_map(|section| &section.blocks) {
            match block {
                Block::Paragraph(text) => assert!(shown.contains(&text.letters())),
                Block::List(items) => {
                    assert!(items.iter().all(|item| shown.contains(&item.letters())));
                }
                Block::Table { table, .. } => {
                    let cells = table.rows.iter().flatten();
                    assert!(cells.into_iter().all(|cell| shown.contains(cell.as_str())));
                }
                Block::Chart { .. } => {}
            }
        }
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
    assert_eq!(size_of(40).as_deref(), Some("1400"), "and it goes on");
}

#[test]
fn made_up_figures_are_marked_on_every_slide() {
    let mark = "VÍ DỤ (không phải số liệu thật)";
    let report = Report { mark: mark.to_owned(), ..report(Lang::Vi) };
    let bytes = pptx(&report, &pictures(), Lang::Vi, &Properties::default()).unwrap();
    let slides = slides(&unzipped(&bytes));
    assert!(slides.len() > 8);
    assert!(slides.iter().all(|slide| slide.letters("a:t").contains(mark)));
    // Where the caption has it already, the title of the slide does not say it again.
    let table = Table { head: vec!["Điểm".to_owned()], rows: vec![vec!["80,98".to_owned()]] };
    let report = Report {
        mark: mark.to_owned(),
        ..of_tables(&["VÍ DỤ (không phải số liệu thật). Kết quả"], &table)
    };
    let bytes = pptx(&report, &[], Lang::Vi, &Properties::default()).unwrap();
    assert_eq!(titles(&unzipped(&bytes))[1], "Kết quả");
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
    assert_opens_clean(&bytes, "pptx");
    let parts = unzipped(&bytes);
    assert_whole(&parts);
    let shown = names.map(|name| name.replace('\0', ""));
    assert_eq!(titles(&parts)[1..], shown);
    let cells: Vec<String> =
        slides(&parts)[1].all("a:tc").iter().map(|cell| cell.letters("a:t")).collect();
    assert_eq!(cells, shown);
    let empty = pptx(&Report::default(), &[], Lang::Vi, &Properties::default()).unwrap();
    assert_opens_clean(&empty, "pptx");
    assert_whole(&unzipped(&empty));
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
        assert!(text.contains(lang.pick("−8,37", "−8.37")));
        let pictures = said_of(&pdf, "pdfimages", &["-list"]);
        assert_eq!(pictures.lines().skip(2).count(), 2, "{pictures}");
    }
}
