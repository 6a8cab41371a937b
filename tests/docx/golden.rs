//! Reports of published data, with their pictures, as they leave the page.
#![allow(dead_code)] // each test that writes files needs some of it

use std::path::Path;
use std::sync::Arc;

use xephang::export::Shown;
use xephang::export::report::{Block, Intent, Picture, Report, report_of_unit};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::Dataset;
use xephang::share::decode;

use super::sample::png;

pub fn published(name: &str) -> Arc<Dataset> {
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)).unwrap();
    let files = [SourceFile { name: name.to_owned(), bytes }];
    Arc::new(import(&files, &Choices::default()).dataset)
}

/// What a link shows of published data.
pub fn shown(data: &Arc<Dataset>, link: &str) -> Shown {
    Shown::new(data, &decode(link).0).unwrap()
}

/// A picture for each chart of a report.
pub fn pictures(report: &Report) -> Vec<Option<Picture>> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let pictures = blocks.filter_map(|block| match block {
        Block::Chart { caption, .. } => {
            Some(Some(Picture { png: png((96, 64)), size: (96, 64), alt: caption.clone() }))
        }
        _ => None,
    });
    pictures.collect()
}

/// Bình Liêu in 2022, as the reports' snapshots have it.
pub fn binh_lieu(lang: Lang) -> (Report, Vec<Option<Picture>>) {
    let data = published("binh-lieu.json");
    let shown = shown(&data, "#v1/par?d=binh-lieu&page=charts&y=2022&vs=2021&u=binh-lieu");
    let report = report_of_unit(&shown, &Intent::default(), lang).unwrap();
    let pictures = pictures(&report);
    (report, pictures)
}
