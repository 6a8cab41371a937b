//! An example of each type of chart out of published data: to choose from, and to see that all is well.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::charts::name_of;
use crate::app::browser::element::{El, el};
use crate::app::browser::fetch;
use crate::app::components::chart_figure::{Draw, Height, chart_figure};
use crate::app::components::foot::source_line;
use crate::app::state::App;
use crate::chart::{self, ChartKind};
use crate::export::Shown;
use crate::export::drawn::{asked, spec_with};
use crate::export::gallery::{EXAMPLES, Example};
use crate::export::said::said;
use crate::import::{SourceFile, import_sound};
use crate::locale::Lang;
use crate::locale::words::{Picture, word};
use crate::model::Dataset;

/// The data sets that are here, by id.
type Sets = RwSignal<Vec<(String, Arc<Dataset>)>>;

/// Fetches the published sets that the examples name, one after the other.
fn fetch_sets(app: App, sets: Sets) {
    let mut wanted: Vec<String> = Vec::new();
    for example in EXAMPLES {
        for id in example.view().publications {
            if !wanted.contains(&id) {
                wanted.push(id);
            }
        }
    }
    spawn_local(async move {
        for id in wanted {
            let entries = app.catalogue.get_untracked();
            let Some(entry) = entries.iter().find(|entry| entry.id == id) else { continue };
            let path = format!("data/{}?{}", entry.file, entry.version);
            let Ok(bytes) = fetch::bytes(&path, |_| ()).await else { continue };
            let file = SourceFile { name: entry.file.clone(), bytes };
            if let Some(data) = import_sound(&file) {
                // The page may be another one by then.
                let _ = sets.try_update(|sets| sets.push((id, Arc::new(data))));
            }
        }
    });
}

/// How high the picture of a type is.
fn height(kind: ChartKind) -> f64 {
    match kind {
        ChartKind::Bump | ChartKind::Slope | ChartKind::Radar | ChartKind::Scatter => 480.0,
        ChartKind::Dots => 80.0,
        ChartKind::Tiles => 640.0,
        _ => 400.0,
    }
}

/// The rows of an example; the whole stands behind its link.
const ROWS: usize = 14;

fn card(example: &'static Example, at: usize, sets: Sets, lang: Lang) -> El {
    let view = example.view();
    let kind = view.kind.unwrap_or_default();
    let name = name_of(kind).map(|name| word(name, lang)).unwrap_or_default();
    let shown = {
        let view = view.clone();
        let id = view.publications.first().cloned().unwrap_or_default();
        move || {
            let data = sets.with(|sets| {
                let found = sets.iter().find(|(other, _)| *other == id);
                found.map(|(_, data)| Arc::clone(data))
            });
            Shown::new(&data?, &view)
        }
    };
    let (of_words, of_source) = (shown.clone(), shown.clone());
    let words = {
        let view = view.clone();
        move || {
            let Some(shown) = of_words() else {
                return vec![el("p").text(word(Picture::Coming, lang))];
            };
            let spec = spec_with(&shown, asked(&shown, view.kind), &view);
            let [finding, subtitle] = said(&shown, &spec, &view, lang);
            vec![el("h3").text(&finding), el("p").text(&subtitle)]
        }
    };
    let draw = move || -> Option<Draw> {
        let shown = shown()?;
        let mut spec = spec_with(&shown, asked(&shown, view.kind), &view);
        spec.most_rows = Some(ROWS);
        Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame)))
    };
    // Ids of pictures are static texts.
    let id = example.name;
    let picture = chart_figure(id, lang, move || Height::Fixed(height(kind)), draw);
    let source = move || {
        let line = of_source().map(|shown| source_line(shown.data(), lang));
        line.map(|line| el("p").class("lab").text(&line)).into_iter().collect()
    };
    let link = el("a")
        .attr("href", example.link)
        .label(&format!("{}: {name} ({})", word(Picture::OpenExample, lang), at + 1))
        .text(word(Picture::OpenExample, lang));
    let head = el("div").class("card-head").add(el("h2").text(name)).add(link);
    el("article")
        .class("example")
        .add(head)
        .add(el("div").live(words))
        .add(picture)
        .add(el("div").live(source))
}

/// The page.
pub fn gallery_page(app: App, lang: Lang) -> Vec<El> {
    let sets = RwSignal::new(Vec::new());
    fetch_sets(app, sets);
    let cards = EXAMPLES.iter().enumerate().map(|(at, example)| card(example, at, sets, lang));
    let title = el("section")
        .class("find")
        .add(el("h1").text(word(Picture::Gallery, lang)))
        .add(el("p").text(word(Picture::GalleryIs, lang)));
    let page = el("div").class("page scrolls").add(title);
    vec![page.add(el("div").class("gallery").all(cards))]
}
