//! A made-up publication says so in every file that leaves the page.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

#[path = "docx/opened.rs"]
mod opened;

use std::sync::Arc;

use opened::{tree, unzipped};
use xephang::chart::shape::Shape;
use xephang::chart::sheet::{Words, shaped};
use xephang::chart::{self, ChartKind, Frame, Inks, paint};
use xephang::export::report::{
    Intent, Properties, Report, docx, html_from_report, markdown_from_report, pptx,
    report_of_group, report_of_index, report_of_unit,
};
use xephang::export::tables::{Ranked, ranking_table};
use xephang::export::{
    CsvFor, Shown, csv_from_dataset, csv_from_table, drawn, html_from_table, json_from_dataset,
    json_from_publication, said, text_from_table, workbook_from_dataset,
};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::locale::words::example;
use xephang::share::decode;

const FILE: &str = "vi-du-xa-phuong.json";

fn bytes() -> Vec<u8> {
    std::fs::read(format!("{}/data/{FILE}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn shown() -> Shown {
    let file = SourceFile { name: FILE.to_owned(), bytes: bytes() };
    let data = import(&[file], &Choices::default()).dataset;
    let (view, _) = decode("#v1/cchc?d=vi-du&page=report&y=2024&vs=2023&u=co-quan-1");
    Shown::new(&Arc::new(data), &view).unwrap()
}

fn reports(shown: &Shown, lang: Lang) -> Vec<Report> {
    let none = Intent::default();
    let group = Shown { group: Some(1), ..shown.clone() };
    vec![
        report_of_unit(shown, &none, lang).unwrap(),
        report_of_index(shown, &none, lang),
        report_of_group(&group, &none, lang).unwrap(),
    ]
}

#[test]
fn reports_in_every_form() {
    let shown = shown();
    for lang in Lang::ALL {
        let mark = example::mark(lang);
        for report in reports(&shown, lang) {
            assert!(report.marked_title().starts_with(mark), "{}", report.marked_title());
            let html = html_from_report(&report, lang, &|_, _| None);
            assert!(html.contains(&format!("<h1>{mark}")), "HTML");
            assert!(html.contains(&format!("<title>{mark}")), "HTML");
            let markdown = markdown_from_report(&report, lang, &|_, _| None);
            assert!(markdown.starts_with(&format!("# {mark}")), "Markdown");
            let word = unzipped(&docx(&report, &[], lang, &Properties::default()).unwrap());
            let sheet = lang.pick("word/header1.xml", "word/footer1.xml");
            for part in ["word/document.xml", sheet] {
                assert!(tree(&word, part).letters("w:t").contains(mark), "Word: {part}");
            }
            let slides = unzipped(&pptx(&report, &[], lang, &Properties::default()).unwrap());
            let all = slides.keys().filter(|name| name.starts_with("ppt/slides/slide"));
            let mut count = 0;
            for slide in all {
                assert!(tree(&slides, slide).letters("a:t").contains(mark), "PowerPoint: {slide}");
                count += 1;
            }
            assert!(count > 3);
            // As an office issues it, the mark stands first.
            let issued = Report { letterhead: Some(Default::default()), ..report };
            let html = html_from_report(&issued, lang, &|_, _| None);
            assert!(html.contains(&format!("<b>{mark}</b>")), "HTML with a letterhead");
            let word = unzipped(&docx(&issued, &[], lang, &Properties::default()).unwrap());
            let text = tree(&word, "word/document.xml").letters("w:t");
            assert!(text.starts_with(mark), "Word with a letterhead");
        }
    }
}

#[test]
fn pictures_and_their_tables() {
    let shown = shown();
    for lang in Lang::ALL {
        let mark = example::mark(lang);
        for kind in [ChartKind::Strip, ChartKind::RankedBars, ChartKind::Slope, ChartKind::Heat] {
            let spec = drawn::spec(&shown, kind);
            let [_, subtitle] = said::said_of(&shown, &spec, lang);
            assert!(subtitle.starts_with(mark), "{kind:?}: {subtitle}");
            // SVG, and PNG which is painted from it, leave as a sheet with this line; so do the
            // reader's own words.
            for subtitle in [subtitle.clone(), example::carried("Lời của tôi", &subtitle)] {
                let words = Words { subtitle, ..Words::default() };
                let frame = Frame { width: 640.0, height: 400.0, scale: 1.0, lang };
                let draw = |frame: &Frame| chart::place(shown.data(), &spec, frame);
                let sheet = shaped(&draw, &words, Shape::Screen, &frame).unwrap();
                let svg = paint::svg(&sheet.placed, Inks::Light, "p");
                assert!(svg.contains(mark), "{kind:?}");
            }
        }
    }
}

#[test]
fn tables_and_data() {
    let shown = shown();
    let data = shown.data();
    for lang in Lang::ALL {
        let mark = example::mark(lang);
        let all: Vec<usize> = (0..data.units().len()).collect();
        let ranked = Ranked {
            indicator: shown.indicator,
            units: all,
            versus: shown.versus,
            options: shown.options(),
            parts: Vec::new(),
        };
        let table = ranking_table(data, &ranked, shown.period, lang);
        for csv in [CsvFor::Excel { decimal_comma: true }, CsvFor::Programs] {
            let text = csv_from_table(&table.head, &table.rows, csv);
            assert!(text.lines().skip(1).all(|line| line.contains(mark)), "CSV of a table");
        }
        // Whatever leaves the page is marked once more there, which changes nothing.
        assert_eq!(table.clone().marked(data, lang), table);
        assert!(html_from_table("", &table).contains(mark), "a table for other programs");
        assert!(text_from_table(&table).contains(mark), "a table as text");
        assert!(csv_from_dataset(data, lang).contains(mark), "CSV of all figures");
        let book = unzipped(&workbook_from_dataset(data, lang).unwrap());
        let sheets = book.iter().filter(|(name, _)| name.contains("sharedStrings"));
        let text: String =
            sheets.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(text.contains(mark), "XLSX");
    }
    for json in [json_from_dataset(data), json_from_publication(data, 0)] {
        assert!(json.contains("\"example\": true"), "JSON");
    }
}
