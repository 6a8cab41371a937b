//! What stands where a part of the program is fetched, or could not be.

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Ui, word};

/// That it is being fetched; or that it could not be, with a button that tries again.
pub fn to_come(app: App, lang: Lang) -> El {
    let place = el("div").class("empty");
    if !app.parts.with(|parts| parts.no_charts) {
        return place.add(el("p").text(word(Ui::Loading, lang)));
    }
    let again = button("btn line").text(word(Ui::TryAgain, lang));
    place
        .add(el("p").text(word(Ui::PartMissing, lang)))
        .add(again.click(move || app.fetch_charts_again()))
}
