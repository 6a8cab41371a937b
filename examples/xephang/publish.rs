//! `publish`: figures into the folder of a site; `pages`: a page of its own for each publication there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use xephang::chart::shape::Shape;
use xephang::chart::sheet::{Words, fitted};
use xephang::chart::{self, ChartKind, ChartSpec, Frame, Inks, paint};
use xephang::export::Shown;
use xephang::export::publish::{About, Card, Unfit, folder, is_key, page, parted_from_text};
use xephang::export::said::said_of;
use xephang::import::json::{self, Node};
use xephang::import::{Choices, Imported, SourceFile, import};
use xephang::locale::Lang;
use xephang::locale::words::{Ui, word};
use xephang::model::{Dataset, Label};
use xephang::share::decode;

use super::args::Args;

/// The frame that a picture stands in when no page gives it one.
const FRAME: (f64, f64) = (1000.0, 700.0);

/// Puts the data into the folder of a site, and its line into the catalogue there; what is printed.
///
/// # Errors
/// A sentence that says why nothing was published, or what could not be written.
pub fn publish(data: &Imported, site: &str, args: &Args) -> Result<String, String> {
    let ds = &data.dataset;
    let head = ds.publications().first().cloned().unwrap_or_default();
    let id = args.id.clone().unwrap_or(head.id);
    let title = match &args.title {
        Some(vi) => Label { vi: vi.clone(), en: args.title_en.clone() },
        None => Label { en: args.title_en.clone().or(head.title.en), ..head.title },
    };
    let about = About {
        id,
        description: said(&Arc::new(ds.clone()), &title),
        title,
        group: args.listed.clone().map(Label::vi),
        in_pieces: args.in_pieces,
        picture: Vec::new(),
    };
    let site = Path::new(site);
    let catalogue = site.join("data/catalogue.json");
    let old = if catalogue.exists() { read(&catalogue)? } else { Vec::new() };
    let files = folder(ds, &about, &old, args.lang).map_err(|unfit| match unfit {
        Unfit::Key => format!("--id {}: letters, digits, '.', '_' and '-' are wanted", about.id),
        Unfit::Empty => "there are no figures to publish".to_owned(),
        Unfit::Catalogue => format!("{}: this is no catalogue", catalogue.display()),
        Unfit::OtherCapitals => format!(
            "--id {}: the catalogue has this key in other capitals, and on some hosts their files are the same",
            about.id
        ),
        Unfit::TooLarge => "there is too much of it".to_owned(),
    })?;
    let mut told = String::new();
    // The paper with the steps is for whoever has only the package.
    for file in files.iter().filter(|file| file.path.contains('/')) {
        write(&site.join(&file.path), &file.bytes)?;
        told += &format!("{}\t{}\n", file.path, file.bytes.len());
    }
    Ok(told)
}

/// Makes a page for each publication that a site's catalogue lists, with its picture as SVG beside it; what
/// is printed.
///
/// # Errors
/// A sentence that says what could not be read or written.
pub fn pages(site: &str, args: &Args) -> Result<String, String> {
    let site = Path::new(site);
    let catalogue = read(&site.join("data/catalogue.json"))?;
    let wrong = || format!("{}: this is no catalogue", site.join("data/catalogue.json").display());
    let document = json::parse(&catalogue).map_err(|_| wrong())?;
    let list = document.root.member("publications").and_then(Node::items).ok_or_else(wrong)?;
    let mut told = String::new();
    for entry in list {
        let text = |key: &str| entry.member(key).and_then(Node::text).unwrap_or_default();
        let (id, file) = (text("id"), text("file"));
        if !is_key(id) || file.contains("..") {
            continue;
        }
        let title = entry.member("title");
        let name = |lang: &str| title?.member(lang)?.text().map(str::to_owned);
        let plain = title.and_then(Node::text).map(str::to_owned);
        let vi = plain.or_else(|| name("vi")).unwrap_or_else(|| id.to_owned());
        let title = Label { vi, en: name("en") };
        let path = site.join("data").join(file);
        let bytes = read(&path)?;
        // Of a publication in pieces, what its own file holds.
        let bytes = parted_from_text(&bytes).map_or(bytes, |(_, head)| head);
        let source = SourceFile { name: file.to_owned(), bytes };
        let data = Arc::new(import(&[source], &Choices::default()).dataset);
        let own = site.join("p").join(id);
        let picture = preview(&data, args);
        let ranked = data.units().iter().filter(|unit| !unit.aggregate).count();
        // One unit alone has no ranking.
        let page_of = if ranked == 1 { "&page=overview" } else { "" };
        let card = Card {
            id,
            title: &title,
            description: &said(&data, &title),
            fragment: &format!("#v1/?d={id}{page_of}"),
            picture: picture.is_some(),
            address: args.address.as_deref(),
        };
        write(&own.join("index.html"), page(&card).as_bytes())?;
        if let Some(svg) = picture {
            write(&own.join("preview.svg"), svg.as_bytes())?;
        }
        told += &format!("p/{id}/\n");
    }
    Ok(told)
}

fn shown(data: &Arc<Dataset>) -> Option<(Shown, ChartSpec)> {
    let shown = Shown::new(data, &decode("#v1/").0)?;
    let spec = shown.chart(ChartKind::RankedBars);
    Some((shown, spec))
}

/// What the figures say, as one sentence; empty where there are none.
fn finding(data: &Arc<Dataset>, lang: Lang) -> String {
    let said = shown(data).map(|(shown, spec)| said_of(&shown, &spec, lang));
    said.map(|[finding, _]| finding).unwrap_or_default()
}

/// The same in the languages that a publication's title is in.
fn said(data: &Arc<Dataset>, title: &Label) -> Label {
    let en = title.en.as_ref().map(|_| finding(data, Lang::En));
    Label { vi: finding(data, Lang::Vi), en }
}

/// The picture of the page, of the shape that social media show.
fn preview(data: &Arc<Dataset>, args: &Args) -> Option<String> {
    let (shown, spec) = shown(data)?;
    let [finding, subtitle] = said_of(&shown, &spec, args.lang);
    let sources = data.publications().iter().flat_map(|from| &from.sources);
    let sources: Vec<&str> = sources.take(2).map(|one| args.lang.label(&one.title)).collect();
    let source = format!("{}: {}.", word(Ui::SourceLabel, args.lang), sources.join("; "));
    let foot = if sources.is_empty() { Vec::new() } else { vec![source] };
    let draw = |frame: &Frame, most_rows: Option<usize>| {
        chart::place(data, &ChartSpec { most_rows, ..spec.clone() }, frame)
    };
    let screen = Frame::on_screen(FRAME.0, FRAME.1, 1.0, args.lang);
    let words = Words { finding, subtitle, foot };
    let (sheet, _) = fitted(&draw, &words, Shape::Slide, &screen).ok()?;
    Some(paint::svg(&sheet.placed, Inks::Light, "preview"))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, and the folders that it stands in.
fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |at: &Path, error: std::io::Error| format!("{}: {error}", at.display());
    let folder: PathBuf = path.parent().map(Path::to_path_buf).unwrap_or_default();
    std::fs::create_dir_all(&folder).map_err(|error| failed(&folder, error))?;
    std::fs::write(path, bytes).map_err(|error| failed(path, error))
}
