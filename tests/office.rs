//! Files of Word, PowerPoint and Excel made of published data, judged by Microsoft's own validator.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

#[path = "docx/golden.rs"]
mod golden;
#[path = "docx/opened.rs"]
mod opened;
#[path = "docx/sample.rs"]
mod sample;
#[path = "docx/validated.rs"]
mod validated;

use golden::{pictures, published, shown};
use opened::{tree, unzipped, zipped};
use validated::{assert_opens_clean, defects};
use xephang::export::report::{
    Intent, Letterhead, Properties, Report, docx, pptx, report_of_group, report_of_index,
    report_of_unit,
};
use xephang::export::{Shown, workbook_from_dataset};
use xephang::locale::Lang;

/// Each publication, and a unit of it in its last year.
const PUBLISHED: [(&str, &str); 5] = [
    ("binh-lieu.json", "#v1/par?d=binh-lieu&page=charts&y=2022&vs=2021&u=binh-lieu"),
    ("dti-2022.json", "#v1/dti?d=dti&page=charts&y=2022&u=quang-ninh"),
    ("papi-2011-2020.json", "#v1/papi?d=papi&page=charts&y=2020&vs=2019&u=quang-ninh"),
    ("pci-2005-2016.json", "#v1/pci?d=pci&page=charts&y=2016&vs=2015&u=quang-ninh"),
    ("vi-du-xa-phuong.json", "#v1/cchc?d=vi-du&page=charts&y=2024&vs=2023&u=co-quan-1"),
];

/// Of a unit, of the index and of the unit's group, as an office issues them.
fn reports(shown: &Shown, lang: Lang) -> Vec<Report> {
    let group = shown.us().and_then(|unit| shown.data().units()[unit].group);
    let of_group = Shown { group, ..shown.clone() };
    let intent = Intent::default();
    let made = [
        report_of_unit(shown, &intent, lang),
        Some(report_of_index(shown, &intent, lang)),
        report_of_group(&of_group, &intent, lang),
    ];
    let letterhead =
        Letterhead { on: true, office: "Phòng Nội vụ".to_owned(), ..Letterhead::default() };
    let issued = |report| Report { letterhead: Some(letterhead.clone()), ..report };
    made.into_iter().flatten().map(issued).collect()
}

fn judge(ending: &str, write: impl Fn(&Report, Lang) -> Vec<u8>) {
    let mut judged = 0;
    for (at, (file, link)) in PUBLISHED.into_iter().enumerate() {
        let data = published(file);
        // One language each in turn: the file differs in its words alone.
        let lang = Lang::ALL[at % 2];
        for report in reports(&shown(&data, link), lang) {
            assert_opens_clean(&write(&report, lang), ending);
            judged += 1;
        }
    }
    assert!(judged >= 2 * PUBLISHED.len(), "{judged} reports");
}

#[test]
fn word_opens_reports_of_published_data() {
    judge("docx", |report, lang| {
        docx(report, &pictures(report), lang, &Properties::default()).unwrap()
    });
}

#[test]
fn powerpoint_opens_reports_of_published_data() {
    judge("pptx", |report, lang| {
        pptx(report, &pictures(report), lang, &Properties::default()).unwrap()
    });
}

#[test]
fn excel_opens_published_data() {
    for (at, (file, _)) in PUBLISHED.into_iter().enumerate() {
        let made = workbook_from_dataset(&published(file), Lang::ALL[at % 2]).unwrap();
        assert_opens_clean(&made, "xlsx");
    }
}

#[test]
fn made_up_figures_are_marked_on_every_page() {
    let mark = "VÍ DỤ (không phải số liệu thật)";
    for lang in Lang::ALL {
        let report = Report { mark: mark.to_owned(), ..sample::report(lang) };
        let bytes = docx(&report, &sample::pictures(), lang, &Properties::default()).unwrap();
        let parts = unzipped(&bytes);
        let name = lang.pick("word/header1.xml", "word/footer1.xml");
        assert!(tree(&parts, name).letters("w:t").contains(mark));
        let first = tree(&parts, "word/document.xml").all("w:p")[0].letters("w:t");
        assert_eq!(first, format!("{mark}: {}", sample::title(lang)));
        assert!(tree(&parts, "docProps/core.xml").letters("dc:title").starts_with(mark));
    }
}

/// The judge is awake: an element out of its order, a value that is none, an element that nobody knows, and an id
/// that stands there twice.
#[test]
fn what_word_would_repair_is_found() {
    let bytes = sample::file(Lang::Vi);
    let broken: [(&str, &str, &str); 4] = [
        ("</w:pPr>", "<w:pStyle w:val=\"Title\"/></w:pPr>", "unexpected child element"),
        ("<w:pPr>", "<w:pPr><w:jc w:val=\"somewhere\"/>", "somewhere"),
        ("<w:body>", "<w:body><w:unknown/>", "unknown"),
        ("<wp:docPr id=\"2\"", "<wp:docPr id=\"1\"", "should have unique value"),
    ];
    for (from, to, said) in broken {
        let mut parts = unzipped(&bytes);
        let document = parts.get_mut("word/document.xml").unwrap();
        let text = String::from_utf8(document.clone()).unwrap();
        assert!(text.contains(from));
        *document = text.replacen(from, to, 1).into_bytes();
        let Some(found) = defects(&zipped(&parts), "docx", "Microsoft365") else { return };
        assert!(found.iter().any(|defect| defect.description.contains(said)), "{said}: {found:?}");
    }
}
