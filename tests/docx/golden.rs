//! A report of published data, with its pictures, as it leaves the page.

use std::path::Path;
use std::sync::Arc;

use xephang::export::Shown;
use xephang::export::report::{Block, Intent, Picture, Report, report_of_unit};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::share::decode;

use super::sample::png;

/// Bình Liêu in 2022, as the reports' snapshots have it.
pub fn binh_lieu(lang: Lang) -> (Report, Vec<Option<Picture>>) {
    let name = "binh-lieu.json";
    let bytes =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)).unwrap();
    let files = [SourceFile { name: name.to_owned(), bytes }];
    let data = Arc::new(import(&files, &Choices::default()).dataset);
    let (view, _) = decode("#v1/par?d=binh-lieu&page=charts&y=2022&vs=2021&u=binh-lieu");
    let shown = Shown::new(&data, &view).unwrap();
    let report = report_of_unit(&shown, &Intent::default(), lang).unwrap();
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let pictures = blocks.filter_map(|block| match block {
        Block::Chart { caption, .. } => {
            Some(Some(Picture { png: png((96, 64)), size: (96, 64), alt: caption.clone() }))
        }
        _ => None,
    });
    let pictures = pictures.collect();
    (report, pictures)
}
