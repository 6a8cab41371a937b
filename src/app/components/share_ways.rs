//! Ways to hand on what is in view beside a link: one line each. To add one, add a line to the list.

use super::icon::Icon;
use crate::app::browser::element::{El, button};
use crate::app::exports::{self, Way};
use crate::app::in_view::has_picture;
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Pages, word};
use crate::worker::request::SaveAs;
use leptos::prelude::*;

/// A way: its picture, its name, what it does.
struct Line {
    icon: Icon,
    name: Pages,
    then: fn(App),
}

const WAYS: [Line; 3] = [
    Line { icon: Icon::File, name: Pages::ExportData, then: |app| app.save(SaveAs::Json) },
    Line { icon: Icon::Table, name: Pages::ExportWorkbook, then: |app| app.save(SaveAs::Workbook) },
    Line {
        icon: Icon::Picture,
        name: Pages::ExportPicture,
        then: |app| exports::export(app, Way::Picture),
    },
];

/// The lines. A picture is offered where there is one.
pub fn share_ways(app: App, lang: Lang) -> Vec<El> {
    let picture = app.view.with_untracked(has_picture);
    let lines = WAYS.iter().filter(|line| picture || line.name != Pages::ExportPicture);
    let button = |line: &Line| {
        let then = line.then;
        button("btn line").icon(line.icon).text(word(line.name, lang)).click(move || then(app))
    };
    lines.map(button).collect()
}
