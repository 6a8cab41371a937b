//! A link as a QR code: beside the link, over the whole screen for a hall, as SVG and PNG.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::open_dialog;
use super::icon::Icon;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{canvas, download};
use crate::app::in_view::file_name;
use crate::app::state::App;
use crate::export::qr::{Qr, qr};
use crate::locale::Lang;
use crate::locale::words::{Picture, Shared, shared, word};

/// Dots for each cell of a PNG: sharp on paper and on a wall.
const DOTS: f64 = 12.0;

/// The name of its files, without their ending.
fn name(app: App) -> String {
    file_name(app, "qr").unwrap_or_else(|| "qr".to_owned())
}

fn save_svg(app: App, code: &Qr, lang: Lang) {
    let name = format!("{}.svg", name(app));
    if !download::save(&name, "image/svg+xml", code.svg.as_bytes()) {
        app.tell(word(Picture::NotPainted, lang).to_owned(), true);
    }
}

fn save_png(app: App, code: Rc<Qr>, lang: Lang) {
    let name = format!("{}.png", name(app));
    spawn_local(async move {
        let side = code.width() as f64;
        let png = canvas::png(&code.svg, (side, side), DOTS).await;
        if !png.is_some_and(|png| download::save(&name, "image/png", &png)) {
            app.tell(word(Picture::NotPainted, lang).to_owned(), true);
        }
    });
}

/// The code over the whole screen.
fn show(code: &Qr, lang: Lang) {
    let svg = code.svg.clone();
    open_dialog(word(Shared::ScanIt, lang), lang, |_| {
        // The mark-up is ours: nothing of a link's words is in it.
        vec![el("div").class("hall").markup(&svg)]
    });
}

/// The code of a link with what can be done with it; why there is none where it is too long.
pub fn qr_code(app: App, link: &str, lang: Lang) -> Vec<El> {
    let head = el("h3").text(word(Shared::Qr, lang));
    let Some(code) = qr(link, word(Shared::Qr, lang)).map(Rc::new) else {
        return vec![head, el("p").text(word(Shared::NoQr, lang))];
    };
    let dense = code
        .is_dense()
        .then(|| el("p").class("warn").icon(Icon::Warning).text(&shared::dense(code.side, lang)));
    let picture = el("div").class("qr").markup(&code.svg);
    let act = |icon, name: &str| button("btn line").icon(icon).text(name);
    let [in_hall, as_svg, as_png] = [(); 3].map(|()| Rc::clone(&code));
    let acts = el("div")
        .class("share-acts")
        .add(act(Icon::Screen, word(Shared::InHall, lang)).click(move || show(&in_hall, lang)))
        .add(act(Icon::Picture, word(Picture::SaveSvg, lang)).click(move || {
            untrack(|| save_svg(app, &as_svg, lang));
        }))
        .add(act(Icon::Picture, word(Picture::SavePng, lang)).click(move || {
            save_png(app, Rc::clone(&as_png), lang);
        }));
    [head, picture].into_iter().chain(dense).chain([acts]).collect()
}
